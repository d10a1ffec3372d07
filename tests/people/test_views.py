"""A person's page."""

import datetime as dt
import uuid

import pytest

from access.grants import exclude
from audit.models import AccessLog
from people.actions import add_alias

SEEN = [uuid.UUID(int=1), uuid.UUID(int=2)]


@pytest.fixture
def child(scene):
    child = scene.known_child("Eilidh", "Mackay", born_on=dt.date(2015, 3, 2), address_line="3 Mill Lane")
    add_alias(child, by=scene.receiver, forename="Ellie", surname="Nixon")
    return child


def test_the_page_says_who_this_is_and_that_she_looked(client, scene, child, registry):
    registry.register_section(
        lambda person, user: [
            {
                "record": SEEN[0],
                "date": dt.date(2026, 1, 2),
                "agency": "Health",
                "kind": "Concern",
                "summary": "C-1",
                "url": "/c/1",
            },
            {
                "record": SEEN[1],
                "date": dt.date(2026, 2, 2),
                "agency": "Police",
                "kind": "Concern",
                "summary": "C-2",
                "url": "",
            },
        ]
    )
    client.force_login(scene.receiver)
    page = client.get(child.get_absolute_url()).content.decode()
    for words in ("MACKAY, Eilidh", "2 March 2015", "3 Mill Lane", "Ellie Nixon", child.reference):
        assert words in page
    assert page.index("2 February 2026") < page.index("2 January 2026")
    assert "Eilidh" not in page[page.index("<title>") : page.index("</title>")]
    looked = AccessLog.objects.get(by=scene.receiver, verb="view").records
    shown = {*child.aliases.values_list("pk", flat=True), *child.addresses.values_list("pk", flat=True)}
    assert set(looked) == {*shown, *SEEN, child.pk}


def test_a_stranger_and_somebody_excluded_get_404(client, scene, child):
    exclude(child, staff=scene.colleague, by=scene.receiver, reason="her own family")
    for user in (scene.visitor, scene.colleague):
        client.force_login(user)
        answer = client.get(child.get_absolute_url())
        assert answer.status_code == 404
        assert b"Mackay" not in answer.content


def test_an_empty_page_says_what_will_stand_there(client, scene, registry):
    child = scene.known_child("", "", address_line="The flat above the shop")
    client.force_login(scene.receiver)
    page = client.get(child.get_absolute_url()).content.decode()
    assert "Name not known" in page
    assert "appear here" in page


def test_a_doubtful_chi_number_is_said_beside_who_this_is(client, scene, registry):
    child = scene.known_child("Eilidh", "Mackay", born_on=dt.date(2015, 3, 2), chi="0101011230")
    client.force_login(scene.receiver)
    page = client.get(child.get_absolute_url()).content.decode()
    assert "fails both checks" in page
    assert "not the one given" in page
