"""Verbs that follow what was asked to what became of it: judged, and carried from plan to plan."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from improvement import policies
from improvement.models import Action, ComplianceJudgement, Plan, Recommendation, Transfer


@action(Permission.KEEP_PLANS)
def judge_compliance(
    recommendation: Recommendation, *, by: StaffMember, judged: str, words: str, on: dt.date | None = None
) -> ComplianceJudgement:
    """Record how far a recommendation is complied with, on a day; earlier judgements stay.

    NotNow when it would be met though no action answers it, or the day is to come.
    """
    day = on or clock.today()
    answers = recommendation.actions.count()
    if why_not := policies.why_not_judge_compliance(recommendation, judged, day, answers=answers):
        raise NotNow(why_not)
    return ComplianceJudgement.objects.create(
        recommendation=recommendation,
        judged=judged,
        words=words,
        on=day,
        recorded_by=by,
        acting_as=str(role_for(by, Permission.KEEP_PLANS)),
    )


@action(Permission.KEEP_PLANS)
def transfer(record: Action, *, by: StaffMember, to: Plan, reason: str, decided_on: dt.date | None = None) -> Transfer:
    """Carry an action into another plan: it keeps its reference, and what it answers stays answered.

    NotNow without a reason, or when that plan cannot take it.
    """
    day = decided_on or clock.today()
    if why_not := policies.why_not_transfer(record, to, day):
        raise NotNow(why_not)
    if not reason.strip():
        raise NotNow("Say why it is carried into another plan: the reason is kept and both plans show it.")
    carried = Transfer.objects.create(
        action=record, from_plan=record.plan, to_plan=to, decided_on=day, reason=reason, recorded_by=by
    )
    record.plan = to
    record.save(update_fields=["plan"])
    return carried
