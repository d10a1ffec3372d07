"""The register as at any day: from dated rows alone, and equal to a plain recount from history."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.refusals import NotNow
from cases import actions as cases
from common import clock
from register import actions, counts
from register.models import Registration
from tests.cases.conftest import open_by
from tests.register.conftest import at, carried_out, days_ago

pytestmark = pytest.mark.django_db

CENSUS = [dt.date(year, *day) for year in (2023, 2024, 2025, 2026) for day in ((3, 31), (7, 31))]
FIRST = dt.date(2022, 1, 1)


def recount(day):
    """Count who was on the register on a day by replaying every version of every row that history keeps."""
    last = {}
    for event in apps.get_model("register", "RegistrationEvent").objects.order_by("pgh_id"):
        last[event.pgh_obj_id] = event
    areas = {}
    for event in apps.get_model("register", "AreaOfConcernEvent").objects.order_by("pgh_id"):
        areas[event.pgh_obj_id] = event
    found = {}
    for key, row in last.items():
        if row.registered_on <= day and not (row.ended_on and row.ended_on <= day):
            mine = [one for one in areas.values() if one.registration_id == key]
            found[key] = {one.code for one in mine if one.since <= day and not (one.until and one.until <= day)}
    return found


def as_at(day):
    """Return the same from the dated rows."""
    return {one.pk: set(one.area_codes) for one in Registration.objects.as_at(day).told_on(day)}


# A child's history: days between one deed and the next, and what is done.
DEEDS = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["register", "change", "end", "correct"])), max_size=8)
AREAS = st.sets(st.sampled_from(["IM01", "IM02", "IM04", "VF05", "VF07"]), min_size=1, max_size=3)


@pytest.fixture
def two_cases(cast):
    """Two children, each with a case opened long ago."""
    with clock.living_at(at(FIRST, 9)):
        other = [{"forename": "Isla", "surname": "Otherson", "birth_words": "3"}]
        return open_by(cast), open_by(cast, children=other)


def live(case, cast, deeds, areas):
    """Live a history through the verbs, each on its own day."""
    day, by = FIRST, cast.planning_chair
    for after, deed in deeds:
        day += dt.timedelta(days=after)
        if day > days_ago(0):
            return
        standing = Registration.objects.filter(file__case=case).standing().first()
        with clock.living_at(at(day)):
            if deed == "register" and not standing:
                carried_out(case, by, on=day, areas=next(areas))
            elif deed == "change" and standing:
                chosen = next(areas)
                if chosen != set(standing.areas.standing().values_list("code", flat=True)):
                    given = {"by": by, "acting_as": "Chair", "on": day, "areas": chosen}
                    actions.carry_out_change(standing, why="As understood now.", **given)
            elif deed == "end" and standing:
                given = {"by": by, "acting_as": "Chair", "on": day, "reason": "improved"}
                actions.carry_out_deregistration(standing, why="Safe at home.", **given)
            elif deed == "correct" and standing:
                with contextlib.suppress(NotNow):  # before it the child was on the register by another
                    earlier = standing.registered_on - dt.timedelta(days=after)
                    actions.correct_day(standing, by=cast.keeper, on=earlier, why="Typed wrongly.")


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    first=DEEDS,
    second=DEEDS,
    areas=st.lists(AREAS, min_size=1, max_size=4),
    asked=st.dates(FIRST, dt.date(2026, 11, 1)),
)
def test_check_13_the_register_at_any_day_is_what_history_recounts(cast, two_cases, first, second, areas, asked):
    with transaction.atomic():
        for case, deeds in zip(two_cases, (first, second), strict=True):
            live(case, cast, deeds, iter(areas * 9))
        for day in [*CENSUS, asked]:
            assert as_at(day) == recount(day), day
            assert set(as_at(day)) == {one.pk for one in Registration.objects.filter() if one.was_on(day)}
        transaction.set_rollback(True)


def test_check_13_a_past_day_has_the_areas_the_lead_and_the_review_of_that_day(cast, file, case):
    entered = {"on": days_ago(100), "areas": ["IM04"], "why": "Neglect.", "next_review_on": days_ago(10)}
    with clock.living_at(at(days_ago(100))):
        made = actions.register_child(file, by=cast.keeper, **entered)
    with clock.living_at(at(days_ago(90))):
        cases.name_lead_professional(case, by=cast.duty_manager, staff=cast.health_visitor)
    changed, ahead = days_ago(40), days_ago(-100)
    with clock.living_at(at(changed)):
        actions.change_areas(made, by=cast.keeper, on=changed, areas=["IM02", "VF05"], why="As understood now.")
        actions.note_review(made, by=cast.keeper, on=changed, next_on=ahead)
    with clock.living_at(at(days_ago(30))):
        cases.name_lead_professional(case, by=cast.health_visitor, staff=cast.duty_worker)

    def told(day):
        one = Registration.objects.as_at(day).told_on(day).get()
        return one.area_codes, one.review_due, one.led_by

    assert told(days_ago(95)) == (["IM04"], days_ago(10), None)
    assert told(days_ago(60)) == (["IM04"], days_ago(10), "Health Visitor")
    assert told(days_ago(0)) == (["IM02", "VF05"], days_ago(-100), "Duty Worker")
    assert not Registration.objects.as_at(days_ago(101)).exists()


def test_the_day_of_registration_counts_and_the_day_of_the_ending_does_not(cast, registration):
    actions.deregister(
        registration, by=cast.keeper, on=days_ago(2), reason="improved", why="Better.", meeting_reference="Review"
    )
    days = {day: Registration.objects.as_at(days_ago(day)).exists() for day in (11, 10, 3, 2)}
    assert days == {11: False, 10: True, 3: True, 2: False}


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2026, 7, 31), (dt.date(2025, 8, 1), dt.date(2026, 7, 31))),
        (dt.date(2026, 8, 1), (dt.date(2026, 8, 1), dt.date(2027, 7, 31))),
        (dt.date(2010, 3, 31), (dt.date(2009, 4, 1), dt.date(2010, 3, 31))),
        (dt.date(2010, 4, 1), (dt.date(2010, 4, 1), dt.date(2011, 3, 31))),
        (dt.date(2011, 5, 1), (dt.date(2011, 4, 1), dt.date(2011, 7, 31))),
    ],
)
def test_the_statistical_year_is_the_one_of_its_time(day, year):
    assert counts.year_of(day) == year


def test_bands_follow_the_day_and_a_baby_was_unborn_before_the_birth(cast, case):
    child = case.child
    child.born_on, child.birth_precision = dt.date(2021, 3, 4), "day"
    bands = {dt.date(2021, 3, 3): "Unborn", dt.date(2021, 3, 4): "0 to 4", dt.date(2026, 3, 4): "5 to 10"}
    assert {day: counts.band(child, day) for day in bands} == bands
    assert counts.sex(child, dt.date(2021, 1, 1)) == "Unborn"
