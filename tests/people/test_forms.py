"""Who somebody is, as far as it is known."""

import datetime as dt

from common.clock import living_at
from people.actions import add_person
from people.forms import PersonFields
from people.matching import possible_matches

NOW = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


def form(**given):
    one = PersonFields(given)
    assert one.is_valid(), one.errors
    return one


def test_nothing_is_mandatory():
    assert form().person()["born_on"] is None


def test_a_month_and_a_year_are_kept_as_such():
    given = form(born_month="March", born_year="2015").person()
    assert (given["born_on"], given["birth_precision"]) == (dt.date(2015, 3, 1), "month")


def test_an_age_is_kept_as_about_a_year():
    with living_at(NOW):
        one = form(age="7")
        given, matching = one.person(), one.matching()
    assert (given["born_on"], given["birth_precision"]) == (dt.date(2019, 1, 1), "approximate")
    assert (matching["born_earliest"], matching["born_latest"]) == (dt.date(2018, 1, 1), dt.date(2020, 12, 31))


def test_a_baby_is_either_born_or_due():
    one = PersonFields({"born_year": "2015", "due_on_day": "1", "due_on_month": "5", "due_on_year": "2026"})
    assert not one.is_valid()
    assert one.errors["due_on"] == ["Give a date of birth or a due date, not both"]


def test_a_date_of_birth_ahead_is_refused():
    with living_at(NOW):
        one = PersonFields({"born_year": "2027"})
        assert not one.is_valid()


def test_what_the_form_gives_is_what_the_action_and_the_matcher_take(scene):
    one = form(forename="Eilidh", surname="Mackay", born_year="2015", postcode="dd14qb", sex="female")
    child = add_person(by=scene.receiver, through=scene.record, **one.person())
    assert child.sex == "female"
    assert possible_matches(**one.matching())[0].person_id == child.pk
