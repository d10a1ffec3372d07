"""Why not: sentences that refuse a change to the law's rows, or None. Pure: no writes."""

from __future__ import annotations

import datetime as dt

from reference.models import Holiday, Timescale

MOST = {
    Timescale.Unit.CALENDAR_DAYS: 366,
    Timescale.Unit.WORKING_DAYS: 260,
    Timescale.Unit.MONTHS: 24,
    Timescale.Unit.HOURS: 168,
}


def why_not_agree(rule: Timescale, *, number: int, unit: str, since: dt.date, today: dt.date) -> str | None:
    """Say why a local time is not agreed: the law sets it, it lies in the past, or it is no sensible length."""
    if rule.nature == Timescale.Nature.STATUTORY:
        return "The law sets this time. A committee cannot agree another."
    if rule.unit not in MOST or unit not in MOST:
        return "This row is not counted from a start, so no local length can be agreed for it here."
    if not 0 < number <= MOST[Timescale.Unit(unit)]:
        return f"Choose a length from 1 to {MOST[Timescale.Unit(unit)]} {Timescale.Unit(unit).label}."
    return _why_not_since(since, today)


def why_not_start_from(rule: Timescale, moment: str, *, since: dt.date, today: dt.date) -> str | None:
    """Say why a clock cannot start from a moment: the timescale does not know it, or it would hold from the past."""
    if moment not in rule.starts_from:
        return "Choose one of the moments that this timescale may start from."
    return _why_not_since(since, today)


def why_not_add_holiday(on: dt.date, scope: str) -> str | None:
    """Say why a holiday is not added: it is there already."""
    if Holiday.objects.filter(on=on, scope=scope).exists():
        return "This day is a holiday there already."
    return None


def _why_not_since(since: dt.date, today: dt.date) -> str | None:
    if since < today:
        return "It can hold from today on, not from a day in the past: what ran then keeps its rule."
    return None
