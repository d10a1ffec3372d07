"""A designated manager asks back, or says no; the suggester answers, or challenges the no once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.refusals import NotNow
from agencies import actions as agencies
from practice_review import actions
from practice_review.counts import challenged
from practice_review.models import Challenge, Conflict, Interest
from reference.timescales import due
from tests.practice_review.scene import fresh, on_agenda, returns_in, sees, with_manager
from work.models import Notice

pytestmark = pytest.mark.django_db
NO = {"code": "single_agency", "why": "It is for our own agency."}


def declined(group):
    return fresh(actions.decline(with_manager(group), by=group.edu_manager, **NO))


def contested(group):
    return fresh(actions.challenge(declined(group), by=group.nursery_worker, why="Health was part of it too."))


def asked_chair(group):
    return fresh(actions.ask_second(contested(group), by=group.lead_officer, staff=group.chair))


def test_a_manager_asks_for_more_and_has_it_again_with_the_answer(group):
    referral = fresh(actions.ask_back(with_manager(group), by=group.edu_manager, text="Who was there?"))
    question = referral.questions.get()
    assert (referral.status, referral.due_at) == ("sent_back", due("PRR_ANSWER", question.asked_at))
    with pytest.raises(NotNow, match="too late or too early"):
        actions.refer(referral, by=group.edu_manager)
    with pytest.raises(NotNow, match="Write your answer"):
        actions.answer_back(referral, by=group.nursery_worker)
    referral = fresh(actions.answer_back(referral, by=group.nursery_worker, answer="The health visitor."))
    question.refresh_from_db()
    assert (referral.status, question.answer) == ("with_manager", "The health visitor.")
    assert referral.due_at == due("PRR_MANAGER_DECISION", question.answered_at)
    assert fresh(actions.refer(referral, by=group.edu_manager)).status == "referred"


def test_a_no_is_challenged_with_words_by_who_suggested_it(group):
    referral = declined(group)
    with pytest.raises(Http404):
        actions.challenge(referral, by=group.health_visitor, why="No.")
    with pytest.raises(NotNow, match="Say why"):
        actions.challenge(referral, by=group.nursery_worker, why=" ")
    referral = fresh(actions.challenge(referral, by=group.nursery_worker, why="Health was part of it too."))
    made = referral.challenge
    assert (referral.status, made.declined_by, referral.closed_at) == ("challenged", group.edu_manager, None)
    assert referral.due_at == due("PRR_CHALLENGE", made.made_at)
    assert sees(group.lead_officer, referral)
    assert Notice.objects.filter(team=group.teams["office"], text__contains="is challenged").exists()


def test_somebody_else_settles_it_never_who_said_no_never_the_suggester_never_the_office(group):
    referral = contested(group)
    for who, why in (
        ("edu_manager", "said no"),
        ("nursery_worker", "tied to this one"),
        ("lead_officer", "the office never decides"),
        ("edu_deputy", "belongs to"),
        ("hlt_member", "neither chairs"),
    ):
        with pytest.raises(NotNow, match=why):
            actions.ask_second(referral, by=group.lead_officer, staff=getattr(group, who))
    with pytest.raises(PermissionDenied):
        actions.overturn(referral, by=group.edu_manager, why="Mine.")
    actions.ask_second(referral, by=group.lead_officer, staff=group.hlt_manager)
    with pytest.raises(Http404):
        actions.overturn(referral, by=group.chair, why="Not asked.")


def test_upheld_it_is_declined_for_good_and_the_suggester_is_told(group):
    referral = fresh(actions.uphold(asked_chair(group), by=group.chair, why="One agency alone can mend it."))
    assert (referral.status, referral.challenge.result) == ("declined", "upheld")
    assert referral.feedback.last().text == "One agency alone can mend it."
    with pytest.raises(NotNow, match="challenged once"):
        actions.challenge(referral, by=group.nursery_worker, why="Again.")


def test_overturned_it_is_referred_and_who_said_no_is_told(group):
    referral = fresh(actions.overturn(asked_chair(group), by=group.chair, why="Two agencies were part of it."))
    assert (referral.status, referral.challenge.result) == ("referred", "overturned")
    assert referral.referred_at and sees(group.lead_officer, referral)
    assert Notice.objects.filter(staff=group.edu_manager, text__contains="was overturned").exists()
    assert challenged() == {"Open": 0, "Upheld": 0, "Overturned": 1}


def test_a_chair_who_settled_it_as_chair_stays_and_the_others_see_it(group):
    referral = fresh(actions.overturn(asked_chair(group), by=group.chair, why="Two agencies."))
    item = on_agenda(group, returns_in(group, referral))
    assert not Conflict.objects.filter(item=item, staff=group.chair).exists()
    assert "Overturned" in Interest.objects.get(item=item, staff=group.chair).words


def test_a_member_who_settled_it_as_another_agencys_manager_keeps_out(group):
    actions.ask_second(contested(group), by=group.lead_officer, staff=group.pol_manager)
    referral = fresh(actions.overturn(Challenge.objects.get().referral, by=group.pol_manager, why="Two agencies."))
    item = on_agenda(group, returns_in(group, referral))
    assert Conflict.objects.get(item=item, staff=group.pol_manager).kind == "own_referral"
    assert not sees(group.pol_manager, item) and sees(group.pol_manager, referral)


def test_when_who_was_asked_leaves_the_office_asks_somebody_else(group):
    referral = contested(group)
    actions.ask_second(referral, by=group.lead_officer, staff=group.hlt_manager)
    role = group.hlt_manager.roles.get(role="designated_manager")
    agencies.end_role(group.hlt_manager, by=group.administrator, role=role)
    assert fresh(referral).settler is None
    assert Notice.objects.filter(team=group.teams["office"], text__contains="ask somebody else").exists()
