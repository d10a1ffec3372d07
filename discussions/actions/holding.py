"""Hold a discussion: start it, adjourn it, go on, close it."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions import clocks
from cases.actions.chronology import enter, refuse
from cases.actions.safety import agree
from cases.counting import count, rule_key
from common import clock
from discussions import instead, policies
from discussions.models import Discussion, DiscussionChild, DiscussionPart, YesNo
from discussions.sight import core_teams, let_in
from discussions.telling import of_meeting
from discussions.workflow import DISCUSSION
from reference.querysets import labels
from reference.timescales import start_of
from work.actions import notify

FULL_DUE = "IRD_FULL"
MEETING_DUE = "CPPM_DUE"
KIND = DiscussionPart.Kind


@action(Permission.HOLD_DISCUSSION, move=(DISCUSSION, "start"))
def start(
    discussion: Discussion, *, by: StaffMember, kind: str, held: str, started_at: dt.datetime | None = None
) -> DiscussionPart:
    """Start the first part, in full or out of hours, and call the core agencies to it.

    Out of hours starts the clock for the full one: "normally the next working day" (National Guidance 2021,
    updated 2023, Appendix D). NotNow for a part that cannot come first, or a start that lies ahead.
    """
    part = _part(discussion, by=by, kind=kind, held=held, started_at=started_at)
    discussion.started_at = part.started_at
    for child in discussion.children.select_related("case"):
        clocks.count_from(child.case, MEETING_DUE, "discussion_started", part.started_at, by=by)
    _call_core(discussion, by=by, text="has started: take part, and say what your agency knows")
    return part


def _call_core(discussion: Discussion, *, by: StaffMember, text: str) -> None:
    for team in core_teams():
        if let_in(discussion, team, by=by, reason="core agency") and team != by.team:
            said = f"{discussion.reference} {text}"
            notify(team, text=said, about=discussion, url=discussion.get_absolute_url())


@action(Permission.HOLD_DISCUSSION, move=(DISCUSSION, "go_on"))
def go_on(
    discussion: Discussion, *, by: StaffMember, kind: str, held: str, started_at: dt.datetime | None = None
) -> DiscussionPart:
    """Hold the next part, linked with the one before; held in full it meets the clock that out of hours began."""
    return _part(discussion, by=by, kind=kind, held=held, started_at=started_at)


def _part(
    discussion: Discussion, *, by: StaffMember, kind: str, held: str, started_at: dt.datetime | None
) -> DiscussionPart:
    began = started_at or clock.now()
    before = discussion.parts.last()
    refuse(
        policies.why_not_hold(discussion, kind),
        "When it started must not lie ahead." if began > clock.now() else None,
        "It cannot have started before the part before ended."
        if before and before.ended_at and began < before.ended_at
        else None,
    )
    acting_as = str(role_for(by, Permission.HOLD_DISCUSSION))
    made = DiscussionPart.objects.create(
        discussion=discussion,
        number=before.number + 1 if before else 1,
        kind=kind,
        held=held,
        started_at=began,
        led_by=by,
        led_as=acting_as,
        follows=before,
    )
    said = f"{discussion.reference}, part {made.number}: {made.get_kind_display().lower()}, "
    said += f"{made.get_held_display().lower()}, led by {by}."
    for child in discussion.children.select_related("case"):
        enter(child.case, by=by, acting_as=acting_as, kind="meeting", happened_at=began, fact=said)
        if kind == KIND.OUT_OF_HOURS:
            clocks.start(child.case, FULL_DUE, began, about=discussion.pk)
        elif discussion.parts.full().exists():
            clocks.meet(child.case, FULL_DUE, by=by, about=discussion.pk, at=began)
    return made


@action(Permission.HOLD_DISCUSSION, move=(DISCUSSION, "adjourn"))
def adjourn(discussion: Discussion, *, by: StaffMember, why: str) -> Discussion:
    """End this part and say why the discussion goes on later, and when; the safety plan holds from now on."""
    acting_as = str(role_for(by, Permission.HOLD_DISCUSSION))
    _end_part(discussion, by=by, acting_as=acting_as, why=why)
    for child in discussion.children.select_related("case"):
        said = f"{discussion.reference} was adjourned. {why}"
        enter(child.case, by=by, acting_as=acting_as, kind="meeting", fact=said)
    return discussion


@action(Permission.HOLD_DISCUSSION, move=(DISCUSSION, "close"))
def close(discussion: Discussion, *, by: StaffMember) -> Discussion:
    """Close with a reasoned decision for each child: the planning meeting's clock goes on, or stops with the reason.

    NotNow with everything that is missing (policies.gaps). Leads, and authors of the concerns, are told that it
    ended, and nothing of what was said. Of one that was reopened only what was decided anew is carried out.
    """
    refuse(policies.why_not_close(discussion))
    acting_as, words = str(role_for(by, Permission.HOLD_DISCUSSION)), labels("discussion_decision")
    _end_part(discussion, by=by, acting_as=acting_as)
    discussion.closed_at, discussion.closed_by = clock.now(), by
    for child in discussion.children.select_related("case__lead_professional", "case__lead_team"):
        text = f"{discussion.reference} is closed: read what was decided"
        notify(child.case.lead, text=text, about=discussion, url=discussion.get_absolute_url())
        if (again := discussion.reopened_at) and child.decided_at and child.decided_at < again:
            said = f"{discussion.reference} is closed again; what was decided stays."
            enter(child.case, by=by, acting_as=acting_as, kind="decision", fact=said)
            continue
        said = f"{discussion.reference} decided: {words.get(child.decision, child.decision)}. {child.reasons}"
        enter(child.case, by=by, acting_as=acting_as, kind="decision", fact=f"{said} {of_meeting(child)}")
        _carry_out(child, by=by)
    for about in discussion.concerns.select_related("concern__author"):
        text = f"{about.concern.reference}: agencies have talked, and decided what happens next"
        notify(about.concern.author, text=text, about=about.concern, url=about.concern.get_absolute_url())
    return discussion


@action(Permission.HOLD_DISCUSSION, move=(DISCUSSION, "reopen"))
def reopen(discussion: Discussion, *, by: StaffMember, why: str) -> Discussion:
    """Take up a closed discussion again, because something new must be weighed; core agencies and leads are told.

    It stands adjourned until its next part is held, for which the clock of a full discussion runs. What was decided
    stays, and may be decided anew. NotNow when a child's case is closed, or another discussion goes on.
    """
    refuse(policies.why_not_reopen(discussion))
    discussion.closed_at, discussion.closed_by = None, None
    discussion.reopened_at, discussion.reopened_by, discussion.reopened_why = clock.now(), by, why
    acting_as = str(role_for(by, Permission.HOLD_DISCUSSION))
    for child in discussion.children.select_related("case__lead_professional", "case__lead_team"):
        said = f"{discussion.reference} was reopened. {why}"
        enter(child.case, by=by, acting_as=acting_as, kind="decision", fact=said)
        clocks.start(child.case, FULL_DUE, clock.now(), about=discussion.pk)
        text = f"{discussion.reference} is reopened: read why"
        notify(child.case.lead, text=text, about=discussion, url=discussion.get_absolute_url())
    _call_core(discussion, by=by, text="is reopened: say what your agency knows now")
    return discussion


def _end_part(discussion: Discussion, *, by: StaffMember, acting_as: str, why: str = "") -> None:
    part = discussion.parts.last()
    if part and part.ended_at is None:
        part.ended_at, part.ended_why = clock.now(), why
        part.save(update_fields=["ended_at", "ended_why"])
    _hand_on_plan(discussion, by=by, acting_as=acting_as)


def _hand_on_plan(discussion: Discussion, *, by: StaffMember, acting_as: str) -> None:
    """Let the interim safety plan hold in each child's case; one handed on before only where steps changed since."""
    steps = list(discussion.steps.order_by("recorded_at"))
    for child in discussion.children.select_related("case__lead_professional", "case__lead_team"):
        plan = [step.as_agreed for step in steps if step.child_id in {None, child.pk}]
        before = child.case.safety_plans.filter(agreed_in=discussion.reference).first()
        if plan and (before is None or before.steps != plan):
            because = f"Agreed in {discussion.reference}."
            agree(child.case, by=by, acting_as=acting_as, steps=plan, because=because, agreed_in=discussion.reference)


def _carry_out(child: DiscussionChild, *, by: StaffMember) -> None:
    """Let the planning meeting's clock go on, begin it where none runs, or stop it with the reason.

    Of a child on the register no initial meeting is held: its clock stops, and the review's falls due by then.
    """
    case, discussion = child.case, child.discussion
    if child.meeting == YesNo.YES:
        raised = discussion.concerns.order_by("concern__recorded_at").values_list("concern__recorded_at", flat=True)
        moments = {
            "concern_raised": raised.first() or discussion.asked_at,
            "decision_to_convene": discussion.closed_at,
            "discussion_started": discussion.started_at,
        }
        if again := discussion.reopened_at:
            moments = {key: at and max(at, again) for key, at in moments.items()}
        begun = start_of(rule_key(case, MEETING_DUE), moments)
        if _is_dealt_with(child, begun, by=by):
            return
        for moment in ("discussion_started", "decision_to_convene"):
            if at := moments[moment]:
                clocks.count_from(case, MEETING_DUE, moment, at, by=by)
        clocks.start(case, MEETING_DUE, begun)
    else:
        clocks.exempt(case, MEETING_DUE, by=by, why=f"{discussion.reference}: {child.no_meeting_why}")


def _is_dealt_with(child: DiscussionChild, begun: dt.datetime, *, by: StaffMember) -> bool:
    """Say whether a review takes the planning meeting's place; it is due when the meeting would have been."""
    case, reference = child.case, child.discussion.reference
    how = count(case, MEETING_DUE, begun, decided_at=clock.now())
    due = [one.falls_due_at for one in clocks.running(case, MEETING_DUE)] + ([how.due_at] if how else [])
    if not due or not instead.dealt_with(case, by=by, due_at=min(due), reference=reference):
        return False
    why = f"{reference}: the child is on the register, so the review deals with it."
    clocks.exempt(case, MEETING_DUE, by=by, why=why)
    return True
