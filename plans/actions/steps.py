"""Say who does what by when towards an outcome, and what came of it."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.actions.chronology import refuse
from cases.policies import why_not_change
from common import clock
from plans import policies
from plans.models import PlanAction, PlanOutcome, StepRedating
from plans.workflow import PLAN_ACTION
from work.actions import notify


@action(Permission.WORK_ON_CASE)
def add_step(
    outcome: PlanOutcome,
    *,
    by: StaffMember,
    what: str,
    due_on: dt.date,
    staff: StaffMember | None = None,
    agency: Agency | None = None,
    by_words: str = "",
) -> PlanAction:
    """Add an action: one worker who sees the case, an agency, or somebody in words does it by a day."""
    case = outcome.plan.case
    refuse(
        why_not_change(case),
        "Work towards this outcome has ended." if outcome.ends_on else None,
        policies.why_not_assign(case, what=what, staff=staff, agency=agency, by_words=by_words),
    )
    made = PlanAction.objects.create(
        outcome=outcome,
        number=outcome.actions.next_number(),
        what=what,
        staff=staff,
        agency=agency,
        by_words=by_words,
        due_on=due_on,
        added_by=by,
    )
    _tell(made, by=by)
    return made


@action(Permission.WORK_ON_CASE)
def change_step(
    one: PlanAction,
    *,
    by: StaffMember,
    what: str,
    due_on: dt.date,
    staff: StaffMember | None = None,
    agency: Agency | None = None,
    by_words: str = "",
    why_moved: str = "",
) -> PlanAction:
    """Say an action anew while it is to do; what was agreed before stays in the versions.

    A day that moves needs ``why_moved``, and stays readable with it.
    """
    case, before, was_due = one.outcome.plan.case, one.staff_id, one.due_on
    refuse(
        why_not_change(case),
        "Take the action up again first." if one.ends_on else None,
        policies.why_not_move(was_due, due_on, why_moved),
        policies.why_not_assign(case, what=what, staff=staff, agency=agency, by_words=by_words),
    )
    one.what, one.due_on, one.staff, one.agency, one.by_words = what, due_on, staff, agency, by_words
    one.save(update_fields=["what", "due_on", "staff", "agency", "by_words"])
    if due_on != was_due:
        told = {"old_due_on": was_due, "new_due_on": due_on, "why": why_moved.strip()}
        StepRedating.objects.create(action=one, redated_by=by, redated_at=clock.now(), **told)
    if one.staff_id != before:
        _tell(one, by=by)
    return one


@action(Permission.WORK_ON_CASE, move=(PLAN_ACTION, "finish"))
def finish(one: PlanAction, *, by: StaffMember, effect: str, on: dt.date | None = None) -> PlanAction:
    """Record that it was done, and what it changed for the child."""
    day = on or clock.today()
    refuse(
        why_not_change(one.outcome.plan.case),
        policies.why_not_ahead(day, "The day it was done"),
        None if effect.strip() else "Say what it changed for the child, or that it is too early to tell.",
    )
    one.ends_on, one.effect = day, effect
    return one


@action(Permission.WORK_ON_CASE, move=(PLAN_ACTION, "drop"))
def drop(one: PlanAction, *, by: StaffMember, why: str) -> PlanAction:
    """Say that it is no longer needed, and why."""
    return _over(one, why)


@action(Permission.WORK_ON_CASE, move=(PLAN_ACTION, "hand_on"))
def hand_on(one: PlanAction, *, by: StaffMember, why: str) -> PlanAction:
    """Say who goes on with it outside this plan, and that they agreed."""
    return _over(one, why)


@action(Permission.WORK_ON_CASE, move=(PLAN_ACTION, "take_up_again"))
def take_up_again(one: PlanAction, *, by: StaffMember, why: str) -> PlanAction:
    """Put it among what is to do again, with a reason."""
    refuse(
        why_not_change(one.outcome.plan.case),
        "Work towards its outcome has ended." if one.outcome.ends_on else None,
    )
    one.ends_on, one.ended_why, one.effect = None, "", ""
    return one


def _over(one: PlanAction, why: str) -> PlanAction:
    refuse(why_not_change(one.outcome.plan.case))
    one.ends_on, one.ended_why = clock.today(), why
    return one


def _tell(one: PlanAction, *, by: StaffMember) -> None:
    case = one.outcome.plan.case
    if one.staff and one.staff != by:
        text = f"You have an action in the plan of {case.reference}"
        notify(one.staff, text=text, about=case, url=one.get_absolute_url())
