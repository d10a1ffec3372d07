"""What the home page says of improvement: everybody’s own and her agency’s actions, and the errors in the plans."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import day
from improvement.models import Action, Plan
from improvement.workflow import Status
from reports.sections import MOST_ROWS, Figure, Row, Section, as_role


def led_actions(user: StaffMember) -> Section | None:
    """Show the improvement actions she leads, the earliest due first, and lead on to her agency's and to the plans."""
    if not user.may(Permission.READ_PLANS):
        return None
    found = Action.objects.visible_to(user).filter(lead_officer=user).exclude(status=Status.EMBEDDED)
    rows = [
        Row(one.title, one.get_absolute_url(), f"{one.reference}, due {day(one.due_on)}", one.get_status_display())
        for one in found.order_by("due_on")[:MOST_ROWS]
    ]
    own = reverse("improvement:action_own")
    links = [("Your agency’s actions", f"{own}?whose=agency"), ("The plans", reverse("improvement:plan_list"))]
    return Section(
        "Actions you lead" if rows else "Improvement",
        as_role(user, Permission.UPDATE_ACTION) if rows else "",
        rows=rows,
        links=[("All actions you lead", own), *links] if rows else links,
        empty="What your agency and the others do to protect children better is open to everybody.",
    )


def plans(user: StaffMember) -> Section | None:
    """Show the plans and how they stand, errors first, to the office that keeps them and the chief officers."""
    if not user.may(Permission.FOLLOW_IMPROVEMENT):
        return None
    found: list[Any] = list(Plan.objects.visible_to(user).counted(clock.today()).with_errors(clock.today()))
    errors = {
        "Recommendations without an action": sum(one.unanswered for one in found),
        "Actions without a source": sum(one.unsourced for one in found),
        "Expired evidence": sum(one.expired for one in found),
    }
    rows = [
        Row(
            one.title,
            one.get_absolute_url(),
            _standing(one),
        )
        for one in found[:MOST_ROWS]
    ]
    return Section(
        "Plans",
        as_role(user, Permission.FOLLOW_IMPROVEMENT),
        figures=[Figure(label, many, late=True) for label, many in errors.items() if many],
        rows=rows,
        links=[
            *(
                (f"Errors in {one.title}", reverse("improvement:plan_coverage", args=[one.pk]))
                for one in found
                if one.unanswered or one.unsourced
            ),
            ("All plans", reverse("improvement:plan_list")),
        ],
        empty="Plans appear here when you open one.",
    )


def _standing(plan: Any) -> str:
    """Say how many actions a counted plan has, and how many are overdue."""
    if not plan.actions_held:
        return "No action yet"
    return f"{plan.actions_held} action{'' if plan.actions_held == 1 else 's'}, {plan.actions_overdue} overdue"
