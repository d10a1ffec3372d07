"""The home page's section of clocks for which a senior manager is asked for more time."""

from __future__ import annotations

from access.roles import Permission
from agencies.models import StaffMember
from cases.models import CaseClockExtension
from common.templatetags.rowan import day
from reports.sections import MOST_ROWS, Figure, Row, Section, as_roles


def extensions(user: StaffMember) -> Section | None:
    """Name the requests for more time that wait for her answer, what falls due first first."""
    if not user.may(Permission.EXTEND_CLOCK):
        return None
    waiting = CaseClockExtension.objects.visible_to(user, Permission.EXTEND_CLOCK).waiting().exclude(asked_by=user)
    found = list(waiting.select_related("case", "clock__rule").order_by("due_before"))
    rows = [
        Row(
            f"{one.clock.label}, {one.case.reference}",
            one.get_absolute_url(),
            f"Due {day(one.due_before)}, asked until {day(one.due_then)}",
            "Overdue" if one.clock.is_overdue else "Waiting",
        )
        for one in found[:MOST_ROWS]
    ]
    return Section(
        "More time asked of you",
        as_roles(user, Permission.EXTEND_CLOCK),
        figures=[Figure("Waiting for your answer", len(found))] if found else [],
        rows=rows,
        empty="Requests for more time for a clock appear here.",
        shown=[one.case_id for one in found[:MOST_ROWS]],
    )
