"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.models import Case, CaseScreening, Involvement, ReporterReferral
from common import clock
from common.templatetags.rowan import day
from planning_meetings.models import FamilyView, Invitation, MeetingReport, PlanningMeeting
from planning_meetings.models.decision import Outcome
from planning_meetings.quorum import Quorum
from planning_meetings.workflow import MeetingStatus

Kind = PlanningMeeting.Kind
CHAIRING = Involvement.CHAIRING  # what an involvement says of who was let in to chair

OUTCOMES: dict[str, tuple[Outcome, ...]] = {
    Kind.INITIAL: (Outcome.REGISTERED, Outcome.CHILDS_PLAN, Outcome.UNIVERSAL),
    Kind.PRE_BIRTH: (Outcome.REGISTERED, Outcome.CHILDS_PLAN, Outcome.UNIVERSAL),
    Kind.REVIEW: (Outcome.REMAIN, Outcome.CHANGED, Outcome.DEREGISTERED),
    Kind.TRANSFER: (Outcome.TRANSFERRED, Outcome.NOT_ACCEPTED),
}
NAMES_AREAS = {Outcome.REGISTERED, Outcome.CHANGED, Outcome.TRANSFERRED}
ON_REGISTER = {Outcome.REGISTERED, Outcome.REMAIN, Outcome.CHANGED, Outcome.TRANSFERRED}


def why_not_arrange(case: Case, kind: str, *, goes_on: bool, registered: bool, comes_here: bool) -> str | None:
    """Say why no meeting of this kind can be arranged."""
    if not case.is_open:
        return f"{case.reference} is closed. Reopen it first, with a reason."
    if goes_on:
        return "A planning meeting is arranged already, or waits for its decision. Go on with that one."
    return _why_not_of_kind(case, kind, registered=registered, comes_here=comes_here)


def _why_not_of_kind(case: Case, kind: str, *, registered: bool, comes_here: bool) -> str | None:
    if kind == Kind.PRE_BIRTH and not case.child.due_on:
        return "A pre-birth meeting is for an unborn baby: record the expected date of birth first."
    if kind == Kind.REVIEW and not registered:
        return "The child is not on the register, so there is nothing to review. Arrange an initial meeting."
    if kind in {Kind.INITIAL, Kind.PRE_BIRTH} and registered:
        return "The child is on the register already. Arrange a review."
    if kind == Kind.TRANSFER and not comes_here:
        return "No move here from another area is recorded. Record it first, under Register."
    return None


def why_not_chair(case: Case, chair: StaffMember, *, away: set[Agency], excluded: bool) -> str | None:
    """Say why somebody does not chair: she must be independent of the case.

    Source: national guidance, planning meeting: the chair has had no direct involvement with the child and family.
    Reading the file for a round of file reading is none.
    """
    if not chair.is_active or not chair.may(Permission.CHAIR_PLANNING):
        return f"{chair} does not chair planning meetings. Choose one of their chairs."
    if excluded or chair.agency in away:
        return f"{chair} cannot chair this meeting. Choose somebody else, or ring the committee office."
    lead = case.lead_professional
    if lead and (lead == chair or chair in lead.line()):
        return f"{chair} leads this case or manages who leads it, so is not independent of it. Choose another chair."
    involved = case.involvements.exclude(role=CHAIRING).exclude(reads_only=True)
    if involved.filter(staff=chair).exists() or (chair.team_id and involved.live().filter(team=chair.team_id).exists()):
        return f"{chair} works or worked on this case, so is not independent of it. Choose another chair."
    if CaseScreening.objects.filter(case=case, screening__concern__author=chair).exists():
        return f"{chair} raised the concern, so is not independent of it. Choose another chair."
    return None


def why_not_take_notes(meeting: PlanningMeeting, to: StaffMember, why: str) -> str | None:
    """Say why somebody cannot take notes instead of another: the record stands, she cannot write it, or no reason."""
    if meeting.is_over:
        return "The record of this meeting stands: nobody takes notes any more."
    if meeting.note_taker_id == to.pk:
        return f"{to} takes notes already."
    if not to.is_active or not to.may(Permission.RECORD_PLANNING):
        return f"{to} does not write the record of planning meetings. Choose somebody else."
    return None if why.strip() else "Say why somebody else takes notes."


def why_not_prepare(meeting: PlanningMeeting) -> str | None:
    """Say why a meeting is no longer prepared."""
    if meeting.status == MeetingStatus.ARRANGED:
        return None
    return f"This meeting is {meeting.get_status_display().lower()}, so it can no longer be prepared."


def why_not_add(meeting: PlanningMeeting) -> str | None:
    """Say why nothing more is added to a meeting's papers or record."""
    if meeting.status in {MeetingStatus.ARRANGED, MeetingStatus.HELD}:
        return None
    return f"This meeting is {meeting.get_status_display().lower()}. What it had before it stands."


def days_of_notice(meeting: PlanningMeeting, today: dt.date) -> int:
    """Return how many calendar days lie between a day and the meeting."""
    return (meeting.planned_at.astimezone(clock.LOCAL).date() - today).days


def why_not_send_notice(meeting: PlanningMeeting, *, short_why: str, invited: int, least: int) -> str | None:
    """Say why the notice does not go out: nobody invited, or short without a reason."""
    if not invited:
        return "Nobody is invited yet. Invite those who work with the child, the family, and the child."
    if days_of_notice(meeting, clock.today()) < least and not short_why.strip():
        return f"Fewer than {least} days are left until the meeting. Say why the notice is short."
    return None


def why_not_invite(*, excluded: bool, away: bool, already: bool, died: bool, who: str) -> str | None:
    """Say why somebody is not invited."""
    if died:
        return f"{who} has died, and is not invited."
    if excluded or away:
        return f"{who} cannot be invited to this meeting. Choose somebody else, or ring the committee office."
    return f"{who} is invited already." if already else None


def why_not_withdraw(invitation: Invitation, why: str) -> str | None:
    """Say why an invitation stands."""
    if invitation.came:
        return "It is written down whether they came, so the invitation stands."
    return None if why.strip() else "Say why the invitation is withdrawn."


def why_not_report(*, received_on: dt.date, as_of: dt.date, today: dt.date) -> str | None:
    """Say why a report's days cannot be so."""
    if received_on > today:
        return "The report cannot have come on a day to come."
    if as_of > received_on:
        return "What a report says cannot be newer than the day it came."
    return None


def why_not_hold(meeting: PlanningMeeting, held_at: dt.datetime, *, unsaid: int, quorum: Quorum) -> str | None:
    """Say why a meeting does not count as held: attendance not said, or not quorate."""
    if held_at > clock.now():
        return "The meeting lies ahead. Record it once it has taken place."
    if unsaid:
        return "Say of everybody invited whether they came, sent apologies or did not come."
    if not quorum.is_met:
        return f"The meeting was not quorate: {quorum.in_words} Record that, and reconvene it."
    return None


def why_not_inquorate(*, unsaid: int, quorum: Quorum) -> str | None:
    """Say why a meeting is not recorded as inquorate."""
    if unsaid:
        return "Say of everybody invited whether they came, sent apologies or did not come."
    return f"The meeting was quorate: {quorum.in_words}" if quorum.is_met else None


def why_not_ready(meeting: PlanningMeeting, views: Collection[str]) -> str | None:
    """Say what the record lacks before a decision: views of child and parents, the safety plan, the analysis."""
    if FamilyView.Whose.CHILD not in views:
        return "Record the child’s views, or why they were not gathered."
    if not {FamilyView.Whose.PARENT, FamilyView.Whose.CARER} & set(views):
        return "Record the parents’ or carers’ views, or why they were not gathered."
    if not meeting.safety_plan_review.strip():
        return "Say how the interim safety plan works."
    if not meeting.analysis.strip() or not meeting.significant_harm:
        return "Write what it means for the child, and whether the child is at risk of significant harm."
    return None


def why_not_outcome(
    kind: str, outcome: str, *, areas: Collection[str], next_review_on: dt.date | None, latest: dt.date | None
) -> str | None:
    """Say why a decision cannot be so: another kind's, or without areas of concern or a review in time."""
    if outcome not in OUTCOMES[kind]:
        return "Choose a decision that this kind of meeting takes."
    if outcome in NAMES_AREAS and not areas:
        return "Choose at least one area of concern."
    if outcome in ON_REGISTER and next_review_on is None:
        return "Say when the next review is."
    if next_review_on and latest and next_review_on > latest:
        return f"The next review is due by {day(latest)} at the latest. Choose that day or an earlier one."
    return None


def why_not_from_birth(case: Case, outcome: str) -> str | None:
    """Say why a name does not wait for the birth: only an unborn baby's does, and only to go on the register."""
    if outcome == Outcome.REGISTERED and case.child.due_on:
        return None
    return "Only an unborn baby’s name goes on the register from the day of birth. Record the decision without that."


def why_not_strike(paper: MeetingReport | FamilyView, by: StaffMember, why: str, *, prepares: bool) -> str | None:
    """Say why a report or a view stands."""
    if paper.struck_at:
        return "This is struck out already."
    if paper.meeting.status in {MeetingStatus.CANCELLED, MeetingStatus.RECONVENED}:
        return f"This meeting is {paper.meeting.get_status_display().lower()}. What it had before it stands."
    if paper.entered_by_id != by.pk and not prepares:
        return f"{paper.entered_by} wrote this down. Ask them, the chair or the lead of the case to correct it."
    return None if why.strip() else "Say what is wrong: it is struck out with this reason."


def why_not_reporter(decision: str) -> str | None:
    """Say why the Reporter was not considered: either way it is decided.

    Source: national guidance: the meeting must consider referral to the Principal Reporter and record it.
    """
    if decision in ReporterReferral.Decision.values:
        return None
    return "Decide about the Principal Reporter either way: refer, referred already, or not required."


def why_not_dissent(meeting: PlanningMeeting, words: str) -> str | None:
    """Say why a dissent cannot be written down: nothing was decided, the record is sent, or it says nothing."""
    if meeting.status != MeetingStatus.DECIDED:
        return "Who did not agree is written down between the decision and the sending of the record."
    return None if words.strip() else "Write what they said."


def why_not_send(*, to: int, sent_on: dt.date, how: str, today: dt.date) -> str | None:
    """Say why a record does not count as sent."""
    if not to:
        return "Choose at least one person it was sent to."
    if not how.strip():
        return "Say how it was sent."
    return "Enter the day on which it was sent." if sent_on > today else None
