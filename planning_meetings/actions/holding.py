"""Write down how a meeting went: who came, what was said, whether it was quorate."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from planning_meetings import clocks, policies
from planning_meetings.actions.base import note, refuse
from planning_meetings.models import Invitation, PlanningMeeting
from planning_meetings.quorum import quorum_of
from planning_meetings.words import called, capital, listed
from planning_meetings.workflow import PLANNING_MEETING
from reference.querysets import labels

CHAIR = Permission.CHAIR_PLANNING
SAID = ("strengths", "worries", "analysis", "significant_harm", "safety_plan_review", "complaint_told")


@action(Permission.RECORD_PLANNING)
def write_record(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    came: Mapping[uuid.UUID, tuple[str, str]] | None = None,
    **said: str,
) -> PlanningMeeting:
    """Save what is written so far: who came, by the key of each invitation with words to it, and what was said."""
    refuse(policies.why_not_add(meeting))
    for name, words in said.items():
        if name not in SAID:
            raise TypeError(f"{name} of a planning meeting is not written here")
        setattr(meeting, name, words)
    meeting.save(update_fields=list(said) or ["strengths"])
    for one in meeting.invitations.standing().filter(pk__in=came or {}):
        one.came, one.came_words = (came or {})[one.pk]
        one.save(update_fields=["came", "came_words"])
    return meeting


def _unsaid(meeting: PlanningMeeting) -> int:
    return meeting.invitations.standing().filter(came="").count()


def _at(meeting: PlanningMeeting, held_at: dt.datetime | None) -> dt.datetime:
    """Return when it was held: as said, else as planned, else now."""
    return held_at or min(meeting.planned_at, clock.now())


@action(CHAIR, move=(PLANNING_MEETING, "hold"))
def hold(meeting: PlanningMeeting, *, by: StaffMember, held_at: dt.datetime | None = None) -> PlanningMeeting:
    """Record that the meeting was held: what waited for it is met, and its record becomes due.

    NotNow while it is not said of everybody whether they came, or when it was not quorate.
    """
    at, quorum = _at(meeting, held_at), quorum_of(meeting)
    refuse(policies.why_not_hold(meeting, at, unsaid=_unsaid(meeting), quorum=quorum))
    meeting.held_at = at
    clocks.after_holding(meeting, by=by)
    note(meeting.case, by=by, permission=CHAIR, kind="meeting", fact=f"{_held(meeting)}.{_away(meeting)}", at=at)
    return meeting


@action(CHAIR, move=(PLANNING_MEETING, "find_inquorate"))
def find_inquorate(
    meeting: PlanningMeeting, *, by: StaffMember, why: str, held_at: dt.datetime | None = None
) -> PlanningMeeting:
    """Record that too few core agencies came to decide, and how the child is kept safe until it is reconvened."""
    at, quorum = _at(meeting, held_at), quorum_of(meeting)
    refuse(policies.why_not_inquorate(unsaid=_unsaid(meeting), quorum=quorum))
    meeting.held_at, meeting.inquorate_why = at, why
    clocks.after_inquorate(meeting)
    said = f"{capital(called(meeting))} was not quorate: {quorum.in_words} {why}"
    note(meeting.case, by=by, permission=CHAIR, kind="meeting", fact=said, at=at)
    return meeting


def _held(meeting: PlanningMeeting) -> str:
    agencies = [agency.name for agency in quorum_of(meeting).present]
    family = [_family(one) for one in meeting.invitations.standing().filter(agency=None) if one.is_present]
    return f"{capital(called(meeting))} held. Present: {listed([*agencies, *family])}"


def _away(meeting: PlanningMeeting) -> str:
    sent = meeting.invitations.standing().filter(came=Invitation.Came.APOLOGIES).select_related("agency")
    names = [one.agency.name if one.agency else _family(one) for one in sent]
    return f" Apologies: {listed(list(dict.fromkeys(names)))}." if names else ""


def _family(one: Invitation) -> str:
    """Say who of the family it was without a name, which not everybody who reads the case may know."""
    if one.is_child:
        return "the child"
    relation = labels("family_relationship").get(one.member.relationship) if one.member else ""
    return (relation or one.part or "somebody of the family").lower()
