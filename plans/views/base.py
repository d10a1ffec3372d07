"""What pages of a plan share: the case around it, the way back to the plan, and who may settle it."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases.models import Case
from cases.views.base import Deed
from plans.models import ChildPlan

SETTLE = (Permission.LEAD_CASE, Permission.CHAIR_PLANNING)
OURS = (Permission.WORK_ON_CASE, *SETTLE)
CASE = ("lead_team__organisation", "lead_professional")


def with_case(way: str) -> tuple[str, ...]:
    """Return what a page reads with its record, which reaches its case by ``way``."""
    return tuple(f"{way}__{one}" for one in CASE)


def may_settle(case: Case, user: Any) -> bool:
    """Say whether ``user`` settles what a plan says, as its lead or as a chair of planning meetings; see ADR 25."""
    return bool(user.may_do(case, *SETTLE))


class PlanDeed(Deed):
    """One form of a plan that calls one action, then leads back to the plan."""

    model: Any = ChildPlan
    select = with_case("case")
    way = ""

    @property
    def plan(self) -> ChildPlan:
        """Return the plan."""
        found = self.object
        for step in filter(None, self.way.split("__")):
            found = getattr(found, step)
        return found

    @property
    def case(self) -> Case:
        """Return the case."""
        return self.plan.case

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form of which plan."""
        return {**super().get_form_kwargs(), "plan": self.plan}

    def after(self, made: Any) -> str:
        """Return to the plan."""
        return self.plan.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the plan."""
        back = {"back_url": self.after(None), "back_text": "Back to the plan"}
        return super().get_context_data(**{**back, **kwargs})
