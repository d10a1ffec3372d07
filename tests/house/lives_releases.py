"""How the life of a report on its way to the public begins on the stage."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from access.roles import Permission
from improvement.models import Plan
from tests.house.stage_releases import a_proposal

ASKS: dict[str, dict[str, Any]] = {"public report": {}}
MADE_BY = {Permission.FOLLOW_IMPROVEMENT: "chief_officer"}


def public_report(stage):
    """The office proposes and withdraws; a chief officer agrees."""
    plan = Plan.objects.get(pk=stage.sets["own"]["plan"])
    return a_proposal(SimpleNamespace(**stage.people), plan), stage.who("office")


BEGIN = {"public report": public_report}
