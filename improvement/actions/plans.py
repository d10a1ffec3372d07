"""Verbs of plans, sources and actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Agency, Partnership, StaffMember
from common import clock
from common.models import next_reference
from improvement import policies
from improvement.actions.inspections import tie_evidence
from improvement.brag import Brag
from improvement.models import (
    Action,
    Contribution,
    Evidence,
    Milestone,
    Plan,
    PlanWidening,
    ProgressNote,
    Recommendation,
    RecommendedAction,
    Redating,
    SignOff,
    Source,
)
from improvement.workflow import LIFE
from reference.models import Indicator


def _refuse(why_not: str | None) -> None:
    if why_not:
        raise NotNow(why_not)


def _change(record: Any, changes: dict[str, Any]) -> Any:
    for field, value in changes.items():
        setattr(record, field, value)
    if changes:
        record.save(update_fields=list(changes))
    return record


@action(Permission.KEEP_PLANS)
def open_plan(
    *,
    by: StaffMember,
    kind: str,
    title: str,
    partnership: Partnership,
    starts_on: dt.date,
    ends_on: dt.date,
    parent: Plan | None = None,
    vision: str = "",
) -> Plan:
    """Open a plan; what it may hold comes from its kind. NotNow when it stands in the wrong place."""
    _refuse(policies.why_not_open(kind, parent))
    return Plan.objects.create(
        kind=kind,
        title=title,
        partnership=partnership,
        starts_on=starts_on,
        ends_on=ends_on,
        parent=parent,
        vision=vision,
        may_hold=policies.HELD_BY[kind],
    )


@action(Permission.KEEP_PLANS)
def change_plan(plan: Plan, *, by: StaffMember, **changes: Any) -> Plan:
    """Change a plan's title, vision or dates."""
    return _change(plan, changes)


@action(Permission.KEEP_PLANS)
def widen_plan(plan: Plan, *, by: StaffMember, decided_on: dt.date, decision: str, kinds: list[str]) -> PlanWidening:
    """Record the committee's decision that ``plan`` may hold more kinds of source."""
    _refuse(policies.why_not_widen(plan, kinds))
    added = [kind for kind in kinds if kind not in plan.may_hold]
    _change(plan, {"may_hold": [*plan.may_hold, *added]})
    return PlanWidening.objects.create(plan=plan, decided_on=decided_on, decision=decision, kinds=added, recorded_by=by)


@action(Permission.KEEP_PLANS)
def add_source(plan: Plan, *, by: StaffMember, kind: str, reference: str, title: str, **rest: Any) -> Source:
    """Enter a source in a plan. NotNow when the plan does not hold sources of that kind."""
    _refuse(policies.why_not_hold(plan, kind))
    rest.setdefault("position", plan.sources.count() + 1)
    return Source.objects.create(plan=plan, kind=kind, reference=reference, title=title, **rest)


@action(Permission.KEEP_PLANS)
def change_source(source: Source, *, by: StaffMember, **changes: Any) -> Source:
    """Change what was entered of a source."""
    if "kind" in changes:
        _refuse(policies.why_not_hold(source.plan, changes["kind"]))
    return _change(source, changes)


@action(Permission.KEEP_PLANS)
def add_recommendation(
    source: Source, *, by: StaffMember, text: str, reference: str = "", position: int | None = None
) -> Recommendation:
    """Enter one thing that a source asks; without a reference it is numbered after its source."""
    place = position if position is not None else source.recommendations.count() + 1
    return Recommendation.objects.create(
        source=source, reference=reference or f"{source.reference}.{place}", text=text, position=place
    )


@action(Permission.KEEP_PLANS)
def change_recommendation(recommendation: Recommendation, *, by: StaffMember, **changes: Any) -> Recommendation:
    """Change what was entered of a recommendation."""
    return _change(recommendation, changes)


@action(Permission.KEEP_PLANS)
def add_action(
    plan: Plan,
    *,
    by: StaffMember,
    title: str,
    theme: str,
    outcome: str,
    lead_officer: StaffMember,
    lead_agency: Agency,
    starts_on: dt.date,
    due_on: dt.date,
    contributors: Iterable[Agency] = (),
    recommendations: Iterable[Recommendation] = (),
) -> Action:
    """Add an action to a plan; its first due date is kept for good."""
    added = Action.objects.create(
        plan=plan,
        reference=next_reference("A"),
        title=title,
        theme=theme,
        outcome=outcome,
        lead_officer=lead_officer,
        lead_agency=lead_agency,
        starts_on=starts_on,
        due_on=due_on,
        original_due_on=due_on,
    )
    _contribute(added, contributors)
    _link(added, recommendations)
    return added


@action(Permission.KEEP_PLANS)
def change_action(
    record: Action, *, by: StaffMember, contributors: Iterable[Agency] | None = None, **changes: Any
) -> Action:
    """Change what an action says; its due date moves only by ``redate``."""
    if "due_on" in changes:
        raise NotNow("A due date moves only with a reason: use “Change the due date”.")
    if contributors is not None:
        _contribute(record, contributors)
    return _change(record, changes)


@action(Permission.KEEP_PLANS)
def link_recommendations(record: Action, *, by: StaffMember, recommendations: Iterable[Recommendation]) -> Action:
    """Say which recommendations an action answers; what is left out is unlinked."""
    _link(record, recommendations)
    return _change(record, {"title": record.title})  # counts a version, so that a stale edit is seen


@action(Permission.UPDATE_ACTION)
def add_milestone(
    record: Action, *, by: StaffMember, title: str, due_on: dt.date, done_on: dt.date | None = None
) -> Milestone:
    """Add a step on the way."""
    return Milestone.objects.create(action=record, title=title, due_on=due_on, done_on=done_on)


@action(Permission.UPDATE_ACTION)
def reach_milestone(
    record: Action, *, by: StaffMember, milestone: Milestone, done_on: dt.date | None = None
) -> Milestone:
    """Say that a step of this action was done, today or on a day."""
    mine = record.milestones.get(pk=milestone.pk)
    return _change(mine, {"done_on": done_on or clock.today()})


@action(Permission.UPDATE_ACTION)
def note_progress(record: Action, *, by: StaffMember, text: str) -> ProgressNote:
    """Write a dated note."""
    role = role_for(by, Permission.UPDATE_ACTION)
    return ProgressNote.objects.create(action=record, text=text, author=by, acting_as=str(role), written_at=clock.now())


@action(Permission.UPDATE_ACTION)
def add_evidence(
    record: Action,
    *,
    by: StaffMember,
    kind: str,
    title: str,
    proves: str,
    happened_on: dt.date,
    kept_at: str,
    valid_until: dt.date | None = None,
    indicators: Iterable[Indicator] = (),
) -> Evidence:
    """Add what proves that something changed; the office may say which indicators it speaks to."""
    added = Evidence.objects.create(
        action=record,
        kind=kind,
        title=title,
        proves=proves,
        happened_on=happened_on,
        valid_until=valid_until,
        kept_at=kept_at,
        added_by=by,
    )
    if wanted := list(indicators):
        tie_evidence(added, by=by, indicators=wanted)
    return added


@action(Permission.UPDATE_ACTION)
def describe_impact(record: Action, *, by: StaffMember, impact: str, measured_by: str) -> Action:
    """Say what is different for children, and how that was measured."""
    return _change(record, {"impact": impact, "measured_by": measured_by})


@action(Permission.UPDATE_ACTION)
def redate(record: Action, *, by: StaffMember, due_on: dt.date, reason: str) -> Redating:
    """Move the due date; old, new and reason are kept, and so is the first due date."""
    _refuse(policies.why_not_redate(record, due_on) or (None if reason.strip() else "Say why the date moves."))
    moved = Redating.objects.create(
        action=record, old_due_on=record.due_on, new_due_on=due_on, reason=reason, redated_by=by
    )
    _change(record, {"due_on": due_on})
    return moved


@action(Permission.UPDATE_ACTION)
def rate(record: Action, *, by: StaffMember, colour: str, reason: str = "") -> Action:
    """Override the suggested BRAG, or with no colour go back to it; the next move of its life ends an override."""
    _refuse(policies.why_not_rate(colour, reason))
    said = f"BRAG set to {colour}, {Brag(colour).label.lower()}: {reason}" if colour else "BRAG as its dates suggest."
    ProgressNote.objects.create(
        action=record,
        text=said,
        author=by,
        acting_as=str(role_for(by, Permission.UPDATE_ACTION)),
        about_rating=True,
        written_at=clock.now(),
    )
    return _change(record, {"brag_override": colour, "brag_reason": reason if colour else ""})


@action(Permission.KEEP_PLANS)
def sign_off(record: Action, *, by: StaffMember, body: str, on: dt.date, note: str = "") -> SignOff:
    """Record that the committee, then the chief officers, signed an action off."""
    signed = record.sign_offs.filter(ended_on=None).values_list("body", flat=True)
    _refuse(policies.why_not_sign_off(record, body, signed=signed))
    return SignOff.objects.create(action=record, body=body, on=on, note=note, recorded_by=by)


@action(Permission.UPDATE_ACTION, move=(LIFE, "start"))
def start(record: Action, *, by: StaffMember, why: str = "") -> Action:
    """Begin the work."""
    return _unrated(record)


@action(Permission.UPDATE_ACTION, move=(LIFE, "complete"))
def complete(record: Action, *, by: StaffMember, why: str = "") -> Action:
    """Say that it is done. NotNow without evidence."""
    _refuse(policies.why_not_complete(pieces_of_evidence=record.evidence.count()))
    return _unrated(record)


@action(Permission.UPDATE_ACTION, move=(LIFE, "embed"))
def embed(record: Action, *, by: StaffMember, why: str = "") -> Action:
    """Begin to see whether practice has changed."""
    return _unrated(record)


@action(Permission.UPDATE_ACTION, move=(LIFE, "confirm_embedded"))
def confirm_embedded(record: Action, *, by: StaffMember, why: str = "") -> Action:
    """Say that practice has changed and stays changed. NotNow without impact and how it was measured."""
    _refuse(policies.why_not_embedded(impact=record.impact, measured_by=record.measured_by))
    return _unrated(record)


@action(Permission.UPDATE_ACTION, move=(LIFE, "put_back"))
def put_back(record: Action, *, by: StaffMember, why: str) -> Action:
    """Say that it was not begun after all."""
    return _unrated(record)


@action(Permission.UPDATE_ACTION, move=(LIFE, "return_to_embedding"))
def return_to_embedding(record: Action, *, by: StaffMember, why: str) -> Action:
    """Say that the change has not held well enough to call it embedded."""
    return _unrated(record)


@action(Permission.UPDATE_ACTION, move=(LIFE, "reopen"))
def reopen(record: Action, *, by: StaffMember, why: str) -> Action:
    """Take up again what was called complete; its sign-offs end."""
    record.sign_offs.filter(ended_on=None).update(ended_on=clock.today())
    return _unrated(record)


def _unrated(record: Action) -> Action:
    """End an override: it judged the state that is now left."""
    record.brag_override = record.brag_reason = ""
    return record


def _contribute(record: Action, agencies: Iterable[Agency]) -> None:
    wanted = {agency.pk: agency for agency in agencies if agency.pk != record.lead_agency_id}
    record.contributions.exclude(agency__in=wanted).delete()
    held = set(record.contributions.values_list("agency", flat=True))
    for key in wanted.keys() - held:
        Contribution.objects.create(action=record, agency=wanted[key])


def _link(record: Action, recommendations: Iterable[Recommendation]) -> None:
    wanted = {one.pk: one for one in recommendations}
    _refuse(policies.why_not_link(record, wanted.values()))
    record.links.filter(recommendation__source__plan=record.plan).exclude(recommendation__in=wanted).delete()
    held = set(record.links.values_list("recommendation", flat=True))
    for key in wanted.keys() - held:
        RecommendedAction.objects.create(action=record, recommendation=wanted[key])
