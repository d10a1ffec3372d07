"""What a thing is called in the era the partnership works in. Asks the database nothing; see reference.era."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from django.utils.functional import lazy

from reference import era

VOCABULARY = Path(__file__).parent / "data" / "vocabulary.toml"
_words: dict[str, dict[str, str]] = tomllib.loads(VOCABULARY.read_text())["word"]


def say(key: str, *, many: bool = False) -> str:
    """Return what ``key`` is called in the partnership's era: lower case, one or several.

    Raises KeyError for a word the vocabulary does not hold.
    """
    word = _words[key]
    spoken = word.get("earlier", word["current"]) if era.is_earlier() else word["current"]
    return _several(spoken) if many else _one(spoken)


def in_era(sentence: str) -> str:
    """Return a sentence with each present word of the vocabulary, and its article, as the era has it."""
    return _present().sub(_earlier, sentence) if era.is_earlier() else sentence


@cache
def _present() -> re.Pattern[str]:
    known = {*_renamed(), *_renamed().values()}  # what is said in earlier words already stays as it is
    words = "|".join(sorted(map(re.escape, known), key=len, reverse=True)).replace("’", "['’]")
    return re.compile(rf"\b(?:(an?) )?({words})\b", re.IGNORECASE)


@cache
def _renamed() -> dict[str, str]:
    """Return every present word that was another one earlier, one and several, in lower case."""
    found = {}
    for word in _words.values():
        if "earlier" in word:
            found[_one(word["current"]).lower()] = _one(word["earlier"])
            found[_several(word["current"]).lower()] = _several(word["earlier"])
    return found


def _earlier(match: re.Match[str]) -> str:
    article, present = match.groups()
    word = _renamed().get(present.lower().replace("'", "’"))
    if word is None:
        return match.group()
    if article:
        return f"{article[0]}{'n' if word[0] in 'aeiou' else ''} {word}"
    return f"{word[0].upper()}{word[1:]}" if present[0].isupper() else word


def _one(spoken: str) -> str:
    return spoken.partition(" | ")[0]


def _several(spoken: str) -> str:
    one, _, several = spoken.partition(" | ")
    return several or f"{one}s"


def say_later(key: str, *, many: bool = False) -> str:
    """Return the same, looked up when it is shown: for labels that are written while a module is read."""
    return _later(key, many=many)


_later = lazy(say, str)
