"""The checker of names, measured on hand-written sentences about invented people."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from practice_review.pseudonyms.checker import find
from practice_review.pseudonyms.guesses import unknown_names
from practice_review.pseudonyms.terms import Term, of_birth, of_name, of_rest

DATA = Path(__file__).parent / "data"
MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
RECALL, PRECISION, SENTENCES = 0.98, 0.9, 200


@dataclass
class Measured:
    """How many marks were found, how many findings are right, and what went wrong."""

    marks: int = 0
    missed: int = 0
    hits: int = 0
    false: int = 0
    sentences: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Measured) -> Measured:
        return Measured(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))

    @property
    def recall(self) -> float:
        return 1 - self.missed / self.marks

    @property
    def precision(self) -> float:
        return 1 - self.false / self.hits

    def __str__(self) -> str:
        return (
            f"{self.sentences} sentences, {self.marks} marks, {self.missed} missed, {self.hits} found, "
            f"{self.false} wrongly: recall {self.recall:.3f}, precision {self.precision:.3f}"
        )


def terms_in(data: dict) -> list[Term]:
    """Return the terms of a file's people."""
    terms: list[Term] = []
    for one in data["people"]:
        who = one["who"]
        terms += of_name(who, one["forename"], one["surname"], one.get("known_as", ""))
        terms += of_birth(who, one.get("born_on"))
        rest = {"addresses": "address", "postcodes": "postcode", "schools": "school", "numbers": "chi"}
        terms += of_rest(who, **{name: [one[key]] for name, key in rest.items() if key in one})
    return terms


def measure(file: Path) -> Measured:
    """Return how the checker does on one file of sentences."""
    data = tomllib.loads(file.read_text())
    terms = terms_in(data)
    return sum((one(sentence, terms) for kind in data["sentences"].values() for sentence in kind), Measured())


def one(sentence: str, terms: list[Term]) -> Measured:
    """Return how the checker does on one sentence: a mark is found when any finding lies over it."""
    text, marks = "", []
    for at, part in enumerate(MARK.split(sentence)):
        if at % 2:
            marks.append((len(text), len(text) + len(part)))
        text += part
    hits = find(text, terms)
    missed = [(a, b) for a, b in marks if not any(hit.start < b and hit.end > a for hit in hits)]
    false = [hit for hit in hits if not any(hit.start < b and hit.end > a for a, b in marks)]
    wrong = [f"missed {text[a:b]!r} in {text!r}" for a, b in missed]
    wrong += [f"found {hit.found!r} ({hit.why}) in {text!r}" for hit in false]
    return Measured(len(marks), len(missed), len(hits), len(false), 1, tuple(wrong))


FILES = sorted(DATA.glob("*.toml"))


def test_it_finds_nearly_every_name_and_little_else(capsys):
    by_file = {file.name: measure(file) for file in FILES}
    together = sum(by_file.values(), Measured())
    with capsys.disabled():
        print()  # noqa: T201  the numbers are what this test is for
        for name, measured in {**by_file, "together": together}.items():
            print(f"{name}: {measured}")  # noqa: T201
    told = "\n".join(together.wrong)
    assert together.sentences >= SENTENCES
    assert together.recall >= RECALL, told
    assert together.precision >= PRECISION, told


@pytest.mark.parametrize("file", [file for file in FILES if file.stem != "apart"], ids=lambda file: file.stem)
def test_nothing_is_missed_in_the_sentences_it_was_fitted_to(file):
    assert not measure(file).missed


def test_a_finding_leaves_the_possessive_out_so_that_a_pseudonym_fits_in_its_place():
    terms = [*of_name("child", "Eilidh", "Garrioch")]
    assert [hit.found for hit in find("It was Eilidh Garrioch’s coat.", terms)] == ["Eilidh Garrioch"]
    assert [hit.found for hit in find("GARRIOCH, Eilidh", terms)] == ["GARRIOCH, Eilidh"]


def test_two_people_side_by_side_are_two_findings():
    terms = [*of_name("child", "Eilidh"), *of_name("brother", "Fergus")]
    assert [hit.term.who for hit in find("We met Eilidh, Fergus and the dog.", terms)] == ["child", "brother"]


def test_a_name_of_the_whole_staff_list_is_found_in_a_long_text_in_good_time():
    terms = [term for n in range(60) for term in of_name(str(n), f"Forename{chr(97 + n % 26)}x", f"Surname{n}")]
    text = "The worker rang first and wrote afterwards. " * 400
    assert not find(text, terms)


GUESSED = [
    ("The plan was made with Fiadh in the room.", ["Fiadh"]),
    ("Fiadh was seen late.", ["Fiadh"]),
    ("Then Fiadh Kerrigan rang.", ["Fiadh Kerrigan"]),
    ("It was Hope who knew.", ["Hope"]),
    ("The sub-group met in May with Tayside Police on a Monday.", []),
    ("Ring first. Write afterwards.", []),
    ("Whoever visits Child A or School 1 asks who lives there.", []),
    ("The GP, the NHS and the SCRA were told.", []),
    ("Health visitors in Dundee share one form.", []),
]


@pytest.mark.parametrize(("text", "names"), GUESSED)
def test_words_that_may_be_names_of_people_rowan_does_not_know_are_asked_about(text, names):
    assert [guess.found for guess in unknown_names(text, known=["Tayside Police", "Dundee"])] == names
