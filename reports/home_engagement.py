"""The home page's section of events for staff, and of what they said."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from engagement.models import Comment, EngagementEvent
from reports.sections import MOST_ROWS, Figure, Row, Section, as_role


def have_your_say(user: StaffMember) -> Section | None:
    """Show events that invite her with what she answered; to the office also how many answers it owes."""
    found = list(EngagementEvent.objects.visible_to(user).ahead().invited(user)[:MOST_ROWS])
    rows = [
        Row(
            one.title,
            one.get_absolute_url(),
            one.when,
            one.replied_as or "Not answered",
        )
        for one in found
    ]
    figures = owed(user) if user.may(Permission.KEEP_PLANS) else []
    return Section(
        "Have your say",
        as_role(user, Permission.KEEP_PLANS) if figures else "",
        figures=figures,
        rows=rows,
        links=[
            ("Events and comments", reverse("engagement:event_list")),
            ("You said, we did", reverse("engagement:said")),
        ],
        empty="Events that invite you appear here.",
    )


def owed(user: StaffMember) -> list[Figure]:
    """Return how many comments wait for an answer, and how many should have one."""
    counts = (
        Comment.objects.visible_to(user)
        .waiting()
        .aggregate(waiting=Count("pk"), late=Count("pk", filter=Q(due_at__lt=clock.now())))
    )
    return [
        Figure("Comments to answer", counts["waiting"]),
        Figure("Overdue", counts["late"], counts["late"] > 0),
    ]
