"""Arrange a planning meeting, change it, give notice of it, cancel it."""

from __future__ import annotations

import datetime as dt
import uuid

from access.actions import action
from access.grants import is_excluded
from access.roles import Permission
from agencies.models import StaffMember
from cases.models import Case
from cases.sight import kept_away
from common import clock
from common.models import next_reference
from common.templatetags.rowan import moment
from planning_meetings import clocks, policies
from planning_meetings.actions.base import note, refuse, refuse_chair
from planning_meetings.after_death import dead_of, whom
from planning_meetings.carrying_out import comes_here, is_registered
from planning_meetings.models import Invitation, PlanningMeeting
from planning_meetings.sight import let_read, seat_chair
from planning_meetings.words import called, capital
from planning_meetings.workflow import PLANNING_MEETING
from reference.timescales import in_force
from work.actions import notify

PREPARE = Permission.PREPARE_PLANNING


@action(Permission.LEAD_CASE)
def arrange(
    case: Case,
    *,
    by: StaffMember,
    kind: str,
    planned_at: dt.datetime,
    chair: StaffMember,
    place: str = "",
    link: str = "",
    note_taker: StaffMember | None = None,
    together_with: PlanningMeeting | None = None,
) -> PlanningMeeting:
    """Arrange a meeting: its chair is let in and told. Held together with a brother's or sister's when said so.

    NotNow when one is arranged already, or when the chair is not independent of the case.
    """
    goes_on = case.planning_meetings.filter(status__in=("arranged", "held")).exists()
    stands = {"goes_on": goes_on, "registered": is_registered(case), "comes_here": comes_here(case) is not None}
    refuse(policies.why_not_arrange(case, kind, **stands))
    refuse_chair(case, chair)
    with_them = together_with and PlanningMeeting.objects.visible_to(by).filter(pk=together_with.pk).first()
    made = PlanningMeeting.objects.create(
        reference=next_reference("PM"),
        case=case,
        kind=kind,
        sitting=with_them.sitting if with_them else uuid.uuid4(),
        arranged_by=by,
        chair=chair,
        note_taker=note_taker,
        planned_at=planned_at,
        place=place,
        link=link,
    )
    _arranged(made, by=by, permission=Permission.LEAD_CASE)
    if with_them:
        copy_professionals(with_them, made, by=by)
    return made


def _arranged(meeting: PlanningMeeting, *, by: StaffMember, permission: str) -> None:
    """Let chair and note-taker in, tell the chair, and enter the meeting in the chronology."""
    case = meeting.case
    seat_chair(case, meeting.chair, by=by)
    let_note_taker_in(meeting, by=by)
    clocks.after_arranging(meeting)
    notify(meeting.chair, text=f"You chair a planning meeting, {meeting}", about=case, url=meeting.get_absolute_url())
    said = f"{capital(called(meeting))} arranged for {moment(meeting.planned_at)}. Chair: {meeting.chair}."
    note(case, by=by, permission=permission, kind="meeting", fact=said)


def let_note_taker_in(meeting: PlanningMeeting, *, by: StaffMember) -> None:
    """Let the note-taker read the case, for as long after today when the meeting was. NotNow for somebody kept away."""
    case, staff = meeting.case, meeting.note_taker
    if staff is None:
        return
    away, excluded = staff.agency in kept_away(case), is_excluded(case.pk, staff)
    refuse(policies.why_not_invite(died=False, excluded=excluded, away=away, already=False, who=str(staff)))
    let_read(case, staff, planned_at=max(meeting.planned_at, clock.now()), by=by)


def copy_professionals(from_: PlanningMeeting, to: PlanningMeeting, *, by: StaffMember) -> None:
    """Invite to one meeting the workers invited to another, so that nobody is entered twice."""
    away = kept_away(to.case)
    for one in from_.invitations.standing().filter(agency__isnull=False).select_related("staff", "agency"):
        if one.agency in away or (one.staff and is_excluded(to.case_id, one.staff)):
            continue
        Invitation.objects.create(
            meeting=to,
            case=to.case,
            staff=one.staff,
            name=one.name,
            agency=one.agency,
            part=one.part,
            contact=one.contact,
            invited_by=by,
        )
        if one.staff:
            let_read(to.case, one.staff, planned_at=to.planned_at, by=by)


@action(PREPARE)
def change(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    planned_at: dt.datetime,
    chair: StaffMember,
    place: str = "",
    link: str = "",
    note_taker: StaffMember | None = None,
) -> PlanningMeeting:
    """Move a meeting, or change who chairs it, where it is and who takes notes; when moved, notice is due again."""
    refuse(policies.why_not_prepare(meeting))
    moved, other_chair = planned_at != meeting.planned_at, chair != meeting.chair
    if other_chair:
        refuse_chair(meeting.case, chair)
    meeting.planned_at, meeting.chair, meeting.note_taker = planned_at, chair, note_taker
    meeting.place, meeting.link = place, link
    if moved:
        meeting.notice_sent_at, meeting.short_notice_why = None, ""
    meeting.save()
    if other_chair:
        seat_chair(meeting.case, chair, by=by)
        text = f"You chair a planning meeting, {meeting}"
        notify(chair, text=text, about=meeting.case, url=meeting.get_absolute_url())
    let_note_taker_in(meeting, by=by)
    if moved:
        for one in meeting.invitations.standing().filter(staff__isnull=False).select_related("staff"):
            let_read(meeting.case, one.staff, planned_at=planned_at, by=by)  # type: ignore[arg-type]  # the filter leaves those with staff
        said = f"{capital(called(meeting))} moved to {moment(planned_at)}."
        note(meeting.case, by=by, permission=PREPARE, kind="meeting", fact=said)
    return meeting


@action(Permission.HAND_OVER_WORK)
def hand_over_chair(meeting: PlanningMeeting, *, by: StaffMember, to: StaffMember, why: str) -> PlanningMeeting:
    """Let another chair take a meeting over from one who leaves. NotNow when she is not independent of the case."""
    refuse(None if why.strip() else "Say why the meeting is handed over.")
    refuse_chair(meeting.case, to)
    meeting.chair = to
    meeting.save(update_fields=["chair"])
    seat_chair(meeting.case, to, by=by)
    notify(to, text=f"You chair a planning meeting, {meeting}", about=meeting.case, url=meeting.get_absolute_url())
    said = f"{to} chairs the {called(meeting)} from now on. {why}"
    note(meeting.case, by=by, permission=Permission.HAND_OVER_WORK, kind="meeting", fact=said)
    return meeting


@action(Permission.HAND_OVER_WORK)
def hand_over_notes(meeting: PlanningMeeting, *, by: StaffMember, to: StaffMember, why: str) -> PlanningMeeting:
    """Let somebody else take notes instead of one who leaves. NotNow for whoever is kept away from the case."""
    before = meeting.note_taker
    refuse(policies.why_not_take_notes(meeting, to, why))
    meeting.note_taker = to
    let_note_taker_in(meeting, by=by)
    meeting.save(update_fields=["note_taker"])
    text = f"You take notes at a planning meeting, {meeting}"
    notify(to, text=text, about=meeting.case, url=meeting.get_absolute_url())
    said = f"{to} takes notes at the {called(meeting)} instead of {before}. {why}"
    note(meeting.case, by=by, permission=Permission.HAND_OVER_WORK, kind="meeting", fact=said)
    return meeting


@action(PREPARE)
def send_notice(meeting: PlanningMeeting, *, by: StaffMember, short_why: str = "") -> PlanningMeeting:
    """Give notice: tell everybody invited who has an account, and write down that the others are told.

    NotNow when nobody is invited, or when fewer days are left than NOTICE says and nobody says why.
    """
    invited = list(meeting.invitations.standing().select_related("staff"))
    least = in_force("NOTICE").number
    refuse(
        policies.why_not_prepare(meeting),
        policies.why_not_send_notice(meeting, short_why=short_why, invited=len(invited), least=least),
    )
    meeting.notice_sent_at, meeting.short_notice_why = clock.now(), short_why
    meeting.save(update_fields=["notice_sent_at", "short_notice_why"])
    for one in invited:
        tell(one, by=by)
    return meeting


def tell(invitation: Invitation, *, by: StaffMember) -> None:
    """Tell one who is invited of the day; whoever has no account is told by who prepares the meeting."""
    meeting = invitation.meeting
    invitation.told_at = clock.now()
    invitation.save(update_fields=["told_at"])
    if invitation.staff:
        text = f"You are invited to a planning meeting on {moment(meeting.planned_at)}, {meeting}"
        notify(invitation.staff, text=text, about=meeting.case, url=meeting.get_absolute_url())


@action(PREPARE, move=(PLANNING_MEETING, "cancel"))
def cancel(meeting: PlanningMeeting, *, by: StaffMember, why: str) -> PlanningMeeting:
    """Cancel a meeting with a reason; everybody told of it is told again. What was due stays due."""
    meeting.cancelled_why = why
    for one in (
        meeting.invitations.standing().filter(told_at__isnull=False, staff__isnull=False).select_related("staff")
    ):
        text = f"The planning meeting {meeting} is cancelled"
        notify(one.staff, text=text, about=meeting.case, url=meeting.get_absolute_url())  # type: ignore[arg-type]  # the filter leaves those with staff
    said = f"{capital(called(meeting))} of {moment(meeting.planned_at)} cancelled: {why}"
    note(meeting.case, by=by, permission=PREPARE, kind="meeting", fact=said)
    return meeting


@action(PREPARE, move=(PLANNING_MEETING, "reconvene"))
def reconvene(
    meeting: PlanningMeeting, *, by: StaffMember, planned_at: dt.datetime, place: str = "", link: str = ""
) -> PlanningMeeting:
    """Arrange again a meeting that was not quorate: same chair, same people, same papers. Return the inquorate one."""
    again = PlanningMeeting.objects.create(
        reference=next_reference("PM"),
        case=meeting.case,
        kind=meeting.kind,
        reconvenes=meeting,
        arranged_by=by,
        chair=meeting.chair,
        note_taker=meeting.note_taker,
        planned_at=planned_at,
        place=place,
        link=link,
    )
    _arranged(again, by=by, permission=PREPARE)
    copy_professionals(meeting, again, by=by)
    dead = dead_of(meeting)
    family = meeting.invitations.standing().filter(agency=None).select_related("case", "member")
    for one in (one for one in family if whom(one) not in dead):
        carried = {name: getattr(one, name) for name in ("member", "is_child", "name", "part", "contact")}
        Invitation.objects.create(meeting=again, case=again.case, invited_by=by, **carried)
    told = (*meeting.meetingreports.standing(), *meeting.familyviews.standing())
    for told_paper in told:
        told_paper.corrects = None
    for paper in (*told, *meeting.householdchecks.all()):
        paper.pk, paper.meeting, paper._state.adding = uuid.uuid4(), again, True
        paper.save(force_insert=True)
    return meeting
