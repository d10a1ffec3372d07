"""The family map: everybody once, nobody over anybody, generations in order, and only who may be seen."""

from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from access.grants import exclude
from people import relations
from people.actions import live_together, record_address, record_fact, relate
from people.family_map import drawn, read
from people.map_layout import MOST_IN_A_ROW, Link, lay_out

FIFTY = [str(number) for number in range(50)]
A_FAMILY = [
    Link("mother", "child", "mother"),
    Link("father", "child", "father"),
    Link("gran", "mother", "mother"),
    Link("gran", "child", "grandparent"),
    Link("aunt", "mother", "sister"),
    Link("partner", "child", "partner"),
    Link("half", "child", "half_sibling"),
    Link("partner", "half", "father"),
    Link("mother", "half", "mother"),
]
KEYS = ["child", "mother", "father", "gran", "aunt", "partner", "half"]


def test_generations_stand_one_below_the_other_and_partners_side_by_side():
    layout = lay_out(KEYS, "child", A_FAMILY)
    assert [set(row) for row in layout.rows] == [{"gran"}, {"mother", "father", "aunt", "partner"}, {"child", "half"}]
    row = layout.rows[1]
    assert abs(row.index("mother") - row.index("father")) == 1 == abs(row.index("mother") - row.index("partner"))


def test_full_brothers_and_sisters_share_the_parents_recorded_of_one():
    layout = lay_out(["a", "b", "m"], "a", [Link("m", "a", "mother"), Link("b", "a", "brother")])
    assert [sorted(union.children) for union in layout.unions] == [["a", "b"]]


def test_a_parents_partner_stands_beside_the_parent_she_lives_with():
    links = [Link("m", "c", "mother"), Link("f", "c", "father"), Link("p", "c", "partner")]
    pairs = {frozenset(union.pair) for union in lay_out("mfcp", "c", links, [{"m", "p", "c"}]).unions}
    assert frozenset("mp") in pairs and frozenset("fp") not in pairs


@settings(deadline=None, max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(FIFTY), st.sampled_from(FIFTY), st.sampled_from([*relations.CARERS, *relations.EVEN])
        ),
        max_size=120,
    )
)
def test_whatever_is_recorded_everybody_stands_once_and_nobody_over_anybody(said):
    links = [Link(*one) for one in said if one[0] != one[1]]
    layout = lay_out(FIFTY, "0", links)
    assert sorted(key for row in layout.rows for key in row) == sorted(FIFTY)
    for row in layout.rows:
        assert all(abs(layout.places[one][0] - layout.places[other][0]) > 0.99 for one, other in combinations(row, 2))
    assert all(len(row) <= MOST_IN_A_ROW + 1 for row in layout.rows)


@pytest.fixture
def child(scene):
    return scene.known_child("Isla", "Test<b>erson", sex="female")


def add(scene, child, name, **given):
    one = scene.known_child(name, "Testerson", kind="adult", sex="female")
    relate(one, by=scene.receiver, other=child, person_is="aunt_uncle", **given)
    return one


def test_the_map_and_its_table_say_the_same_in_words(scene, child):
    aunt = add(scene, child, "Fiona", parental_responsibility="yes", no_contact="Bail until the trial")
    live_together(aunt, by=scene.receiver, other=child)
    record_fact(aunt, by=scene.receiver, kind="death", words="Died in March")
    record_address(aunt, by=scene.receiver, line="1 Refuge Road", kind="protected", why="threats")
    made = drawn(read(child, [aunt], scene.receiver))
    row = made.rows[1]
    assert (row["relationship"], row["responsibilities"], row["homes"]) == ("Aunt or uncle", "Yes", ["A"])
    assert (row["age"], row["no_contact"]) == ("Died", "Bail until the trial")
    for words in ("Fiona Testerson", "Aunt or uncle", "Has PRR", "No contact", "Isla Test&lt;b&gt;erson", 'role="img"'):
        assert words in made.picture
    assert "Isla Test<b>erson, Fiona Testerson live together." in made.summary
    assert "Refuge" not in made.picture + str(made.rows)


def test_nobody_is_on_the_map_through_whom_the_reader_may_not_see(scene, child):
    aunt = add(scene, child, "Fiona")
    exclude(aunt, staff=scene.colleague, by=scene.receiver, reason="for the test")
    assert read(child, [], scene.colleague).links == []
    assert "Fiona" not in drawn(read(child, [], scene.colleague)).picture


def test_fifty_relatives_ask_no_more_than_one(scene, child):
    relatives = [add(scene, child, f"Aunt{number}") for number in range(12)]
    counts = []
    for many in (1, 12):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            drawn(read(child, relatives[:many], scene.receiver))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 4
