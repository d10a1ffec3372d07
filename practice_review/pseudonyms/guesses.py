"""Words that may be names of people whom Rowan does not know: for somebody to answer, not to refuse by. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from practice_review.pseudonyms.words import (
    MONTHS,
    TITLES,
    Word,
    is_common,
    listed,
    names_that_are_words,
    plain,
    plain_words,
    words_of,
)

_DAYS = tuple(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
_NATIONS = listed(
    "scotland scottish england english wales welsh ireland irish britain british europe european uk poland polish "
    "christmas easter hogmanay internet sheriff ms mr mrs miss dr sir lord lady aunt auntie uncle gran granny"
)
_NO_NAMES = frozenset((*MONTHS, *_DAYS, *_NATIONS, *TITLES, "i", "im", "id", "ive", "ill"))
_DOES = frozenset(
    listed("was is had has said says told did went came lives lived rang wrote asked thinks thought feels felt and")
)
_STAND_FOR_NAMES = re.compile(r"\b(?:Child|Adult|Worker|School|Place|Agency|Sibling)\s+(?:[A-Z]|\d{1,2})\b")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """Where a word stands that may be a name."""

    start: int
    end: int
    found: str


def unknown_names(text: str, known: Iterable[str] = ()) -> list[Guess]:
    """Return words written as names inside sentences that are nothing known; names in a row are one.

    ``known`` are agencies, teams, places and pseudonyms: their words are no guesses. A word that begins a sentence is
    one only where something is said of it as of a person. Months, days, titles and what stands in capitals are none.
    """
    listed = {word for phrase in known for word in (plain(phrase), *plain_words(phrase).split())}
    taken = [found.span() for found in _STAND_FOR_NAMES.finditer(text)]
    words = [word for word in words_of(text) if not word.inside]
    following: dict[Word, Word] = dict(pairwise(words))
    guesses: list[Guess] = []
    for word in words:
        if any(start <= word.start < end for start, end in taken) or not _may_be(word, following.get(word), listed):
            continue
        last = guesses[-1] if guesses else None
        if last and word.start < last.end:
            continue
        if last and re.fullmatch(r"[ \t]+|-", text[last.end : word.start]):
            guesses[-1] = Guess(last.start, word.end, text[last.start : word.end])
        else:
            guesses.append(Guess(word.start, word.end, word.raw))
    return guesses


def _may_be(word: Word, following: Word | None, listed: set[str]) -> bool:
    if not word.is_capital or len(word.plain) < _SHORT or word.raw.isupper():
        return False
    if word.plain in listed or word.plain in _NO_NAMES:
        return False
    if is_common(word.plain):
        return word.plain in names_that_are_words() and not word.opens and not (following and following.is_capital)
    return not word.opens or word.possessive or bool(following and following.plain in _DOES)
