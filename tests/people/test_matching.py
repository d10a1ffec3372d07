"""Possible matches: found through typing, hearing and swapping errors, with reasons in words."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.grants import exclude
from people import matching, weighing
from people.actions import add_alias
from people.known import KnownTo
from people.matching import for_display, possible_matches

BORN = dt.date(2015, 3, 2)


@pytest.fixture
def katie(scene):
    scene.known_child("Morag", "Buchanan", born_on=dt.date(2012, 7, 19), postcode="DD3 9ZZ")
    scene.known_child("Ruaridh", "Fleming", born_on=BORN, postcode="DD4 1AA")
    return scene.known_child(
        "Katie", "MacKay", born_on=BORN, address_line="3 Mill Lane", postcode="DD1 4QB", chi="0101011237"
    )


def best(**given):
    found = possible_matches(**given)
    return (found[0].person_id, found[0].score, found[0].reasons) if found else (None, 0, [])


def test_the_same_name_and_date_of_birth_is_nearly_certain(katie):
    person, score, reasons = best(forename="Katie", surname="MacKay", born_on=BORN)
    assert person == katie.pk
    assert score >= 80
    assert reasons == ["Same name", "Same date of birth"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"forename": "Katy", "surname": "McKay"}, "Forename spelt nearly the same (Katy / Katie)"),
        ({"forename": "Katie", "surname": "Mackey"}, "Surname spelt nearly the same (Mackey / MacKay)"),
        ({"forename": "Kaite", "surname": "Mac Kay"}, "Forename spelt nearly the same (Kaite / Katie)"),
        ({"forename": "Cadi", "surname": "MacKay"}, "Forename sounds the same (Cadi / Katie)"),
        ({"forename": "MacKay", "surname": "Katie"}, "Names swapped"),
        ({"forename": "Katie", "surname": "MacKay-Reid"}, "Surname is partly the same (MacKay-Reid / MacKay)"),
        ({"forename": "KATIE ANN", "surname": "M'Kay"}, "Forename is partly the same (KATIE ANN / Katie)"),
    ],
)
def test_a_name_is_found_with_its_error_said(katie, given, reason):
    person, _, reasons = best(**given)
    assert person == katie.pk
    assert reason in reasons


@pytest.mark.parametrize(
    ("born", "reason"),
    [
        ({"born_on": dt.date(2015, 2, 3)}, "Day and month of birth the other way round"),
        ({"born_on": dt.date(2014, 3, 2)}, "Date of birth nearly the same"),
        (
            {"born_earliest": dt.date(2015, 3, 1), "born_latest": dt.date(2015, 3, 31)},
            "Date of birth could be the same",
        ),
        (
            {"born_earliest": dt.date(2015, 1, 1), "born_latest": dt.date(2015, 12, 31)},
            "Date of birth could be the same",
        ),
    ],
)
def test_a_date_of_birth_nearly_right_still_counts(katie, born, reason):
    plain = best(forename="Katie", surname="MacKay")[1]
    person, score, reasons = best(forename="Katie", surname="MacKay", **born)
    assert (person, reason in reasons) == (katie.pk, True)
    assert score > plain


def test_another_date_of_birth_speaks_against(katie):
    assert best(forename="Katie", surname="MacKay", born_on=dt.date(2009, 11, 20))[0] is None


def test_a_date_of_birth_alone_is_no_match(katie):
    assert possible_matches(forename="Someone", surname="Else", born_on=BORN) == []


def test_the_postcode_and_the_address_are_said(katie):
    assert "Same postcode" in best(forename="Katie", surname="MacKay", postcode="dd14qb")[2]
    assert "Same address" in best(surname="MacKay", address_line="3 Mill Lane,", postcode="DD1 4QB")[2]


def test_the_same_chi_number_is_found_under_any_name(katie):
    person, _, reasons = best(forename="Unreadable", surname="", chi="010101 1237")
    assert person == katie.pk
    assert "Same CHI number" in reasons


def test_a_brother_of_the_same_house_is_not_the_same_child(katie):
    assert best(forename="Hamish", surname="MacKay", born_on=dt.date(2018, 9, 9), postcode="DD1 4QB")[0] is None


def test_a_twin_is_shown_below_the_child_herself_and_says_why(scene, katie):
    twin = scene.known_child("Hamish", "MacKay", born_on=BORN, postcode="DD1 4QB")
    first, second = possible_matches(forename="Katie", surname="MacKay", born_on=BORN, postcode="DD1 4QB")[:2]
    assert (first.person_id, second.person_id) == (katie.pk, twin.pk)
    assert "Different forename" in second.reasons


def test_an_unborn_baby_is_found_by_surname_with_address_or_due_date(scene):
    baby = scene.known_child("", "Fyfe", due_on=dt.date(2026, 5, 1), address_line="8 Dock Street", postcode="DD1 3BT")
    assert best(surname="Fyfe", due_on=dt.date(2026, 5, 12))[0] == baby.pk
    assert best(surname="Fyfe", address_line="8 Dock Street", postcode="DD1 3BT")[0] == baby.pk
    person, _, reasons = best(forename="Isla", surname="Fyfe", born_on=dt.date(2026, 4, 20))
    assert person == baby.pk
    assert "Born near the due date of a child not yet born when recorded" in reasons


def test_a_born_child_is_found_when_the_author_thinks_her_unborn(scene):
    child = scene.known_child("Isla", "Fyfe", born_on=dt.date(2026, 4, 20))
    assert best(surname="Fyfe", due_on=dt.date(2026, 5, 1))[0] == child.pk


def test_another_name_is_searched_like_the_first(scene, katie):
    add_alias(katie, by=scene.receiver, forename="Catriona", surname="Nixon")
    person, _, reasons = best(forename="Catriona", surname="Nixon")
    assert person == katie.pk
    assert reasons == ["Same name"]
    assert len(possible_matches(forename="Katie", surname="MacKay")) == 1


def test_what_somebody_is_known_as_is_searched(scene):
    child = scene.known_child("Alexander", "Weir", known_as="Sandy")
    assert best(forename="Sandy", surname="Weir")[0] == child.pk


def test_an_accent_or_a_hyphen_is_no_obstacle(scene):
    child = scene.known_child("Zoë", "Smith-Jones")
    assert best(forename="Zoe", surname="Smith Jones")[2] == ["Same name"]
    assert best(forename="Zoe", surname="Jones")[0] == child.pk


def test_nothing_given_finds_nobody(katie):
    assert possible_matches() == []


def test_matching_is_one_query_and_gives_no_more_than_asked(scene, katie):
    for number in range(8):
        scene.known_child("Katie", "MacKay", born_on=dt.date(2015, 3, 10 + number))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = possible_matches(forename="Katie", surname="MacKay", limit=3)
    assert (len(queries), len(found)) == (1, 3)


def test_a_match_she_may_see_is_shown_with_reasons(scene, katie):
    [shown] = for_display(possible_matches(forename="Katie", surname="MacKay"), scene.colleague)
    assert shown.visible
    assert (shown.name, shown.born, shown.address) == ("Katie MacKay", "2 March 2015", "3 Mill Lane")
    assert shown.reasons == ["Same name"]


def test_a_match_she_may_not_see_says_only_whom_to_ring(scene, katie, registry):
    contact = KnownTo("Health", "Health visitors", "01632 960002")
    registry.register(lambda ids: {katie.pk: [contact]} if katie.pk in ids else {})
    [shown] = for_display(possible_matches(forename="Katie", surname="MacKay"), scene.visitor)
    assert not shown.visible
    assert str(shown.known_to[0]) == "Known to: Health, contact Health visitors, 01632 960002"
    assert (shown.name, shown.born, shown.address, shown.url, shown.reasons, shown.score) == ("", "", "", "", [], None)


def test_somebody_excluded_gets_the_same_answer_as_a_stranger(scene, katie, registry):
    exclude(katie, staff=scene.colleague, by=scene.receiver, reason="her own family")
    matches = possible_matches(forename="Katie", surname="MacKay")
    assert for_display(matches, scene.colleague) == for_display(matches, scene.visitor)


def test_nobody_is_told_not_known(scene, katie, registry):
    [shown] = for_display(possible_matches(forename="Katie", surname="MacKay"), scene.visitor)
    assert [str(contact) for contact in shown.known_to] == ["Known to: Social work, contact Duty team, 01632 960001"]


def test_the_query_itself_goes_by_the_indexes(scene):
    asked = weighing.Facts(forename="Katie", surname="MacKay", name_key="katie|mckay", born=(BORN, BORN))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + matching.QUERY, matching.parameters(asked))
        plan = "".join(line for (line,) in cursor.fetchall())
    for index in ("person_name_key", "person_sounds", "people_born_on"):
        assert index in plan
