"""Start, meet and exempt the clocks of a case."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace

from django.db.models import QuerySet

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import clock_policies, policies
from cases.actions.chronology import enter, refuse
from cases.actions.extensions import let_askers_go, run_on
from cases.counting import WHILE_UNBORN, Counted, count, rule_key
from cases.models import Case, CaseClock
from common import clock
from reference.querysets import labels
from reference.timescales import chosen_start
from referrals.models import Concern


def start(
    case: Case,
    key: str,
    starts_at: dt.datetime,
    about: uuid.UUID | None = None,
    *,
    due_at: dt.datetime | None = None,
    because: str = "",
) -> CaseClock | None:
    """Start a clock of a kind, and ``about`` a record where several may run; due by the rule in force, reckoned once.

    ``due_at`` is for what is not counted from the start, and ``because`` says why it is due then.
    Return the one of that kind that runs already; None where the guidance of the day sets no such time.
    Called inside an action's own transaction. Raises NoTimescale for a key that no row has.
    """
    how = count(case, key, starts_at, decided_at=clock.now())
    if how and due_at:
        how = replace(how, due_at=due_at, words=because)
    return _begin(case, key, how, about) if how else None


def _begin(case: Case, key: str, how: Counted, about: uuid.UUID | None = None) -> CaseClock:
    given = {"starts_at": how.starts_at, "rule": how.rule, "due_at": how.due_at, "counted": how.words}
    kind = {"case": case, "key": key, "about": about, "met_at": None, "exempt_at": None}
    return CaseClock.objects.get_or_create(**kind, defaults=given)[0]


def count_from(case: Case, key: str, moment: str, at: dt.datetime, *, by: StaffMember) -> None:
    """Count a clock anew from a ``moment`` that came to be known ``at``, where the committee chose to count from it.

    Until then it runs from the concern, so that nothing goes unwatched; one that was lengthened goes on as agreed.
    Called inside an action's own transaction.
    """
    if chosen_start(rule_key(case, key)) != moment:
        return
    raised = Concern.objects.filter(screenings__led_to__case=case).values("recorded_at")
    for one in running(case, key).filter(extended_due_at=None, starts_at__in=raised):
        excuse(one, by=by, why=f"Counted anew, as chosen here. {labels('clock_moment').get(moment, moment)}.")
        start(case, key, at)


def count_weeks_anew(case: Case, *, by: StaffMember, why: str) -> None:
    """Count anew what is counted by weeks of pregnancy, where the day on which a child is expected was put right.

    One that was lengthened goes on as agreed. Called inside an action's own transaction.
    """
    for key in WHILE_UNBORN:
        for one in running(case, key).filter(extended_due_at=None):
            began = case.clocks.filter(key=key, about=None, recorded_at__gte=one.starts_at).earliest("recorded_at")
            how = count(case, key, one.starts_at, decided_at=began.recorded_at)
            if how:
                excuse(one, by=by, why=f"Counted anew: {why}")
                _begin(case, key, how)


def running(case: Case, key: str, about: uuid.UUID | None = None) -> QuerySet[CaseClock]:
    """Return the clock of a kind that runs, if one does; ``about`` None means the one about nothing else."""
    return case.clocks.filter(key=key, about=about, met_at=None, exempt_at=None)


def meet(
    case: Case, key: str, *, by: StaffMember, about: uuid.UUID | None = None, at: dt.datetime | dt.date | None = None
) -> None:
    """Say that what a running clock of this kind waited for is done; called inside an action's own transaction.

    ``at`` is when it was done, a moment or a day; now when not given. When it was written down is kept beside it.
    """
    for one in running(case, key, about):
        _met(one, by=by, at=at)


def exempt(case: Case, key: str, *, by: StaffMember, why: str, about: uuid.UUID | None = None) -> None:
    """Say why what a running clock of this kind waits for is not needed; called inside an action's own transaction."""
    for one in running(case, key, about):
        excuse(one, by=by, why=why)


def _met(one: CaseClock, *, by: StaffMember, at: dt.datetime | dt.date | None) -> CaseClock:
    _settle(one, by=by)
    one.met_at, one.met_told_at, one.met_by = _moment(at), clock.now(), by
    one.save(update_fields=["met_at", "met_told_at", "met_by"])
    return one


def _moment(at: dt.datetime | dt.date | None) -> dt.datetime:
    """Return a moment that does not lie ahead: of a day gone by its noon, since only the day is known."""
    now = clock.now()
    if at is None or isinstance(at, dt.datetime):
        return min(at or now, now)
    return min(dt.datetime.combine(at, dt.time(12), clock.LOCAL), now)


@action(Permission.WORK_ON_CASE)
def meet_clock(one: CaseClock, *, by: StaffMember, on: dt.date | None = None) -> CaseClock:
    """Say that what a clock waited for was done, ``on`` a day or now; after a review the next one is due.

    NotNow when settled already, for a clock that only a deed meets (cases.met_by), or a day that cannot be.
    """
    refuse(policies.why_not_change(one.case), clock_policies.why_not_meet(one), clock_policies.why_not_on(one, on))
    _met(one, by=by, at=on)
    if one.key == "CASE_REVIEW":
        start(one.case, "CASE_REVIEW", one.met_at or clock.now())
    return one


@action(Permission.LEAD_CASE)
def exempt_clock(one: CaseClock, *, by: StaffMember, why: str) -> CaseClock:
    """Say why an administrative clock need not be met. NotNow without a reason, or for one of law or guidance."""
    refuse(policies.why_not_change(one.case), clock_policies.why_not_exempt(one, why))
    return excuse(one, by=by, why=why)


@action(Permission.EXTEND_CLOCK)
def waive_clock(one: CaseClock, *, by: StaffMember, why: str, satisfied: bool) -> CaseClock:
    """Agree as a senior manager that what law or guidance sets is not needed here; it enters the chronology.

    NotNow without a reason, while she is not satisfied that the child is safe without it, or when she leads the case.
    """
    refuse(policies.why_not_change(one.case), clock_policies.why_not_waive(one, by, why, satisfied=satisfied))
    acting_as = str(role_for(by, Permission.EXTEND_CLOCK))
    said = f"{one.label}: {by} agreed that this is not needed, and is satisfied that the child is kept safe. {why}"
    enter(one.case, by=by, acting_as=acting_as, kind="decision", fact=said)
    return excuse(one, by=by, why=why)


def excuse(one: CaseClock, *, by: StaffMember, why: str) -> CaseClock:
    """End a clock unmet, with its reason; called inside an action's own transaction."""
    _settle(one, by=by)
    one.exempt_at, one.exempt_by, one.exempt_reason = clock.now(), by, why
    one.save(update_fields=["exempt_at", "exempt_by", "exempt_reason"])
    return one


def _settle(one: CaseClock, *, by: StaffMember) -> None:
    """End a pause, and the sight of whoever was asked for more time."""
    if one.paused_at:
        run_on(one, by=by)
    let_askers_go(one, by=by)
