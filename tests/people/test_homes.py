"""Addresses and households: from a day to a day, protected ones apart."""

import datetime as dt

import pytest

from access.grants import open_person
from access.refusals import NotNow
from common import clock
from people import protected
from people.actions import (
    end_address,
    leave_household,
    live_together,
    move_household,
    record_address,
    share_address,
)
from people.matching import possible_matches
from people.models import AddressEpisode, HouseholdMember, Person
from people.signals import circumstances_changed


@pytest.fixture
def child(scene):
    return scene.known_child("Isla", "Testerson", address_line="3 Mill Lane", postcode="dd14qb")


@pytest.fixture
def heard():
    """Return what is told of changed circumstances, in order."""
    told = []

    def hear(sender, *, person, change, since, **_):
        told.append((person.forename, change, since))

    circumstances_changed.connect(hear)
    yield told
    circumstances_changed.disconnect(hear)


def test_an_address_given_with_a_person_is_an_episode_and_the_searched_copy(child):
    home = AddressEpisode.objects.get(person=child)
    assert (home.line, home.postcode, home.kind) == ("3 Mill Lane", "DD1 4QB", "home")
    assert (child.address_line, child.postcode) == ("3 Mill Lane", "DD1 4QB")


def test_a_new_home_ends_the_one_before_and_is_told(scene, child, heard):
    day = clock.today() - dt.timedelta(days=2)
    record_address(child, by=scene.receiver, line="9 High Street", postcode="DD2 1AA", since=day)
    child.refresh_from_db()
    before = AddressEpisode.objects.get(person=child, line="3 Mill Lane")
    assert (before.until, before.until_why, child.address_line) == (day, "moved", "9 High Street")
    assert heard == [("Isla", "moved", day)]


def test_a_temporary_address_leaves_the_home_as_it_is(scene, child):
    record_address(child, by=scene.receiver, line="A friend's", kind="temporary")
    child.refresh_from_db()
    assert child.address_line == "3 Mill Lane"


def test_a_protected_address_is_never_the_searched_copy_and_never_matches(scene, child):
    record_address(child, by=scene.receiver, line="1 Refuge Road", postcode="DD9 9ZZ", kind="protected", why="threats")
    child.refresh_from_db()
    assert (child.address_line, child.postcode) == ("", "")
    assert not possible_matches(address_line="1 Refuge Road", postcode="DD9 9ZZ")
    with pytest.raises(NotNow, match="Say why this address is protected"):
        record_address(child, by=scene.receiver, line="1 Refuge Road", kind="protected")


def test_a_protected_address_is_seen_by_who_wrote_it_who_leads_and_whom_it_is_opened_to(scene, child, monkeypatch):
    home = record_address(child, by=scene.receiver, line="1 Refuge Road", kind="protected", why="threats")

    def seen(user):
        return AddressEpisode.objects.visible_to(user).filter(pk=home.pk).exists()

    assert seen(scene.receiver) and not seen(scene.colleague)
    from django.db.models import Q

    monkeypatch.setattr(
        protected, "_leading", [lambda user: Q(person=child) if user == scene.colleague else Q(pk=None)]
    )
    assert seen(scene.colleague) and not seen(scene.visitor)
    monkeypatch.setattr(protected, "_leading", [])
    with pytest.raises(NotNow, match="may not see this person"):
        share_address(home, by=scene.receiver, to=scene.visitor, reason="takes her to school")
    other = scene.new_record(to=scene.visitors)
    open_person(child, through=other, by=scene.timer, reason="for the test")
    assert not seen(scene.visitor)
    share_address(home, by=scene.receiver, to=scene.visitor, reason="takes her to school")
    assert seen(scene.visitor)


def test_an_address_ends_with_a_reason_and_not_before_it_began(scene, child):
    home = record_address(child, by=scene.receiver, line="9 High Street", since=clock.today())
    with pytest.raises(NotNow, match="cannot end before it began"):
        end_address(home, by=scene.receiver, why="left", until=clock.today() - dt.timedelta(days=1))
    end_address(home, by=scene.receiver, why="left")
    child.refresh_from_db()
    assert child.address_line == ""


def living_with(person):
    here = HouseholdMember.objects.current().filter(person=person).exclude(stay="not").values("household")
    rows = HouseholdMember.objects.current().filter(household__in=here).exclude(stay="not")
    return set(rows.exclude(person=person).values_list("person__forename", flat=True))


def test_who_lives_together_is_one_household_from_whichever_end_it_is_told(scene, child):
    mother, sister = (scene.known_child(name, "Testerson", kind="adult") for name in ("Ailsa", "Skye"))
    live_together(mother, by=scene.receiver, other=child)
    live_together(mother, by=scene.receiver, other=sister)
    assert living_with(child) == {"Ailsa", "Skye"}


def test_living_elsewhere_ends_having_lived_here(scene, child):
    mother, father = (scene.known_child(name, "Testerson", kind="adult") for name in ("Ailsa", "Rab"))
    live_together(mother, by=scene.receiver, other=child)
    live_together(father, by=scene.receiver, other=child, stay="not")
    gran = scene.known_child("Morag", "Testerson", kind="adult")
    cousin = scene.known_child("Lewis", "Testerson")
    live_together(gran, by=scene.receiver, other=cousin)
    live_together(child, by=scene.receiver, other=gran)
    assert living_with(child) == {"Morag", "Lewis"} and living_with(mother) == set()


def test_a_child_may_live_with_either_parent_in_turn(scene, child):
    mother, father = (scene.known_child(name, "Testerson", kind="adult") for name in ("Ailsa", "Rab"))
    flat = live_together(father, by=scene.receiver, other=scene.known_child("Gran", "Testerson", kind="adult"))
    live_together(child, by=scene.receiver, other=mother, stay="part")
    live_together(child, by=scene.receiver, other=father, stay="part")
    assert living_with(child) == {"Ailsa", "Rab", "Gran"} and flat.household


def test_an_adult_new_to_a_childs_household_is_told_of_every_child_in_it(scene, child, heard):
    since = clock.today()
    live_together(scene.known_child("Rab", "Other", kind="adult"), by=scene.receiver, other=child, since=since)
    assert heard == [("Isla", "new_adult", since)]


def test_a_child_who_joins_a_household_is_told_and_so_is_every_child_found_there(scene, child, heard):
    since = clock.today()
    gran, cousin = scene.known_child("Morag", "Testerson", kind="adult"), scene.known_child("Lewis", "Testerson")
    live_together(gran, by=scene.receiver, other=cousin)
    del heard[:]
    live_together(child, by=scene.receiver, other=gran, since=since)
    assert sorted(heard) == [("Isla", "joined", since), ("Lewis", "new_child", since)]
    live_together(child, by=scene.receiver, other=gran, stay="part")
    assert len(heard) == 2  # all of the time or part of it: nobody new lives there


def test_a_child_who_lives_nowhere_with_nobody_joins_nobody(scene, child, heard):
    live_together(child, by=scene.receiver, other=scene.known_child("Rab", "Other", kind="adult"), stay="not")
    assert heard == []


def test_who_left_stays_readable_as_having_lived_there(scene, child):
    member = live_together(scene.known_child("Rab", "Other", kind="adult"), by=scene.receiver, other=child)
    leave_household(member, by=scene.receiver, why="moved out")
    assert living_with(child) == set()
    with pytest.raises(NotNow, match="ended already"):
        leave_household(member, by=scene.receiver, why="moved out")
    assert HouseholdMember.objects.filter(person__surname="Other").count() == 1


def test_the_searched_copy_never_holds_what_no_standing_home_says(scene, child):
    """However addresses come and go, the copy is the one home that stands, or nothing."""
    for line, kind in (("1 A", "home"), ("2 B", "protected"), ("3 C", "temporary"), ("4 D", "home"), ("5 E", "home")):
        record_address(child, by=scene.receiver, line=line, kind=kind, why="for the test")
        home = AddressEpisode.objects.current().filter(person=child, kind="home").first()
        assert Person.objects.get(pk=child.pk).address_line == (home.line if home else "")


@pytest.fixture
def home(scene, child):
    """A mother, a brother and a lodger who live with the child; the brother has no address written down."""
    kinds = {"Ailsa": "adult", "Skye": "child", "Rab": "adult"}
    people = {name: scene.known_child(name, "Testerson", kind=kind) for name, kind in kinds.items()}
    for one in people.values():
        live_together(one, by=scene.receiver, other=child)
    return people


def moved_to(child, *others, by, **told):
    given = {"line": "9 High Street", "postcode": "dd21aa", "since": clock.today() - dt.timedelta(days=2), **told}
    return move_household(child, by=by, others=others, **given)


def test_a_whole_household_moves_at_once_each_with_an_address_of_her_own(scene, child, home, heard):
    heard.clear()
    made = moved_to(child, *home.values(), by=scene.receiver)
    assert {one.person.forename for one in made} == {"Isla", "Ailsa", "Skye", "Rab"}
    assert len({one.pk for one in made}) == 4
    child.refresh_from_db()
    assert (child.address_line, child.postcode) == ("9 High Street", "DD2 1AA")
    assert AddressEpisode.objects.get(person=child, line="3 Mill Lane").until_why == "moved"
    assert living_with(child) == {"Ailsa", "Skye", "Rab"}
    day = clock.today() - dt.timedelta(days=2)
    assert sorted(heard) == [("Isla", "moved", day), ("Skye", "moved", day)]


def test_who_does_not_move_along_stays_and_nobody_is_told_of_a_new_adult(scene, child, home, heard):
    heard.clear()
    moved_to(child, home["Ailsa"], home["Skye"], by=scene.receiver)
    assert living_with(child) == {"Ailsa", "Skye"} and living_with(home["Rab"]) == set()
    assert {change for _, change, _ in heard} == {"moved"}
    assert not AddressEpisode.objects.filter(person=home["Rab"], line="9 High Street").exists()


def test_a_move_is_all_or_nothing_and_only_of_who_lives_there(scene, child, home):
    stranger = scene.known_child("Lewis", "Other")
    with pytest.raises(NotNow, match="no longer lives in this household"):
        moved_to(child, stranger, by=scene.receiver)
    with pytest.raises(NotNow, match="not recorded with whom"):
        moved_to(stranger, by=scene.receiver)
    with pytest.raises(NotNow):
        moved_to(child, home["Skye"], by=scene.receiver, since=clock.today() + dt.timedelta(days=1))
    assert not AddressEpisode.objects.filter(line="9 High Street").exists()
