"""What a case says of its planning meetings: a line on the road, chapters of the story, what keeps it from closing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery

from cases.closing import Obstacle
from cases.models import Case
from cases.parts import Annotations, Part
from cases.story import Chapter
from common.templatetags.rowan import day, inside
from planning_meetings.carrying_out import awaits_birth
from planning_meetings.clocks import held_at
from planning_meetings.models import MeetingDecision, PlanningMeeting
from planning_meetings.models.decision import Outcome
from planning_meetings.words import called, capital
from planning_meetings.workflow import MeetingStatus

UNFINISHED = {
    MeetingStatus.ARRANGED: "hold it or cancel it",
    MeetingStatus.HELD: "record its decision",
    MeetingStatus.INQUORATE: "reconvene it",
    MeetingStatus.DECIDED: "send its record",
}


def _annotations() -> Annotations:
    arranged = PlanningMeeting.objects.filter(case=OuterRef("pk"), status=MeetingStatus.ARRANGED)
    decided = MeetingDecision.objects.filter(case=OuterRef("pk")).order_by("-decided_at")
    return {
        "meeting_planned_at": Subquery(arranged.values("planned_at")[:1]),
        "meeting_outcome": Subquery(decided.values("outcome")[:1]),
        "meeting_from_birth": Subquery(decided.values("from_birth")[:1]),
        "meeting_decided_at": Subquery(decided.values("meeting__held_at")[:1]),
    }


def _line(case: Any) -> str:
    said = []
    if case.meeting_outcome:
        from_birth = ", from the day of birth" if case.meeting_from_birth else ""
        said.append(f"{Outcome(case.meeting_outcome).label}{from_birth}, {day(case.meeting_decided_at)}")
    if case.meeting_planned_at:
        said.append(f"{'next' if said else 'Arranged for'} {day(case.meeting_planned_at)}")
    return "; ".join(said) or "None yet"


PART = Part(
    key="planning_meetings",
    label="Planning meetings",
    order=30,
    url_name="planning_meetings:case_meetings",
    annotations=_annotations,
    line=_line,
)


def chapters(case: Case) -> Iterator[Chapter]:
    """Yield each meeting that was held, and what it decided, for the child's story."""
    rows = PlanningMeeting.objects.filter(case=case, held_at__isnull=False)
    for one in rows.select_related("chair", "decision__reporter", "case__child"):
        decision = getattr(one, "decision", None)
        words = f"{decision.in_words}. {decision.reasons}" if decision else one.inquorate_why
        if decision:
            words += f" Principal Reporter: {inside(decision.reporter.get_decision_display())}."
        title = capital(called(one)) if decision or not one.inquorate_why else f"{capital(called(one))}: not quorate"
        who = f"Chair: {one.chair}"
        yield Chapter(held_at(one), "Planning meeting", title, words, one.get_absolute_url(), who)


def unfinished(case: Case) -> Iterator[Obstacle]:
    """Yield what must be done with a meeting before the case closes."""
    for one in PlanningMeeting.objects.filter(case=case).going_on().select_related("reconvenes"):
        words = f"{one}, {called(one)}: {UNFINISHED[MeetingStatus(one.status)]} first."
        yield Obstacle(words, one.get_absolute_url(), str(one))
    if waits := awaits_birth(case):
        words = f"{waits.meeting} decided that the child goes on the register at birth. Record the birth first."
        yield Obstacle(words, waits.meeting.get_absolute_url(), str(waits.meeting))
