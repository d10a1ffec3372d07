"""What a committee decides for itself: local times, where a clock starts, holidays; and the era."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import CommandError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from access.refusals import NotNow
from common import clock, working_days
from reference import actions, era, loading
from reference.models import ClockStart, Era, Holiday, Timescale
from reference.timescales import NoTimescale, due, in_force, start_of

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def at(year, month, day, hour=10):
    return dt.datetime(year, month, day, hour, tzinfo=clock.LOCAL)


def agree(by, **changes):
    given_ = {"key": "RECORD", "number": 8, "unit": "working_days", "since": clock.today(), "source": "Minute 4"}
    return actions.agree_timescale(by=by, **{**given_, **changes})


def test_a_local_time_holds_from_its_day_and_loading_the_files_leaves_it_alone(cast):
    agree(cast.lead_officer, since=clock.today() + DAY)
    assert in_force("RECORD").number == 10
    assert in_force("RECORD", clock.today() + DAY).number == 8
    loading.load()
    assert in_force("RECORD", clock.today() + DAY).number == 8
    assert in_force("RECORD", clock.today() + DAY).label == "Record of the planning meeting"


def test_agreeing_again_supersedes_and_never_edits(cast):
    first, second = agree(cast.lead_officer), agree(cast.lead_officer, number=7)
    first.refresh_from_db()
    assert (first.number, first.superseded_at is None) == (8, False)
    assert in_force("RECORD") == second


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"key": "CPO_HEARING"}, "The law sets this"),
        ({"key": "NOTICE", "number": 0}, "Choose a length"),
        ({"key": "PRSG_QUORUM"}, "not counted from a start"),
        ({"since": dt.date(2020, 1, 1)}, "not from a day in the past"),
    ],
)
def test_what_cannot_be_agreed_says_why(cast, changes, said):
    with pytest.raises(NotNow, match=said):
        agree(cast.lead_officer, **changes)


def test_only_who_keeps_the_law_decides(cast):
    with pytest.raises(PermissionDenied):
        agree(cast.duty_worker)


MOMENTS = {"concern_raised": at(2026, 5, 1), "decision_to_convene": at(2026, 5, 4), "discussion_started": None}


def test_a_clock_starts_as_usual_until_the_committee_chooses(cast):
    assert start_of("CPPM_DUE", MOMENTS) == at(2026, 5, 1)
    chosen = {"key": "CPPM_DUE", "moment": "decision_to_convene", "why": "As Moray did"}
    actions.choose_start(by=cast.lead_officer, since=clock.today(), **chosen)
    assert start_of("CPPM_DUE", MOMENTS) == at(2026, 5, 4)
    assert start_of("CPPM_DUE", MOMENTS, on=dt.date(2020, 1, 1)) == at(2026, 5, 1)
    actions.choose_start(by=cast.lead_officer, since=clock.today(), **{**chosen, "moment": "discussion_started"})
    assert ClockStart.objects.current().count() == 1
    assert start_of("CPPM_DUE", MOMENTS) == at(2026, 5, 1), "not known yet: the usual one counts"
    with pytest.raises(ValueError, match="no moment"):
        start_of("CPPM_DUE", {"concern_raised": None})


def test_a_moment_a_timescale_does_not_know_is_refused(cast):
    with pytest.raises(NotNow, match="Choose one of the moments"):
        actions.choose_start(by=cast.lead_officer, key="RECORD", moment="full_moon", since=clock.today(), why="x")


def test_a_holiday_is_added_once(cast):
    given_ = {"on": dt.date(2026, 12, 24), "name": "Christmas Eve", "scope": "Dundee", "source": "The council's list"}
    actions.add_holiday(by=cast.lead_officer, **given_)
    assert due("RECORD", at(2026, 12, 18)).date() == dt.date(2027, 1, 8)
    with pytest.raises(NotNow, match="already"):
        actions.add_holiday(by=cast.lead_officer, **given_)


def test_dundees_days_are_there_for_the_years_that_are_shown():
    years = set(Holiday.objects.filter(scope="Dundee").values_list("on__year", flat=True))
    assert years == {2009, 2010, 2011, 2025, 2026, 2027, 2028}
    assert Holiday.objects.filter(scope="Dundee", source__contains="check locally").count() == 28
    assert Holiday.objects.filter(on=dt.date(2010, 4, 2), scope="Scotland").exists()


def test_the_office_decides_through_the_pages(cast, client):
    client.force_login(cast.lead_officer)
    today = clock.today()
    day = {"since_day": today.day, "since_month": today.month, "since_year": today.year}
    agreed = {"key": "RECORD", "number": "8", "unit": "working_days", "source": "Minute 4", **day}
    assert client.post(reverse("reference:timescale_agree"), agreed).status_code == 303
    chosen = {"what": "CPPM_DUE decision_to_convene", "why": "Minute 5", **day}
    assert client.post(reverse("reference:start_choose"), chosen).status_code == 303
    free = {
        "on_day": "24",
        "on_month": "12",
        "on_year": "2026",
        "name": "Christmas Eve",
        "scope": "Dundee",
        "source": "List",
    }
    assert client.post(reverse("reference:holiday_add"), free).status_code == 303
    again = client.post(reverse("reference:holiday_add"), free)
    assert again.status_code == 409 and "already" in again.content.decode()
    page = client.get(reverse("reference:timescale_list")).content.decode()
    assert "Local agreement. Minute 4" in page
    starts = client.get(reverse("reference:timescale_list"), {"show": "starts"}).content.decode()
    assert "It was decided to convene the meeting" in starts
    assert "Christmas Eve" in client.get(reverse("reference:holiday_list"), {"year": "2026"}).content.decode()


def test_in_2010_its_numbers_count_whatever_the_date():
    era.choose(Era.Profile.EARLIER)
    assert due("CPPM_DUE", at(2026, 3, 24)).date() == dt.date(2026, 4, 14)
    assert (in_force("PLAN_COPY").number, in_force("FIRST_REVIEW").number) == (5, 3)
    assert in_force("SCREENING_DUE").number == 1, "local rows count beside them"
    with pytest.raises(NoTimescale):
        in_force("INQUORATE")


def test_there_is_one_era_and_a_demonstration_stays_in_its_own(cast, settings):
    settings.DEMONSTRATION = True
    era.choose(Era.Profile.EARLIER)
    era.choose(Era.Profile.CURRENT)
    assert Era.objects.count() == 1
    with pytest.raises(CommandError, match="loaded already, in the era current"):
        call_command("load_demonstration", "--era", "2010")


def counted_by_hand(start, number, closed):
    """Count working days one after the other, as one does on a calendar."""
    on = start
    while number:
        on += DAY
        if on.isoweekday() < 6 and on not in closed:
            number -= 1
    return on


@settings(max_examples=400, deadline=None)
@given(
    start=st.dates(dt.date(2009, 1, 1), dt.date(2028, 12, 31)),
    number=st.integers(1, 90),
    closed=st.frozensets(st.dates(dt.date(2009, 1, 1), dt.date(2029, 6, 30)), max_size=60),
)
def test_working_days_agree_with_a_count_by_hand(start, number, closed):
    end = working_days.add_working_days(start, number, closed)
    assert end == counted_by_hand(start, number, closed)
    assert working_days.working_days_between(start, end, closed) == number
    assert working_days.is_working_day(end, closed)


@settings(max_examples=400, deadline=None)
@given(start=st.dates(dt.date(2009, 1, 1), dt.date(2028, 12, 31)), number=st.integers(1, 36))
def test_months_keep_the_day_or_take_the_last_one(start, number):
    end = working_days.add_months(start, number)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == number
    assert end.day == start.day or (end.day < start.day and (end + DAY).day == 1)


def test_every_day_of_three_years_agrees_with_the_count_by_hand(cast):
    closed = set(Holiday.objects.filter(scope__in=["Scotland", "Dundee"]).values_list("on", flat=True))
    rule = Timescale.objects.current().get(key="RECORD", profile="current")
    for number in range(0, 3 * 365, 11):
        start = dt.datetime(2025, 1, 1, 12, tzinfo=clock.LOCAL) + number * DAY
        assert due("RECORD", start).date() == counted_by_hand(start.date(), rule.number, closed)
