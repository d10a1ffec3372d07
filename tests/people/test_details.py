"""Numbers of other systems, dated facts, and births."""

import datetime as dt

import pytest

from access.refusals import NotNow
from common import clock
from people.actions import (
    end_fact,
    end_identifier,
    record_birth,
    record_fact,
    record_identifier,
    verify_identifier,
)
from people.matching import possible_matches
from people.models import Identifier
from people.schemes import uprn_warnings, warnings
from people.signals import born


@pytest.fixture
def child(scene):
    return scene.known_child("Isla", "Testerson", sex="female")


@pytest.mark.parametrize("number", ["0101011237", "0101201234"])
def test_a_chi_number_is_valid_by_either_check_digit(number):
    assert not [one for one in warnings("chi", number) if "fails both" in one]


def test_a_doubtful_number_is_kept_with_what_looks_wrong(scene, child):
    kept = record_identifier(child, by=scene.receiver, scheme="chi", value="01010 11230")
    assert kept.value == "0101011230" and "fails both checks" in kept.warned
    assert record_identifier(child, by=scene.receiver, scheme="scn", value="12").warned
    assert not record_identifier(child, by=scene.receiver, scheme="seemis", value="AB 12").warned
    assert uprn_warnings("abc") and not uprn_warnings("906423001044")


def test_the_searched_chi_number_is_the_latest_that_stands(scene, child):
    first = record_identifier(child, by=scene.receiver, scheme="chi", value="0101011237")
    with clock.living_at(clock.now() + dt.timedelta(minutes=1)):
        second = record_identifier(child, by=scene.receiver, scheme="chi", value="0101201234")
    child.refresh_from_db()
    assert child.chi == "0101201234"
    end_identifier(second, by=scene.receiver, why="belongs to her sister")
    child.refresh_from_db()
    assert child.chi == "0101011237"
    assert [match.person_id for match in possible_matches(chi="0101011237")] == [child.pk]
    end_identifier(first, by=scene.receiver, why="mistyped")
    child.refresh_from_db()
    assert child.chi == ""


def test_a_number_given_with_a_person_is_an_identifier(scene):
    child = scene.known_child("Skye", "Testerson", chi="010 101 1237")
    assert child.chi == "0101011237" == Identifier.objects.get(person=child).value


def test_a_number_stands_once_and_is_checked_against_something(scene, child):
    kept = record_identifier(child, by=scene.receiver, scheme="nrm", value="NRM 1")
    with pytest.raises(NotNow, match="recorded for this person already"):
        record_identifier(child, by=scene.receiver, scheme="nrm", value="NRM  1")
    with pytest.raises(NotNow, match="against what"):
        verify_identifier(kept, by=scene.receiver, source=" ")
    assert verify_identifier(kept, by=scene.receiver, source="the letter of 3 March").verified_by == scene.receiver


def test_a_fact_has_its_days_and_ends_with_a_reason(scene, child):
    fact = record_fact(child, by=scene.receiver, kind="interpreter", words="Polish, at every meeting")
    with pytest.raises(NotNow, match="must not lie ahead"):
        record_fact(child, by=scene.receiver, kind="gp", words="x", since=clock.today() + dt.timedelta(days=1))
    assert end_fact(fact, by=scene.receiver, why="speaks English well now").until == clock.today()
    with pytest.raises(NotNow, match="ended already"):
        end_fact(fact, by=scene.receiver, why="again")


def test_a_birth_replaces_the_due_date_which_stays_as_a_fact(scene):
    baby = scene.known_child("", "Nixon", due_on=clock.today() + dt.timedelta(days=10))
    told = []
    hear = born.connect(lambda sender, *, person, **_: told.append(person.pk), weak=False)
    record_birth(baby, by=scene.receiver, born_on=clock.today(), sex="male", forename="Lewis", surname="Mackay")
    born.disconnect(hear)
    baby.refresh_from_db()
    assert (baby.name, baby.due_on, baby.born_on, baby.sex) == ("Lewis Mackay", None, clock.today(), "male")
    assert baby.facts.get(kind="birth").words.startswith("Was due on")
    assert baby.aliases.get().surname == "Nixon"
    assert told == [baby.pk]


def test_only_a_child_not_born_yet_is_born(scene, child):
    with pytest.raises(NotNow, match="not recorded as not yet born"):
        record_birth(child, by=scene.receiver, born_on=clock.today())
    baby = scene.known_child("", "Nixon", due_on=clock.today() + dt.timedelta(days=10))
    with pytest.raises(NotNow, match="must not lie ahead"):
        record_birth(baby, by=scene.receiver, born_on=clock.today() + dt.timedelta(days=1))
