"""Decisions: by the one who holds it, with a reason, always heard of by the author; triage beside them all."""

from __future__ import annotations

import pytest
from django.urls import reverse

from access.refusals import NotNow
from audit.models import StatusChange
from referrals import actions, outcomes
from referrals.models import Feedback, Screening, Triage
from tests.cases.conftest import open_by
from work.models import Notice

pytestmark = pytest.mark.django_db

DECISION = {"outcome": "advice", "why": "Talked it through with the nursery.", "feedback": "We spoke to the family."}
FINISHED = {"complete": "yes", "shared": "yes", "feedback": "You did right to say so."}


def page(name, record):
    return reverse(f"referrals:{name}", args=[record.pk])


def as_it_stands(screening):
    """Return every column of a screening."""
    return Screening.objects.filter(pk=screening.pk).values().get()


# Who decides


def test_what_nobody_claimed_is_not_decided_and_the_page_says_why(cast, say, at):
    screening = Screening.objects.get(concern=say.log(cast.nursery_worker))
    with pytest.raises(NotNow, match="waiting to be claimed"):
        actions.decide(screening, by=cast.duty_worker, **DECISION)
    refused = at(cast.duty_worker).post(page("screening_decide", screening), {**DECISION, "send": "1"})
    assert refused.status_code == 409
    assert "waiting to be claimed" in refused.text
    assert not Feedback.objects.exists()


def test_a_colleague_takes_it_over_with_a_reason_before_she_decides(cast, claimed):
    with pytest.raises(NotNow, match="Duty Worker is screening this child. Take it over first"):
        actions.decide(claimed, by=cast.duty_colleague, **DECISION)
    with pytest.raises(NotNow, match="Say why"):
        actions.take_over(claimed, by=cast.duty_colleague, why=" ")
    actions.take_over(claimed, by=cast.duty_colleague, why="She went off duty.")
    actions.decide(claimed, by=cast.duty_colleague, **DECISION)
    claimed.refresh_from_db()
    assert (claimed.decided_by, claimed.status) == (cast.duty_colleague, "decided")
    taken = StatusChange.objects.get(record=claimed.pk, verb="take_over")
    assert (taken.by, taken.why) == (cast.duty_colleague, "She went off duty.")


def test_no_further_action_needs_its_reason(cast, claimed):
    with pytest.raises(NotNow, match="reason for no further action"):
        actions.decide(claimed, by=cast.duty_worker, **{**DECISION, "outcome": "no_further_action"})


def test_an_outcome_that_there_is_none_of_is_refused(cast, claimed, at):
    refused = at(cast.duty_worker).post(page("screening_decide", claimed), {**DECISION, "outcome": "wait_and_see"})
    assert refused.status_code == 422
    with pytest.raises(NotNow, match="Choose one of the outcomes"):
        actions.decide(claimed, by=cast.duty_worker, **{**DECISION, "outcome": "wait_and_see"})


def test_a_decision_reconsidered_opens_again_and_the_one_before_stays_written_down(cast, claimed):
    actions.decide(claimed, by=cast.duty_worker, **DECISION)
    actions.reconsider(claimed, by=cast.duty_colleague, why="The school rang.")
    claimed.refresh_from_db()
    assert (claimed.status, claimed.closed_at, claimed.claimed_by) == ("claimed", None, cast.duty_colleague)
    actions.decide(claimed, by=cast.duty_colleague, **{**DECISION, "outcome": "ird", "why": "A second account."})
    moves = StatusChange.objects.filter(record=claimed.pk).order_by("at").values_list("verb", "why")
    assert list(moves) == [
        ("claim", ""),
        ("decide", DECISION["why"]),
        ("reconsider", "The school rang."),
        ("decide", "A second account."),
    ]
    assert Feedback.objects.filter(concern=claimed.concern).count() == 2


# What the author hears


@pytest.mark.parametrize("outcome", [one.code for one in outcomes.every()])
def test_check_06_the_author_always_hears_back(cast, claimed, at, outcome):
    if outcome == "lead_professional":
        case = open_by(cast, "single_agency", author=cast.health_visitor)
        actions.confirm_child(claimed.child, by=cast.duty_worker, person_id=case.child_id)
    given = {**DECISION, "outcome": outcome, "nfa_reason": "duplicate"}
    decided = at(cast.duty_worker).post(page("screening_decide", claimed), {**given, "send": "1"}, follow=True)
    assert decided.status_code == 200
    told = Feedback.objects.get(concern=claimed.concern)
    assert (told.text, told.given_by) == (DECISION["feedback"], cast.duty_worker)
    assert Notice.objects.visible_to(cast.nursery_worker).filter(text__contains="Feedback").count() == 1
    shown = at(cast.nursery_worker).get(claimed.concern.get_absolute_url()).text
    assert DECISION["feedback"] in shown
    assert DECISION["why"] not in shown


@pytest.mark.parametrize("missing", ["outcome", "why", "feedback"])
def test_without_outcome_reason_or_feedback_nothing_is_decided_and_what_was_typed_stays(cast, claimed, at, missing):
    typed = {**DECISION, missing: ""}
    refused = at(cast.duty_worker).post(page("screening_decide", claimed), {**typed, "send": "1"})
    assert refused.status_code == 422
    assert all(text in refused.text for name, text in typed.items() if name in {"why", "feedback"})
    assert not Feedback.objects.exists()


def test_who_is_told_is_seen_before_it_is_sent(cast, claimed, at):
    shown = at(cast.duty_worker).post(page("screening_decide", claimed), {**DECISION, "outcome": "ird"})
    assert "Police, health and social work" in shown.text
    assert as_it_stands(claimed)["status"] == "claimed"


# Two at once


def test_a_stale_decision_is_refused_with_who_changed_what_and_keeps_what_was_typed(cast, claimed, at):
    opened_on = as_it_stands(claimed)["version"]
    actions.take_over(claimed, by=cast.duty_colleague, why="She went off duty.")
    actions.take_over(claimed, by=cast.duty_worker, why="I am back.")
    browser, typed = at(cast.duty_worker), {**DECISION, "send": "1"}
    stale = browser.post(page("screening_decide", claimed), {**typed, "version": opened_on})
    assert stale.status_code == 409
    for words in ("Duty Colleague", "claimed by", DECISION["why"], DECISION["feedback"]):
        assert words in stale.text
    assert not Feedback.objects.exists()
    version = as_it_stands(claimed)["version"]
    assert f'name="version" value="{version}"' in stale.text
    assert browser.post(page("screening_decide", claimed), {**typed, "version": version}).status_code == 303


@pytest.mark.parametrize("version", ["", "x", "²", "-1"])
def test_a_version_that_is_none_breaks_nothing(cast, claimed, at, version):
    sent = at(cast.duty_worker).post(page("screening_decide", claimed), {**DECISION, "send": "1", "version": version})
    assert sent.status_code in {303, 409, 422}


# Triage beside it


def test_triage_never_touches_a_screening(cast, claimed):
    before, triage = as_it_stands(claimed), Triage.objects.get(concern=claimed.concern)
    by = cast.edu_manager
    for move in (
        lambda: actions.claim_triage(triage, by=by),
        lambda: actions.ask(triage, by=by, text="Was the parent told?"),
        lambda: actions.release_triage(triage, by=by, why="On leave."),
        lambda: actions.claim_triage(triage, by=cast.edu_deputy),
        lambda: actions.finish_triage(triage, by=cast.edu_deputy, **FINISHED),
        lambda: actions.reopen_triage(triage, by=by, why="Something to add."),
    ):
        move()
        assert as_it_stands(claimed) == before


def test_a_triage_finished_tells_the_author_and_asks_its_four_questions(cast, claimed, at):
    triage = Triage.objects.get(concern=claimed.concern)
    actions.claim_triage(triage, by=cast.edu_manager)
    browser = at(cast.edu_manager)
    typed = {"complete": "no", "known_here": "The school nurse.", "learning": "Ring sooner."}
    refused = browser.post(page("triage_finish", triage), typed)
    assert refused.status_code == 422
    assert "The school nurse." in refused.text and "Ring sooner." in refused.text
    assert {"complete_note", "shared", "feedback"} == set(refused.context["form"].errors)
    sent = {**typed, "complete_note": "Where it was.", "shared": "yes", "feedback": "Thank you."}
    assert browser.post(page("triage_finish", triage), sent).status_code == 303
    assert Feedback.objects.get(concern=claimed.concern).given_as == "Education designated manager"
