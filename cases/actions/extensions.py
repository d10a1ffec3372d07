"""Lengthen a clock with a senior manager's word, bring one forward, let one stand still. See docs/adr/0022."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action, role_for
from access.grants import is_excluded
from access.roles import Permission
from agencies.models import StaffMember
from cases import clock_policies, policies
from cases.actions.chronology import enter, refuse
from cases.actions.letting import let_in, let_out
from cases.models import CaseClock, CaseClockExtension, CaseClockPause, ClockBroughtForward, Involvement
from cases.sight import kept_away
from cases.workflow import EXTENSION
from common import clock
from common.templatetags.rowan import day, inside
from reference.querysets import labels
from reference.timescales import end_of, lengthened
from work.actions import notify


@action(Permission.WORK_ON_CASE)
def ask_extension(
    one: CaseClock,
    *,
    by: StaffMember,
    approver: StaffMember,
    until: dt.date,
    reason: str,
    why: str,
    safety_plan: str,
    in_place: bool,
) -> CaseClockExtension:
    """Ask a senior manager for more time; she sees the case until she answers, and meanwhile the clock runs on.

    NotNow without a later day, a reason, the interim safety plan and its being in place, or for a clock that may pause.
    Source: National Guidance 2021, updated 2023, paragraph 3.38.
    """
    refuse(
        policies.why_not_change(one.case),
        clock_policies.why_not_ask_extension(one, due_then=until, in_place=in_place, said=[reason, why, safety_plan]),
        _why_not_ask_of(one, approver, asker=by),
    )
    told = {"due_then": end_of(until), "reason": reason, "why": why, "safety_plan": safety_plan, "asked_by": by}
    return _asked(one, approver, by=by, **told)


@action(Permission.WORK_ON_CASE)
def ask_another(
    extension: CaseClockExtension, *, by: StaffMember, approver: StaffMember, why: str
) -> CaseClockExtension:
    """Ask another senior manager instead of one who leaves, in the same words; whoever asked hears the answer.

    NotNow once it is answered, or when she may not agree. Return what is asked of her.
    """
    one, asker = extension.clock, extension.asked_by
    refuse(
        policies.why_not_change(extension.case),
        f"{approver} is asked already." if approver == extension.asked_of else None,
        _why_not_ask_of(one, approver, asker=asker),
    )
    withdraw_extension(extension, by=by, why=f"{approver} is asked instead. {why}")
    said = {name: getattr(extension, name) for name in ("due_then", "reason", "why", "safety_plan", "asked_by")}
    return _asked(one, approver, by=by, **said)


def _why_not_ask_of(one: CaseClock, approver: StaffMember, *, asker: StaffMember) -> str | None:
    away = approver.agency in kept_away(one.case) or is_excluded(one.case_id, approver)
    return clock_policies.why_not_ask_of(approver, asker, may=approver.may(Permission.EXTEND_CLOCK), kept_away=away)


def _asked(one: CaseClock, approver: StaffMember, *, by: StaffMember, **told: Any) -> CaseClockExtension:
    """Ask, let in who is asked, and tell her."""
    opened_for = _let_in(one, approver, by=by, reason=f"asked to agree to more time: {one.label}")
    made = CaseClockExtension.objects.create(
        clock=one, case=one.case, due_before=one.falls_due_at, asked_of=approver, opened_for=opened_for, **told
    )
    text = f"You are asked for more time in {one.case.reference}"
    notify(approver, text=text, about=one.case, url=made.get_absolute_url(), urgent=one.is_overdue)
    return made


def _let_in(one: CaseClock, approver: StaffMember, *, by: StaffMember, reason: str) -> Involvement | None:
    """Let the approver in unless she is involved already; return what her answer takes back."""
    if one.case.involvements.live().filter(staff=approver).exists():
        return None
    return let_in(one.case, by=by, to=approver, reason=reason, role=Involvement.AGREEING)


@action(Permission.EXTEND_CLOCK, move=(EXTENSION, "approve_extension"))
def approve_extension(
    extension: CaseClockExtension, *, by: StaffMember, why: str, satisfied: bool
) -> CaseClockExtension:
    """Agree to more time: the clock then falls due later, and when it was due first stays on record.

    NotNow unless ``by`` is satisfied that the interim safety plan is in place, shared and works, and another asked.
    """
    refuse(
        clock_policies.why_not_answer_extension(extension, by),
        clock_policies.why_not_approve(extension, satisfied=satisfied),
    )
    one = CaseClock.objects.select_for_update(of=("self",)).get(pk=extension.clock_id)
    extension.satisfied, one.extended_due_at = satisfied, extension.due_then
    one.save(update_fields=["extended_due_at"])
    then = extension.due_then.astimezone(clock.LOCAL)
    said = f"{one.label} may be held by {then:%-d %B %Y}, agreed by {by}: {_reason(extension)}. {extension.why}"
    _enter(extension, by=by, said=f"{said} Interim safety plan: {extension.safety_plan}")
    return _answered(extension, by=by, answer=why)


@action(Permission.EXTEND_CLOCK, move=(EXTENSION, "decline_extension"))
def decline_extension(extension: CaseClockExtension, *, by: StaffMember, why: str) -> CaseClockExtension:
    """Decline more time, with a reason that goes back to whoever asked. The clock ran on all the while."""
    refuse(clock_policies.why_not_answer_extension(extension, by))
    _enter(extension, by=by, said=f"More time was asked for and declined by {by}: {extension.clock.label}. {why}")
    return _answered(extension, by=by, answer=why)


@action(Permission.WORK_ON_CASE, move=(EXTENSION, "withdraw_extension"))
def withdraw_extension(extension: CaseClockExtension, *, by: StaffMember, why: str) -> CaseClockExtension:
    """Ask no longer for more time; the senior manager who was asked no longer sees the case for it."""
    return _ended(extension, by=by, answer=why)


def let_askers_go(one: CaseClock, *, by: StaffMember) -> None:
    """Let out who was asked for more time that is needed no longer; called when a clock is settled."""
    for extension in one.extensions.filter(status="asked", opened_for__ends_at=None).select_related("opened_for"):
        if extension.opened_for:
            let_out(extension.opened_for, by=by, why="the clock is settled")


def bring_forward(
    one: CaseClock, *, by: StaffMember, acting_as: str, until: dt.datetime, why: str
) -> ClockBroughtForward | None:
    """Let a clock fall due sooner, for a reason; nothing where it does already. When it was due first stays on record.

    Whoever leads is told, and the chronology says so. Called inside an action's own transaction.
    """
    locked = CaseClock.objects.select_for_update(of=("self",)).get(pk=one.pk)
    if locked.falls_due_at <= until:
        return None
    case, due_before = locked.case, locked.falls_due_at
    given = {"due_before": due_before, "due_then": until, "why": why, "brought_by": by}
    made = ClockBroughtForward.objects.create(clock=locked, case=case, **given)
    locked.extended_due_at = until
    locked.save(update_fields=["extended_due_at"])
    said = f"{locked.label} is brought forward from {day(due_before)} to {day(until)}. {why}"
    enter(case, by=by, acting_as=acting_as, kind="decision", fact=said)
    text = f"{case.reference}: {inside(locked.label)} is brought forward to {day(until)}"
    notify(case.lead, text=text, about=case, url=locked.get_absolute_url())
    return made


def _reason(extension: CaseClockExtension) -> str:
    label = labels("extension_reason").get(extension.reason, extension.reason)
    return f"{label[:1].lower()}{label[1:]}"


def _enter(extension: CaseClockExtension, *, by: StaffMember, said: str) -> None:
    acting_as = str(role_for(by, Permission.EXTEND_CLOCK))
    enter(extension.case, by=by, acting_as=acting_as, kind="decision", fact=said)


def _answered(extension: CaseClockExtension, *, by: StaffMember, answer: str) -> CaseClockExtension:
    case = extension.case
    text = f"More time in {case.reference}: answered"
    notify(extension.asked_by, text=text, about=case, url=extension.clock.get_absolute_url())
    return _ended(extension, by=by, answer=answer)


def _ended(extension: CaseClockExtension, *, by: StaffMember, answer: str) -> CaseClockExtension:
    extension.answered_by, extension.answered_at, extension.answer = by, clock.now(), answer
    if extension.opened_for and extension.opened_for.ends_at is None:
        let_out(extension.opened_for, by=by, why="answered")
    return extension


@action(Permission.LEAD_CASE)
def pause_clock(one: CaseClock, *, by: StaffMember, why: str) -> CaseClockPause:
    """Let an administrative clock stand still, with a reason. NotNow for one that law or guidance sets."""
    refuse(policies.why_not_change(one.case), clock_policies.why_not_pause(one, why))
    one.paused_at = clock.now()
    one.save(update_fields=["paused_at"])
    return CaseClockPause.objects.create(clock=one, case=one.case, paused_at=one.paused_at, paused_by=by, why=why)


@action(Permission.LEAD_CASE)
def resume_clock(one: CaseClock, *, by: StaffMember) -> CaseClock:
    """Let a clock run on; it falls due later by as many days, as it counts them, as it stood still."""
    refuse(policies.why_not_change(one.case), None if one.paused_at else f"{one.label} does not stand still.")
    return run_on(one, by=by)


def run_on(one: CaseClock, *, by: StaffMember) -> CaseClock:
    """End a pause; called inside an action's own transaction."""
    pause = one.pauses.get(resumed_at=None)
    pause.resumed_at, pause.resumed_by = clock.now(), by
    pause.save(update_fields=["resumed_at", "resumed_by"])
    one.paused_at = None
    later = lengthened(one.rule, one.falls_due_at, pause.paused_at, pause.resumed_at)
    one.extended_due_at = later if later > one.due_at else None
    one.save(update_fields=["paused_at", "extended_due_at"])
    return one
