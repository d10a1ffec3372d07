"""The home page's sections of who leads: the vision for everybody, meetings and what follows for those who lead."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import day
from governance.models import BodyMeeting, FollowUp
from governance.standing import vision_now
from governance.workflow import BEFORE
from reports.sections import MOST_ROWS, Figure, Row, Section, as_role, first_of


def vision(user: StaffMember) -> Section | None:
    """Show every member of staff what the partnership wants for children, once a body approved it."""
    holding = vision_now()
    if holding is None:
        return None
    note = f"Approved by {holding.body.name}, {day(holding.from_on)}"
    return Section("What we want for children", "", rows=[Row(holding.text, reverse("governance:leadership"), note)])


def leadership(user: StaffMember) -> Section | None:
    """Show what follows from decisions and has a day, and the meetings that come."""
    leads = user.may(Permission.FOLLOW_IMPROVEMENT)
    follow = FollowUp.objects.visible_to(user).open().select_related("who", "body").order_by("due_on")
    hers = follow if leads else follow.filter(who=user.pk)
    found, counts = first_of(hers, late=Q(due_on__lt=clock.today()))
    rows = [Row(one.what, one.get_absolute_url(), f"{one.who}, by {day(one.due_on)}", _tag(one)) for one in found]
    if leads:
        coming = BodyMeeting.objects.visible_to(user).filter(status__in=BEFORE).select_related("body").order_by("on")
        rows += [
            Row(f"{one.body} meets on {day(one.on)}", one.get_absolute_url(), one.place, one.get_status_display())
            for one in coming[:MOST_ROWS]
        ]
    if not (leads or rows):
        return None
    return Section(
        "Leadership",
        as_role(user, Permission.FOLLOW_IMPROVEMENT),
        figures=[Figure("Follow-ups overdue", counts["late"], counts["late"] > 0)] if rows else [],
        rows=rows,
        links=[("Who leads, and what they decide", reverse("governance:leadership"))],
        empty="Meetings and what follows from decisions appear here.",
        shown=[one.pk for one in found],
    )


def _tag(one: FollowUp) -> str:
    return "Overdue" if one.is_late(clock.today()) else ""
