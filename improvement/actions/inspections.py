"""Verbs of inspections, of self-evaluation, and of what hangs on an indicator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Partnership, StaffMember
from common import clock
from common.models import next_reference
from improvement import policies
from improvement.models import (
    Action,
    ActionForIndicator,
    Evidence,
    EvidenceForIndicator,
    Inspection,
    InspectionMilestone,
    InspectorJudgement,
    PreparationEntry,
    SelfEvaluation,
    Visit,
)
from reference.models import Framework, Indicator

KEEP = Permission.KEEP_INSPECTIONS


def _refuse(why_not: str | None) -> None:
    if why_not:
        raise NotNow(why_not)


def _change(record: Any, changes: dict[str, Any]) -> Any:
    for field, value in changes.items():
        setattr(record, field, value)
    if changes:
        record.save(update_fields=list(changes))
    return record


@action(KEEP)
def open_inspection(
    *, by: StaffMember, title: str, framework: Framework, partnership: Partnership, about: str = ""
) -> Inspection:
    """Enter an inspection that is announced or expected."""
    return Inspection.objects.create(
        reference=next_reference("INS"), title=title, framework=framework, partnership=partnership, about=about
    )


@action(KEEP)
def change_inspection(inspection: Inspection, *, by: StaffMember, **changes: Any) -> Inspection:
    """Change an inspection's title or what it is about; the framework stays."""
    if "framework" in changes:
        raise NotNow("An inspection keeps its framework. Enter another inspection for another framework.")
    return _change(inspection, changes)


@action(KEEP)
def add_inspection_milestone(
    inspection: Inspection,
    *,
    by: StaffMember,
    title: str,
    earliest_on: dt.date,
    latest_on: dt.date | None = None,
    confirmed: bool = False,
) -> InspectionMilestone:
    """Add what happens on a day, or in a window between two, confirmed or not yet."""
    _refuse(policies.why_not_window(earliest_on, latest_on or earliest_on))
    return InspectionMilestone.objects.create(
        inspection=inspection,
        title=title,
        earliest_on=earliest_on,
        latest_on=latest_on or earliest_on,
        confirmed=confirmed,
    )


@action(KEEP)
def change_inspection_milestone(
    milestone: InspectionMilestone, *, by: StaffMember, **changes: Any
) -> InspectionMilestone:
    """Change what a milestone says: its title, its days, whether it is confirmed."""
    first = changes.get("earliest_on", milestone.earliest_on)
    _refuse(policies.why_not_window(first, changes.get("latest_on", milestone.latest_on)))
    return _change(milestone, changes)


@action(KEEP)
def reach_inspection_milestone(
    milestone: InspectionMilestone, *, by: StaffMember, done_on: dt.date | None = None
) -> InspectionMilestone:
    """Say that a milestone is done, today or on a day."""
    return _change(milestone, {"done_on": done_on or clock.today()})


@action(KEEP)
def add_visit(inspection: Inspection, *, by: StaffMember, title: str, on: dt.date) -> Visit:
    """Enter that inspectors came, or will come, on a day."""
    return Visit.objects.create(inspection=inspection, title=title, on=on)


@action(KEEP)
def record_judgement(
    visit: Visit, *, by: StaffMember, indicator: Indicator, words: str, level: int | None = None, source: str = ""
) -> InspectorJudgement:
    """Enter what inspectors said of an indicator at a visit, with their level when they gave one."""
    said = visit.judgements.values_list("indicator__code", flat=True)
    _refuse(policies.why_not_judge(visit, indicator, said=said))
    return InspectorJudgement.objects.create(
        visit=visit, indicator=indicator, level=level, words=words, source=source, recorded_by=by
    )


@action(KEEP)
def change_judgement(judgement: InspectorJudgement, *, by: StaffMember, **changes: Any) -> InspectorJudgement:
    """Mend what was mistyped of an inspector's judgement; its visit and indicator stay."""
    return _change(judgement, changes)


@action(KEEP)
def evaluate(
    indicator: Indicator,
    *,
    by: StaffMember,
    on: dt.date,
    level: int,
    strengths: str,
    how_we_know: str,
    gaps: str = "",
    what_next: str = "",
) -> SelfEvaluation:
    """Add the partnership's own judgement of an indicator on a day; those before it stay."""
    return SelfEvaluation.objects.create(
        indicator=indicator,
        on=on,
        level=level,
        strengths=strengths,
        gaps=gaps,
        how_we_know=how_we_know,
        what_next=what_next,
        author=by,
        acting_as=str(role_for(by, KEEP)),
    )


@action(KEEP)
def moderate(
    evaluation: SelfEvaluation, *, by: StaffMember, level: int, moderated_by: str, on: dt.date | None = None
) -> SelfEvaluation:
    """Record that others moderated a self-evaluation, and the level they settled; ours stays beside it."""
    day = on or clock.today()
    _refuse(policies.why_not_moderate(evaluation, day))
    return _change(evaluation, {"moderated_level": level, "moderated_by": moderated_by, "moderated_on": day})


@action(KEEP)
def add_indicator_evidence(
    indicator: Indicator,
    *,
    by: StaffMember,
    kind: str,
    title: str,
    proves: str,
    happened_on: dt.date,
    kept_at: str,
    valid_until: dt.date | None = None,
) -> Evidence:
    """Add evidence that speaks to an indicator and belongs to no action."""
    made = Evidence.objects.create(
        kind=kind,
        title=title,
        proves=proves,
        happened_on=happened_on,
        valid_until=valid_until,
        kept_at=kept_at,
        added_by=by,
    )
    EvidenceForIndicator.objects.create(evidence=made, indicator=indicator)
    return made


@action(KEEP)
def tie_evidence(evidence: Evidence, *, by: StaffMember, indicators: Iterable[Indicator]) -> Evidence:
    """Say which indicators a piece of evidence speaks to; what is left out is untied."""
    wanted = {one.pk: one for one in indicators}
    _refuse(policies.why_not_untie(evidence, wanted))
    held = set(evidence.indicator_links.values_list("indicator", flat=True))
    for key in wanted.keys() - held:
        EvidenceForIndicator.objects.create(evidence=evidence, indicator=wanted[key])
    evidence.indicator_links.exclude(indicator__in=wanted).delete()
    return _change(evidence, {"title": evidence.title})  # counts a version, so that a stale edit is seen


@action(KEEP)
def tie_action(record: Action, *, by: StaffMember, indicators: Iterable[Indicator]) -> Action:
    """Say which indicators an action improves; what is left out is untied."""
    wanted = {one.pk: one for one in indicators}
    held = set(record.indicator_links.values_list("indicator", flat=True))
    for key in wanted.keys() - held:
        ActionForIndicator.objects.create(action=record, indicator=wanted[key])
    record.indicator_links.exclude(indicator__in=wanted).delete()
    return _change(record, {"title": record.title})  # counts a version, so that a stale edit is seen


@action(KEEP)
def note_preparation(inspection: Inspection, *, by: StaffMember, happened_on: dt.date, words: str) -> PreparationEntry:
    """Write in the log what was done to get ready, on the day it happened; nothing in it is changed again."""
    return PreparationEntry.objects.create(
        inspection=inspection, happened_on=happened_on, words=words, author=by, acting_as=str(role_for(by, KEEP))
    )
