"""How a clock was reckoned, laid out to read: in a sentence, and day by day with what was not counted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cases.models import CaseClock
from common import clock
from common.templatetags.rowan import day, moment
from common.working_days import DAY, is_working_day
from reference.models import Timescale
from reference.timescales import due_by

MOST_DAYS = 80  # a longer while is said in a sentence alone
Closed = dict[dt.date, str]


def state(one: CaseClock) -> dict[str, str]:
    """Return how a clock stands, in a word and a colour."""
    if one.met_at:
        return {"word": "Met late", "colour": "orange"} if one.was_met_late else {"word": "Met", "colour": "green"}
    if one.exempt_at:
        return {"word": "Exempt", "colour": "grey"}
    if one.paused_at:
        return {"word": "Paused", "colour": "purple"}
    if one.is_overdue:
        return {"word": "Overdue", "colour": "red"}
    today = _day(one.falls_due_at) == clock.today()
    return {"word": "Due today", "colour": "yellow"} if today else {"word": "Due", "colour": "blue"}


def last_working_day_in_words(due_at: dt.datetime, closed: Closed) -> str:
    """Warn when a due day is no working day: it still counts. Empty when it is one."""
    due = last = _day(due_at)
    while not is_working_day(last, closed):
        last -= DAY
    if due == last:
        return ""
    why = closed.get(due, "a weekend")
    return f"{weekday(due)} is {why}. The last working day before it is {weekday(last)}."


def worked_example(one: CaseClock, closed: Closed) -> str:
    """Say in a sentence or two how the due moment follows from the start and the rule, and what else counted."""
    if one.counted and due_by(one.rule, one.starts_at) != one.due_at:
        return f"{one.counted} It is due on {weekday(_day(one.due_at))}."
    return f"{one.counted} {_by_its_rule(one, closed)}".strip()


def _by_its_rule(one: CaseClock, closed: Closed) -> str:
    rule, begun, due = one.rule, _day(one.starts_at), _day(one.due_at)
    start, days = f"Day 0 is {weekday(begun)}.", Timescale.Unit
    if rule.unit == days.WORKING_DAYS:
        between = [(on, name) for on, name in sorted(closed.items()) if begun < on < due and is_working_day(on)]
        left_out = [f"{day(on)} ({name})" for on, name in between]
        holidays = f" and {', '.join(left_out)}" if left_out else ""
        return f"{start} Counting {rule.in_words}, without weekends{holidays}, it is due on {weekday(due)}."
    if rule.unit == days.CALENDAR_DAYS:
        return f"{start} Counting {rule.in_words}, every day, it is due on {weekday(due)}."
    if rule.unit == days.MONTHS:
        return f"{start} The same day {rule.in_words} on, or that month’s last day, is {weekday(due)}."
    if rule.unit in {days.HOURS, days.MINUTES}:
        return f"It began on {moment(one.starts_at)}. {rule.in_words.capitalize()} on it is {moment(one.due_at)}."
    return f"The day was named when the clock began: {weekday(due)}."


def weeks(one: CaseClock, closed: Closed) -> list[list[dict[str, Any]]]:
    """Return the days from the start to the last due day, week by week; none for a long while or for hours."""
    begun, due, now_due = _day(one.starts_at), _day(one.due_at), _day(one.falls_due_at)
    last = max(due, now_due)
    if (last - begun).days > MOST_DAYS or not one.rule.counts_days:
        return []
    monday, number = begun - DAY * begun.weekday(), 0
    marked_days = [
        ("start", begun),
        ("due", due),
        ("today", clock.today()),
        *([("extended", now_due)] if now_due > due else []),
        *([("brought forward", now_due)] if now_due < due else []),
    ]
    rows: list[list[dict[str, Any]]] = []
    while monday <= last:
        row = []
        for on in (monday + DAY * offset for offset in range(7)):
            counts = begun < on <= due and (one.rule.unit != Timescale.Unit.WORKING_DAYS or is_working_day(on, closed))
            number += counts
            row.append(
                {
                    "on": on,
                    "number": "0" if on == begun else str(number) if counts else "",
                    "closed": closed.get(on, ""),
                    "marks": [word for word, marked in marked_days if on == marked],
                    "outside": not begun <= on <= last,
                }
            )
        rows.append(row)
        monday += 7 * DAY
    return rows


def weekday(on: dt.date) -> str:
    """Write a date as Thursday 2 April 2026."""
    return f"{on:%A} {day(on)}"


def _day(moment: dt.datetime) -> dt.date:
    return moment.astimezone(clock.LOCAL).date()
