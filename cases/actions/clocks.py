"""Start, meet and exempt the clocks of a case."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.actions.chronology import refuse
from cases.models import Case, CaseClock
from common import clock
from reference.timescales import due


def start(case: Case, key: str, starts_at: dt.datetime) -> CaseClock:
    """Start a clock unless one of its kind runs; due by the timescale in force, reckoned once."""
    given = {"starts_at": starts_at, "due_at": due(key, starts_at)}
    return CaseClock.objects.get_or_create(case=case, key=key, met_at=None, exempt_at=None, defaults=given)[0]


def meet(case: Case, key: str, *, by: StaffMember) -> None:
    """Say that what a running clock of this kind waited for is done."""
    for running in case.clocks.filter(key=key, met_at=None, exempt_at=None):
        _met(running, by=by)


def _met(one: CaseClock, *, by: StaffMember) -> CaseClock:
    one.met_at, one.met_by = clock.now(), by
    one.save(update_fields=["met_at", "met_by"])
    return one


@action(Permission.WORK_ON_CASE)
def meet_clock(one: CaseClock, *, by: StaffMember) -> CaseClock:
    """Say that what a clock waited for is done; after a review the next one is due. NotNow when settled already."""
    refuse(policies.why_not_change(one.case), policies.why_not_settle(one))
    if one.key == "CASE_LEAD_NAMED":
        raise NotNow("Name the lead professional: that is what this waits for.")
    _met(one, by=by)
    if one.key == "CASE_REVIEW":
        start(one.case, "CASE_REVIEW", clock.now())
    return one


@action(Permission.LEAD_CASE)
def exempt_clock(one: CaseClock, *, by: StaffMember, why: str) -> CaseClock:
    """Say why a clock need not be met. NotNow without a reason, or when settled already."""
    refuse(
        policies.why_not_change(one.case),
        policies.why_not_settle(one),
        None if why.strip() else "Say why it is not needed: it is kept with the clock.",
    )
    return excuse(one, by=by, why=why)


def excuse(one: CaseClock, *, by: StaffMember, why: str) -> CaseClock:
    """End a clock unmet, with its reason; called inside an action's own transaction."""
    one.exempt_at, one.exempt_by, one.exempt_reason = clock.now(), by, why
    one.save(update_fields=["exempt_at", "exempt_by", "exempt_reason"])
    return one
