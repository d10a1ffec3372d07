"""Clocks: when a thing is due by the timescale in force. The arithmetic is in ``common.working_days``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from common import clock, working_days
from reference.models import Holiday, Timescale

if TYPE_CHECKING:
    from agencies.models import Partnership

SCOTLAND = "Scotland"
LAST_SECOND = dt.time(23, 59, 59)
FULL_TERM_WEEKS = 40
# Where several rows are in force, the one nearer to practice counts.
NEAREST_FIRST = [Timescale.Profile.LOCAL, Timescale.Profile.CURRENT, Timescale.Profile.EARLIER]


class NoTimescale(LookupError):  # noqa: N818  said as practitioners say it
    """No row says how long this may take on that day."""


def in_force(key: str, on: dt.date | None = None) -> Timescale:
    """Return the timescale ``key`` in force on a date (today when not given), local before national.

    Raises NoTimescale when none is. Source of the rule: each row cites its own.
    """
    day = on or clock.today()
    rows = Timescale.objects.visible_to(None).on(day).filter(key=key)
    found = sorted(rows, key=lambda row: NEAREST_FIRST.index(Timescale.Profile(row.profile)))
    if not found:
        raise NoTimescale(f"No timescale {key} is in force on {day}.")
    return found[0]


def due(
    key: str, start: dt.datetime, *, on: dt.date | None = None, partnership: Partnership | str | None = None
) -> dt.datetime:
    """Return the moment by which a clock that began at ``start`` is due, aware, in the committee's local time.

    The rule is the one in force ``on`` a date, the start's when not given. Days and months end with the due day's
    last second; the start's day is day 0; months keep the day or take the month's last; minutes are minutes. A due
    day may be a holiday: it still counts. Local holidays count for the ``partnership``, given itself or by name.
    Raises NoTimescale; ValueError for a naive start or a timescale that is no length of time.
    Source: National Guidance 2021, updated 2023, Appendix D, for the lengths; the rest is Rowan's, check locally.
    """
    if start.tzinfo is None:
        raise ValueError("A clock starts at an aware moment.")
    begun = start.astimezone(clock.LOCAL)
    rule = in_force(key, on or begun.date())
    if rule.unit == Timescale.Unit.MINUTES:
        return (start + dt.timedelta(minutes=rule.number)).astimezone(clock.LOCAL)
    if rule.unit == Timescale.Unit.CALENDAR_DAYS:
        return _end_of(begun.date() + dt.timedelta(days=rule.number))
    if rule.unit == Timescale.Unit.MONTHS:
        return _end_of(working_days.add_months(begun.date(), rule.number))
    if rule.unit == Timescale.Unit.WORKING_DAYS:
        return _end_of(add_working_days(begun.date(), rule.number, partnership=partnership))
    raise ValueError(f"{key} counts {rule.get_unit_display()}, which is no length of time from a start.")


def due_by_gestation(key: str, due_on: dt.date, *, on: dt.date | None = None) -> dt.datetime:
    """Return the end of the day on which a pregnancy expected to end on ``due_on`` reaches the weeks of ``key``.

    A pregnancy is reckoned as 40 weeks [general knowledge]. Raises NoTimescale; ValueError for another unit.
    Source: National Guidance 2021, updated 2023, Appendix D, pre-birth planning meeting.
    """
    rule = in_force(key, on)
    if rule.unit != Timescale.Unit.WEEKS_GESTATION:
        raise ValueError(f"{key} does not count weeks of pregnancy.")
    return _end_of(due_on - dt.timedelta(weeks=FULL_TERM_WEEKS - rule.number))


def holidays(earliest: dt.date, latest: dt.date, *, partnership: Partnership | str | None = None) -> frozenset[dt.date]:
    """Return the days from ``earliest`` to ``latest`` that do not count as working, national and local.

    Holidays are known for the years that the list of holidays holds; outside them only weekends are left out.
    """
    scopes = [SCOTLAND, *([str(partnership)] if partnership else [])]
    rows: Any = Holiday.objects.visible_to(None).filter(on__range=(earliest, latest), scope__in=scopes)
    return frozenset(rows.values_list("on", flat=True))


def add_working_days(start: dt.date, number: int, *, partnership: Partnership | str | None = None) -> dt.date:
    """Return the date ``number`` working days after ``start`` (day 0), before it when negative."""
    # Twice as many days and a month more hold any run of weekends and holidays.
    reach = dt.timedelta(days=abs(number) * 2 + 31)
    closed = holidays(start - reach, start + reach, partnership=partnership)
    return working_days.add_working_days(start, number, closed)


def working_days_between(
    start: dt.date | dt.datetime, end: dt.date | dt.datetime, *, partnership: Partnership | str | None = None
) -> int:
    """Return how many working days lie after ``start`` up to and with ``end``; negative when it is earlier.

    So ``working_days_between(today, due)`` is how many are left, and below nought how many it is overdue.
    """
    first, last = _day(start), _day(end)
    closed = holidays(min(first, last), max(first, last), partnership=partnership)
    return working_days.working_days_between(first, last, closed)


def last_working_day(due_at: dt.datetime, *, partnership: Partnership | str | None = None) -> dt.date:
    """Return the last working day on or before a due day, for a page to warn with when they differ."""
    day = _day(due_at)
    closed = holidays(day - dt.timedelta(days=31), day, partnership=partnership)
    return day if working_days.is_working_day(day, closed) else working_days.add_working_days(day, -1, closed)


def _day(when: dt.date | dt.datetime) -> dt.date:
    return when.astimezone(clock.LOCAL).date() if isinstance(when, dt.datetime) else when


def _end_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, LAST_SECOND, tzinfo=clock.LOCAL)
