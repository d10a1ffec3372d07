"""How exact a date is told in shared words: as it is, by month, by year or by age. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from practice_review.pseudonyms.words import MONTHS

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMED = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9})\.?,?\s+(\d{4})(?!\d)")
_NUMBERED = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")


def told(day: dt.date, rule: str, born: dt.date | None = None) -> str:
    """Return a day as ``rule`` lets it be told; by age only where the child's date of birth is known, else by year."""
    if rule == "exact":
        return f"{day:%-d %B %Y}"
    if rule == "age" and born:
        return f"when the child was {_age(born, day)}"
    return f"{day:%B %Y}" if rule == "month" else f"{day:%Y}"


def birth_told(born_on: dt.date, rule: str) -> str:
    """Return a date of birth as ``rule`` lets it be told: never to the day."""
    return f"{born_on:%B %Y}" if rule in {"exact", "month"} else f"{born_on:%Y}"


def dates_in(text: str) -> Iterator[tuple[int, int, dt.date]]:
    """Yield where a date is told to the day, and which."""
    for found in _NAMED.finditer(text):
        month = next((at for at, name in enumerate(MONTHS, 1) if name.startswith(found[2].casefold())), 0)
        yield from _real(found, int(found[3]), month, int(found[1]))
    for found in _NUMBERED.finditer(text):
        yield from _real(found, int(found[4]), int(found[3]), int(found[1]))


def _real(found: re.Match[str], year: int, month: int, day: int) -> Iterator[tuple[int, int, dt.date]]:
    try:
        yield found.start(), found.end(), dt.date(year, month, day)
    except ValueError:
        return


def _age(born: dt.date, day: dt.date) -> str:
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    if years < 1:
        return "under one" if years == 0 else "not born yet"
    return _NUMBERS[years] if years < len(_NUMBERS) else str(years)
