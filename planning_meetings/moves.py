"""What this reader can do with a meeting now, and the one next thing to do."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from access.roles import Permission
from common.templatetags.rowan import day, moment
from planning_meetings.laid_out import Papers
from planning_meetings.models import PlanningMeeting
from planning_meetings.policies import why_not_ready
from planning_meetings.words import capital, listed
from planning_meetings.workflow import MeetingStatus

OURS = (
    Permission.PREPARE_PLANNING,
    Permission.RECORD_PLANNING,
    Permission.CHAIR_PLANNING,
    Permission.WORK_ON_CASE,
    Permission.ASK_FOR_REPORT,
)


def address(name: str, meeting: PlanningMeeting) -> str:
    """Return the address of a page of a meeting."""
    return reverse(f"planning_meetings:{name}", args=[meeting.pk])


def meeting_moves(meeting: PlanningMeeting, user: Any) -> dict[str, Any]:
    """Return the buttons and links of a meeting's page for one reader."""
    may, status = user.may_do(meeting, *OURS), meeting.status
    prepares = Permission.PREPARE_PLANNING in may
    records, chairs = Permission.RECORD_PLANNING in may, Permission.CHAIR_PLANNING in may
    ahead, written = status == MeetingStatus.ARRANGED, status in {MeetingStatus.ARRANGED, MeetingStatus.HELD}
    buttons = [
        ("Send the notice", "meeting_notice", prepares and ahead and not meeting.notice_sent_at),
        ("Write the record", "meeting_write", records and written),
        ("The meeting was held", "meeting_hold", chairs and ahead),
        ("Record the decision", "meeting_decide", chairs and status == MeetingStatus.HELD),
        ("Somebody did not agree", "dissent_add", records and status == MeetingStatus.DECIDED),
        ("Send the record", "meeting_send", records and status == MeetingStatus.DECIDED),
        ("Sent to somebody else too", "meeting_send", records and status == MeetingStatus.RECORDED),
        ("Reconvene it", "meeting_reconvene", prepares and status == MeetingStatus.INQUORATE),
        ("Change day, place or chair", "meeting_change", prepares and ahead),
        ("Cancel the meeting", "meeting_cancel", prepares and ahead),
    ]
    adds = Permission.WORK_ON_CASE in may and written
    corrects = Permission.WORK_ON_CASE in may and status not in {MeetingStatus.CANCELLED, MeetingStatus.RECONVENED}
    links = {
        "invite_url": address("invitation_add", meeting) if prepares and written else "",
        "report_url": address("report_add", meeting) if adds else "",
        "check_url": address("check_add", meeting) if adds else "",
        "view_url": address("view_add", meeting) if adds else "",
        "corrects": corrects,
        "answers": prepares and ahead,
        "withdraws": prepares and written,
        "prints": Permission.ASK_FOR_REPORT in may,
    }
    shown = [{"label": label, "url": address(name, meeting)} for label, name, when in buttons if when]
    return {"buttons": shown, **links}


def next_step(meeting: PlanningMeeting, papers: Papers) -> str:
    """Say the one next thing to do, and who does it."""
    chair = str(meeting.chair)
    if meeting.status == MeetingStatus.ARRANGED:
        return _before(meeting, papers, chair)
    if meeting.status == MeetingStatus.HELD:
        lacks = why_not_ready(meeting, {one.whose for one in papers.views})
        return f"{chair} records the decision. {lacks}" if lacks else f"{chair} records the decision."
    if meeting.status == MeetingStatus.INQUORATE:
        return "Reconvene the meeting: arrange another day with those who were missing."
    if meeting.status == MeetingStatus.DECIDED:
        who = f"{meeting.note_taker} or {chair}" if meeting.note_taker else chair
        return f"{who} sends the record to everybody who was invited."
    return ""


def _before(meeting: PlanningMeeting, papers: Papers, chair: str) -> str:
    if not papers.invitations:
        return "Invite those who work with the child, the family, and the child."
    if not meeting.notice_sent_at:
        return f"Send the notice: the meeting is on {day(meeting.planned_at)}."
    given = {one.agency_id for one in papers.reports}
    waiting = dict.fromkeys(one.agency.name for one in papers.invitations if one.agency and one.agency_id not in given)
    held = f"{capital(chair)} holds the meeting on {moment(meeting.planned_at)}."
    return f"{held} Reports are still to come from {listed(list(waiting))}." if waiting else held
