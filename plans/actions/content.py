"""Write what a plan says: its words, the worries, and the outcomes that answer them."""

from __future__ import annotations

from collections.abc import Collection

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import refuse
from cases.policies import why_not_change
from common import clock
from plans import policies
from plans.models import ChildPlan, OutcomeRisk, PlanOutcome, PlanRisk

MAY_WRITE = {"childs_view", "parents_view", "strengths", "contingency", "named_person", "named_person_contact"}


@action(Permission.WORK_ON_CASE)
def write_words(plan: ChildPlan, *, by: StaffMember, **words: str) -> ChildPlan:
    """Write one of the plan's parts in words, or who the named person is; what was agreed stays in the versions."""
    refuse(why_not_change(plan.case))
    if not set(words) <= MAY_WRITE:
        raise TypeError(f"{sorted(set(words) - MAY_WRITE)} of a plan are not written here")
    for name, text in words.items():
        setattr(plan, name, text)
    plan.save(update_fields=list(words))
    return plan


@action(Permission.WORK_ON_CASE)
def add_risk(plan: ChildPlan, *, by: StaffMember, worry: str, evidence: str) -> PlanRisk:
    """Write down a worry and what shows it. NotNow when either lacks or the case is closed."""
    refuse(why_not_change(plan.case), policies.why_not_add_risk(worry, evidence))
    return PlanRisk.objects.create(
        plan=plan, number=plan.risks.next_number(), worry=worry, evidence=evidence, added_by=by
    )


@action(Permission.WORK_ON_CASE)
def change_risk(risk: PlanRisk, *, by: StaffMember, worry: str, evidence: str) -> PlanRisk:
    """Say a worry anew."""
    refuse(why_not_change(risk.plan.case), policies.why_not_add_risk(worry, evidence))
    risk.worry, risk.evidence = worry, evidence
    risk.save(update_fields=["worry", "evidence"])
    return risk


@action(Permission.WORK_ON_CASE)
def end_risk(risk: PlanRisk, *, by: StaffMember, why: str) -> PlanRisk:
    """Say why something is no longer a worry. NotNow while an outcome is sought because of it alone."""
    refuse(why_not_change(risk.plan.case), policies.why_not_end(risk, why), policies.why_not_end_risk(risk))
    risk.ends_on, risk.ended_by, risk.ended_why = clock.today(), by, why
    risk.save(update_fields=["ends_on", "ended_by", "ended_why"])
    return risk


@action(Permission.WORK_ON_CASE)
def add_outcome(
    plan: ChildPlan,
    *,
    by: StaffMember,
    risks: Collection[PlanRisk],
    difference: str,
    term: str,
    how_known: str,
    indicators: Collection[str] = (),
) -> PlanOutcome:
    """Say what will be different for the child, because of which worries. NotNow when it answers none."""
    refuse(why_not_change(plan.case), policies.why_not_seek(difference, how_known), policies.why_not_tie(risks, plan))
    made = PlanOutcome.objects.create(
        plan=plan,
        number=plan.outcomes.next_number(),
        difference=difference,
        term=term,
        how_known=how_known,
        indicators=list(indicators),
        added_by=by,
    )
    OutcomeRisk.objects.bulk_create(OutcomeRisk(outcome=made, risk=risk) for risk in risks)
    return made


@action(Permission.WORK_ON_CASE)
def change_outcome(
    outcome: PlanOutcome,
    *,
    by: StaffMember,
    risks: Collection[PlanRisk],
    difference: str,
    term: str,
    how_known: str,
    indicators: Collection[str] = (),
) -> PlanOutcome:
    """Say an outcome anew, and which worries it answers."""
    refuse(
        why_not_change(outcome.plan.case),
        policies.why_not_seek(difference, how_known),
        policies.why_not_tie(risks, outcome.plan),
    )
    outcome.difference, outcome.term, outcome.how_known = difference, term, how_known
    outcome.indicators = list(indicators)
    outcome.save(update_fields=["difference", "term", "how_known", "indicators"])
    outcome.ties.exclude(risk__in=risks).delete()
    held = set(outcome.ties.values_list("risk_id", flat=True))
    OutcomeRisk.objects.bulk_create(OutcomeRisk(outcome=outcome, risk=risk) for risk in risks if risk.pk not in held)
    return outcome


@action(Permission.WORK_ON_CASE)
def end_outcome(outcome: PlanOutcome, *, by: StaffMember, ended_as: str, why: str) -> PlanOutcome:
    """Say that an outcome is reached or no longer sought, and what shows it. NotNow while actions are to do."""
    refuse(
        why_not_change(outcome.plan.case),
        policies.why_not_end(outcome, why),
        policies.why_not_end_outcome(outcome),
    )
    outcome.ended_as, outcome.ends_on, outcome.ended_by = ended_as, clock.today(), by
    outcome.ended_why = why
    outcome.save(update_fields=["ended_as", "ends_on", "ended_by", "ended_why"])
    return outcome
