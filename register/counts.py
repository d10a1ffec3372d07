"""Figures of the register on a day, each counted as its definition says. Pure but for what it is given."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from people.models import Person

# Bands as Scotland's statistics publish them.
BANDS = ("Unborn", "0 to 4", "5 to 10", "11 to 15", "16 and over", "Not known")
SEXES = ("Female", "Male", "Unborn", "Not known")
UNTIL = ((5, "0 to 4"), (11, "5 to 10"), (16, "11 to 15"))

DEFINITIONS = (
    (
        "On the register",
        (
            "Every child whose name was on the register at the end of the day, each once, unborn babies too. "
            "The day on which a name comes off is no longer counted."
        ),
    ),
    (
        "Here for a time",
        "Children of another area’s register who stay here. They are counted apart.",
    ),
    (
        "Age",
        (
            "In whole years on the day. An unborn baby is unborn until the day of birth. Where only a month or a "
            "year of birth is known, the lower age."
        ),
    ),
    ("Sex", "As recorded. Unborn babies are counted as unborn."),
    (
        "Area of concern",
        (
            "Every area recorded as holding on the day. A child with several is counted in each, so these add up to "
            "more than the children."
        ),
    ),
    (
        "Year",
        (
            "The statistical year from 1 August to 31 July; until 31 July 2011 it ran from 1 April to 31 March. "
            "A child registered twice in a year is counted twice."
        ),
    ),
)

FIRST_AUGUST_YEAR = dt.date(2011, 8, 1)


def unborn(child: Person, day: dt.date) -> bool:
    """Say whether a child was not born yet on a day."""
    return bool(child.due_on) or bool(child.born_on and child.born_on > day)


def band(child: Person, day: dt.date) -> str:
    """Return the age band of a child on a day."""
    if unborn(child, day):
        return "Unborn"
    age = child.age_on(day)
    if age is None:
        return "Not known"
    return next((name for most, name in UNTIL if age < most), "16 and over")


def sex(child: Person, day: dt.date) -> str:
    """Return the sex of a child as it is counted on a day."""
    if unborn(child, day):
        return "Unborn"
    return {Person.Sex.FEMALE: "Female", Person.Sex.MALE: "Male"}.get(Person.Sex(child.sex), "Not known")


def counted(names: Iterable[str], order: Iterable[str]) -> list[tuple[str, int]]:
    """Return how often each name occurs, in order, those that do not occur with nought."""
    found = Counter(names)
    return [(name, found[name]) for name in order]


def areas_counted(rows: Iterable[Any], words: dict[str, str]) -> list[tuple[str, int]]:
    """Return how many registrations have each area of concern, the most frequent first."""
    found = Counter(code for row in rows for code in set(row.area_codes))
    return sorted(((words.get(code, code), many) for code, many in found.items()), key=lambda pair: (-pair[1], pair[0]))


def year_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the statistical year that holds a day."""
    if day >= FIRST_AUGUST_YEAR:
        begins = dt.date(day.year if (day.month, day.day) >= (8, 1) else day.year - 1, 8, 1)
        return begins, dt.date(begins.year + 1, 7, 31)
    begins = dt.date(day.year if (day.month, day.day) >= (4, 1) else day.year - 1, 4, 1)
    return begins, min(dt.date(begins.year + 1, 3, 31), FIRST_AUGUST_YEAR - dt.timedelta(days=1))
