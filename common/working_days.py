"""Arithmetic with days: pure, told which days are holidays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from dateutil.relativedelta import relativedelta

DAY = dt.timedelta(days=1)
SATURDAY = 5


def is_working_day(day: dt.date, holidays: Container[dt.date] = ()) -> bool:
    """Say whether ``day`` is neither at a weekend nor a holiday."""
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(start: dt.date, number: int, holidays: Container[dt.date] = ()) -> dt.date:
    """Return the date ``number`` working days after ``start``; before it when negative.

    The day of the start is day 0 and is not counted, whatever day it is (Rowan's clock rule, check locally).
    Raises ValueError when ``number`` is 0 and ``start`` is no working day, since no such day exists.
    """
    if number == 0 and not is_working_day(start, holidays):
        raise ValueError("No working day lies nought working days from a weekend or a holiday.")
    step, day = DAY if number > 0 else -DAY, start
    for _ in range(abs(number)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day


def working_days_between(start: dt.date, end: dt.date, holidays: Container[dt.date] = ()) -> int:
    """Return how many working days after ``start`` up to and with ``end``; negative when ``end`` is earlier."""
    if end < start:
        return -working_days_between(end, start, holidays)
    return sum(is_working_day(start + DAY * number, holidays) for number in range(1, (end - start).days + 1))


def add_months(start: dt.date, number: int) -> dt.date:
    """Return the same day ``number`` months on, or that month's last day where it has none such."""
    return start + relativedelta(months=number)
