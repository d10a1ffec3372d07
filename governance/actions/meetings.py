"""Verbs of meetings: plan, build and settle the agenda, send papers, hold, minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common.models import next_reference
from governance import policies
from governance.exceptions import found
from governance.models import Body, BodyAttendance, BodyItem, BodyMeeting, BodyMember, BodyPaper
from governance.workflow import LIFE
from work.actions.notices import notify

KEEP = Permission.KEEP_PLANS


def _refuse(*why_nots: str | None) -> None:
    for why_not in filter(None, why_nots):
        raise NotNow(why_not)


@action(KEEP)
def plan_meeting(body: Body, *, by: StaffMember, on: dt.date, place: str = "") -> BodyMeeting:
    """Plan a meeting of a body; its agenda begins with what Rowan finds."""
    meeting = BodyMeeting.objects.create(reference=next_reference(body.code[:8]), body=body, on=on, place=place)
    look_again(meeting, by=by)
    return meeting


@action(KEEP)
def look_again(meeting: BodyMeeting, *, by: StaffMember) -> BodyMeeting:
    """Find the exceptions of today: new kinds wait to be settled, known ones show what they are about now."""
    _refuse(policies.why_not_set_agenda(meeting))
    raised = found(meeting.body, by=by)
    for position, one in enumerate(raised):
        given = {"title": one.title, "lines": one.lines, "position": position}
        BodyItem.objects.update_or_create(meeting=meeting, kind=one.kind, defaults=given)
    gone = meeting.items.exclude(kind="").exclude(kind__in=[one.kind for one in raised])
    for item in gone:
        item.lines = []
        item.save(update_fields=["lines"])
    return meeting


@action(KEEP)
def settle_item(item: BodyItem, *, by: StaffMember, standing: str, why: str = "", words: str = "") -> BodyItem:
    """Keep an item on the agenda, with what the body should know, or leave it out with a reason."""
    _refuse(policies.why_not_set_agenda(item.meeting), policies.why_not_settle(item, standing, why))
    item.standing, item.words = standing, words
    item.dropped_why = why if standing == BodyItem.Standing.DROPPED else ""
    item.save(update_fields=["standing", "words", "dropped_why"])
    return item


@action(KEEP)
def add_item(meeting: BodyMeeting, *, by: StaffMember, title: str, words: str = "") -> BodyItem:
    """Add an item that no exception raised."""
    _refuse(policies.why_not_set_agenda(meeting), None if title.strip() else "Say what it is about.")
    last = meeting.items.count()
    return BodyItem.objects.create(
        meeting=meeting, title=title, words=words, position=50 + last, standing=BodyItem.Standing.KEPT
    )


@action(KEEP)
def add_paper(
    meeting: BodyMeeting,
    *,
    by: StaffMember,
    title: str,
    words: str = "",
    kept_at: str = "",
    sensitivity: str = BodyPaper.Sensitivity.MEMBERS,
    item: BodyItem | None = None,
) -> BodyPaper:
    """Add a paper: its words, or where the document is."""
    _refuse(
        policies.why_not_set_agenda(meeting),
        None if words.strip() or kept_at.strip() else "Write what it says, or where the document is.",
    )
    given = {"title": title, "words": words, "kept_at": kept_at, "sensitivity": sensitivity, "item": item}
    return BodyPaper.objects.create(meeting=meeting, added_by=by, **given)


@action(KEEP, move=(LIFE, "send_papers"))
def send_papers(meeting: BodyMeeting, *, by: StaffMember) -> BodyMeeting:
    """Send the papers out and tell the members. NotNow while an item is not settled."""
    _refuse(policies.why_not_send(meeting, meeting.items.values_list("standing", flat=True)))
    for one in BodyMember.objects.on().filter(body=meeting.body).select_related("staff"):
        notify(one.staff, text=f"The papers of {meeting} are out", about=meeting, url=meeting.get_absolute_url())
    return meeting


@action(KEEP, move=(LIFE, "call_back"))
def call_back(meeting: BodyMeeting, *, by: StaffMember, why: str) -> BodyMeeting:
    """Call the papers back, so that the agenda can change."""
    return meeting


@action(KEEP, move=(LIFE, "hold_meeting"))
def hold_meeting(meeting: BodyMeeting, *, by: StaffMember, came: Mapping[BodyMember, str]) -> BodyMeeting:
    """Say that a meeting was held and who came."""
    _refuse(policies.why_not_hold(meeting, came.values()))
    for member, how in came.items():
        BodyAttendance.objects.create(meeting=meeting, member=member, came=how)
    return meeting


@action(KEEP, move=(LIFE, "minute"))
def minute(meeting: BodyMeeting, *, by: StaffMember, minutes: str) -> BodyMeeting:
    """Write the minute. NotNow while a question put to the meeting has no decision."""
    _refuse(policies.why_not_minute(minutes, undecided=meeting.decisions.filter(decided_on=None).count()))
    meeting.minutes = minutes
    return meeting
