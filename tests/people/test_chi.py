"""A CHI number is checked both ways and never blocks."""

import datetime as dt

import pytest

from common.forms import PartialDate
from people import chi
from people.forms import PersonFields


@pytest.mark.parametrize(
    ("number", "eleven", "ten"),
    [
        ("0101011237", True, True),
        ("0101201234", False, True),
        ("0101201230", True, False),
        ("0101011230", False, False),
    ],
)
def test_each_check_answers_for_itself(number, eleven, ten):
    assert (chi.passes_modulus_11(number), chi.passes_modulus_10(number)) == (eleven, ten)
    assert chi.passes(number) is (eleven or ten)


def test_a_check_of_ten_was_never_issued():
    never = [
        f"010101{n:03d}"
        for n in range(1000)
        if sum(int(d) * (10 - i) for i, d in enumerate(f"010101{n:03d}")) % 11 == 1
    ]
    assert never
    assert not any(chi.passes_modulus_11(f"{start}{check}") for start in never for check in range(10))


def test_either_check_is_enough():
    assert chi.warnings("0101201234") == []
    assert chi.warnings("010120 1230") == []


def test_a_number_that_fails_both_is_warned_about_and_kept():
    [sentence] = chi.warnings("0101011230")
    assert "fails both checks" in sentence


@pytest.mark.parametrize("text", ["12345", "01010112370", "abcdefghij", "٠١٠١٠١١٢٣٧"])
def test_what_is_no_number_gets_one_plain_sentence(text):
    assert chi.warnings(text) == ["A CHI number has 10 digits. It is kept as given."]


def test_no_number_no_warning():
    assert chi.warnings("") == []


def test_its_date_of_birth_is_compared_in_either_century():
    assert chi.warnings("0101011237", born=PartialDate.of(2001, 1, 1)) == []
    assert chi.warnings("0101011237", born=PartialDate.of(1901, 1, 1)) == []
    assert chi.warnings("0101011237", born=PartialDate.of(2001)) == []
    assert chi.warnings("0101011237", born=PartialDate.of(2002)) == [
        "The date of birth in this CHI number is not the one given."
    ]


def test_six_digits_that_are_no_date_are_said():
    number = next(f"310201123{d}" for d in range(10) if chi.passes(f"310201123{d}"))
    assert chi.warnings(number) == ["The first six digits of a CHI number are a date of birth, and these are no date."]
    assert chi.births("2902000000") == [dt.date(2000, 2, 29)]


def test_the_sex_digit_only_warns():
    assert chi.warnings("0101011237", sex="male") == []
    assert len(chi.warnings("0101011237", sex="female")) == 1
    assert chi.warnings("0101011237", sex="not_known") == []


def test_a_form_with_a_doubtful_number_is_valid_and_says_so():
    form = PersonFields({"forename": "Eilidh", "chi": "010101 1230"})
    assert form.is_valid()
    assert form.person()["chi"] == "0101011230"
    assert "fails both checks" in form.warnings["chi"][0]
