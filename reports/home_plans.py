"""The home page's section of what somebody is to do in children's plans."""

from __future__ import annotations

from django.db.models import F, Q

from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import day
from plans.models import PlanAction
from reports.sections import Figure, Row, Section, as_roles, first_of


def plan_actions(user: StaffMember) -> Section | None:
    """Show the actions of children's plans that wait for her, the earliest due first."""
    if not user.may(Permission.WORK_ON_CASE):
        return None
    today = clock.today()
    mine = PlanAction.objects.visible_to(user).waiting_for(user).select_related("outcome__plan__case")
    mine = mine.annotate(case_key=F("outcome__plan__case")).order_by("due_on", "number", "pk")
    found, counts = first_of(mine, every=Q(), late=Q(due_on__lt=today))
    if not found:
        return None
    return Section(
        "Plan actions that wait for you",
        as_roles(user, Permission.WORK_ON_CASE),
        figures=[Figure("To do", counts["every"]), Figure("Overdue", counts["late"], counts["late"] > 0)],
        rows=[
            Row(
                one.outcome.plan.case.reference,
                one.get_absolute_url(),
                f"Due {day(one.due_on)}",
                "Overdue" if one.due_on < today else "",
            )
            for one in found
        ],
        shown=[one.case_key for one in found],
    )
