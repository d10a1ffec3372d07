"""The home page's section of planning meetings: what waits for the chair, the note-taker and the lead of a case."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import moment
from planning_meetings.models import PlanningMeeting
from planning_meetings.words import called, capital
from planning_meetings.workflow import MeetingStatus
from reports.sections import Figure, Row, Section, as_roles, first_of


def planning_meetings(user: StaffMember) -> Section | None:
    """Show the meetings she chairs, takes notes at or whose case she leads, the next one first."""
    if not user.may(Permission.PREPARE_PLANNING):
        return None
    mine = PlanningMeeting.objects.visible_to(user, Permission.PREPARE_PLANNING).going_on()
    status = MeetingStatus
    past = Q(status__in=(status.HELD, status.INQUORATE)) | Q(status=status.ARRANGED, planned_at__lt=clock.now())
    found, counts = first_of(
        mine.order_by("planned_at", "recorded_at"),
        every=Q(),
        chairs=Q(chair=user.pk),
        unsettled=past,
        unsent=Q(status=status.DECIDED),
    )
    if not found:
        return None
    return Section(
        "Planning meetings",
        as_roles(user, Permission.PREPARE_PLANNING),
        figures=[
            Figure("In hand", counts["every"]),
            Figure("You chair", counts["chairs"]),
            Figure("Past, not decided", counts["unsettled"], counts["unsettled"] > 0),
            Figure("Record to be sent", counts["unsent"]),
        ],
        rows=[
            Row(
                f"{one.reference}: {capital(called(one))}",
                one.get_absolute_url(),
                f"Planned for {moment(one.planned_at)}",
                str(one.get_status_display()),
            )
            for one in found
        ],
        links=[("All planning meetings", reverse("planning_meetings:meeting_list"))],
        shown=[one.pk for one in found],
    )
