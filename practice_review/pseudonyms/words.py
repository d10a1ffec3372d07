"""Words of a text with where they stand, and which words are common: read once from this folder's lists. Pure."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from people.names import folded

APOSTROPHES = "'\u2018\u2019\u02bc`\u00b4"
_LETTER = r"[^\W\d_\u02bc][\u0300-\u036f\u00ad\u200b]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:[{APOSTROPHES}](?:{_LETTER})+)*")
_POSSESSIVE = re.compile(rf"(?:[{APOSTROPHES}]s)$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z\u00df-\u00ff])(?=[A-Z\u00c0-\u00de])")
_BROKEN = re.compile(r"[-\u2010\u2011\u00ad]\s*\n\s*")
_PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | {"\u00ad": None, "\u200b": None})
_OPENING = " \t\"'“”‘’([{*•–—-"
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "rev", "st", "sgt", "pc"})
MONTHS = tuple(month.casefold() for month in calendar.month_name[1:])
HERE = Path(__file__).parent / "data"


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list written as one text."""
    return tuple(words.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, without a possessive ending; ``opens`` when a sentence begins with it."""

    start: int
    end: int
    raw: str
    plain: str
    opens: bool
    possessive: bool = False
    inside: bool = False  # a part of a longer run of letters, as in EilidhGrant.pdf

    @property
    def is_capital(self) -> bool:
        """Say whether it begins with a capital."""
        return self.raw[:1].isupper()


def plain(name: str) -> str:
    """Return a name as it is compared: folded, its words side by side without spaces."""
    return plain_words(name).replace(" ", "")


def plain_words(name: str) -> str:
    """Return a name folded, its words apart: Mac and Mc alike, O' joined, no marks on letters."""
    return folded(name.translate(_PLAIN))


@cache
def common_words() -> frozenset[str]:
    """Return words that are no sign of a name by themselves, folded as names are."""
    every = [line for file in ("words.txt", "names_that_are_words.txt") for line in _lines(file)]
    return frozenset(map(plain, every))


@cache
def names_that_are_words() -> frozenset[str]:
    """Return names that are words too, such as Grace and Young."""
    return frozenset(map(plain, _lines("names_that_are_words.txt")))


def _lines(file: str) -> list[str]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def is_common(word: str) -> bool:
    """Say whether a folded word is a common one, in the form given or without an ending."""
    stems = {word, *(word.removesuffix(end) for end in ("s", "es", "d", "ed", "ing", "ly", "er"))}
    return not stems.isdisjoint(common_words())


def words_of(text: str) -> list[Word]:
    """Return a text's words in order; one broken at a line's end also whole, a run like EilidhGrant also apart."""
    whole = list(_whole(text))
    joined = [
        _word(text, one.start, other.end, _BROKEN.sub("", text[one.start : other.end]), possessive=other.possessive)
        for one, other in pairwise(whole)
        if _BROKEN.fullmatch(text[one.end : other.start])
    ]
    return sorted([*whole, *joined, *_parts(whole)], key=lambda word: (word.start, -word.end))


def _whole(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        raw = found[0]
        bare = _POSSESSIVE.sub("", raw)
        yield _word(text, found.start(), found.start() + len(bare), bare, possessive=bare != raw)


def _word(text: str, start: int, end: int, raw: str, *, possessive: bool) -> Word:
    return Word(start, end, raw, plain(raw), opens_sentence(text, start), possessive)


def _parts(whole: list[Word]) -> Iterator[Word]:
    for word in whole:
        at = word.start
        pieces = _CAMEL.split(word.raw)
        for piece in pieces if len(pieces) > 1 else ():
            yield Word(at, at + len(piece), piece, plain(piece), opens=False, inside=True)
            at += len(piece)


def opens_sentence(text: str, start: int) -> bool:
    """Say whether a sentence, a line of a list or the text begins at ``start``."""
    before = text[max(0, start - 40) : start]
    kept = before.rstrip(_OPENING + "\n\r")
    between = before[len(kept) :]
    if not kept or "\n\n" in between.replace("\r", "") or re.search(r"\n\s*[*•–-]", between):
        return True
    last = re.split(r"[\s(]", kept)[-1]
    return kept[-1] in ".!?:" and last[:-1].casefold() not in TITLES and len(last) > 2  # noqa: PLR2004  "E." ends none
