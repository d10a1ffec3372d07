"""The interim safety plan of a case: how it stands and stood, the next version, and its end."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases import actions
from cases.forms import EndForm, SafetyPlanForm
from cases.identity import identity_of
from cases.models import SafetyPlan
from cases.safety import plan_row
from cases.summary import address
from cases.views.base import Deed
from cases.views.cases import CasePage


class CaseSafety(CasePage):
    """Every version of the interim safety plan, the one that holds first."""

    template_name = "cases/case_safety.html"
    heading = "Interim safety plan"

    def parts(self) -> dict[str, Any]:
        """Gather the versions."""
        case, user = self.object, self.request.user
        found = SafetyPlan.objects.visible_to(user).filter(case=case).select_related("made_by", "ended_by")
        plans = [plan_row(one) for one in found]
        child = case.child if self.known["child_open"] else None
        holds = next((one for one in plans if not one["ended"]), None)
        works = self.known["works"] and case.is_open
        return {
            "identity": identity_of(case, child, decided=self.known["decided"]),
            "plan": holds,
            "before": [one for one in plans if one["ended"]],
            "write_url": address("safety_write", case.pk, when=works),
            "end_url": address("safety_end", holds["key"], when=works and self.known["leads"]) if holds else "",
        }


class SafetyDeed(Deed):
    """A deed that leads back to the interim safety plan."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back there."""
        back = {"back_url": address("case_safety", self.case.pk), "back_text": "Interim safety plan"}
        return super().get_context_data(**{**back, **kwargs})

    def after(self, made: Any) -> str:
        """Return there."""
        return address("case_safety", self.case.pk)


class SafetyWrite(SafetyDeed):
    """Write the interim safety plan, or change it."""

    form_class = SafetyPlanForm
    heading, submit = "Write the interim safety plan", "Save the plan"
    done = "The interim safety plan holds now, and everybody on the case sees it."
    intro = (
        "Who does what to keep the child safe until a plan is agreed. Each version is kept. "
        "To take a step out, empty it; leave what you do not need empty."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        """Begin from the version that holds."""
        plans = SafetyPlan.objects.visible_to(self.request.user).filter(case=self.object).standing()
        return {**super().get_form_kwargs(), "standing": plans.values("number", "steps").first()}

    def do(self, form: SafetyPlanForm) -> SafetyPlan:
        """Write it."""
        told = {name: form.cleaned_data[name] for name in ("because", "follows")}
        return actions.write_safety_plan(self.object, by=self.request.user, steps=form.steps(), **told)


class SafetyEnd(SafetyDeed):
    """End the interim safety plan, with a reason."""

    permission = Permission.LEAD_CASE
    model = SafetyPlan
    select = ("case__child", "made_by")
    form_class = EndForm
    heading, submit = "End the interim safety plan", "End the plan"
    done = "The interim safety plan has ended; every version is kept."
    intro = "End it only when something else keeps the child safe, or when the danger is over."

    def do(self, form: EndForm) -> SafetyPlan:
        """End it."""
        return actions.end_safety_plan(self.object, **self.seen, why=form.cleaned_data["why"])
