"""What plans add to everybody's work: her actions, changes she must be told of, and a leaver's actions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from access.roles import Permission
from agencies.models import StaffMember
from plans.actions.steps import change_step
from plans.models import PlanAction, PlanChange
from work.handover import Held, Holding
from work.mine import Item


def waiting(user: StaffMember) -> Iterator[Item]:
    """Yield her actions in children's plans, and the changes nobody told the lead of in cases that she leads."""
    mine = PlanAction.objects.visible_to(user).waiting_for(user).select_related("outcome__plan__case")
    for one in mine:
        case = one.outcome.plan.case
        yield Item("Child’s plan", "Action to do", one.get_absolute_url(), case.pk, case.reference, one.due_on)
    led = PlanChange.objects.visible_to(user).untold().filter(plan__case__lead_professional=user.pk)
    for change in led.filter(plan__case__closed_at=None).select_related("plan__case"):
        case = change.plan.case
        what, url = "Change to hear of in person", change.plan.get_absolute_url()
        yield Item("Child’s plan", what, url, case.pk, case.reference, change.noticed_on)


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return what one person is to do in children's plans."""
    every = PlanAction.objects.waiting_for(leaver)
    seen = every.filter(pk__in=PlanAction.objects.visible_to(by, Permission.WORK_ON_CASE).values("pk"))
    rows = list(seen.select_related("outcome__plan__case"))
    return Holding([_held(one) for one in rows], every.count() - len(rows))


def _held(one: PlanAction) -> Held:
    case = one.outcome.plan.case
    what = "Action in a child’s plan"
    return Held(f"plan-action-{one.pk}", what, case.reference, one.get_absolute_url(), one.pk, partial(_give, one))


def _give(one: PlanAction, to: StaffMember, by: StaffMember, words: str) -> PlanAction:
    return change_step(one, by=by, what=one.what, due_on=one.due_on, staff=to)
