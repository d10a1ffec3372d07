"""What stands in the way of closing, and what closing leaves."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from access.refusals import NotNow
from agencies.models.staff import system
from cases import actions, closing
from cases.actions.clocks import meet
from cases.models import Case, CaseClock
from cases.tasks import end_old_sight
from common import clock
from tests.cases.conftest import without_meeting
from work.actions import drop_task, make_task

pytestmark = pytest.mark.django_db

CLOSED = {
    "why": "The child is safe.",
    "closing_code": "safe",
    "who_helps": "The named person",
    "carer_not_seen_why": "Told by telephone",
}


@pytest.fixture
def seen(cast, case):
    """A case in which the child was seen."""
    actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen and spoken to alone.")
    return without_meeting(case, cast.duty_worker)


def test_a_case_in_which_nobody_saw_the_child_does_not_close(cast, case):
    without_meeting(case, cast.duty_worker)
    with pytest.raises(NotNow, match="seen and spoken to"):
        actions.close(case, by=cast.duty_worker, **CLOSED)


def test_a_sighting_that_was_struck_through_does_not_count(cast, case):
    seen = actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen.")
    actions.correct_entry(seen, by=cast.duty_worker, why="The wrong child")
    assert closing.last_seen(case)["child"] is None


def test_closing_keeps_the_days_on_which_child_and_carer_were_last_seen(cast, seen):
    actions.add_entry(seen, by=cast.duty_worker, kind="carer_seen", fact="Mother seen at home.")
    closed = actions.close(seen, by=cast.duty_worker, **CLOSED)
    assert (closed.child_seen_on, closed.carer_seen_on) == (clock.today(), clock.today())
    assert (closed.child_not_seen_why, closed.carer_not_seen_why) == ("", "")


def test_closing_without_seeing_them_says_why_not(cast, case):
    without_meeting(case, cast.duty_worker)
    told = {**CLOSED, "child_not_seen_why": "Moved to Leith, and seen there by their own team"}
    closed = actions.close(case, by=cast.duty_worker, **told)
    assert closed.child_seen_on is None and "Leith" in closed.child_not_seen_why
    assert case.entries.filter(fact__contains="A parent or carer not seen: Told by telephone").exists()
    again = actions.reopen(closed, by=cast.duty_worker, why="Came back")
    assert (again.child_not_seen_why, again.carer_not_seen_why) == ("", "")


def test_who_was_seen_too_long_ago_is_seen_again_or_it_is_said_why_not(cast, seen):
    actions.add_entry(seen, by=cast.duty_worker, kind="carer_seen", fact="Mother seen at home.")
    told = {**CLOSED, "carer_not_seen_why": ""}
    with clock.living_at(clock.now() + dt.timedelta(days=29)):
        assert closing.not_lately(closing.last_seen(seen)) == ["child", "carer"]
        for one in seen.clocks.running():
            actions.exempt_clock(one, by=cast.duty_worker, why="For the test")
        with pytest.raises(NotNow, match="The child was last seen and spoken to on .* See them again, or say why"):
            actions.close(seen, by=cast.duty_worker, **told)
        actions.add_entry(seen, by=cast.duty_worker, kind="carer_seen", fact="Mother seen at home.")
        closed = actions.close(seen, by=cast.duty_worker, **told, child_not_seen_why="At sea with her father")
    assert closed.child_seen_on == clock.today() and closed.child_not_seen_why == "At sea with her father"
    assert seen.entries.filter(fact__contains="Not seen since: At sea with her father").exists()


def test_a_waiting_re_screen_stands_in_the_way_with_the_way_to_its_answer(client, cast, seen):
    actions.add_entry(seen, by=cast.duty_worker, kind="not_seen", source="visited", fact="Nobody at home.")
    prompt = seen.prompts.get()
    with pytest.raises(NotNow, match="A re-screen waits for an answer: the child was not seen"):
        actions.close(seen, by=cast.duty_worker, **CLOSED)
    client.force_login(cast.duty_worker)
    page = client.get(reverse("cases:case_close", args=[seen.pk])).content.decode()
    assert reverse("cases:rescreen_answer", args=[prompt.pk]) in page and "Do each of these first" in page
    actions.answer_rescreen(prompt, by=cast.duty_worker, answer="not_needed", words="Seen at school.")
    assert actions.close(seen, by=cast.duty_worker, **CLOSED).closed_at


def test_an_open_task_stands_in_the_way_until_it_is_done_or_it_is_said_who_goes_on(cast, seen):
    by = cast.duty_worker
    task = make_task(by=by, about=seen, title="Ring the clinic", due_on=clock.today(), whom=by)
    [found] = closing.in_the_way(seen)
    assert found.words.startswith("To do: Ring the clinic.") and found.url == task.get_absolute_url()
    with pytest.raises(NotNow, match="who goes on with it"):
        actions.close(seen, by=by, **CLOSED)
    drop_task(task, by=by, why="The health visitor rings, she agreed today.")
    assert actions.close(seen, by=by, **CLOSED).closed_at


def test_what_another_room_keeps_open_stands_in_the_way(cast, seen, monkeypatch):
    monkeypatch.setattr(
        "cases.closing._PROVIDERS", [lambda case: [closing.Obstacle("Two actions of the plan are open.")]]
    )
    with pytest.raises(NotNow, match="Two actions of the plan are open"):
        actions.close(seen, by=cast.duty_worker, **CLOSED)


def test_an_overdue_clock_stands_in_the_way_until_met_or_exempted(cast, seen):
    meet(seen, "CASE_LEAD_NAMED", by=cast.duty_worker)
    meet(seen, "CHRONOLOGY_REVIEW", by=cast.duty_worker)
    with clock.living_at(clock.now() + dt.timedelta(days=200)):
        assert list(Case.objects.late()) == [seen]
        with pytest.raises(NotNow, match="Overdue: Review of the case"):
            actions.close(seen, by=cast.duty_worker, **CLOSED)
        overdue = seen.clocks.get(key="CASE_REVIEW")
        assert overdue.is_overdue
    with pytest.raises(NotNow, match="not needed"):
        actions.exempt_clock(overdue, by=cast.duty_worker, why=" ")
    actions.exempt_clock(overdue, by=cast.duty_worker, why="Reviewed with the closing")
    assert actions.close(seen, by=cast.duty_worker, **CLOSED).status == "closed"


def test_a_planning_meeting_not_held_keeps_a_case_open_long_before_it_is_due(cast, case):
    actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen and spoken to alone.")
    with pytest.raises(NotNow, match="Not done yet: Child protection planning meeting. Do it first"):
        actions.close(case, by=cast.duty_worker, **CLOSED)
    meet(case, "CPPM_DUE", by=cast.duty_worker)
    assert actions.close(case, by=cast.duty_worker, **CLOSED).status == "closed"


def test_an_unanswered_request_stands_in_the_way(cast, seen):
    asked = actions.ask_for_case(seen.opening, by=cast.nursery_worker, why="He is frightened")
    with pytest.raises(NotNow, match="Answer first"):
        actions.close(seen, by=cast.duty_worker, **CLOSED)
    actions.decline_request(asked, by=cast.duty_worker, why="Spoke by telephone")
    assert actions.close(seen, by=cast.duty_worker, **CLOSED).closed_at


@pytest.mark.parametrize(
    ("lacks", "sentence"), [("why", "Say why"), ("closing_code", "Choose"), ("who_helps", "who goes")]
)
def test_closing_asks_for_reason_how_and_who_goes_on_helping(cast, seen, lacks, sentence):
    with pytest.raises(NotNow, match=sentence):
        actions.close(seen, by=cast.duty_worker, **{**CLOSED, lacks: ""})


def test_only_the_lead_closes(cast, seen):
    with pytest.raises(PermissionDenied):
        actions.close(seen, by=cast.constable, **CLOSED)


def test_a_closed_case_takes_nothing_more_until_reopened(cast, seen):
    actions.close(seen, by=cast.duty_worker, **CLOSED)
    with pytest.raises(NotNow, match="Reopen it first"):
        actions.add_entry(seen, by=cast.duty_worker, kind="seen", fact="Seen")
    assert not CaseClock.objects.filter(case=seen).running().exists()
    assert Case.objects.visible_to(cast.constable).filter(pk=seen.pk).exists()
    again = actions.reopen(seen, by=cast.duty_worker, why="Hurt again")
    assert (again.status, again.closed_at) == ("open", None)
    assert {one.key for one in CaseClock.objects.filter(case=seen).running()} == {
        "CASE_LEAD_NAMED",
        "CASE_REVIEW",
        "CHRONOLOGY_REVIEW",
    }
    assert seen.entries.filter(fact__contains="reopened").exists()


def test_months_after_closing_only_the_lead_still_sees_the_case(cast, seen):
    closed = actions.close(seen, by=cast.duty_worker, **CLOSED)
    assert actions.end_sight(closed, by=system()) == 0
    with clock.living_at(clock.now() + dt.timedelta(days=100)):
        end_old_sight()
        assert not Case.objects.visible_to(cast.constable).filter(pk=seen.pk).exists()
        assert Case.objects.visible_to(cast.duty_worker).filter(pk=seen.pk).exists()
        assert "was closed on" in seen.involvements.exclude(ends_at=None).first().ended_why
        assert not Case.objects.still_open_to_others().exists()
        assert actions.reopen(seen, by=cast.duty_worker, why="Hurt again").is_open


def test_sight_of_an_open_case_never_ends_by_itself(cast, seen):
    with clock.living_at(clock.now() + dt.timedelta(days=400)):
        assert actions.end_sight(seen, by=system()) == 0
        assert Case.objects.visible_to(cast.constable).filter(pk=seen.pk).exists()


def test_a_review_that_was_held_starts_the_next_one(cast, case):
    first = case.clocks.get(key="CASE_REVIEW")
    actions.meet_clock(first, by=cast.duty_worker)
    assert case.clocks.filter(key="CASE_REVIEW", met_at=None).exclude(pk=first.pk).count() == 1
    with pytest.raises(NotNow, match="settled already"):
        actions.meet_clock(CaseClock.objects.get(pk=first.pk), by=cast.duty_worker)


def test_postgresql_refuses_a_closed_case_without_a_reason(case):
    with pytest.raises(IntegrityError, match="case_closed_with_reason"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(status="closed")
