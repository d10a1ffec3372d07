"""The verbs of this room: what a committee decides for itself is a new dated row; nothing is ever edited."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from common import clock
from reference import policies
from reference.models import ClockStart, Holiday, HowSure, Timescale
from reference.timescales import in_force


@action(Permission.KEEP_LAW)
def agree_timescale(*, by: Any, key: str, number: int, unit: str, since: dt.date, source: str) -> Timescale:
    """Agree a local length for ``key`` from a day on; clocks that run keep theirs. NotNow for one that the law sets.

    ``source`` says where the committee wrote it down.
    """
    rule = in_force(key)
    _refuse(policies.why_not_agree(rule, number=number, unit=unit, since=since, today=clock.today()))
    _supersede(Timescale.objects.current().filter(key=key, profile=Timescale.Profile.LOCAL, valid_from=since))
    same = {name: getattr(rule, name) for name in ("label", "nature", "text", "steps", "starts_from")}
    return Timescale.objects.create(
        key=key,
        profile=Timescale.Profile.LOCAL,
        number=number,
        unit=unit,
        valid_from=since,
        source=source,
        how_sure=HowSure.VERIFIED,
        decided_by=by,
        **same,
    )


@action(Permission.KEEP_LAW)
def choose_start(*, by: Any, key: str, moment: str, since: dt.date, why: str) -> ClockStart:
    """Choose from which moment ``key`` is counted, from a day on. NotNow for a moment it does not know."""
    _refuse(policies.why_not_start_from(in_force(key), moment, since=since, today=clock.today()))
    _supersede(ClockStart.objects.current().filter(key=key, valid_from=since))
    return ClockStart.objects.create(
        key=key, moment=moment, valid_from=since, why=why, how_sure=HowSure.VERIFIED, decided_by=by
    )


@action(Permission.KEEP_LAW)
def add_holiday(*, by: Any, on: dt.date, name: str, scope: str, source: str) -> Holiday:
    """Add a day that does not count as working. Clocks that run keep the day they were counted to."""
    _refuse(policies.why_not_add_holiday(on, scope))
    return Holiday.objects.create(on=on, name=name, scope=scope, source=source)


def _refuse(why_not: str | None) -> None:
    if why_not:
        raise NotNow(why_not)


def _supersede(rows: Any) -> None:
    rows.update(superseded_at=clock.now())
