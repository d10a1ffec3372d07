"""Write the interim safety plan of a case, change it, and end it: every version is kept."""

from __future__ import annotations

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies, safety
from cases.actions.chronology import enter, refuse
from cases.models import Case, SafetyPlan
from common import clock
from work.actions import notify


@action(Permission.WORK_ON_CASE)
def write_safety_plan(
    case: Case, *, by: StaffMember, steps: list[safety.Step], because: str, follows: int
) -> SafetyPlan:
    """Write the interim safety plan, or its next version in place of version ``follows`` (0: there was none).

    NotNow for a closed case, a step that lacks something, without why, or when somebody changed it meanwhile.
    """
    refuse(policies.why_not_change(case), safety.why_not_write(case, steps, because, follows))
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    return agree(case, by=by, acting_as=acting_as, steps=steps, because=because)


def agree(
    case: Case, *, by: StaffMember, acting_as: str, steps: list[safety.Step], because: str, agreed_in: str = ""
) -> SafetyPlan:
    """Let a version hold in place of the one before, and tell the lead; called inside an action's own transaction."""
    number, before = case.safety_plans.count() + 1, case.safety_plans.standing().first()
    if before:
        _end(before, by=by, why=f"Version {number} takes its place.")
    made = SafetyPlan.objects.create(
        case=case,
        number=number,
        steps=steps,
        because=because,
        follows=before,
        agreed_in=agreed_in,
        made_by=by,
        made_as=acting_as,
    )
    said = f"Interim safety plan, version {number}: {safety.in_words(steps)} {because}"
    enter(case, by=by, acting_as=acting_as, kind="decision", fact=said)
    if case.lead != by:
        text = f"{case.reference}: the interim safety plan is new. Read who does what"
        notify(case.lead, text=text, about=case, url=made.get_absolute_url())
    return made


@action(Permission.LEAD_CASE)
def end_safety_plan(plan: SafetyPlan, *, by: StaffMember, why: str) -> SafetyPlan:
    """End the interim safety plan. NotNow without a reason, or when it has ended or was changed."""
    refuse(safety.why_not_end(plan, why))
    finish(plan.case, by=by, acting_as=str(role_for(by, Permission.LEAD_CASE)), why=why)
    return SafetyPlan.objects.get(pk=plan.pk)


def finish(case: Case, *, by: StaffMember, acting_as: str, why: str) -> None:
    """End the interim safety plan of a case, if there is one; called inside an action's own transaction."""
    for plan in case.safety_plans.standing():
        _end(plan, by=by, why=why)
        enter(case, by=by, acting_as=acting_as, kind="decision", fact=f"The interim safety plan ended. {why}")


def _end(plan: SafetyPlan, *, by: StaffMember, why: str) -> None:
    plan.ended_at, plan.ended_by, plan.ended_why = clock.now(), by, why
    plan.save(update_fields=["ended_at", "ended_by", "ended_why"])
