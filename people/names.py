"""Names, postcodes and addresses as the matcher compares them. Pure; what is stored stays as given."""

from __future__ import annotations

import re
import unicodedata
from itertools import takewhile

# What decomposition leaves whole: Polish, Danish, German, Icelandic letters.
_WHOLE = str.maketrans(
    {"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
    | dict.fromkeys("\u2018\u2019`", "'")
    | dict.fromkeys("\u2010\u2011\u2013-/.,", " ")
)
_MAC = re.compile(r"\b(?:mac|mc|m')\s*(?=\w{3,})")
_IRISH = re.compile(r"\bo['\s]\s*(?=\w{2,})")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")


def folded(name: str) -> str:
    """Return ``name`` in plain small letters, hyphens as spaces, Mac and Mc alike, O' joined."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_WHOLE))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _MAC.sub("mc", _IRISH.sub("o", plain))
    return " ".join(re.sub(r"[^\w\s]", "", plain).split())


def key(forename: str, surname: str, known_as: str = "") -> str:
    """Return the search key of a name: folded forenames, a bar, folded surname."""
    forenames = dict.fromkeys(f"{folded(forename)} {folded(known_as)}".split())
    return f"{' '.join(forenames)}|{folded(surname)}"


def closeness(one: str, other: str) -> float:
    """Return the Jaro-Winkler closeness of two folded names, from 0 (nothing shared) to 1 (the same)."""
    if one == other:
        return 1.0
    reach = max(max(len(one), len(other)) // 2 - 1, 0)
    taken = [False] * len(other)
    shared = []
    for place, letter in enumerate(one):
        for at in range(max(0, place - reach), min(len(other), place + reach + 1)):
            if not taken[at] and other[at] == letter:
                taken[at] = True
                shared.append(letter)
                break
    if not shared:
        return 0.0
    turned = sum(a != b for a, b in zip(shared, (c for c, t in zip(other, taken, strict=True) if t), strict=True)) // 2
    jaro = (len(shared) / len(one) + len(shared) / len(other) + (len(shared) - turned) / len(shared)) / 3
    start = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one[:4], other[:4], strict=False)))
    return jaro + start * 0.1 * (1 - jaro)


def tidy_postcode(text: str) -> str:
    """Return a postcode in its usual shape ("DD1 4QB"), or what was given, in capitals, when it is none."""
    found = _POSTCODE.fullmatch(re.sub(r"\s", "", text).upper())
    return " ".join(found.groups()) if found else " ".join(text.upper().split())
