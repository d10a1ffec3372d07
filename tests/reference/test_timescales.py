"""The clocks of domain facts 1.3, worked through, and the rows behind them."""

import datetime as dt

import pytest

from common import clock, working_days
from reference import timescales
from reference.models import Holiday, Timescale
from reference.timescales import NoTimescale, due, due_by_gestation, in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def rule():
    """Make a local timescale of any length."""

    def make(number, unit):
        return Timescale.objects.create(
            key=f"TEST_{number}_{unit}",
            profile="local",
            number=number,
            unit=unit,
            how_sure="D",
            valid_from=dt.date(2010, 1, 1),
        ).key

    return make


@pytest.fixture
def easter_monday():
    return Holiday.objects.create(on=dt.date(2026, 4, 6), name="Easter Monday", scope="Ardmore")


def at(year, month, day, hour=10):
    return dt.datetime(year, month, day, hour, tzinfo=clock.LOCAL)


VECTORS = [
    (at(2010, 3, 24), 21, "calendar_days", dt.date(2010, 4, 14), dt.date(2010, 4, 14)),
    (at(2026, 3, 6), 28, "calendar_days", dt.date(2026, 4, 3), dt.date(2026, 4, 3)),
    (at(2026, 3, 30), 3, "calendar_days", dt.date(2026, 4, 2), dt.date(2026, 4, 2)),
    (at(2026, 4, 1), 10, "working_days", dt.date(2026, 4, 16), dt.date(2026, 4, 17)),
    (at(2026, 4, 1), 15, "working_days", dt.date(2026, 4, 23), dt.date(2026, 4, 24)),
    (at(2026, 12, 18), 10, "working_days", dt.date(2027, 1, 7), dt.date(2027, 1, 7)),
]


@pytest.mark.parametrize(("start", "number", "unit", "nationally", "locally"), VECTORS)
def test_a_clock_is_due_on_the_day_the_facts_say(rule, easter_monday, start, number, unit, nationally, locally):
    key = rule(number, unit)
    assert due(key, start).date() == nationally
    assert due(key, start, partnership="Ardmore").date() == locally
    assert due(key, start, partnership="Elsewhere").date() == nationally


def test_the_real_keys_give_the_same_days():
    assert due("CPPM_DUE", at(2010, 3, 24)).date() == dt.date(2010, 4, 14)
    assert due("CPPM_DUE", at(2026, 3, 6)).date() == dt.date(2026, 4, 3)
    assert due("PLAN_CHANGE_NOTIFY", at(2026, 3, 30)).date() == dt.date(2026, 4, 2)
    assert due("RECORD", at(2026, 4, 1)).date() == dt.date(2026, 4, 16)
    assert due("CORE_GROUP", at(2026, 4, 1)).date() == dt.date(2026, 4, 23)


def test_a_due_day_that_is_a_holiday_has_a_last_working_day_before_it():
    assert timescales.last_working_day(due("CPPM_DUE", at(2026, 3, 6))) == dt.date(2026, 4, 2)
    assert timescales.last_working_day(at(2026, 4, 2)) == dt.date(2026, 4, 2)


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (at(2026, 11, 30), dt.date(2027, 2, 28)),
        (at(2027, 11, 30), dt.date(2028, 2, 29)),
        (at(2026, 1, 15), dt.date(2026, 4, 15)),
    ],
)
def test_months_keep_the_day_or_take_the_months_last(rule, start, expected):
    assert due(rule(3, "months"), start).date() == expected


def test_a_day_ends_with_its_last_second_where_the_committee_is(rule):
    winter, summer = due(rule(1, "calendar_days"), at(2026, 1, 1)), due("PLAN_CHANGE_NOTIFY", at(2026, 7, 1))
    assert winter.isoformat() == "2026-01-02T23:59:59+00:00"
    assert summer.isoformat() == "2026-07-04T23:59:59+01:00"


def test_a_late_evening_in_utc_is_already_tomorrow_in_summer():
    assert due("PLAN_CHANGE_NOTIFY", dt.datetime(2026, 7, 1, 23, 30, tzinfo=dt.UTC)).date() == dt.date(2026, 7, 5)


def test_minutes_are_minutes_even_over_the_clock_change():
    start = dt.datetime(2026, 3, 29, 0, 50, tzinfo=dt.UTC)
    assert due("URGENT_LADDER", start) - start == dt.timedelta(minutes=15)
    assert in_force("URGENT_LADDER").steps == [15, 30, 60]


def test_a_naive_start_is_refused():
    with pytest.raises(ValueError, match="aware"):
        due("CPPM_DUE", dt.datetime(2026, 1, 1))


def test_what_is_no_length_of_time_is_refused():
    with pytest.raises(ValueError, match="no length of time"):
        due("PREBIRTH_MAX_GESTATION", at(2026, 1, 1))
    with pytest.raises(ValueError, match="does not count weeks"):
        due_by_gestation("CPPM_DUE", dt.date(2026, 1, 1))


def test_weeks_of_pregnancy_are_counted_back_from_the_due_date():
    assert due_by_gestation("PREBIRTH_MAX_GESTATION", dt.date(2026, 6, 24)).date() == dt.date(2026, 4, 1)


def test_the_rule_in_force_changes_with_the_day_and_local_comes_first(rule):
    assert in_force("CORE_GROUP", dt.date(2021, 9, 1)).unit == "calendar_days"
    assert in_force("CORE_GROUP", dt.date(2021, 9, 2)).unit == "working_days"
    Timescale.objects.create(
        key="CORE_GROUP", profile="local", number=12, unit="working_days", how_sure="D", valid_from=dt.date(2026, 1, 1)
    )
    assert in_force("CORE_GROUP", dt.date(2026, 5, 1)).number == 12


def test_a_rule_that_did_not_exist_yet_is_not_invented():
    with pytest.raises(NoTimescale):
        in_force("PREBIRTH_REVIEW", dt.date(2015, 1, 1))


@pytest.mark.parametrize(
    "key",
    "CPPM_DUE NOTICE CORE_GROUP RECORD PLAN_COPY FIRST_REVIEW NEXT_REVIEW PREBIRTH_MAX_GESTATION PREBIRTH_REVIEW "
    "INQUORATE PLAN_CHANGE_NOTIFY TRANSFER FEEDBACK_TO_AUTHOR SCREENING_DUE TRIAGE_DUE URGENT_LADDER PRSG_QUORUM "
    "ICR_NOTIFY AGENCY_RETURN EXTRA_INFO SCREENING_HISTORY_GRANT".split(),
)
def test_every_key_is_in_force_today_with_words_and_a_source(key):
    row = in_force(key)
    assert row.text
    assert row.source
    assert row.in_words.split()[-1]


def test_what_was_not_verified_says_check_locally():
    assert in_force("SCREENING_DUE").check_locally
    assert in_force("AGENCY_RETURN").check_locally
    assert not in_force("CPPM_DUE").check_locally


def test_working_days_between_are_left_or_overdue():
    thursday, after_easter = dt.date(2026, 4, 2), dt.date(2026, 4, 7)
    assert timescales.working_days_between(thursday, after_easter) == 2
    assert timescales.working_days_between(after_easter, thursday) == -2
    assert timescales.working_days_between(thursday, thursday) == 0
    assert timescales.working_days_between(at(2026, 4, 2), at(2026, 4, 7)) == 2


def test_working_days_are_added_backwards_too():
    assert timescales.add_working_days(dt.date(2026, 4, 7), -3) == dt.date(2026, 4, 1)
    with pytest.raises(ValueError, match="nought working days"):
        working_days.add_working_days(dt.date(2026, 4, 4), 0)


def test_scotlands_holidays_are_rows():
    named = set(Holiday.objects.filter(on__year=2026, scope="Scotland").values_list("on", flat=True))
    expected = [(1, 1), (1, 2), (4, 3), (5, 4), (5, 25), (6, 15), (8, 3), (11, 30), (12, 25), (12, 28)]
    assert {dt.date(2026, month, day) for month, day in expected} <= named
