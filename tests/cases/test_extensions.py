"""More time for a clock: asked of a senior manager, with an interim safety plan in place, or not at all (check_11)."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, InternalError, transaction
from django.http import Http404

from access.refusals import NotNow
from cases import actions
from cases.actions.clocks import meet, start
from cases.models import Case, CaseClock, CaseClockExtension, CaseClockPause, ChronologyEntry
from common import clock
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(case):
    """The clock of the planning meeting."""
    return case.clocks.get(key="CPPM_DUE")


def asked(cast, **changes):
    later = clock.today() + dt.timedelta(days=42)
    return {
        "by": cast.duty_worker,
        "approver": cast.senior_manager,
        "until": later,
        "reason": "report_awaited",
        "why": "The paediatrician reports next week.",
        "safety_plan": "Grandmother stays with the children.",
        "in_place": True,
        **changes,
    }


def approve(extension, cast, **changes):
    given = {"by": cast.senior_manager, "why": "I spoke with the team.", "satisfied": True, **changes}
    return actions.approve_extension(extension, **given)


def test_an_agreed_extension_moves_when_it_falls_due_and_keeps_when_it_was_due(cast, meeting):
    extension = actions.ask_extension(meeting, **asked(cast))
    first = meeting.due_at
    approve(extension, cast)
    meeting.refresh_from_db()
    assert meeting.due_at == first
    assert meeting.falls_due_at == extension.due_then > first
    entry = ChronologyEntry.objects.filter(case=meeting.case, kind="decision").latest("recorded_at")
    assert "report is awaited" in entry.fact and "Grandmother" in entry.fact
    assert entry.author == cast.senior_manager


def test_asking_lets_the_manager_see_the_case_until_she_answers(cast, meeting):
    seen = Case.objects.visible_to(cast.senior_manager)
    assert not seen.exists()
    extension = actions.ask_extension(meeting, **asked(cast))
    assert seen.get() == meeting.case
    assert Notice.objects.filter(staff=cast.senior_manager).exists()
    approve(extension, cast)
    assert not seen.exists()
    assert Notice.objects.filter(staff=cast.duty_worker, text__contains="answered").exists()


def test_declining_and_withdrawing_take_the_sight_back_too_and_the_clock_ran_on(cast, meeting):
    for answer in (
        lambda one: actions.decline_extension(one, by=cast.senior_manager, why="Hold it in time."),
        lambda one: actions.withdraw_extension(one, by=cast.duty_worker, why="The report came."),
    ):
        answer(actions.ask_extension(meeting, **asked(cast)))
        assert not Case.objects.visible_to(cast.senior_manager).exists()
    meeting.refresh_from_db()
    assert meeting.extended_due_at is None


def test_a_clock_met_before_the_answer_lets_the_manager_go(cast, meeting):
    extension = actions.ask_extension(meeting, **asked(cast))
    meet(meeting.case, "CPPM_DUE", by=cast.duty_worker)
    assert not Case.objects.visible_to(cast.senior_manager).exists()
    with pytest.raises(Http404):
        approve(extension, cast)
    assert not CaseClockExtension.objects.waiting().exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"in_place": False}, "has to be in place"),
        ({"safety_plan": " "}, "what keeps the child safe"),
        ({"why": ""}, "Say why"),
        ({"reason": ""}, "Say why"),
        ({"until": dt.date(2020, 1, 1)}, "Choose a day after"),
    ],
)
def test_check_11_nothing_is_asked_without_reason_later_day_and_safety_plan(cast, meeting, changes, said):
    with pytest.raises(NotNow, match=said):
        actions.ask_extension(meeting, **asked(cast, **changes))
    assert not CaseClockExtension.objects.exists()


def test_check_11_only_a_senior_manager_agrees_and_never_whoever_asked(cast, meeting):
    with pytest.raises(NotNow, match="may not agree"):
        actions.ask_extension(meeting, **asked(cast, approver=cast.edu_manager))
    with pytest.raises(NotNow, match="does not agree to it herself"):
        actions.involve(meeting.case, by=cast.duty_worker, staff=cast.senior_manager, reason="for the test")
        actions.ask_extension(meeting, **asked(cast, by=cast.senior_manager))
    extension = actions.ask_extension(meeting, **asked(cast))
    with pytest.raises(PermissionDenied):
        approve(extension, cast, by=cast.duty_worker)


def test_check_11_the_manager_agrees_only_when_satisfied_of_the_safety_plan(cast, meeting):
    extension = actions.ask_extension(meeting, **asked(cast))
    with pytest.raises(NotNow, match="interim safety plan"):
        approve(extension, cast, satisfied=False)
    with pytest.raises(NotNow, match="Say why"):
        approve(extension, cast, why=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseClockExtension.objects.filter(pk=extension.pk).update(status="approved", answered_by=cast.duty_worker)


def test_nobody_asks_twice_at_a_time(cast, meeting):
    actions.ask_extension(meeting, **asked(cast))
    with pytest.raises(NotNow, match="waits for an answer"):
        actions.ask_extension(meeting, **asked(cast))


def test_postgresql_keeps_when_a_clock_was_due_first(meeting):
    with pytest.raises(InternalError), transaction.atomic():
        CaseClock.objects.filter(pk=meeting.pk).update(due_at=clock.now())
    with pytest.raises(InternalError), transaction.atomic():
        CaseClock.objects.filter(pk=meeting.pk).update(extended_due_at=meeting.due_at - dt.timedelta(days=1))


def test_a_clock_of_law_or_guidance_never_pauses_whoever_asks(cast, case, meeting):
    order = start(case, "CPO_HEARING", clock.now())
    for one in (meeting, order):
        with pytest.raises(NotNow, match="never pauses"):
            actions.pause_clock(one, by=cast.duty_worker, why="The office is closed")
        with pytest.raises(InternalError), transaction.atomic():
            CaseClock.objects.filter(pk=one.pk).update(paused_at=clock.now())
        with pytest.raises(InternalError), transaction.atomic():
            CaseClockPause.objects.create(
                clock=one, case=case, paused_at=clock.now(), paused_by=cast.duty_worker, why="so"
            )


def test_an_administrative_clock_stands_still_and_runs_on_by_as_many_days(cast, case):
    review = case.clocks.get(key="CASE_REVIEW")
    actions.pause_clock(review, by=cast.duty_worker, why="The family is abroad")
    with clock.living_at(review.due_at + dt.timedelta(days=1)):
        review.refresh_from_db()
        assert not review.is_overdue and not CaseClock.objects.late().filter(pk=review.pk).exists()
        stood = (clock.today() - review.paused_at.astimezone(clock.LOCAL).date()).days
        review = actions.resume_clock(review, by=cast.duty_worker)
        assert (review.falls_due_at.date() - review.due_at.date()).days == stood
        assert review.paused_at is None


def test_a_clock_that_may_pause_is_not_extended(cast, case):
    with pytest.raises(NotNow, match="pause it instead"):
        actions.ask_extension(case.clocks.get(key="CASE_REVIEW"), **asked(cast))


def test_a_clock_met_while_it_stands_still_is_no_longer_paused(cast, case):
    review = case.clocks.get(key="CASE_REVIEW")
    actions.pause_clock(review, by=cast.duty_worker, why="The family is abroad")
    review = actions.meet_clock(review, by=cast.duty_worker)
    assert review.paused_at is None and not CaseClockPause.objects.filter(resumed_at=None).exists()
