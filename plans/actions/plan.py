"""Begin a child's plan, put a child protection plan in it and take it out, agree it, and pass it on."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import actions as cases
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import exempt, start
from cases.actions.safety import finish
from cases.models import Case
from cases.policies import why_not_change
from common import clock
from common.wording import spoken
from plans import policies
from plans.content import content_of
from plans.days import start_of
from plans.models import ChildPlan, PlanHandover, PlanVersion, ProtectionPeriod
from work.actions import notify

CORE_GROUP_CLOCKS = ("CORE_GROUP", "CORE_GROUP_NEXT")


@action(Permission.WORK_ON_CASE)
def open_plan(case: Case, *, by: StaffMember, protection: bool, because: str, on: dt.date | None = None) -> ChildPlan:
    """Begin the child's plan, or return the one there is; with ``protection`` it holds a child protection plan.

    NotNow for a closed case or without a reason. Only the lead and the chair of a planning meeting may ask for
    ``protection``; the time to the first core group runs from ``on`` (today when not given).
    """
    refuse(why_not_change(case), policies.why_not_begin(because))
    day = on or clock.today()
    plan = ChildPlan.objects.filter(case=case).first()
    if plan is None:
        plan = ChildPlan.objects.create(case=case, begun_by=by, begun_on=day, because=because)
        enter(case, by=by, acting_as=_as(by), kind="decision", fact=f"{spoken('A child’s plan was begun.')} {because}")
    if protection and not plan.protection.standing().exists():
        begin_protection(plan, by=by, because=because, on=day)
    return plan


@action(Permission.LEAD_CASE)
def begin_protection(plan: ChildPlan, *, by: StaffMember, because: str, on: dt.date | None = None) -> ProtectionPeriod:
    """Let the plan hold a child protection plan from ``on``; the first core group is then due.

    NotNow when it does already. Source of the time: timescale CORE_GROUP.
    """
    day = on or clock.today()
    refuse(
        why_not_change(plan.case),
        policies.why_not_begin(because),
        policies.why_not_ahead(day, "The day it begins"),
        "The plan holds a child protection plan already." if plan.protection.standing().exists() else None,
    )
    return carry_out_protection(plan, by=by, acting_as=_as(by), because=because, on=day)


def carry_out_protection(
    plan: ChildPlan, *, by: StaffMember, acting_as: str, because: str, on: dt.date
) -> ProtectionPeriod:
    """Let the plan protect from a day on, in place of the interim one; called inside an action's own transaction."""
    made = ProtectionPeriod.objects.create(plan=plan, begins_on=on, begun_because=because, begun_by=by)
    start(plan.case, "CORE_GROUP", start_of(on))
    finish(plan.case, by=by, acting_as=acting_as, why="The child protection plan takes over.")
    enter(plan.case, by=by, acting_as=acting_as, kind="decision", fact=f"A child protection plan was begun. {because}")
    return made


@action(Permission.LEAD_CASE)
def end_protection(plan: ChildPlan, *, by: StaffMember, because: str, on: dt.date | None = None) -> ChildPlan:
    """Take the child protection plan out; the child's plan goes on. NotNow when there is none or without a reason."""
    refuse(policies.why_not_end_protection(plan, because))
    carry_out_end(plan, by=by, acting_as=_as(by), because=because, on=on or clock.today())
    return plan


def carry_out_end(plan: ChildPlan, *, by: StaffMember, acting_as: str, because: str, on: dt.date) -> None:
    """End the child protection plan; called inside an action's own transaction."""
    period = plan.protection.standing().get()
    period.ends_on, period.ended_by, period.ended_because = max(on, period.begins_on), by, because
    period.save(update_fields=["ends_on", "ended_by", "ended_because"])
    for key in CORE_GROUP_CLOCKS:
        exempt(plan.case, key, by=by, why="the child protection plan ended")
    said = f"{spoken('The child protection plan ended; the child’s plan goes on.')} {because}"
    enter(plan.case, by=by, acting_as=acting_as, kind="decision", fact=said)


@action(Permission.LEAD_CASE)
def agree_version(
    plan: ChildPlan, *, by: StaffMember, meeting_reference: str, on: dt.date | None = None
) -> PlanVersion:
    """Keep the plan as it stands as the next agreed version, never changed again.

    NotNow for a plan that says nothing yet, or without where it was agreed.
    """
    content, day = content_of(plan), on or clock.today()
    refuse(
        why_not_change(plan.case),
        policies.why_not_ahead(day, "The day it was agreed"),
        policies.why_not_agree(content, meeting_reference),
    )
    made = PlanVersion.objects.create(
        plan=plan,
        number=plan.versions.next_number(),
        agreed_on=day,
        agreed_by=by,
        meeting_reference=meeting_reference[:200],
        content=content,
    )
    said = spoken(f"Version {made.number} of the child’s plan was agreed: {meeting_reference}.")
    enter(plan.case, by=by, acting_as=_as(by), kind="decision", fact=said)
    return made


@action(Permission.LEAD_CASE)
def hand_over(plan: ChildPlan, *, by: StaffMember, staff: StaffMember, words: str) -> PlanHandover:
    """Name another lead professional and keep what was handed over. NotNow when she leads or cannot lead."""
    case = plan.case
    refuse(policies.why_not_hand_over(case, staff, words))
    before = case.lead_professional
    cases.name_lead_professional(case, by=by, staff=staff)
    made = PlanHandover.objects.create(
        plan=plan, before=before, after=staff, words=words, on=clock.today(), recorded_by=by
    )
    said = f"{spoken('The child’s plan was handed over to')} {staff}. {words}"
    enter(case, by=by, acting_as=_as(by), kind="case", fact=said)
    notify(staff, text=f"Read what was handed over to you: {case.reference}", about=case, url=plan.get_absolute_url())
    return made


def _as(by: StaffMember) -> str:
    return str(role_for(by, Permission.WORK_ON_CASE))
