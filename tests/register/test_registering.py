"""The register: on, changed, reviewed, off; only the Keeper, or a meeting's recorded decision."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404

from access.refusals import NotNow
from audit.models import StatusChange
from cases.models import ChronologyEntry
from common import clock
from people.models import Person
from register import actions
from register.models import AreaOfConcern, RegisterFile, Registration
from tests.cases.conftest import open_by
from tests.register.conftest import AREAS, WHY, carried_out, days_ago, fresh
from work.models import Notice

pytestmark = pytest.mark.django_db


def test_the_keeper_registers_a_child_of_whom_she_was_told_and_the_case_has_it_in_its_chronology(cast, registration):
    assert sorted(registration.areas.values_list("code", flat=True)) == AREAS
    assert registration.status == "on"
    assert registration.reviews.get().next_on == days_ago(-80)
    told = ChronologyEntry.objects.filter(case=registration.file.case, kind="register").latest("recorded_at")
    assert "Neglect, Domestic abuse" in told.fact and told.source == "Planning meeting"
    assert Notice.objects.filter(about=registration.file.case_id, text__contains="on the register").exists()


def test_nobody_but_the_keeper_enters_or_changes_the_register(cast, file, registration):
    for name in ("duty_worker", "out_of_hours", "planning_chair", "senior_manager", "teacher"):
        with pytest.raises((PermissionDenied, Http404)):
            actions.deregister(
                registration,
                by=getattr(cast, name),
                on=clock.today(),
                reason="improved",
                why="Better.",
                meeting_reference="Review",
            )
        with pytest.raises((PermissionDenied, Http404)):
            actions.register_child(file, by=getattr(cast, name), on=clock.today(), areas=AREAS, why=WHY)


def test_a_meetings_decision_registers_inside_its_own_transaction_without_the_keeper(cast, case):
    made = carried_out(case, cast.planning_chair, meeting_reference="CPPM-2026-00001")
    assert made.registered_by == cast.planning_chair
    off = actions.carry_out_deregistration(
        made,
        by=cast.planning_chair,
        acting_as="Chair",
        on=clock.today(),
        reason="improved",
        why="Safe at home.",
        meeting_reference="R",
    )
    assert fresh(off).status == "off"
    assert StatusChange.objects.get(record=made.pk).verb == "deregister"
    assert not made.areas.standing().exists()


def test_the_keeper_sees_the_file_and_the_child_and_not_the_case(cast, case, file):
    keeper = cast.keeper
    assert RegisterFile.objects.visible_to(keeper).get() == file
    assert Person.objects.visible_to(keeper).filter(pk=case.child_id).exists()
    assert not type(case).objects.visible_to(keeper).exists()
    assert not ChronologyEntry.objects.visible_to(keeper).exists()


def test_a_child_is_on_the_register_once_and_again_only_after_it_came_off(cast, file, registration):
    with pytest.raises(NotNow, match="on the register already"):
        actions.register_child(file, by=cast.keeper, on=clock.today(), areas=AREAS, why=WHY)
    actions.deregister(
        registration, by=cast.keeper, on=days_ago(5), reason="improved", why="Better.", meeting_reference="Review"
    )
    with pytest.raises(NotNow, match="must not be before the last registration ended"):
        actions.register_child(file, by=cast.keeper, on=days_ago(6), areas=AREAS, why=WHY)
    again = actions.register_child(file, by=cast.keeper, on=days_ago(2), areas=AREAS, why=WHY)
    assert again.times_before == 1


@pytest.mark.parametrize(
    ("on", "areas", "other", "refusal"),
    [
        (0, [], "", "at least one"),
        (0, ["NEG"], "", "not on the list"),
        (0, ["VF99"], "", "Say in words"),
        (-1, ["IM04"], "", "must not lie ahead"),
    ],
)
def test_a_registration_says_what_it_is_about_in_the_words_of_its_day(cast, file, on, areas, other, refusal):
    with pytest.raises(NotNow, match=refusal):
        actions.register_child(file, by=cast.keeper, on=days_ago(on), areas=areas, other=other, why=WHY)


@pytest.mark.parametrize(
    ("on", "areas", "fits"),
    [
        (dt.date(2010, 3, 31), ["NEG"], True),
        (dt.date(2010, 3, 31), ["NEG", "EMO"], False),
        (dt.date(2010, 3, 31), ["IM04"], False),
        (dt.date(2015, 7, 31), ["NEGL", "DOMAB"], True),
        (dt.date(2021, 9, 1), ["NEGL"], True),
        (dt.date(2021, 9, 2), ["NEGL"], False),
        (dt.date(2021, 9, 2), ["IM04", "VF05"], True),
    ],
)
def test_each_day_has_its_own_list_and_until_2012_one_category_alone(cast, file, on, areas, fits):
    if fits:
        assert actions.register_child(file, by=cast.keeper, on=on, areas=areas, why=WHY)
    else:
        with pytest.raises(NotNow):
            actions.register_child(file, by=cast.keeper, on=on, areas=areas, why=WHY)


def test_areas_of_concern_change_as_dated_rows_and_nothing_is_lost(cast, registration):
    changed = {"on": days_ago(3), "areas": ["IM04", "VF99"], "other": "Moves often", "why": "He left."}
    actions.change_areas(registration, by=cast.keeper, **changed)
    rows = {one.code: one for one in AreaOfConcern.objects.filter(registration=registration)}
    assert rows["VF05"].until == days_ago(3) and rows["VF05"].until_why == "He left."
    assert rows["IM04"].until is None and rows["VF99"].words == "Moves often"
    assert set(registration.areas.on(days_ago(4)).values_list("code", flat=True)) == set(AREAS)
    assert set(registration.areas.on(days_ago(3)).values_list("code", flat=True)) == {"IM04", "VF99"}
    with pytest.raises(NotNow, match="Nothing would change"):
        actions.change_areas(registration, by=cast.keeper, **changed | {"on": days_ago(2)})


def test_a_name_comes_off_with_a_date_and_one_of_the_reasons_and_stays_readable(cast, registration):
    with pytest.raises(NotNow, match="before the last change"):
        actions.deregister(
            registration, by=cast.keeper, on=days_ago(11), reason="improved", why="Better.", meeting_reference="Review"
        )
    off = actions.deregister(
        registration, by=cast.keeper, on=clock.today(), reason="improved", why="Better.", meeting_reference="Review"
    )
    assert (off.status, off.end_code, off.ended_on) == ("off", "improved", clock.today())
    assert Registration.objects.visible_to(cast.keeper).get() == off


def test_postgresql_keeps_a_registration_as_it_was_entered(registration):
    for change in ({"registered_on": days_ago(400)}, {"why": "Other."}, {"status": "off"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Registration.objects.filter(pk=registration.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Registration.objects.filter(pk=registration.pk).delete()


def test_a_second_child_is_counted_apart(cast, registration):
    other = open_by(cast, children=[{"forename": "Isla", "surname": "Otherson", "birth_words": "3"}])
    assert carried_out(other, cast.planning_chair).times_before == 0


def test_what_a_meeting_decided_comes_off_only_with_the_meeting_that_decided_it(cast, registration):
    off = {"by": cast.keeper, "on": clock.today(), "why": "Better."}
    with pytest.raises(NotNow, match="Say which meeting decided it"):
        actions.deregister(registration, reason="improved", **off)
    assert actions.deregister(registration, reason="died", **off).ended_on
