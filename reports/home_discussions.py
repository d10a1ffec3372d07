"""The home page's section of discussions: what waits to be started, and what goes on."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common.templatetags.rowan import moment
from discussions.models import Discussion
from discussions.workflow import DiscussionStatus
from reports.sections import Figure, Row, Section, as_roles, first_of


def discussions(user: StaffMember) -> Section | None:
    """Show who may hold discussions those that go on, first what waits to be started."""
    if not user.may(Permission.HOLD_DISCUSSION):
        return None
    going = Discussion.objects.visible_to(user, Permission.HOLD_DISCUSSION).going_on()
    going = going.order_by("started_at", "asked_at").select_related("team")
    found, counts = first_of(going, every=Q(), asked=Q(status=DiscussionStatus.ASKED))
    if not found:
        return None
    return Section(
        "Discussions",
        as_roles(user, Permission.HOLD_DISCUSSION),
        figures=[
            Figure("Wait to be started", counts["asked"], counts["asked"] > 0),
            Figure("Under way or adjourned", counts["every"] - counts["asked"]),
        ],
        rows=[
            Row(
                one.reference,
                one.get_absolute_url(),
                f"Asked for {moment(one.asked_at)}, waits at {one.team.name}",
                one.get_status_display(),
            )
            for one in found
        ],
        links=[("All discussions", reverse("discussions:discussion_list"))],
        shown=[one.pk for one in found],
    )
