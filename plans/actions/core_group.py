"""Say who is in the core group, record that it met, and tell the chair what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from access.actions import action, role_for
from access.grants import is_excluded
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import PRECISION, enter, refuse
from cases.actions.clocks import meet, start
from cases.actions.involve import let_in
from cases.models import Case
from cases.policies import why_not_change, why_not_involve, why_not_stand_in
from cases.sight import kept_away
from common import clock
from common.wording import spoken
from plans import policies
from plans.actions.plan import CORE_GROUP_CLOCKS
from plans.days import start_of
from plans.models import (
    ChildPlan,
    CoreGroupAttendance,
    CoreGroupMeeting,
    CoreGroupMember,
    OutcomeProgress,
    PlanChange,
    PlanOutcome,
)
from work.actions import notify


@dataclass(frozen=True)
class Seat:
    """Somebody who is to be in the core group: a worker, or a person by name."""

    role: str
    staff: StaffMember | None = None
    name: str = ""
    is_family: bool = False


@action(Permission.LEAD_CASE)
def set_core_group(plan: ChildPlan, *, by: StaffMember, seats: Iterable[Seat]) -> list[CoreGroupMember]:
    """Let the core group be exactly ``seats``: who is in it already stays, others join, and the rest leave."""
    wanted, found = list(seats), []
    held = {_key(one): one for one in plan.core_group.standing().select_related("staff")}
    for seat in wanted:
        stays = held.pop(_key(seat), None)
        found.append(stays or add_core_member(plan, by=by, **vars(seat)))
    for one in held.values():
        end_core_member(one, by=by, why="the core group was named anew")
    return found


def _key(one: Seat | CoreGroupMember) -> tuple[object, str]:
    return (one.staff and one.staff.pk, one.name.strip().casefold())


@action(Permission.LEAD_CASE)
def add_core_member(
    plan: ChildPlan,
    *,
    by: StaffMember,
    role: str,
    staff: StaffMember | None = None,
    name: str = "",
    is_family: bool = False,
) -> CoreGroupMember:
    """Add somebody to the core group; a worker not yet involved in the case is let in. NotNow when kept away."""
    return _seat(plan, by=by, role=role, staff=staff, name=name, is_family=is_family)


def _seat(
    plan: ChildPlan, *, by: StaffMember, role: str, staff: StaffMember | None, name: str = "", is_family: bool = False
) -> CoreGroupMember:
    case = plan.case
    refuse(why_not_change(case), policies.why_not_sit(plan, staff=staff, name=name, role=role))
    if staff and not Case.objects.visible_to(staff).filter(pk=case.pk).exists():
        away = {"away": kept_away(case), "excluded": is_excluded(case.pk, staff), "is_live": False}
        refuse(why_not_involve(staff, "core group", **away))  # type: ignore[arg-type]  # away holds sets and truths
        let_in(case, by=by, to=staff, reason="in the core group", role=role)
    made = CoreGroupMember.objects.create(
        plan=plan,
        staff=staff,
        name=name.strip(),
        role=role,
        is_family=is_family,
        begins_on=clock.today(),
        added_by=by,
    )
    if staff and staff != by:
        text = f"You are in the core group of {case.reference}"
        notify(staff, text=text, about=case, url=plan.get_absolute_url())
    return made


@action(Permission.LEAD_CASE)
def end_core_member(member: CoreGroupMember, *, by: StaffMember, why: str) -> CoreGroupMember:
    """Say why somebody leaves the core group. Whether she still sees the case, her involvement says."""
    return _leave(member, why)


def _leave(member: CoreGroupMember, why: str) -> CoreGroupMember:
    refuse(policies.why_not_end(member, why))
    member.ends_on, member.ended_why = clock.today(), why[:200]
    member.save(update_fields=["ends_on", "ended_why"])
    return member


@action(Permission.HAND_OVER_WORK)
def hand_over_seat(member: CoreGroupMember, *, by: StaffMember, to: StaffMember, why: str) -> CoreGroupMember:
    """Let a colleague sit in the core group instead of a worker who leaves, as the same to the child. Return her seat.

    NotNow when she sits there already or is kept away, or is of another agency unless ``by`` leads the case.
    """
    leads = Case.objects.visible_to(by, Permission.LEAD_CASE).filter(pk=member.plan.case_id).exists()
    refuse(why_not_stand_in(to, member.staff, leads=leads))
    made = _seat(member.plan, by=by, role=member.role, staff=to)
    _leave(member, f"Handed over to {to}. {why}")
    return made


@action(Permission.WORK_ON_CASE)
def record_core_group(
    plan: ChildPlan,
    *,
    by: StaffMember,
    held_on: dt.date,
    attendance: Mapping[CoreGroupMember, str],
    notes: str,
    decisions: str = "",
    progress: Mapping[PlanOutcome, tuple[str, str]] | None = None,
    next_on: dt.date | None = None,
    change: str = "",
) -> CoreGroupMeeting:
    """Record a core group: who was there, how far each outcome is, what was decided; with ``change`` one to tell of.

    Meets the clock of the first or the next core group and starts the next one while the plan protects. A core group
    to which nobody came meets none.
    """
    case = plan.case
    refuse(why_not_change(case), policies.why_not_record_core_group(plan, held_on, notes, next_on))
    made = CoreGroupMeeting.objects.create(
        plan=plan,
        number=plan.core_group_meetings.next_number(),
        held_on=held_on,
        notes=notes,
        decisions=decisions,
        next_on=next_on,
        recorded_by=by,
    )
    CoreGroupAttendance.objects.bulk_create(
        CoreGroupAttendance(meeting=made, member=member, answer=answer) for member, answer in attendance.items()
    )
    OutcomeProgress.objects.bulk_create(
        OutcomeProgress(meeting=made, outcome=outcome, standing=standing, words=words)
        for outcome, (standing, words) in (progress or {}).items()
    )
    present = [one.who for one, answer in attendance.items() if answer == CoreGroupAttendance.Answer.ATTENDED]
    if present:
        for key in CORE_GROUP_CLOCKS:
            meet(case, key, by=by, at=held_on)
        if plan.protection.standing().exists():
            start(case, "CORE_GROUP_NEXT", start_of(held_on))
    said = f"Core group {made.number} met: {', '.join(present) or 'nobody of the group was there'}."
    _enter(case, held_on, by=by, kind="meeting", fact=said, action_taken=decisions)
    if change.strip():
        report_change(plan, by=by, words=change, noticed_on=held_on, meeting=made)
    return made


@action(Permission.WORK_ON_CASE)
def report_change(
    plan: ChildPlan, *, by: StaffMember, words: str, noticed_on: dt.date, meeting: CoreGroupMeeting | None = None
) -> PlanChange:
    """Write down a significant change or concern; the lead and the chair are told that it is there, by a notice.

    Starts the time in which they must be told of it in person. Source: timescale PLAN_CHANGE_NOTIFY.
    """
    case = plan.case
    refuse(
        why_not_change(case),
        policies.why_not_ahead(noticed_on, "The day it was noticed"),
        None if words.strip() else "Say what changed, or what the concern is.",
    )
    made = PlanChange.objects.create(plan=plan, meeting=meeting, noticed_on=noticed_on, words=words, reported_by=by)
    start(case, "PLAN_CHANGE_NOTIFY", start_of(noticed_on), about=made.pk)
    _enter(case, noticed_on, by=by, kind="observation", fact=words, source="noticed by the core group")
    for to in {case.lead, *_chairs(case)} - {by}:
        text = f"A change in the plan of {case.reference}: read it, and expect a call"
        notify(to, text=text, about=case, url=plan.get_absolute_url(), urgent=True)
    return made


@action(Permission.WORK_ON_CASE)
def tell_of_change(change: PlanChange, *, by: StaffMember, told_on: dt.date, words: str) -> PlanChange:
    """Record who was told of a change in person and what they said, which meets its clock."""
    refuse(policies.why_not_tell(change, told_on, words))
    change.told_on, change.told_by, change.told_words = told_on, by, words
    change.save(update_fields=["told_on", "told_by", "told_words"])
    case = change.plan.case
    meet(case, "PLAN_CHANGE_NOTIFY", by=by, about=change.pk, at=told_on)
    _enter(case, told_on, by=by, kind="call", fact=f"{spoken('Told of a change in the child’s plan:')} {words}")
    return change


def _chairs(case: Case) -> list[StaffMember]:
    """Return the chairs of planning meetings who are involved in the case."""
    live = case.involvements.live().filter(staff__is_active=True, reads_only=False).select_related("staff")
    return [one.staff for one in live if one.staff and one.staff.may(Permission.CHAIR_PLANNING)]


def _enter(case: Case, day: dt.date, *, by: StaffMember, kind: str, **told: Any) -> None:
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    enter(case, by=by, acting_as=acting_as, kind=kind, happened_at=start_of(day), precision=PRECISION.DAY, **told)
