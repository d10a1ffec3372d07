"""Clocks: when a thing is due by the timescale in force. The arithmetic is in ``common.working_days``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Case, Q, QuerySet, Subquery, When

from agencies.models import Partnership
from common import clock, working_days
from reference import era
from reference.models import ClockStart, Holiday, Timescale
from reference.models.law import in_force_on

SCOTLAND = "Scotland"
LAST_SECOND = dt.time(23, 59, 59)
FULL_TERM_WEEKS = 40
# Where several rows are in force, the one nearer to practice counts.
NEAREST_FIRST = [Timescale.Profile.LOCAL, Timescale.Profile.CURRENT, Timescale.Profile.EARLIER]


class NoTimescale(LookupError):  # noqa: N818  said as practitioners say it
    """No row says how long this may take on that day."""


def in_force(key: str, on: dt.date | None = None) -> Timescale:
    """Return the timescale ``key`` in force on a date (today when not given), local before national.

    In the era of 2010 its numbers count whatever the date, beside local ones. Raises NoTimescale when there is none.
    Source of the rule: each row cites its own.
    """
    found = find(key, on)
    if found is None:
        raise NoTimescale(f"No timescale {key} is in force on {on or clock.today()}.")
    return found


def find(key: str, on: dt.date | None = None) -> Timescale | None:
    """Return the same, or None where the guidance of the day sets no such time."""
    return next(iter(_nearest_first(_holding(on or clock.today()).filter(key=key))), None)


def all_in_force(on: dt.date | None = None) -> list[Timescale]:
    """Return every timescale in force on a date (today when not given), the nearest to practice of each key."""
    nearest = {row.key: row for row in reversed(_nearest_first(_holding(on or clock.today())))}
    return sorted(nearest.values(), key=lambda row: row.label)


def _holding(day: dt.date) -> QuerySet[Timescale]:
    rows: Any = Timescale.objects.visible_to(None).current()
    if era.is_earlier():
        local = Q(profile=Timescale.Profile.LOCAL) & in_force_on(day)
        return rows.filter(local | Q(profile=Timescale.Profile.EARLIER))
    return rows.on(day)


def _nearest_first(rows: Iterable[Timescale]) -> list[Timescale]:
    latest = sorted(rows, key=lambda row: row.valid_from, reverse=True)
    return sorted(latest, key=lambda row: NEAREST_FIRST.index(Timescale.Profile(row.profile)))


def start_of(key: str, moments: dict[str, dt.datetime | None], on: dt.date | None = None) -> dt.datetime:
    """Return the moment from which ``key`` is counted, of those that are known (None: not known or not yet).

    What the committee chose counts, then what the timescale itself prefers. Raises ValueError when none is known.
    Source: domain facts, trap 4: where the days start differs locally.
    """
    rule = find(key, on)
    for name in [chosen_start(key, on), *(rule.starts_from if rule else []), *moments]:
        if moment := moments.get(name):
            return moment
    raise ValueError(f"{key} has no moment to start from.")


def chosen_start(key: str, on: dt.date | None = None) -> str:
    """Return the moment from which the committee chose to count ``key``, or nothing when it chose none."""
    rows = ClockStart.objects.visible_to(None).on(on or clock.today()).filter(key=key).order_by("-valid_from")
    return rows.values_list("moment", flat=True).first() or ""


def due(
    key: str, start: dt.datetime, *, on: dt.date | None = None, partnership: Partnership | str | None = None
) -> dt.datetime:
    """Return the moment by which a clock that began at ``start`` is due, aware, in the committee's local time.

    The rule is the one in force ``on`` a date, the start's when not given; see due_by for how it counts.
    Raises NoTimescale; ValueError for a naive start or a timescale that is no length of time.
    """
    if start.tzinfo is None:
        raise ValueError("A clock starts at an aware moment.")
    return due_by(in_force(key, on or start.astimezone(clock.LOCAL).date()), start, partnership=partnership)


def due_by(rule: Timescale, start: dt.datetime, *, partnership: Partnership | str | None = None) -> dt.datetime:
    """Return the moment by which a clock that began at ``start`` is due by ``rule``.

    Days and months end with the due day's last second; the start's day is day 0; months keep the day or take the
    month's last; minutes and hours are what they are. A due day may be a holiday: it still counts. Local holidays
    are those of the ``partnership``, given itself or by name; when not given, of the one Rowan is installed for.
    Raises ValueError for a timescale that is no length of time.
    Source: National Guidance 2021, updated 2023, Appendix D, for the lengths; the rest is Rowan's, check locally.
    """
    begun = start.astimezone(clock.LOCAL)
    if rule.unit == Timescale.Unit.MINUTES:
        return (start + dt.timedelta(minutes=rule.number)).astimezone(clock.LOCAL)
    if rule.unit == Timescale.Unit.HOURS:
        return (start + dt.timedelta(hours=rule.number)).astimezone(clock.LOCAL)
    if rule.unit == Timescale.Unit.CALENDAR_DAYS:
        return end_of(begun.date() + dt.timedelta(days=rule.number))
    if rule.unit == Timescale.Unit.MONTHS:
        return end_of(working_days.add_months(begun.date(), rule.number))
    if rule.unit == Timescale.Unit.WORKING_DAYS:
        return end_of(add_working_days(begun.date(), rule.number, partnership=partnership))
    raise ValueError(f"{rule.key} counts {rule.get_unit_display()}, which is no length of time from a start.")


def lengthened(rule: Timescale, due_at: dt.datetime, since: dt.datetime, until: dt.datetime) -> dt.datetime:
    """Return when a clock is due that stood still from ``since`` to ``until``: later by what it counts of that while.

    Working days for a rule in working days, calendar days for days and months, else the time itself.
    """
    if rule.unit == Timescale.Unit.WORKING_DAYS:
        number = working_days_between(since, until)
        return end_of(add_working_days(_day(due_at), number)) if number else due_at
    if rule.unit in {Timescale.Unit.CALENDAR_DAYS, Timescale.Unit.MONTHS}:
        return end_of(_day(due_at) + (_day(until) - _day(since)))
    return due_at + (until - since)


def due_by_gestation(key: str, due_on: dt.date, *, on: dt.date | None = None) -> dt.datetime:
    """Return the end of the day on which a pregnancy expected to end on ``due_on`` reaches the weeks of ``key``.

    A pregnancy is reckoned as 40 weeks [general knowledge]. Raises NoTimescale; ValueError for another unit.
    Source: National Guidance 2021, updated 2023, Appendix D, pre-birth planning meeting.
    """
    rule = in_force(key, on)
    if rule.unit != Timescale.Unit.WEEKS_GESTATION:
        raise ValueError(f"{key} does not count weeks of pregnancy.")
    return end_of(due_on - dt.timedelta(weeks=FULL_TERM_WEEKS - rule.number))


def holidays(earliest: dt.date, latest: dt.date, *, partnership: Partnership | str | None = None) -> frozenset[dt.date]:
    """Return the days from ``earliest`` to ``latest`` that do not count as working, national and local.

    Holidays are known for the years that the list of holidays holds; outside them only weekends are left out.
    """
    return frozenset(_held(earliest, latest, partnership).values_list("on", flat=True))


def named_holidays(earliest: dt.date | dt.datetime, latest: dt.date | dt.datetime) -> dict[dt.date, str]:
    """Return the names of those days, where Rowan is installed, for a page to say what was not counted."""
    # Scotland's name comes last and stands where a day is a holiday twice.
    rows = _held(_day(earliest), _day(latest), None).order_by(Case(When(scope=SCOTLAND, then=1), default=0))
    return dict(rows.values_list("on", "name"))


def _held(earliest: dt.date, latest: dt.date, partnership: Partnership | str | None) -> QuerySet[Holiday]:
    here: Any = str(partnership) if partnership else installed_for()
    rows: Any = Holiday.objects.visible_to(None).filter(Q(scope=SCOTLAND) | Q(scope=here), on__range=(earliest, latest))
    return rows


def installed_for() -> Subquery:
    """Return the name of the partnership that Rowan is installed for, the first one recorded, inside a query."""
    return Subquery(Partnership.objects.visible_to(None).order_by("recorded_at").values("name")[:1])


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


def end_of(day: dt.date) -> dt.datetime:
    """Return the last second of a day where the committee is."""
    return dt.datetime.combine(day, LAST_SECOND, tzinfo=clock.LOCAL)
