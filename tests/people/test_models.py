"""A person: ages as far as they are known, never a name in the reference, and columns that keep themselves."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from common.clock import living_at
from people.models import Person

TODAY = dt.date(2026, 3, 4)


def person(**details):
    return Person(forename="Eilidh", surname="Mackay", **details)


@pytest.mark.parametrize(
    ("born", "precision", "words", "age"),
    [
        (dt.date(2016, 3, 4), "day", "10 years", 10),
        (dt.date(2016, 3, 5), "day", "9 years", 9),
        (dt.date(2016, 1, 1), "year", "9 or 10 years", 9),
        (dt.date(2016, 3, 1), "month", "9 or 10 years", 9),
        (dt.date(2016, 2, 1), "month", "10 years", 10),
        (dt.date(2016, 1, 1), "approximate", "about 10 years", 8),
        (dt.date(2026, 2, 1), "day", "4 weeks", 0),
        (dt.date(2025, 2, 4), "day", "13 months", 1),
        (dt.date(2024, 3, 4), "day", "2 years", 2),
        (dt.date(2025, 3, 4), "day", "12 months", 1),
        (dt.date(1990, 6, 1), "day", "35 years", 35),
        (None, "unknown", "age not known", None),
    ],
)
def test_an_age_is_said_as_far_as_it_is_known(born, precision, words, age):
    one = person(born_on=born, birth_precision=precision)
    assert one.age_in_words(TODAY) == words
    assert one.age_on(TODAY) == age


def test_an_unborn_baby_is_due():
    baby = Person(surname="Mackay", due_on=dt.date(2026, 5, 1))
    assert baby.age_in_words(TODAY) == "not born yet, due 1 May 2026"
    assert baby.age_on(TODAY) is None
    assert baby.is_child_on(TODAY)
    assert baby.name == "Unborn baby Mackay"


def test_a_leap_day_child_is_a_year_older_on_the_last_of_february():
    one = person(born_on=dt.date(2016, 2, 29), birth_precision="day")
    assert one.age_on(dt.date(2026, 2, 27)) == 9
    assert one.age_on(dt.date(2026, 2, 28)) == 10


def test_a_child_is_under_eighteen_on_the_day():
    one = person(kind="child", born_on=dt.date(2008, 3, 5), birth_precision="day")
    assert one.is_child_on(TODAY)
    assert not one.is_child_on(dt.date(2026, 3, 5))
    assert not person(kind="adult").is_child_on(TODAY)


def test_the_date_of_birth_is_said_as_far_as_it_is_known():
    assert person(born_on=dt.date(2015, 3, 1), birth_precision="month").born_in_words == "March 2015"
    assert person(born_on=dt.date(2015, 1, 1), birth_precision="approximate").born_in_words == "about 2015"
    assert person().born_in_words == ""


def test_a_person_is_filed_by_surname_and_shown_by_reference():
    one = Person(reference="P-2026-00001", forename="Catherine", surname="Mackay", known_as="Katie")
    assert one.filed_name == "MACKAY, Catherine (known as Katie)"
    assert str(one) == "P-2026-00001"
    assert Person().name == "Name not known"


def test_the_sounds_follow_the_name_whoever_writes_it(scene):
    child = scene.known_child("Stephen", "Ross")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET name_key = 'steven|reid' WHERE id = %s RETURNING sounds", [child.pk])
        assert cursor.fetchone()[0] == ["RT", "STFN"]


def test_a_date_of_birth_says_how_exact_it_is(scene):
    for wrong in (
        {"born_on": TODAY},
        {"birth_precision": "day"},
        {"born_on": TODAY, "birth_precision": "day", "due_on": TODAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.create(reference="P-0", name_key="a|b", **wrong)


def test_references_count_by_year(scene):
    with living_at(dt.datetime(2035, 5, 5, 12, tzinfo=dt.UTC)):
        first, second = scene.known_child("A", "Aa"), scene.known_child("B", "Bb")
    assert (first.reference, second.reference) == ("P-2035-00001", "P-2035-00002")
