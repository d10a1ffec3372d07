"""What comes to a meeting: invite, hear who comes, take in reports, checks and views."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action
from access.grants import is_excluded
from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.models import FamilyMember
from cases.sight import kept_away
from common import clock
from planning_meetings import policies
from planning_meetings.actions.arranging import tell
from planning_meetings.actions.base import refuse
from planning_meetings.after_death import dead_of
from planning_meetings.models import FamilyView, HouseholdCheck, Invitation, MeetingReport, PlanningMeeting
from planning_meetings.sight import let_read, stop_reading

PREPARE = Permission.PREPARE_PLANNING


@action(PREPARE)
def invite(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    staff: StaffMember | None = None,
    member: FamilyMember | None = None,
    is_child: bool = False,
    name: str = "",
    agency: Agency | None = None,
    part: str = "",
    contact: str = "",
    interpreter: str = "",
) -> Invitation:
    """Invite a worker, who may then read the case until some time after the meeting; family; or somebody by name.

    Where notice went out already they are told at once. NotNow for who is kept away from the case, or invited.
    """
    asked = meeting.invitations.standing()
    if staff:
        agency, who = staff.agency, str(staff)
        already = asked.filter(staff=staff).exists()
    elif member:
        who, already = "This member of the family", asked.filter(member=member).exists()
    else:
        who, already = ("The child", asked.filter(is_child=True).exists()) if is_child else (name, False)
    person = meeting.case.child_id if is_child else member.person_id if member else None
    died = person is not None and person in dead_of(meeting)
    away = bool(agency and agency in kept_away(meeting.case))
    excluded = bool(staff and is_excluded(meeting.case_id, staff))
    refuse(
        policies.why_not_add(meeting),
        policies.why_not_invite(excluded=excluded, away=away, already=already, died=died, who=who),
    )
    made = Invitation.objects.create(
        meeting=meeting,
        case=meeting.case,
        staff=staff,
        member=member,
        is_child=is_child,
        name=name,
        agency=agency,
        part=part,
        contact=contact,
        interpreter=interpreter,
        invited_by=by,
    )
    if staff:
        let_read(meeting.case, staff, planned_at=meeting.planned_at, by=by)
    if meeting.notice_sent_at:
        tell(made, by=by)
    return made


@action(PREPARE)
def note_answer(invitation: Invitation, *, by: StaffMember, answer: str, interpreter: str = "") -> Invitation:
    """Write down what somebody answered to the invitation, and which interpreter is booked for them."""
    refuse(policies.why_not_prepare(invitation.meeting))
    invitation.answer, invitation.interpreter = answer, interpreter
    invitation.save(update_fields=["answer", "interpreter"])
    return invitation


@action(PREPARE)
def withdraw_invitation(invitation: Invitation, *, by: StaffMember, why: str) -> Invitation:
    """Take back an invitation with a reason; who could read the case only because of it no longer can."""
    refuse(policies.why_not_add(invitation.meeting), policies.why_not_withdraw(invitation, why))
    invitation.withdrawn_at, invitation.withdrawn_why = clock.now(), why
    invitation.save(update_fields=["withdrawn_at", "withdrawn_why"])
    if invitation.staff:
        stop_reading(invitation.case, invitation.staff)
    return invitation


@action(Permission.WORK_ON_CASE)
def add_report(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    agency: Agency,
    written_by: str,
    received_on: dt.date,
    as_of: dt.date,
    words: str,
    shared_on: dt.date | None = None,
) -> MeetingReport:
    """Take in what an agency gives in writing, with the day it came and the day its information is from."""
    refuse(
        policies.why_not_add(meeting),
        policies.why_not_report(received_on=received_on, as_of=as_of, today=clock.today()),
    )
    return MeetingReport.objects.create(
        meeting=meeting,
        case=meeting.case,
        agency=agency,
        written_by=written_by,
        received_on=received_on,
        as_of=as_of,
        words=words,
        shared_on=shared_on,
        entered_by=by,
    )


@action(Permission.WORK_ON_CASE)
def add_view(
    meeting: PlanningMeeting, *, by: StaffMember, whose: str, how: str, words: str, who: str = "", advocate: str = ""
) -> FamilyView:
    """Write down what the child or somebody of the family thinks and wants, or why it was not gathered."""
    refuse(policies.why_not_add(meeting))
    told: dict[str, Any] = {"whose": whose, "how": how, "words": words, "who": who, "advocate": advocate}
    return FamilyView.objects.create(meeting=meeting, case=meeting.case, entered_by=by, **told)


@action(Permission.WORK_ON_CASE)
def correct_report(
    report: MeetingReport, *, by: StaffMember, why: str, instead: dict[str, Any] | None = None
) -> MeetingReport:
    """Strike a report out with a reason, and take in ``instead`` (as for ``add_report``) in its place when given."""
    if instead:
        days = {name: instead[name] for name in ("received_on", "as_of")}
        refuse(policies.why_not_report(**days, today=clock.today()))
    return _corrected(report, by=by, why=why, instead=instead)


@action(Permission.WORK_ON_CASE)
def correct_view(view: FamilyView, *, by: StaffMember, why: str, instead: dict[str, Any] | None = None) -> FamilyView:
    """Strike a view out with a reason, and write ``instead`` (as for ``add_view``) in its place when given."""
    return _corrected(view, by=by, why=why, instead=instead)


def _corrected(paper: Any, *, by: StaffMember, why: str, instead: dict[str, Any] | None) -> Any:
    """Strike out and write anew; also after the decision, for what was decided with it stays readable."""
    prepares = type(paper).objects.visible_to(by, PREPARE).filter(pk=paper.pk).exists()
    refuse(policies.why_not_strike(paper, by, why, prepares=prepares))
    paper.struck_at, paper.struck_by, paper.struck_why = clock.now(), by, why
    paper.save(update_fields=["struck_at", "struck_by", "struck_why"])
    if instead is None:
        return paper
    given = {"meeting": paper.meeting, "case": paper.case, "entered_by": by, "corrects": paper}
    return type(paper).objects.create(**given, **instead)


@action(Permission.WORK_ON_CASE)
def check_adult(
    meeting: PlanningMeeting, *, by: StaffMember, member: FamilyMember, agency: Agency, found: str, words: str = ""
) -> HouseholdCheck:
    """Say what an agency found in its records of an adult around the child; said again, it replaces what was said."""
    refuse(policies.why_not_add(meeting))
    given = {"case": meeting.case, "found": found, "words": words, "entered_by": by}
    return HouseholdCheck.objects.update_or_create(meeting=meeting, member=member, agency=agency, defaults=given)[0]
