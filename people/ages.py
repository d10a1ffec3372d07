"""Dates of birth as far as they are known, and ages in words. Pure."""

from __future__ import annotations

import calendar
import datetime as dt

from dateutil.relativedelta import relativedelta

ADULT_AT = 18
OLDEST = 120  # years that anybody recorded may have lived
WEEKS_UNTIL = 12  # younger than this is said in weeks
MONTHS_UNTIL = 24  # younger than this is said in months

Range = tuple[dt.date, dt.date]


def birth_range(born_on: dt.date | None, precision: str) -> Range | None:
    """Return the first and last possible day of birth; an approximate year may be one out either way."""
    if born_on is None:
        return None
    if precision == "month":
        last = calendar.monthrange(born_on.year, born_on.month)[1]
        return born_on.replace(day=1), born_on.replace(day=last)
    if precision == "year":
        return dt.date(born_on.year, 1, 1), dt.date(born_on.year, 12, 31)
    if precision == "approximate":
        return dt.date(born_on.year - 1, 1, 1), dt.date(born_on.year + 1, 12, 31)
    return born_on, born_on


def from_range(earliest: dt.date, latest: dt.date) -> tuple[dt.date, str]:
    """Return what to store, day and precision, for somebody born between two days."""
    if earliest == latest:
        return earliest, "day"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return earliest.replace(day=1), "month"
    if earliest.year == latest.year:
        return dt.date(earliest.year, 1, 1), "year"
    return dt.date((earliest.year + latest.year) // 2, 1, 1), "approximate"


def born_about(years: int, today: dt.date) -> dt.date:
    """Return what to store, as approximate, for somebody who looks about ``years`` old."""
    return dt.date(today.year - years, 1, 1)


def born_in_words(born_on: dt.date | None, precision: str, due_on: dt.date | None) -> str:
    """Return the date of birth or due date as far as known; empty when it is not."""
    if due_on:
        return f"due {_day(due_on)}"
    if born_on is None:
        return ""
    month = calendar.month_name[born_on.month]
    words = {"month": f"{month} {born_on.year}", "year": f"{born_on.year}", "approximate": f"about {born_on.year}"}
    return words.get(precision, _day(born_on))


def ages_on(born: Range | None, day: dt.date) -> tuple[int, int] | None:
    """Return the fewest and the most whole years possible on ``day``; None when not known or not born by then."""
    if born is None or born[0] > day:
        return None
    return max(relativedelta(day, born[1]).years, 0), relativedelta(day, born[0]).years


def age_in_words(born: Range | None, precision: str, due_on: dt.date | None, day: dt.date) -> str:
    """Return an age as people say it."""
    if due_on:
        return f"not born yet, due {_day(due_on)}"
    possible = ages_on(born, day)
    if born is None or possible is None:
        return "age not known"
    fewest, most = possible
    if precision == "approximate":
        return f"about {_years(day.year - born[0].year - 1)}"
    if fewest != most:
        return f"{fewest} or {_years(most)}"
    weeks, months = (day - born[0]).days // 7, most * 12 + relativedelta(day, born[0]).months
    if precision == "day" and months < MONTHS_UNTIL:
        return _many(weeks, "week") if weeks < WEEKS_UNTIL else _many(months, "month")
    return _years(most)


def _years(number: int) -> str:
    return _many(number, "year")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _day(day: dt.date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
