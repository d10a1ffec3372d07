"""What a plan says, one form each: worries, outcomes, actions."""

from __future__ import annotations

from typing import Any

from cases.forms.standing import WhyForm
from plans import actions
from plans.forms import OutcomeEndForm, OutcomeForm, RiskForm, StepChangeForm, StepEndForm, StepForm
from plans.forms.base import OfPlanForm
from plans.models import PlanAction, PlanOutcome, PlanRisk
from plans.views.base import PlanDeed, with_case


class EndForm(OfPlanForm, WhyForm):
    """Why something of a plan ends or begins again."""


class RiskAdd(PlanDeed):
    """Add a worry."""

    form_class = RiskForm
    heading, submit = "Add a worry", "Add the worry"
    done = "The worry is in the plan."

    def do(self, form: Any) -> PlanRisk:
        """Add it."""
        return actions.add_risk(self.object, by=self.request.user, **form.cleaned_data)


class OfRisk(PlanDeed):
    """A form about one worry."""

    model = PlanRisk
    way = "plan"
    select = with_case("plan__case")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        about = [{"key": f"Worry {self.object.number}", "value": self.object.worry}]
        return super().get_context_data(**{"about": about, **kwargs})


class RiskChange(OfRisk):
    """Say a worry anew."""

    form_class = RiskForm
    heading, done = "Change this worry", "The worry is changed."

    def get_initial(self) -> dict[str, Any]:
        """Start from what it says."""
        return {"worry": self.object.worry, "evidence": self.object.evidence}

    def do(self, form: Any) -> PlanRisk:
        """Change it."""
        return actions.change_risk(self.object, **self.seen, **form.cleaned_data)


class RiskEnd(OfRisk):
    """Say why something is no longer a worry."""

    form_class = EndForm
    heading, submit = "No longer a worry", "Record it"
    done = "It is no longer a worry. It stays readable in the plan."

    def do(self, form: Any) -> PlanRisk:
        """End it."""
        return actions.end_risk(self.object, **self.seen, **form.cleaned_data)


class OutcomeAdd(PlanDeed):
    """Add an outcome."""

    form_class = OutcomeForm
    heading, submit = "Add an outcome", "Add the outcome"
    done = "The outcome is in the plan. Add who does what by when."

    def do(self, form: Any) -> PlanOutcome:
        """Add it."""
        return actions.add_outcome(self.object, by=self.request.user, **form.cleaned_data)


class OfOutcome(PlanDeed):
    """A form about one outcome."""

    model = PlanOutcome
    way = "plan"
    select = with_case("plan__case")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        about = [{"key": f"Outcome {self.object.number}", "value": self.object.difference}]
        return super().get_context_data(**{"about": about, **kwargs})


class OutcomeChange(OfOutcome):
    """Say an outcome anew."""

    form_class = OutcomeForm
    heading, done = "Change this outcome", "The outcome is changed."

    def get_initial(self) -> dict[str, Any]:
        """Start from what it says."""
        one = self.object
        ties = PlanRisk.objects.visible_to(self.request.user).filter(ties__outcome=one)
        names = ("difference", "term", "how_known", "indicators")
        return {**{name: getattr(one, name) for name in names}, "risks": [risk.pk for risk in ties]}

    def do(self, form: Any) -> PlanOutcome:
        """Change it."""
        return actions.change_outcome(self.object, **self.seen, **form.cleaned_data)


class OutcomeEnd(OfOutcome):
    """Say how work towards an outcome ended."""

    form_class = OutcomeEndForm
    heading, submit = "How did work towards this outcome end?", "Record it"
    done = "Recorded. The outcome stays readable in the plan."

    def do(self, form: Any) -> PlanOutcome:
        """End it."""
        return actions.end_outcome(self.object, **self.seen, **form.cleaned_data)


class StepAdd(OfOutcome):
    """Add an action towards an outcome."""

    form_class = StepForm
    heading, submit = "Add an action", "Add the action"
    done = "The action is in the plan."

    def do(self, form: StepForm) -> PlanAction:
        """Add it."""
        return actions.add_step(self.object, by=self.request.user, **form.step())


class OfStep(PlanDeed):
    """A form about one action."""

    model = PlanAction
    way = "outcome__plan"
    select = ("staff", "agency", *with_case("outcome__plan__case"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which."""
        one = self.object
        about = [
            {"key": "Outcome", "value": one.outcome.difference},
            {"key": "Action", "value": one.what},
            {"key": "Who", "value": one.who},
        ]
        return super().get_context_data(**{"about": about, **kwargs})


class StepChange(OfStep):
    """Say an action anew."""

    form_class = StepChangeForm
    heading, done = "Change this action", "The action is changed."

    def get_initial(self) -> dict[str, Any]:
        """Start from what it says."""
        one = self.object
        whom = "staff" if one.staff_id else "agency" if one.agency_id else "words"
        given = {name: getattr(one, name) for name in ("what", "due_on", "by_words")}
        return {**given, "whom": whom, "staff": one.staff_id, "agency": one.agency_id}

    def do(self, form: StepChangeForm) -> PlanAction:
        """Change it."""
        return actions.change_step(self.object, **self.seen, **form.step())


class StepEnd(OfStep):
    """Say what came of an action."""

    form_class = StepEndForm
    heading, submit = "What came of this action?", "Record it"
    done = "Recorded."

    def do(self, form: Any) -> PlanAction:
        """Record it."""
        answers = form.cleaned_data
        if answers["what"] == "done":
            return actions.finish(self.object, **self.seen, effect=answers["effect"], on=answers["on"])
        if answers["what"] == "drop":
            return actions.drop(self.object, **self.seen, why=answers["why"])
        return actions.hand_on(self.object, **self.seen, why=answers["to"])


class StepAgain(OfStep):
    """Take an action up again."""

    form_class = EndForm
    heading, submit = "Take this action up again", "Take it up again"
    done = "The action is to do again."

    def do(self, form: Any) -> PlanAction:
        """Take it up."""
        return actions.take_up_again(self.object, **self.seen, **form.cleaned_data)
