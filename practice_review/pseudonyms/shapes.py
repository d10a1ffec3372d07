"""How what is no name may be written: dates of birth, addresses, postcodes, schools, numbers, initials. Pure."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from practice_review.pseudonyms.terms import Sort, Term
from practice_review.pseudonyms.words import APOSTROPHES, MONTHS, is_common, listed, plain

_WHOLE = str.maketrans("łøđðı", "loddi") | {ord(one): "'" for one in APOSTROPHES}
_STREETS = {
    "street": r"st(?:reet)?", "road": r"r(?:oa)?d", "avenue": r"ave?(?:nue)?", "crescent": r"cres(?:c|cent)?",
    "terrace": r"terr?(?:ace)?", "place": r"pl(?:ace)?", "gardens": r"g(?:ar)?d(?:e)?ns", "court": r"c(?:our)?t",
    "drive": r"dr(?:ive)?", "lane": r"l(?:a)?ne?", "square": r"sq(?:uare)?", "loan": "loan", "wynd": "wynd",
    "row": "row", "way": "way", "walk": "walk", "park": r"p(?:ar)?k", "grove": r"gr(?:ove)?", "close": r"cl(?:ose)?",
    "brae": "brae", "view": "view", "vennel": "vennel", "quay": "quay", "green": "green",
}  # fmt: skip
_EVERYWHERE = frozenset({"high", "main", "church", "station", "school", "market", "king", "queen"})
_SCHOOLS = listed(
    "school primary secondary academy high nursery college centre center early years grammar infant junior rc the "
    "of and playgroup family ps elc"
)
_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_ABOUT_A_CHILD = r"(?:child|boy|girl|pupil|baby|son|daughter|mother|father|patient|client|brother|sister|named|called)"
_BIRTHDAY = r"(?:born|birthday|birth|dob)\b[^.\n]{0,24}$"
_NO_INITIALS = frozenset(listed("AM PM GP TV IT UK US EU PE ID OK HV SW CP PC DC DS DI DM HR QI MP CE VS NO RE"))


def flat(text: str) -> str:
    """Return a text in small letters without marks, letter for letter, so that places in it stay."""
    return "".join(_bare(letter) for letter in text)


def _bare(letter: str) -> str:
    small = unicodedata.normalize("NFKD", letter.lower().translate(_WHOLE))[:1]
    return small or letter


def spans(text: str, level: str, term: Term) -> Iterator[tuple[int, int, str]]:
    """Yield where a term that is no name stands in ``text``, and as what; ``level`` is the flat text."""
    shapes = {
        Sort.BORN: _born,
        Sort.ADDRESS: _address,
        Sort.POSTCODE: _marks,
        Sort.NUMBER: _marks,
        Sort.SCHOOL: _school,
        Sort.PLACE: _place,
    }
    if term.sort == Sort.INITIALS:
        yield from _initials(text, term.value)
        return
    for pattern, why in shapes[term.sort](term.value):
        for found in re.finditer(pattern, level):
            if why != "a birthday" or re.search(_BIRTHDAY, level[: found.start()]):
                yield found.start(), found.end(), why


def _born(value: str) -> Iterator[tuple[str, str]]:
    born = dt.date.fromisoformat(value)
    month = MONTHS[born.month - 1]
    day = rf"(?:0?{born.day}(?:st|nd|rd|th)?|{_ORDINALS[born.day - 1]})"
    named = rf"(?:{month}|{month[:3]}|{month[:4]})\b\.?"
    year = rf"(?:{born.year}|'?{born:%y})(?!\d)"
    by, number, why = r"\s*[-./\s]\s*", rf"0?{born.month}", "the date of birth"
    yield rf"(?<![\d./-])0?{born.day}{by}{number}{by}{year}", why
    yield rf"(?<!\d){born.year}{by}{number}{by}0?{born.day}(?!\d)", why
    yield rf"(?<!\d)(?:{born:%Y%m%d}|{born:%d%m%Y})(?!\d)", why
    yield rf"(?<!\d){day}[\s-]+(?:of\s+)?{named},?[\s-]+{year}", why
    yield rf"(?<![a-z]){named}\s+{day},?\s+{year}", why
    yield rf"(?<!\d){day}\s+(?:of\s+)?{named}(?!,?\s*'?\d)", "a birthday"


def _marks(value: str) -> Iterator[tuple[str, str]]:
    marks = [re.escape(one) for one in flat(value) if one.isalnum()]
    if len(marks) > 3:  # noqa: PLR2004  shorter marks are in every text
        yield "(?<![a-z\\d])" + r"[\s./-]{0,3}".join(marks) + "(?![a-z\\d])", "a number or postcode"


def _loosely(words: list[str], *, by: str = r"[\s,.-]+") -> str:
    """Return a pattern for words in order, an apostrophe in them optional."""
    return by.join("".join("'?" if one == "'" else re.escape(one) for one in word) for word in words)


def _address(value: str) -> Iterator[tuple[str, str]]:
    for part in (part.strip() for part in flat(value).split(",")):
        words = re.findall(r"[\w'/]+", part)
        numbers = [word for word in words if re.search(r"\d", word)]
        names = [word for word in words if word not in numbers]
        kind = _STREETS.get(names[-1]) if len(names) > 1 else None
        if kind:
            street = rf"{_loosely(names[:-1])}[\s-]+{kind}\b\.?"
            number = _loosely(numbers) + r"[\s,]+" if numbers and numbers[-1] in words[: len(numbers)] else ""
            if names[0] in _EVERYWHERE and len(names) == 2:  # noqa: PLR2004  every town has a High Street
                yield rf"(?<!\w){number}{street}" if number else r"(?!)", "an address"
            else:
                yield rf"(?<!\w)(?:flat\s+[\w/]+[\s,]+)?(?:{number or '(?!)'})?{street}", "an address"
            return
        if not numbers and names and not all(is_common(plain(word)) for word in names):
            yield rf"(?<!\w){_loosely(names)}(?!\w)", "a house"
            if len(value.split(",")) == 1:
                return


def _school(value: str) -> Iterator[tuple[str, str]]:
    words = re.findall(r"[\w']+", flat(value))
    own = [word for word in words if word not in _SCHOOLS]
    if not own:
        yield rf"(?<!\w){_loosely(words)}(?!\w)", "a school"
        return
    more = "|".join(_SCHOOLS)
    least = "+" if len(own) == 1 and is_common(plain(own[0])) else "*"
    yield rf"(?<!\w){_loosely(own)}(?:\s+(?:{more})\b){least}", "a school"


def _place(value: str) -> Iterator[tuple[str, str]]:
    words = re.findall(r"[\w']+", flat(value))
    if words:
        yield rf"(?<!\w){_loosely(words)}(?!\w)", "a place"


def _initials(text: str, value: str) -> Iterator[tuple[int, int, str]]:
    one, other = (f"[{letter.upper()}{flat(letter).upper()}]" for letter in value)
    for found in re.finditer(rf"(?<![\w.]){one}\.\s?{other}(?:\.|\b)", text):
        yield found.start(), found.end(), "initials"
    if flat(value).upper() in _NO_INITIALS:
        return
    owned = rf"(?<![\w.]){one}{other}(?=[{APOSTROPHES}]s\b)"
    for pattern in (owned, rf"(?<=\s){one}{other}\b(?![.\w])"):
        for found in re.finditer(pattern, text):
            before = text[: found.start()]
            if pattern == owned or re.search(rf"\b{_ABOUT_A_CHILD},?\s$", before, re.IGNORECASE):
                yield found.start(), found.end(), "initials"
