"""Names are compared as people mean them, however they are typed."""

import pytest

from people import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MacKay", "McKay"),
        ("Mac Donald", "MACDONALD"),
        ("M'Kenzie", "Mackenzie"),
        ("O’Neill", "O Neill"),
        ("Smith-Jones", "Smith Jones"),
        ("Seán", "Sean"),
        ("Łukasz", "Lukasz"),
        ("Strauß", "Strauss"),
        ("  Ann  Marie ", "ann marie"),
    ],
)
def test_the_same_name_folds_the_same(one, other):
    assert names.folded(one) == names.folded(other)


def test_short_names_that_only_begin_like_mac_stay():
    assert names.folded("Mack") == "mack"
    assert names.folded("Macy") == "macy"


def test_a_key_holds_what_somebody_is_known_as():
    assert names.key("Catherine", "MacKay", "Katie") == "catherine katie|mckay"


def test_closeness_is_whole_for_the_same_and_nought_for_nothing_shared():
    assert names.closeness("katie", "katie") == 1
    assert names.closeness("abc", "xyz") == 0
    assert names.closeness("", "abc") == 0
    assert round(names.closeness("martha", "marhta"), 4) == 0.9611


def test_a_postcode_takes_its_usual_shape_and_anything_else_is_kept():
    assert names.tidy_postcode("dd14qb") == "DD1 4QB"
    assert names.tidy_postcode("near the school") == "NEAR THE SCHOOL"
