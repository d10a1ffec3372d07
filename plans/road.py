"""What a case says of its plan: since when, whether it protects, how many actions are overdue."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from cases.parts import Annotations, Part
from common.templatetags.rowan import counted, day
from plans.models import ChildPlan, PlanAction, ProtectionPeriod


def read_with_case() -> Annotations:
    """Return what is read with the case."""
    plans = ChildPlan.objects.filter(case=OuterRef("pk"))
    periods = ProtectionPeriod.objects.filter(plan__case=OuterRef("pk")).standing()
    late = PlanAction.objects.overdue().filter(outcome__plan__case=OuterRef("pk")).order_by()
    many = late.values("outcome__plan__case").annotate(many=Count("pk")).values("many")
    return {
        "plan_since": Subquery(plans.values("begun_on")[:1]),
        "protected_since": Subquery(periods.values("begins_on")[:1]),
        "plan_actions_late": Coalesce(Subquery(many), 0),
    }


def line(case: Any) -> str:
    """Say how the plan stands."""
    if case.plan_since is None:
        return "Not begun"
    said = f"Since {day(case.plan_since)}"
    if case.protected_since:
        said = f"Child protection plan since {day(case.protected_since)}"
    return f"{said}; {counted(case.plan_actions_late, 'actions')} overdue" if case.plan_actions_late else said


PART = Part("plan", "Child’s plan", 60, "plans:case_plan", read_with_case, line)
