"""Naming people in a record opens them to its readers, and to nobody else."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.grants import exclude, grant, revoke
from access.models import Opening
from access.refusals import NotNow
from common import clock
from people.actions import add_alias, add_person, link_person
from people.models import Person


def sees(user, person):
    return Person.objects.visible_to(user).filter(pk=person.pk).exists()


def test_a_person_added_is_seen_by_the_team_that_sees_the_record(scene):
    child = scene.known_child("Eilidh", "Mackay", postcode="dd14qb", chi="0101 011237")
    assert sees(scene.receiver, child)
    assert sees(scene.colleague, child)
    assert not sees(scene.visitor, child)
    assert (child.postcode, child.chi, child.birth_precision) == ("DD1 4QB", "0101011237", "unknown")


def test_a_grant_that_opens_no_people_leaves_them_closed(scene):
    child = scene.known_child("Eilidh", "Mackay")
    grant(scene.record, to=scene.visitor, by=scene.timer, reason="wrote it", opens_people=False)
    assert sees(scene.visitor, scene.record)
    assert not sees(scene.visitor, child)


def test_a_grant_given_later_opens_the_people_named_before(scene):
    child = scene.known_child("Eilidh", "Mackay")
    grant(scene.record, to=scene.visitors, by=scene.timer, reason="asked to help")
    assert sees(scene.visitor, child)
    revoke(scene.record, of=scene.visitors)
    assert not sees(scene.visitor, child)


def test_the_person_closes_when_the_grant_on_the_record_ends(scene):
    child = scene.known_child("Eilidh", "Mackay")
    soon = clock.now() + dt.timedelta(hours=1)
    grant(scene.record, to=scene.visitors, by=scene.timer, reason="for an hour", until=soon)
    assert sees(scene.visitor, child)
    with clock.living_at(soon + dt.timedelta(seconds=1)):
        assert not sees(scene.visitor, child)
        assert sees(scene.receiver, child)


def test_a_match_she_could_not_see_opens_when_she_names_it(scene):
    child = scene.known_child("Eilidh", "Mackay")
    other = scene.new_record()
    revoke(scene.record, of=scene.duty)
    assert not sees(scene.receiver, child)
    assert (
        link_person(by=scene.receiver, person_id=child.pk, offered={child.pk}, through=other, reason="the same child")
        == child
    )
    assert sees(scene.receiver, child)
    assert sees(scene.colleague, child)


def test_linking_twice_is_one_opening(scene):
    child = scene.known_child("Eilidh", "Mackay")
    for _ in range(2):
        link_person(by=scene.receiver, person_id=child.pk, offered={child.pk}, through=scene.record, reason="again")
    assert Opening.objects.filter(root=scene.record.pk, opened=child.pk).count() == 1


def test_somebody_kept_away_from_every_record_that_names_a_person_cannot_open_her(scene, registry):
    child, other = scene.known_child("Eilidh", "Mackay"), scene.new_record()
    exclude(scene.record, staff=scene.receiver, by=scene.colleague, reason="her own family")
    with pytest.raises(NotNow, match="Somebody else has to confirm who this is. Ring: Known to: Social work"):
        link_person(by=scene.receiver, person_id=child.pk, offered={child.pk}, through=other, reason="x")
    assert not sees(scene.receiver, child)


def test_a_person_whom_matching_does_not_offer_cannot_be_opened_by_her_id(scene):
    child, other = scene.known_child("Eilidh", "Mackay"), scene.new_record()
    with pytest.raises(NotNow, match="not among the possible matches"):
        link_person(by=scene.receiver, person_id=child.pk, offered=[], through=other, reason="x")


def test_nobody_names_people_in_a_record_she_cannot_see(scene):
    child = scene.known_child("Eilidh", "Mackay")
    closed = scene.new_record(to=scene.visitors)
    with pytest.raises(Http404):
        link_person(by=scene.receiver, person_id=child.pk, offered={child.pk}, through=closed, reason="x")
    with pytest.raises(Http404):
        add_person(by=scene.receiver, through=closed, forename="A", surname="B")


def test_a_role_that_does_not_screen_names_nobody(scene):
    record = scene.new_record(to=scene.visitors)
    with pytest.raises(PermissionDenied):
        add_person(by=scene.visitor, through=record, forename="A", surname="B")


@pytest.mark.parametrize("key", [uuid.UUID(int=7), "not-a-key"])
def test_a_person_that_is_not_there_is_not_found(scene, key):
    with pytest.raises(Http404):
        link_person(by=scene.receiver, person_id=key, offered=[key], through=scene.record, reason="x")


@pytest.mark.parametrize(
    ("details", "sentence"),
    [
        ({}, "Say something the person can be known by"),
        ({"forename": "A", "born_on": dt.date(2999, 1, 1)}, "lies ahead"),
        ({"forename": "A", "born_on": dt.date(2020, 1, 1), "due_on": dt.date(2026, 1, 1)}, "not both"),
    ],
)
def test_details_that_make_no_person_are_refused_in_a_sentence(scene, details, sentence):
    with pytest.raises(NotNow, match=sentence):
        add_person(by=scene.receiver, through=scene.record, **details)


def test_an_alias_is_given_once(scene):
    child = scene.known_child("Eilidh", "Mackay")
    add_alias(child, by=scene.receiver, surname="Nixon")
    for again in ({"surname": "NIXON"}, {"forename": "Eilidh", "surname": "McKay"}, {}):
        with pytest.raises(NotNow):
            add_alias(child, by=scene.receiver, **again)


def test_history_keeps_who_added_a_person(scene):
    child = scene.known_child("Eilidh", "Mackay")
    [event] = child.history.all()
    assert event.pgh_context["by"] == str(scene.receiver.pk)
    assert event.pgh_context["verb"] == "add_person"
