"""Compulsory measures: consider the Reporter either way, say what came of it, enter orders and end them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import legal, policies
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import meet, start
from cases.models import Case, LegalOrder, ReporterReferral
from common import clock
from common.templatetags.rowan import day, inside, moment
from reference.querysets import labels

DECISION = ReporterReferral.Decision


def consider_reporter(
    case: Case,
    *,
    by: StaffMember,
    decision: str,
    grounds: Sequence[str] = (),
    reasons: str,
    meeting: str = "",
    referred_at: dt.datetime | None = None,
) -> ReporterReferral:
    """Record that a referral to the Reporter was considered; called inside an action's own transaction.

    ``meeting`` is where, in words or by reference. A referral decided and not sent yet starts a clock; Rowan sends
    nothing itself. NotNow without reasons, for "refer" without a ground, or for an unborn baby.
    """
    refuse(policies.why_not_consider(case, decision=decision, grounds=list(grounds), reasons=reasons))
    now, acting_as = clock.now(), str(role_for(by, Permission.WORK_ON_CASE))
    made = ReporterReferral.objects.create(
        case=case,
        decision=decision,
        grounds=list(grounds),
        reasons=reasons,
        meeting=meeting,
        considered_at=now,
        considered_by=by,
        acting_as=acting_as,
        referred_at=referred_at,
        referred_by=by if referred_at else None,
    )
    if made.waits_to_be_sent:
        start(case, legal.TO_BE_SENT, now, about=made.pk)
    said = [f"The Reporter was considered{f' at {meeting}' if meeting else ''}: {inside(DECISION(decision).label)}."]
    if made.grounds:
        said.append(f"Grounds: {legal.grounds_in_words(made.grounds)}.")
    if referred_at:
        said.append(f"Sent {moment(referred_at)}.")
    enter(case, by=by, acting_as=acting_as, kind="legal", fact=" ".join([*said, reasons]))
    return made


@action(Permission.WORK_ON_CASE)
def record_reporter(case: Case, *, by: StaffMember, **told: Any) -> ReporterReferral:
    """Record outside a meeting that the Reporter was considered: ``told`` as for ``consider_reporter``."""
    refuse(policies.why_not_change(case))
    return consider_reporter(case, by=by, **told)


@action(Permission.WORK_ON_CASE)
def record_sent(referral: ReporterReferral, *, by: StaffMember, at: dt.datetime | None = None) -> ReporterReferral:
    """Record that a referral was sent to the Reporter. NotNow when none waits to be sent, or for a moment ahead."""
    sent = at or clock.now()
    refuse(policies.why_not_send(referral, at=sent, now=clock.now()))
    referral.referred_at, referral.referred_by = sent, by
    referral.save(update_fields=["referred_at", "referred_by"])
    meet(referral.case, legal.TO_BE_SENT, by=by, about=referral.pk, at=sent)
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    said = "The referral was sent to the Reporter."
    enter(referral.case, by=by, acting_as=acting_as, kind="legal", happened_at=sent, fact=said)
    return referral


@action(Permission.WORK_ON_CASE)
def record_reporter_outcome(
    referral: ReporterReferral, *, by: StaffMember, outcome: str, on: dt.date, words: str = ""
) -> ReporterReferral:
    """Record what the Reporter decided. NotNow when nothing was referred, or it is recorded already."""
    refuse(policies.why_not_conclude(referral, outcome=outcome, on=on, today=clock.today()))
    referral.outcome, referral.outcome_words, referral.outcome_on, referral.outcome_by = outcome, words, on, by
    referral.save(update_fields=["outcome", "outcome_words", "outcome_on", "outcome_by"])
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    said = f"The Reporter decided on {day(on)}: {inside(labels('reporter_outcome').get(outcome, outcome))}. {words}"
    enter(referral.case, by=by, acting_as=acting_as, kind="legal", fact=said.strip())
    return referral


@action(Permission.WORK_ON_CASE)
def enter_order(
    case: Case,
    *,
    by: StaffMember,
    kind: str,
    granted_at: dt.datetime,
    granted_by: str = "",
    implemented_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
    conditions: str = "",
) -> LegalOrder:
    """Enter an order for the child, and start the clocks that the law ties to it.

    NotNow for a closed case, a moment ahead, an end before the beginning, or an order that an unborn baby
    cannot have. One that runs longer than the law allows is entered all the same: pages say so.
    """
    times: dict[str, Any] = {"granted_at": granted_at, "implemented_at": implemented_at, "ends_at": ends_at}
    refuse(policies.why_not_change(case), policies.why_not_order(case, kind=kind, now=clock.now(), **times))
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    made = LegalOrder.objects.create(
        case=case, kind=kind, granted_by=granted_by, conditions=conditions, entered_by=by, acting_as=acting_as, **times
    )
    _start_clocks(made, by=by)
    said = [f"{legal.kind_in_words(kind)}, from {moment(granted_at)}{f', by {granted_by}' if granted_by else ''}."]
    if ends_at:
        said.append(f"Runs until {moment(ends_at)}.")
    enter(case, by=by, acting_as=acting_as, kind="legal", happened_at=granted_at, fact=" ".join([*said, conditions]))
    return made


@action(Permission.WORK_ON_CASE)
def record_implemented(order: LegalOrder, *, by: StaffMember, at: dt.datetime) -> LegalOrder:
    """Record when an order was carried out; what must follow then begins to run. NotNow when recorded, or ahead."""
    refuse(policies.why_not_change(order.case), policies.why_not_implement(order, at=at, now=clock.now()))
    order.implemented_at = at
    order.save(update_fields=["implemented_at"])
    _start_clocks(order, by=by)
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    said = f"{legal.kind_in_words(order.kind)} carried out."
    enter(order.case, by=by, acting_as=acting_as, kind="legal", happened_at=at, fact=said)
    return order


@action(Permission.WORK_ON_CASE)
def end_order(order: LegalOrder, *, by: StaffMember, at: dt.datetime, why: str) -> LegalOrder:
    """End an order, with why. NotNow when it ended already, without a reason, or for a moment ahead or before it."""
    refuse(policies.why_not_end_order(order, at=at, why=why, now=clock.now()))
    order.ended_at, order.ended_by, order.ended_why = at, by, why
    order.save(update_fields=["ended_at", "ended_by", "ended_why"])
    for key in legal.ties_of(order.kind).clocks:
        meet(order.case, key, by=by, about=order.pk, at=at)
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    said = f"{legal.kind_in_words(order.kind)} ended. {why}"
    enter(order.case, by=by, acting_as=acting_as, kind="legal", happened_at=at, fact=said)
    return order


def _start_clocks(order: LegalOrder, *, by: StaffMember) -> None:
    """Start what the law ties to an order; carrying it out ends what waited for that and starts what follows."""
    ties, case = legal.ties_of(order.kind), order.case
    for key in ties.from_grant:
        start(case, key, order.granted_at, about=order.pk)
    for key in ties.until_carried_out:
        if order.implemented_at is None:
            start(case, key, order.granted_at, about=order.pk)
        else:
            meet(case, key, by=by, about=order.pk, at=order.implemented_at)
    if order.implemented_at is not None:
        for key in ties.from_carried_out:
            start(case, key, order.implemented_at, about=order.pk)
