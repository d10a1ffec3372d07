"""Warn whoever leads a case of what falls due in it: before the day, when it has passed, and weekly from then on."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember, Team
from cases.models import Case, CaseClock
from cases.querysets import AHEAD
from common import clock
from common.templatetags.rowan import day
from work.actions import notify

AGAIN = dt.timedelta(days=7)


@action(Permission.WARN_OF_CLOCK)
def warn_of_clock(one: CaseClock, *, by: StaffMember) -> CaseClock:
    """Leave a notice about a clock once for each stage of it; nothing while it stands still, or is told of already.

    The lead professional is told, the lead team while none is named or she is gone; her manager too once it is
    overdue. Nobody is told who may not see the case.
    """
    began = _stage_began(one)
    if began is None or (one.warned_at and one.warned_at >= began):
        return one
    case, late = one.case, one.is_overdue
    text = f"{case.reference}: {one.label} {'was' if late else 'is'} due on {day(one.falls_due_at)}"
    for to in _whom_to_tell(case, late=late):
        notify(to, text=text, about=case, url=one.get_absolute_url(), urgent=late and not one.rule.may_pause)
    one.warned_at = clock.now()
    one.save(update_fields=["warned_at"])
    return one


def _stage_began(one: CaseClock) -> dt.datetime | None:
    """Return when the stage began in which a clock is now: soon due, due, overdue by so many weeks; else None."""
    now, due = clock.now(), one.falls_due_at
    if not one.is_running or not one.case.is_open or one.paused_at or now < due - AHEAD:
        return None
    return due - AHEAD if now < due else due + (now - due) // AGAIN * AGAIN


def _whom_to_tell(case: Case, *, late: bool) -> list[StaffMember | Team]:
    """Return who is told of a clock of a case."""
    lead = case.lead_professional
    found: list[StaffMember | Team] = [lead if lead and lead.is_active else case.lead_team]
    manager = lead.manager if lead and late else None
    if manager and manager.is_active and Case.objects.visible_to(manager).filter(pk=case.pk).exists():
        found.append(manager)
    return found
