"""Nothing that falls due passes in silence: who leads is told, once for each stage, and her manager when it is late."""

from __future__ import annotations

import datetime as dt

import pytest

from agencies.models import StaffMember
from agencies.models.staff import system
from cases import actions, duties
from cases.models import Case, CaseClock
from cases.tasks import warn_of_clocks
from common import clock
from config.celery import app
from work.models import Notice

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def meeting(cast, case):
    """The clock of a planning meeting, in a case with a lead professional."""
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.duty_worker)
    return case.clocks.get(key="CPPM_DUE")


def told(one, to):
    """Return what somebody or a team was told of a clock, first to last."""
    whom = {"staff": to} if isinstance(to, StaffMember) else {"team": to}
    return list(Notice.objects.filter(url=one.get_absolute_url(), **whom).order_by("recorded_at"))


def warned_at(moment):
    with clock.living_at(moment):
        warn_of_clocks()


def test_the_lead_is_told_two_days_before_and_once(cast, meeting):
    warned_at(meeting.due_at - 3 * DAY)
    assert not told(meeting, cast.duty_worker)
    for hours in (47, 46, 1):
        warned_at(meeting.due_at - dt.timedelta(hours=hours))
    (notice,) = told(meeting, cast.duty_worker)
    assert notice.text.startswith(f"{meeting.case.reference}: Child protection planning meeting is due on")


def test_when_the_day_has_passed_and_every_week_from_then_on_she_is_told_again(cast, meeting):
    for days in (-1, 0.1, 0.5, 3, 7.1, 8, 14.1):
        warned_at(meeting.due_at + days * DAY)
    assert [" was due on" in one.text for one in told(meeting, cast.duty_worker)] == [False, True, True, True]


def test_her_manager_is_told_once_it_is_late_and_not_before(cast, meeting):
    StaffMember.objects.filter(pk=cast.duty_worker.pk).update(manager=cast.duty_colleague)
    warned_at(meeting.due_at - DAY)
    assert not told(meeting, cast.duty_colleague)
    warned_at(meeting.due_at + DAY)
    assert len(told(meeting, cast.duty_colleague)) == 1


def test_a_manager_who_does_not_see_the_case_is_not_told_of_it(cast, meeting):
    StaffMember.objects.filter(pk=cast.duty_worker.pk).update(manager=cast.senior_manager)
    warned_at(meeting.due_at + DAY)
    assert not told(meeting, cast.senior_manager)


def test_while_nobody_is_named_the_lead_team_is_told_and_finds_it_in_its_work(cast, case):
    one = case.clocks.get(key="CPPM_DUE")
    warned_at(one.due_at - DAY)
    assert told(one, case.lead_team)
    with clock.living_at(one.due_at - 3 * DAY):
        assert one.label not in {item.what for item in duties.waiting(cast.duty_worker)}
    with clock.living_at(one.due_at - DAY):
        assert one.label in {item.what for item in duties.waiting(cast.duty_worker) if item.about == case.pk}
        assert not [item for item in duties.waiting(cast.constable) if item.about == case.pk]


def test_once_somebody_leads_it_is_her_work_and_no_longer_everybodys(cast, meeting):
    assert [item for item in duties.waiting(cast.duty_worker) if item.about == meeting.case_id]
    assert not [item for item in duties.waiting(cast.duty_colleague) if item.about == meeting.case_id]


def test_more_time_that_was_agreed_is_warned_of_anew(cast, meeting):
    warned_at(meeting.due_at - DAY)
    later = meeting.due_at + 30 * DAY
    CaseClock.objects.filter(pk=meeting.pk).update(extended_due_at=later)
    warned_at(meeting.due_at + DAY)
    assert len(told(meeting, cast.duty_worker)) == 1
    warned_at(later - DAY)
    assert len(told(meeting, cast.duty_worker)) == 2


def test_what_stands_still_is_settled_or_closed_warns_nobody(cast, case):
    review = case.clocks.get(key="CASE_REVIEW")
    actions.pause_clock(review, by=cast.duty_worker, why="The family is abroad")
    warned_at(review.due_at + DAY)
    assert not told(review, case.lead_team)
    one = case.clocks.get(key="CHRONOLOGY_REVIEW")
    before = told(one, case.lead_team)
    Case.objects.filter(pk=case.pk).update(
        status="closed", closed_at=clock.now(), closing_code="safe", closing_reason="So."
    )
    with clock.living_at(one.due_at + 400 * DAY):
        actions.warn_of_clock(CaseClock.objects.get(pk=one.pk), by=system())
    assert told(one, case.lead_team) == before


def test_a_case_whose_only_clock_stands_still_for_more_than_28_days_has_no_deadline(cast, case):
    for one in case.clocks.exclude(key="CASE_REVIEW"):
        CaseClock.objects.filter(pk=one.pk).update(met_at=clock.now(), met_by=cast.duty_worker)
    actions.pause_clock(case.clocks.get(key="CASE_REVIEW"), by=cast.duty_worker, why="The family is abroad")

    def wanting():
        return [one.why for one in duties.open_work().wanting if one.about == case.pk]

    with clock.living_at(clock.now() + 20 * DAY):
        assert not wanting()
    with clock.living_at(clock.now() + 29 * DAY):
        assert wanting() == ["nothing in it has a deadline"]


def test_the_timer_runs_every_hour():
    (entry,) = [one for one in app.conf.beat_schedule.values() if one["task"] == "cases.tasks.warn_of_clocks"]
    assert (entry["schedule"].minute, entry["schedule"].hour) == ({20}, set(range(24)))
    assert entry["task"] in app.tasks
