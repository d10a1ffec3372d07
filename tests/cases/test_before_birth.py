"""A pre-birth meeting is due by its days or by week 28 of pregnancy, and never overdue from its first moment."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.counting import count
from cases.models import CaseClock
from common import clock
from people.actions import change_person, record_birth
from people.models import Person
from planning_meetings import actions as meetings
from reference import actions as reference
from tests.cases.conftest import decide
from tests.cast import child, log
from tests.planning_meetings.conftest import arrange, decided

pytestmark = pytest.mark.django_db
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(weeks=1)
KEY = "CPPM_DUE"


def weeks_pregnant(weeks, days=0):
    """Return the expected date of birth of a baby whose mother is so many weeks pregnant today."""
    return clock.today() + dt.timedelta(weeks=40 - weeks) - days * DAY


def awaited(cast, due_on, *, outcome="ird", decided_in=0):
    """Log a concern about a baby now, decide on it some days later; return the case."""
    concern = log(cast.nursery_worker, children=[child(forename="", due_on=due_on)])
    with clock.living_at(clock.now() + decided_in * DAY):
        screening = concern.screenings.get()
        decide(screening, cast.duty_worker, outcome)
    return screening.led_to.get().case


def running(case):
    return CaseClock.objects.select_related("rule").get(case=case, key=KEY, met_at=None, exempt_at=None)


def due_day(one):
    return one.due_at.astimezone(clock.LOCAL).date()


def put_right(cast, case, due_on):
    return change_person(Person.objects.get(pk=case.child_id), by=cast.duty_worker, due_on=due_on, why="Scan of today.")


def page(signed_in, cast, one):
    return " ".join(signed_in(cast.duty_worker).get(one.get_absolute_url()).content.decode().split())


def test_early_in_pregnancy_the_days_from_the_concern_count(cast, signed_in):
    one = running(awaited(cast, weeks_pregnant(20), decided_in=3))
    assert (one.label, one.rule.key) == ("Pre-birth planning meeting", "PREBIRTH_CPPM_DUE")
    assert due_day(one) == clock.today() + 28 * DAY
    shown = page(signed_in, cast, one)
    assert "no sooner than 28 calendar days. So the days count. Day 0 is" in shown


def test_near_week_28_the_meeting_is_due_by_week_28_which_is_84_days_before_the_birth(cast, signed_in):
    due_on = weeks_pregnant(26)
    one = running(awaited(cast, due_on))
    assert due_day(one) == due_on - 84 * DAY == clock.today() + 2 * WEEK
    shown = page(signed_in, cast, one)
    assert "28 weeks of pregnancy are reached on" in shown
    assert f"sooner than 28 calendar days. So the weeks count. It is due on {due_day(one):%A}" in shown


@pytest.mark.parametrize(("days", "due_in"), [(0, 0), (1, 28)])
def test_on_the_last_day_of_week_28_it_is_due_that_day_and_a_day_later_from_the_decision(cast, days, due_in):
    one = running(awaited(cast, weeks_pregnant(28, days)))
    assert due_day(one) == clock.today() + due_in * DAY
    assert not one.is_overdue


def test_a_concern_that_comes_late_is_counted_from_the_decision_and_is_never_born_overdue(cast, signed_in):
    one = running(awaited(cast, weeks_pregnant(26), decided_in=40))
    with clock.living_at(clock.now() + 40 * DAY):
        assert not one.is_overdue
        assert due_day(one) == clock.today() + 28 * DAY
    shown = page(signed_in, cast, one)
    assert "before this was decided. So 28 calendar days are counted from the decision. Day 0 is" in shown


def test_while_no_date_is_expected_the_days_count_and_week_28_as_soon_as_it_is_known(cast):
    case = awaited(cast, None)
    one = running(case)
    assert (one.rule.key, one.counted, due_day(one)) == (KEY, "", clock.today() + 28 * DAY)
    due_on = weeks_pregnant(27)
    put_right(cast, case, due_on)
    assert due_day(running(case)) == due_on - 84 * DAY
    one.refresh_from_db()
    assert one.exempt_reason.startswith("Counted anew: the child is now due on")


def test_a_date_put_right_counts_anew_sooner_and_later_from_the_same_start(cast):
    case = awaited(cast, weeks_pregnant(20))
    first = running(case)
    put_right(cast, case, weeks_pregnant(26))
    assert due_day(running(case)) == clock.today() + 2 * WEEK
    put_right(cast, case, weeks_pregnant(20))
    again = running(case)
    assert (again.starts_at, again.due_at) == (first.starts_at, first.due_at)
    assert case.clocks.filter(key=KEY).count() == 3


def test_a_date_by_which_week_28_had_passed_at_the_decision_counts_from_the_decision(cast):
    case = awaited(cast, weeks_pregnant(20), decided_in=10)
    with clock.living_at(clock.now() + 15 * DAY):
        put_right(cast, case, weeks_pregnant(35))
        one = running(case)
        assert not one.is_overdue
    assert due_day(one) == clock.today() + 38 * DAY


def test_week_28_that_passed_after_the_decision_leaves_the_days_as_they_were(cast):
    case = awaited(cast, weeks_pregnant(20))
    first = running(case)
    with clock.living_at(clock.now() + 14 * DAY):
        put_right(cast, case, weeks_pregnant(29))
        one = running(case)
        assert (one.due_at, one.is_overdue) == (first.due_at, False)
    assert "which was not known then. So the days alone are counted." in one.counted


def test_what_a_senior_manager_agreed_to_stays_when_the_date_is_put_right(cast):
    case = awaited(cast, weeks_pregnant(20))
    one = running(case)
    CaseClock.objects.filter(pk=one.pk).update(extended_due_at=one.due_at + WEEK)
    put_right(cast, case, weeks_pregnant(26))
    assert running(case) == one


def test_a_meeting_that_is_arranged_without_a_discussion_begins_the_same_time_and_meets_it(cast):
    case = awaited(cast, weeks_pregnant(26), outcome="single_agency")
    assert not case.clocks.filter(key=KEY).exists()
    arrange(case, cast, kind="pre_birth")
    one = running(case)
    assert due_day(one) == clock.today() + 2 * WEEK
    meetings.cancel(case.planning_meetings.get(), by=cast.duty_worker, why="Another day suits the family.")
    assert running(case) == one
    decided(case, cast, kind="pre_birth")
    one.refresh_from_db()
    assert one.met_at


def test_a_committee_chooses_for_unborn_children_from_when_it_counts(cast):
    told = {"key": "PREBIRTH_CPPM_DUE", "moment": "decision_to_convene", "since": clock.today(), "why": "Minute 9"}
    reference.choose_start(by=cast.lead_officer, **told)
    case = awaited(cast, weeks_pregnant(20))
    assert running(case).starts_at == case.opening.concern.recorded_at


def test_a_child_who_is_born_is_counted_like_every_other(cast):
    case = awaited(cast, weeks_pregnant(39))
    record_birth(case.child, by=cast.duty_worker, born_on=clock.today(), forename="Iona")
    case.refresh_from_db()
    how = count(case, KEY, clock.now(), decided_at=clock.now())
    assert how
    assert (how.rule.key, how.words) == (KEY, "")
