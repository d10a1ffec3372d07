"""Which clocks of a case a planning meeting meets and starts. Where the guidance sets no such time, none starts."""

from __future__ import annotations

import datetime as dt

from agencies.models import StaffMember
from cases.actions.birth import NEXT
from cases.actions.clocks import meet, start
from common import clock
from planning_meetings.models import PlanningMeeting
from reference.timescales import due_by, find
from register.actions.registering import REVIEWS

Kind = PlanningMeeting.Kind
WAITED_FOR: dict[str, tuple[str, ...]] = {
    Kind.INITIAL: ("CPPM_DUE", NEXT),
    Kind.PRE_BIRTH: ("CPPM_DUE", "PREBIRTH_REVIEW"),
    Kind.REVIEW: (*REVIEWS, NEXT),
    Kind.TRANSFER: ("CPPM_DUE", "TRANSFER", NEXT),
}
MET_HERE = {"CPPM_DUE", *REVIEWS, "INQUORATE", "RECORD", "PLAN_COPY"}


def held_at(meeting: PlanningMeeting) -> dt.datetime:
    """Return when a meeting was held; when it is planned before that."""
    return meeting.held_at or meeting.planned_at


def held_on(meeting: PlanningMeeting) -> dt.date:
    """Return the day on which a meeting was held."""
    return held_at(meeting).astimezone(clock.LOCAL).date()


def review_key(meeting: PlanningMeeting) -> str:
    """Return by which timescale the next review is due: a pre-birth meeting's has its own in the present guidance."""
    if meeting.kind == Kind.REVIEW:
        return "NEXT_REVIEW"
    of_its_own = meeting.kind == Kind.PRE_BIRTH and find("PREBIRTH_REVIEW", held_on(meeting))
    return "PREBIRTH_REVIEW" if of_its_own else "FIRST_REVIEW"


def review_due_on(meeting: PlanningMeeting) -> dt.date | None:
    """Return the last day for the review after a meeting, if the guidance of its day sets one."""
    rule = find(review_key(meeting), held_on(meeting))
    return due_by(rule, held_at(meeting)).date() if rule else None


def after_arranging(meeting: PlanningMeeting) -> None:
    """Start the time in which a pre-birth meeting must be held, where none runs yet."""
    if meeting.kind == Kind.PRE_BIRTH:
        start(meeting.case, "CPPM_DUE", clock.now())


def after_holding(meeting: PlanningMeeting, *, by: StaffMember) -> None:
    """Meet what waited for the meeting, and start what its record is due by."""
    for key in WAITED_FOR[meeting.kind]:
        meet(meeting.case, key, by=by, at=held_at(meeting))
    if meeting.reconvenes:
        meet(meeting.case, "INQUORATE", by=by, about=meeting.reconvenes.pk, at=held_at(meeting))
    start(meeting.case, "RECORD", held_at(meeting), about=meeting.pk)


def after_deciding(meeting: PlanningMeeting, *, on_register: bool) -> None:
    """Start the clocks of the plan's copy and of the next review for a child on the register."""
    if on_register:
        start(meeting.case, "PLAN_COPY", held_at(meeting), about=meeting.pk)
        start(meeting.case, review_key(meeting), held_at(meeting))


def after_inquorate(meeting: PlanningMeeting) -> None:
    """Start the time in which the meeting must be reconvened; what waited for the meeting goes on waiting."""
    start(meeting.case, "INQUORATE", held_at(meeting), about=meeting.pk)
