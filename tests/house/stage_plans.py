"""The stage's plans: in each situation a plan with something of everything in its case."""

from __future__ import annotations

import uuid
from typing import Any

from cases.models import Case
from common import clock
from plans import actions as plans


def a_plan(by: Any, case: uuid.UUID) -> dict[str, uuid.UUID]:
    """Write a plan: a worry, an outcome, actions to do and done, a version, a core group, a change."""
    lead, today = by.duty_worker, clock.today()
    plan = plans.open_plan(Case.objects.get(pk=case), by=lead, protection=True, because="for the test")
    risk = plans.add_risk(plan, by=lead, worry="Left alone", evidence="Seen twice")
    sought = {"difference": "Never alone", "term": "short", "how_known": "Seen", "risks": [risk]}
    outcome = plans.add_outcome(plan, by=lead, **sought)
    steps = [plans.add_step(outcome, by=lead, what="Ring", due_on=today, by_words="Gran") for _ in range(2)]
    plans.finish(steps[1], by=lead, effect="Rang")
    version = plans.agree_version(plan, by=lead, meeting_reference="for the test")
    member = plans.add_core_member(plan, by=lead, name="Gran", role="Grandmother", is_family=True)
    attendance = {member: "attended"}
    meeting = plans.record_core_group(
        plan, by=lead, held_on=today, attendance=attendance, notes="Met", progress={outcome: ("same", "")}
    )
    change = plans.report_change(plan, by=lead, words="Moved", noticed_on=today)
    return {
        "childs_plan": plan.pk,
        "plan_worry": risk.pk,
        "plan_outcome": outcome.pk,
        "plan_action": steps[0].pk,
        "plan_action_done": steps[1].pk,
        "plan_version": version.pk,
        "core_member": member.pk,
        "core_meeting": meeting.pk,
        "plan_change": change.pk,
    }
