"""What the checker looks for: the names, birth, homes, schools and numbers of one person, as terms. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a term is, and so how it may be written."""

    FORENAME = "forename"
    SURNAME = "surname"
    INITIALS = "initials"
    BORN = "date of birth"
    ADDRESS = "address"
    POSTCODE = "postcode"
    SCHOOL = "school"
    PLACE = "place"
    NUMBER = "number"


NAMES = frozenset({Sort.FORENAME, Sort.SURNAME})


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that identifies somebody; ``who`` says whom, for whoever replaces it."""

    sort: Sort
    value: str
    who: str


def of_name(who: str, forename: str, surname: str = "", *others: str) -> Iterator[Term]:
    """Yield the terms of a name: forename, surname, other forenames such as what somebody is known as, initials."""
    for one in filter(str.strip, (forename, *others)):
        yield Term(Sort.FORENAME, one.strip(), who)
    if surname.strip():
        yield Term(Sort.SURNAME, surname.strip(), who)
    if forename.strip() and surname.strip():
        yield Term(Sort.INITIALS, forename.strip()[0] + surname.strip()[0], who)


def of_full_name(who: str, name: str) -> Iterator[Term]:
    """Yield the terms of a name given whole: the last word, with what belongs to it, is the surname."""
    words = name.split()
    yield from of_name(who, " ".join(words[:1]), " ".join(words[1:]))


def of_birth(who: str, born_on: dt.date | None) -> Iterator[Term]:
    """Yield the term of a date of birth known to the day."""
    if born_on:
        yield Term(Sort.BORN, born_on.isoformat(), who)


def of_rest(
    who: str,
    *,
    addresses: Iterable[str] = (),
    postcodes: Iterable[str] = (),
    schools: Iterable[str] = (),
    numbers: Iterable[str] = (),
) -> Iterator[Term]:
    """Yield the terms of where somebody lives and learns, and of the numbers others know her by."""
    given = ((Sort.ADDRESS, addresses), (Sort.POSTCODE, postcodes), (Sort.SCHOOL, schools), (Sort.NUMBER, numbers))
    for sort, values in given:
        for value in filter(str.strip, values):
            yield Term(sort, value.strip(), who)
