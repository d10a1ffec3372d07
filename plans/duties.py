"""What plans add to everybody's work: actions, changes to hear of, what a leaver does, what nobody answers for."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from functools import partial

from access.roles import Permission
from agencies.models import StaffMember
from cases.policies import why_nobody_leads
from common.templatetags.rowan import day
from plans.actions.core_group import hand_over_seat
from plans.actions.steps import change_step
from plans.models import CoreGroupMember, PlanAction, PlanChange
from work.handover import Held, Holding
from work.mine import Item
from work.owning import Looked, Wanting, teams_that_read


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
    """Return what one person is to do in children's plans, and her seats in core groups."""
    every = PlanAction.objects.waiting_for(leaver)
    seen = every.filter(pk__in=PlanAction.objects.visible_to(by, Permission.WORK_ON_CASE).values("pk"))
    found = [_held(one) for one in seen.select_related("outcome__plan__case")]
    seats = CoreGroupMember.objects.of_staff(leaver)
    may = CoreGroupMember.objects.visible_to(by, Permission.HAND_OVER_WORK).values("pk")
    found += [_held_seat(one) for one in seats.filter(pk__in=may).select_related("plan__case")]
    return Holding(found, every.count() + seats.count() - len(found))


def open_work() -> Looked:
    """Return the actions to do in open cases whose owner is gone, or that are late with nobody to answer for them."""
    waiting = PlanAction.objects.to_do().filter(outcome__plan__case__closed_at=None)
    rows = list(
        waiting.select_related(
            *("staff", "agency", "outcome__plan__case__lead_professional", "outcome__plan__case__lead_team")
        )
    )
    read, wanting = teams_that_read(), []
    for one in rows:
        if why := _why_nobodys(one, read):
            case = one.outcome.plan.case
            wanting.append(Wanting(case.pk, case.reference, "Action in a child’s plan", why[:200]))
    return Looked(len(rows), wanting)


def _why_nobodys(one: PlanAction, read: set[uuid.UUID]) -> str | None:
    """Say why nobody answers for an action. What an agency or the family does, the lead of the case answers for."""
    if one.staff and not one.staff.is_active:
        return f"{one.staff}, who is to do it, is not there any more"
    if one.staff or not one.is_overdue:
        return None
    unled = why_nobody_leads(one.outcome.plan.case, read)
    return f"late since {day(one.due_on)}, {one.who} was to do it, and {unled}" if unled else None


def _held(one: PlanAction) -> Held:
    case = one.outcome.plan.case
    what = "Action in a child’s plan"
    return Held(f"plan-action-{one.pk}", what, case.reference, one.get_absolute_url(), one.pk, partial(_give, one))


def _held_seat(one: CoreGroupMember) -> Held:
    case = one.plan.case
    what = f"Seat in a core group: {one.role}"
    url, give = one.plan.get_absolute_url(), partial(_seat, one)
    return Held(f"core-group-{one.pk}", what, case.reference, url, case.pk, give, opens=True)


def _seat(one: CoreGroupMember, to: StaffMember, by: StaffMember, words: str) -> CoreGroupMember:
    return hand_over_seat(one, by=by, to=to, why=words)


def _give(one: PlanAction, to: StaffMember, by: StaffMember, words: str) -> PlanAction:
    return change_step(one, by=by, what=one.what, due_on=one.due_on, staff=to)
