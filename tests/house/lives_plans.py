"""How the life of a plan's action begins on the stage, and what each verb asks."""

from __future__ import annotations

from typing import Any

from common import clock
from plans import actions
from plans.models import PlanOutcome

ASKS: dict[str, dict[str, Any]] = {"plan action": {"finish": {"effect": "Safe."}}}


def plan_action(stage):
    """The lead makes every move."""
    outcome, lead = PlanOutcome.objects.get(pk=stage.sets["own"]["plan_outcome"]), stage.who("receiver")
    return actions.add_step(outcome, by=lead, what="Ring", due_on=clock.today(), by_words="Gran"), lead


BEGIN = {"plan action": plan_action}
