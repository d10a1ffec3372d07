"""Who somebody is can be put right, and whoever knew the person by another name still finds them."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404
from django.urls import reverse

from access.refusals import NotNow, StaleEdit
from cases import actions as cases
from common import clock
from common.forms import DateField
from people.actions import add_alias, change_person, end_alias, record_identifier
from people.matching import possible_matches
from people.models import Alias, Correction, Person
from people.signals import identity_changed
from reference.timescales import due_by_gestation
from tests.cases.conftest import open_by

BORN = dt.date(2015, 3, 2)
EARLIER = {"replaced": "earlier", "why": "Her mother married."}
MISTAKE = {"replaced": "mistake", "why": "The letter in the name was a slip."}


@pytest.fixture
def child(scene):
    return scene.known_child("Eilidh", "Mackay", known_as="Ellie", born_on=BORN, sex="female")


@pytest.fixture
def baby(scene):
    return scene.known_child("", "Nixon", due_on=clock.today() + dt.timedelta(weeks=20))


def found(forename, surname):
    return {match.person_id for match in possible_matches(forename=forename, surname=surname)}


def answers(client, person, **changed):
    """Return the form's answers as it starts, with some changed."""
    page = client.get(reverse("people:person_change", args=[person.pk]))
    form, sent = page.context["form"], {"version": page.context["version"]}
    for name in form.fields:
        value = form[name].value()
        if isinstance(form.fields[name], DateField):
            parts = zip(("day", "month", "year"), form.fields[name].widget.decompress(value), strict=True)
            sent |= {f"{name}_{part}": number or "" for part, number in parts}
        else:
            sent[name] = "" if value is None else value
    return sent | changed


def send(client, person, **changed):
    return client.post(reverse("people:person_change", args=[person.pk]), answers(client, person, **changed))


def test_a_name_they_were_known_by_stays_an_earlier_name_and_all_three_find_the_person(scene, child):
    add_alias(child, by=scene.receiver, forename="Skye", surname="Testerson")
    change_person(child, by=scene.receiver, surname="Buchanan", **EARLIER)
    child.refresh_from_db()
    assert child.filed_name == "BUCHANAN, Eilidh (known as Ellie)"
    assert child.aliases.get(kind="earlier").name == "Eilidh Mackay"
    for forename, surname in (
        ("Eilidh", "Buchanan"),
        ("Eilidh", "Mackay"),
        ("Ellie", "Buchanan"),
        ("Skye", "Testerson"),
    ):
        assert child.pk in found(forename, surname), surname


def test_a_slip_in_typing_is_not_kept_among_the_names_but_stays_readable(scene, child):
    change_person(child, by=scene.receiver, forename="Isla", known_as="", **MISTAKE)
    assert not child.aliases.exists() and child.pk not in found("Eilidh", "Nobody")
    kept = Correction.objects.get(person=child)
    assert (kept.before, kept.why) == ("Name: Eilidh Mackay\nKnown as: Ellie", MISTAKE["why"])
    with pytest.raises(DatabaseError), transaction.atomic():
        Correction.objects.update(why="Nothing.")


def test_a_call_name_that_goes_is_an_earlier_name_too(scene, child):
    change_person(child, by=scene.receiver, known_as="Lee", **EARLIER)
    assert [one.name for one in child.aliases.all()] == ["Ellie Mackay"]
    assert child.pk in found("Ellie", "Mackay") and child.pk in found("Lee", "Mackay")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"surname": "Nixon", "why": "x"}, "known by the name"),
        ({"surname": "Nixon", "replaced": "mistake", "why": " "}, "Say why it changes"),
        ({"born_on": dt.date(2015, 2, 3), "birth_precision": "day"}, "Say why it changes"),
        ({"birth_precision": "month", "born_on": dt.date(2015, 3, 1)}, "Say why it changes"),
        ({"born_on": dt.date(1815, 3, 2), "why": "x"}, "within the last 120 years"),
        ({"due_on": dt.date(2026, 3, 2), "why": "x"}, "not both"),
        ({"surname": "Mackay "}, "Nothing is changed"),
        (
            {"born_on": None, "birth_precision": "unknown", "forename": "", "surname": "", "known_as": ""} | MISTAKE,
            "Leave something",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(scene, child, given, sentence):
    with pytest.raises(NotNow, match=sentence):
        change_person(child, by=scene.receiver, **given)
    assert not Correction.objects.exists()


def test_what_was_not_known_is_added_without_a_reason(scene):
    person = scene.known_child("", "", address_line="3 Mill Lane")
    given = {"forename": "Isla", "surname": "Testerson", "telephone": "01632 960111", "sex": "female"}
    change_person(person, by=scene.receiver, born_on=BORN, birth_precision="day", **given)
    assert not Correction.objects.exists() and person.pk in found("Isla", "Testerson")
    change_person(person, by=scene.receiver, telephone="01632 960112")
    assert Correction.objects.get().before == "Telephone: 01632 960111"


def test_a_child_recorded_as_an_adult_is_put_right(scene):
    person = scene.known_child("Isla", "Testerson", kind="adult")
    person = change_person(person, by=scene.receiver, kind="child")
    assert person.is_child_on(clock.today()) and Correction.objects.get().before == "Recorded as: Adult"


def test_numbers_are_doubted_anew_when_the_date_of_birth_changes(scene, child):
    number = record_identifier(child, by=scene.receiver, scheme="chi", value="0203151239")
    change_person(child, by=scene.receiver, born_on=dt.date(2014, 3, 2), birth_precision="day", why="Certificate seen.")
    number.refresh_from_db()
    assert "is not the one given" in number.warned
    change_person(child, by=scene.receiver, born_on=BORN, birth_precision="day", why="The certificate was a sister’s.")
    number.refresh_from_db()
    assert "is not the one given" not in number.warned


def test_other_rooms_hear_what_stood_there_before(scene, child):
    told = []
    hear = identity_changed.connect(lambda sender, *, was, **_: told.append(was), weak=False)
    change_person(child, by=scene.receiver, sex="other")
    identity_changed.disconnect(hear)
    assert told == [{"sex": "female"}]


def test_who_is_not_born_yet_is_born_by_the_page_for_births(scene, baby):
    with pytest.raises(NotNow, match="The child is born"):
        change_person(baby, by=scene.receiver, born_on=clock.today(), birth_precision="day", due_on=None, why="x")
    with pytest.raises(NotNow, match="The child is born"):
        change_person(baby, by=scene.receiver, due_on=None, why="x")
    with pytest.raises(NotNow, match="11 months"):
        change_person(baby, by=scene.receiver, due_on=clock.today() + dt.timedelta(weeks=60), why="x")
    with pytest.raises(NotNow, match="as a child"):
        change_person(baby, by=scene.receiver, kind="adult")


def test_a_stranger_changes_nothing_and_a_stale_page_is_told(scene, child):
    with pytest.raises((Http404, PermissionDenied)):
        change_person(child, by=scene.visitor, telephone="01632 960111")
    seen = Person.objects.get(pk=child.pk).version
    change_person(child, by=scene.colleague, telephone="01632 960111")
    with pytest.raises(StaleEdit):
        change_person(child, by=scene.receiver, seen_version=seen, telephone="01632 960112")


def test_a_name_taken_back_as_a_mistake_finds_nobody_and_may_be_given_again(scene, child):
    other = add_alias(child, by=scene.receiver, forename="Una", surname="Testerson")
    other = end_alias(other, by=scene.receiver, was="earlier")
    assert other.person.aliases.get().kind == "earlier" and child.pk in found("Una", "Testerson")
    with pytest.raises(NotNow, match="already"):
        end_alias(other, by=scene.receiver, was="earlier")
    with pytest.raises(NotNow, match="by mistake"):
        end_alias(other, by=scene.receiver, was="mistake", why=" ")
    end_alias(other, by=scene.receiver, was="mistake", why="That was her cousin.")
    assert child.pk not in found("Una", "Testerson")
    with pytest.raises(NotNow, match="taken back already"):
        end_alias(other, by=scene.receiver, was="mistake", why="Again.")
    add_alias(child, by=scene.receiver, forename="Una", surname="Testerson")
    assert child.pk in found("Una", "Testerson") and Alias.objects.filter(person=child).count() == 2


def test_the_form_says_beside_each_question_what_is_missing(client, scene, child):
    client.force_login(scene.receiver)
    missing = send(client, child, surname="Buchanan")
    assert missing.status_code == 422
    assert {"replaced", "why"} == set(missing.context["form"].errors)
    ahead = send(client, child, born_year=str(clock.today().year + 2), why="x")
    assert "must not lie ahead" in ahead.context["form"].errors["born"][0]
    assert send(client, child, born_month="13", why="x").context["form"].errors["born"] == [
        "Date of birth must be a real date"
    ]
    assert send(client, child).status_code == 409  # nothing is changed yet


def test_the_page_shows_the_new_name_the_earlier_one_and_what_was_recorded_before(client, scene, child):
    client.force_login(scene.receiver)
    record_identifier(child, by=scene.receiver, scheme="chi", value="0203151239")
    saved = send(client, child, surname="Buchanan", born_day="", born_month="4", **EARLIER)
    assert saved.status_code == 303
    page = client.get(child.get_absolute_url()).content.decode()
    for words in (
        "BUCHANAN, Eilidh",
        "April 2015",
        "Earlier name",
        "Eilidh Mackay",
        "Birth: 2 March 2015",
        EARLIER["why"],
    ):
        assert words in page, words
    assert "The date of birth in this CHI number is not the one given." in page
    child.refresh_from_db()
    assert (child.born_on, child.birth_precision) == (dt.date(2015, 4, 1), "month")


@pytest.mark.parametrize(
    ("born", "precision"),
    [(dt.date(2015, 1, 1), "year"), (dt.date(2015, 3, 1), "month"), (dt.date(1990, 1, 1), "approximate")],
)
def test_a_form_sent_as_it_came_changes_nothing(client, scene, born, precision):
    person = scene.known_child("Isla", "Testerson", born_on=born, birth_precision=precision)
    client.force_login(scene.receiver)
    assert send(client, person).status_code == 409
    assert send(client, person, telephone="01632 960111").status_code == 303
    person.refresh_from_db()
    assert (person.born_on, person.birth_precision) == (born, precision)


def test_names_are_added_and_ended_on_their_pages(client, scene, child):
    client.force_login(scene.receiver)
    add = reverse("people:alias_add", args=[child.pk])
    assert client.post(add, {"kind": "also"}).context["form"].errors["forename"]
    assert client.post(add, {"kind": "also", "surname": "Nixon"}).status_code == 303
    assert client.post(add, {"kind": "also", "surname": "Nixon"}).status_code == 409
    end = reverse("people:alias_end", args=[child.aliases.get().pk])
    assert client.post(end, {"was": "mistake"}).context["form"].errors["why"]
    assert client.post(end, {"was": "mistake", "why": "Her cousin’s name."}).status_code == 303
    assert "Recorded by mistake: Her cousin’s name." in client.get(child.get_absolute_url()).content.decode()
    assert client.get(reverse("people:alias_end", args=[uuid.uuid4()])).status_code == 404


def test_an_unborn_childs_weeks_are_counted_anew_from_a_new_due_date_and_the_chronology_says_so(cast):
    case = open_by(cast)
    cases.name_lead_professional(case, by=cast.duty_worker, staff=cast.duty_worker)
    due_on = clock.today() + dt.timedelta(weeks=20)
    unborn = {"forename": "", "born_on": None, "birth_precision": "unknown", "due_on": due_on}
    Person.objects.filter(pk=case.child_id).update(**unborn)
    sooner = due_on - dt.timedelta(weeks=7)
    change_person(Person.objects.get(pk=case.child_id), by=cast.duty_worker, due_on=sooner, why="Scan of today.")
    old, new = case.clocks.filter(key="CPPM_DUE").order_by("-due_at")
    assert old.exempt_reason.startswith("Counted anew") and new.is_running
    assert new.due_at == due_by_gestation("PREBIRTH_MAX_GESTATION", sooner)
    assert case.entries.filter(fact__startswith="The child is now due on").exists()
