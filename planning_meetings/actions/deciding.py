"""Record what a meeting decided, and send the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import Agency, StaffMember
from cases.actions.clocks import meet
from cases.actions.legal import consider_reporter
from common import clock
from common.templatetags.rowan import day
from planning_meetings import clocks, policies
from planning_meetings.actions.base import note, refuse
from planning_meetings.carrying_out import carry_out
from planning_meetings.models import Invitation, MeetingDecision, MeetingDissent, MeetingRecipient, PlanningMeeting
from planning_meetings.models.decision import Outcome
from planning_meetings.quorum import quorum_of
from planning_meetings.words import called, capital
from planning_meetings.workflow import PLANNING_MEETING
from work.actions import notify

CHAIR, RECORD = Permission.CHAIR_PLANNING, Permission.RECORD_PLANNING
Paper = MeetingRecipient.Paper


@action(CHAIR, move=(PLANNING_MEETING, "decide"))
def decide(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    why: str,
    outcome: str,
    reporter: str,
    reporter_why: str,
    grounds: Sequence[str] = (),
    areas: Collection[str] = (),
    areas_other: str = "",
    from_birth: bool = False,
    leaving_reason: str = "",
    receiving_lead: str = "",
    next_review_on: dt.date | None = None,
    core_group: Sequence[Invitation] = (),
) -> PlanningMeeting:
    """Record the decision with its reasons and the Reporter either way; register, plan and core group follow it.

    NotNow while the views of child and parents, the interim safety plan or the analysis are not written down, and
    with whatever the register or the plan refuses. With ``from_birth`` an unborn baby's name goes on the register when
    the birth is recorded.
    """
    case, views = meeting.case, set(meeting.familyviews.standing().values_list("whose", flat=True))
    on_register = outcome in policies.ON_REGISTER
    latest = clocks.review_due_on(meeting) if on_register else None
    refuse(
        policies.why_not_ready(meeting, views),
        policies.why_not_outcome(meeting.kind, outcome, areas=areas, next_review_on=next_review_on, latest=latest),
        policies.why_not_from_birth(case, outcome) if from_birth else None,
        policies.why_not_reporter(reporter),
    )
    told: dict[str, Any] = {"grounds": grounds, "reasons": reporter_why, "meeting": meeting.reference}
    decision = MeetingDecision.objects.create(
        meeting=meeting,
        case=case,
        outcome=outcome,
        reasons=why,
        areas=list(areas) if outcome in policies.NAMES_AREAS else [],
        areas_other=areas_other,
        from_birth=from_birth,
        leaving_reason=leaving_reason if outcome == Outcome.DEREGISTERED else "",
        next_review_on=next_review_on if on_register else None,
        reporter=consider_reporter(case, by=by, decision=reporter, **told),
        chaired_by=by,
        agencies_present=[agency.name for agency in quorum_of(meeting).present],
        decided_at=clock.now(),
    )
    note(case, by=by, permission=CHAIR, kind="decision", fact=_decided(meeting, decision), at=meeting.held_at)
    acting_as = str(role_for(by, CHAIR))
    carry_out(decision, by=by, acting_as=acting_as, receiving_lead=receiving_lead, core_group=core_group)
    clocks.after_deciding(meeting, on_register=on_register)
    notify(case.lead, text=f"{meeting} has decided", about=case, url=meeting.get_absolute_url())
    return meeting


def _decided(meeting: PlanningMeeting, decision: MeetingDecision) -> str:
    """Return the decision in sentences, as the chronology keeps it."""
    said = f"{capital(called(meeting))} decided: {decision.in_words}. {decision.reasons.rstrip('.')}."
    return said + (f" Next review by {day(decision.next_review_on)}." if decision.next_review_on else "")


@action(RECORD)
def note_dissent(
    meeting: PlanningMeeting, *, by: StaffMember, whose: str, words: str, agency: Agency | None = None, who: str = ""
) -> MeetingDissent:
    """Write down who did not agree with the decision, in their words. NotNow before it, and once the record is sent."""
    refuse(policies.why_not_dissent(meeting, words))
    agency = agency if whose == MeetingDissent.Whose.AGENCY else None
    made = MeetingDissent.objects.create(
        meeting=meeting, case=meeting.case, whose=whose, agency=agency, who=who, words=words
    )
    said = agency.name if agency else made.get_whose_display()
    fact = f"{said} did not agree with the decision of the {called(meeting)}."
    note(meeting.case, by=by, permission=RECORD, kind="decision", fact=fact, at=meeting.held_at)
    return made


@action(RECORD, move=(PLANNING_MEETING, "send_record"))
def send_record(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    to: Iterable[Invitation],
    how: str,
    sent_on: dt.date,
    paper: str = Paper.RECORD,
    others: Iterable[str] = (),
) -> PlanningMeeting:
    """Write down to whom the record was sent, when and how; its clock is met, and the plan's when it went along."""
    _send(meeting, by=by, to=to, how=how, sent_on=sent_on, paper=paper, others=others)
    meeting.record_sent_at = clock.now()
    meet(meeting.case, "RECORD", by=by, about=meeting.pk, at=sent_on)
    note(meeting.case, by=by, permission=RECORD, kind="meeting", fact=f"Record of the {called(meeting)} sent.")
    return meeting


@action(RECORD)
def send_more(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    to: Iterable[Invitation],
    how: str,
    sent_on: dt.date,
    paper: str = Paper.PLAN,
    others: Iterable[str] = (),
) -> PlanningMeeting:
    """Write down that the record or the plan was sent to more people. NotNow before the record was sent first."""
    refuse(None if meeting.record_sent_at else "Send the record first.")
    _send(meeting, by=by, to=to, how=how, sent_on=sent_on, paper=paper, others=others)
    return meeting


def _send(
    meeting: PlanningMeeting,
    *,
    by: StaffMember,
    to: Iterable[Invitation],
    how: str,
    sent_on: dt.date,
    paper: str,
    others: Iterable[str],
) -> None:
    people, names = list(to), [name.strip() for name in others if name.strip()]
    refuse(policies.why_not_send(to=len(people) + len(names), sent_on=sent_on, how=how, today=clock.today()))
    given = {"meeting": meeting, "case": meeting.case, "paper": paper, "how": how, "sent_on": sent_on, "sent_by": by}
    for one in people:
        MeetingRecipient.objects.create(invitation=one, **given)
    for name in names:
        MeetingRecipient.objects.create(name=name, **given)
    if paper in {Paper.PLAN, Paper.BOTH}:
        meet(meeting.case, "PLAN_COPY", by=by, about=meeting.pk, at=sent_on)
