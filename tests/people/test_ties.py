"""Relationships: written once, read alike from either end."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from access.grants import exclude
from access.refusals import NotNow
from people import relations
from people.actions import change_relationship, end_relationship, relate
from people.models import Relationship
from people.ties import among, relationships_of


@pytest.fixture
def family(scene):
    """Give a child, her parents and a grandmother, all seen by the duty team."""
    given = {"Isla": "female", "Ailsa": "female", "Rab": "male", "Morag": "female"}
    return {
        name: scene.known_child(name, "Testerson", sex=sex, kind="child" if name == "Isla" else "adult")
        for name, sex in given.items()
    }


def words(person, user):
    return {(tie.who.forename, tie.word) for tie in relationships_of(person, user)}


def test_a_mother_is_written_once_and_read_from_either_end(scene, family):
    relate(family["Ailsa"], by=scene.receiver, other=family["Isla"], person_is="mother", parental_responsibility="yes")
    assert words(family["Isla"], scene.receiver) == {("Ailsa", "mother")}
    assert words(family["Ailsa"], scene.receiver) == {("Isla", "child")}
    tie = relate(family["Isla"], by=scene.receiver, other=family["Ailsa"], person_is="child")
    assert Relationship.objects.count() == 1
    assert tie.person == family["Ailsa"] and tie.parental_responsibility == "yes"


def test_a_child_given_first_is_written_second_and_the_parent_named_by_sex(scene, family):
    tie = relate(family["Isla"], by=scene.receiver, other=family["Rab"], person_is="child")
    assert (tie.person, tie.person_is, tie.other_is) == (family["Rab"], "father", "child")


def test_two_people_may_be_two_things_to_each_other(scene, family):
    for code in ("grandparent", "kinship_carer"):
        relate(family["Morag"], by=scene.receiver, other=family["Isla"], person_is=code)
    assert words(family["Isla"], scene.receiver) == {("Morag", "grandparent"), ("Morag", "kinship_carer")}


def test_brothers_and_sisters_are_one_relationship_whose_words_follow_what_is_known(scene, family):
    other = scene.known_child("Skye", "Testerson")
    relate(family["Isla"], by=scene.receiver, other=other, person_is="sister")
    assert words(family["Isla"], scene.receiver) == {("Skye", "sibling")}
    relate(other, by=scene.receiver, other=family["Isla"], person_is="sister")
    assert words(family["Isla"], scene.receiver) == {("Skye", "sister")}
    assert words(other, scene.receiver) == {("Isla", "sister")}


def test_what_nobody_knows_takes_nothing_away(scene, family):
    told = {"by": scene.receiver, "other": family["Isla"], "person_is": "father"}
    relate(family["Rab"], **told, parental_responsibility="no", no_contact="Bail condition until the trial.")
    again = relate(family["Rab"], **told)
    assert (again.parental_responsibility, again.no_contact) == ("no", "Bail condition until the trial.")
    change_relationship(again, by=scene.receiver, no_contact="")
    assert Relationship.objects.get().no_contact == ""


def test_an_ended_relationship_stays_readable_and_may_begin_again(scene, family):
    told = {"by": scene.receiver, "other": family["Ailsa"], "person_is": "couple"}
    tie = relate(family["Rab"], **told)
    with pytest.raises(NotNow, match="Say why"):
        end_relationship(tie, by=scene.receiver, why=" ")
    end_relationship(tie, by=scene.receiver, why="Separated.")
    relate(family["Rab"], **told)
    assert [bool(one.record.until) for one in relationships_of(family["Rab"], scene.receiver)] == [False, True]


def test_nobody_reads_of_somebody_she_may_not_see(scene, family):
    hidden = scene.known_child("Secret", "Testerson")
    tie = relate(hidden, by=scene.receiver, other=family["Isla"], person_is="sibling")
    exclude(hidden, staff=scene.colleague, by=scene.receiver, reason="for the test")
    assert words(family["Isla"], scene.colleague) == set()
    assert not Relationship.objects.visible_to(scene.colleague).filter(pk=tie.pk).exists()
    with pytest.raises(NotNow, match="not among those"):
        relate(family["Isla"], by=scene.colleague, other=hidden, person_is="sibling")


def test_nobody_is_her_own_grandmothers_grandmother(scene, family):
    relate(family["Morag"], by=scene.receiver, other=family["Isla"], person_is="grandparent")
    with pytest.raises(NotNow, match="The opposite is recorded"):
        relate(family["Isla"], by=scene.receiver, other=family["Morag"], person_is="grandparent")


def test_nobody_is_her_own_mother(scene, family):
    with pytest.raises(NotNow, match="nobody is related to herself"):
        relate(family["Isla"], by=scene.receiver, other=family["Isla"], person_is="mother")


@given(code=st.sampled_from(relations.CODES), sex=st.sampled_from(["female", "male", "other", "not_known"]))
def test_the_opposite_of_the_opposite_is_the_same_kind_of_thing(code, sex):
    back = relations.opposite(relations.opposite(code, sex), sex)
    same = {frozenset(relations.PARENTS), frozenset(relations.SIBLINGS)}
    assert back == code or any({back, code} <= kind for kind in same)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.tuples(
            st.sampled_from(["Isla", "Ailsa", "Rab", "Morag"]),
            st.sampled_from(["Isla", "Ailsa", "Rab", "Morag"]),
            st.sampled_from(relations.CODES),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_relationships_read_alike_from_both_ends_whatever_is_said(scene, family, said):
    """What anybody is to one is what that one has the opposite word for; nothing stands twice."""
    with transaction.atomic():
        for one, other, code, ends in said:
            if one != other:
                with suppress(NotNow):  # the opposite of what is recorded is refused
                    tie = relate(family[one], by=scene.receiver, other=family[other], person_is=code)
                    if ends:
                        end_relationship(tie, by=scene.receiver, why="for the test")
        read = [
            (person.pk, tie.who.pk, tie.word, tie.record)
            for person in family.values()
            for tie in relationships_of(person, scene.receiver)
        ]
        standing = [one for one in read if one[3].until is None]
        for here, there, word, record in read:
            assert (there, here, record.word_for(here), record) in read
            assert {word, record.word_for(here)} == {record.person_is, record.other_is}
        assert len({(here, there, word) for here, there, word, _ in standing}) == len(standing)
        assert len(among(family.values(), scene.receiver)) * 2 == len(standing)
        transaction.set_rollback(True)
