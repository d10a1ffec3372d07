"""The page where the office takes a learning point into a plan."""

from __future__ import annotations

from typing import Any

from common import clock
from improvement import actions, policies
from improvement.forms import TakeUpForm
from improvement.models import Plan, Recommendation, SourceKind
from improvement.views.base import Deed, link
from practice_review.models import LearningPoint


class LearningTakeUp(Deed):
    """Record that the CYPPC accepted a learning point, and which plan holds it."""

    template_name = "improvement/learning_take_up.html"
    model = LearningPoint
    select = ("referral",)
    form_class = TakeUpForm
    heading = "Take a learning point into a plan"
    submit = "Take it into the plan"
    done = "The learning point is in the plan. Add the action that answers it."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say which point."""
        return {**super().get_form_kwargs(), "point": self.object}

    def get_initial(self) -> dict[str, Any]:
        """Start empty."""
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand why it cannot be taken up, and which plans must be widened first."""
        user = self.request.user
        taken = (
            Recommendation.objects.visible_to(user).filter(learning_point=self.object).select_related("source__plan")
        )
        plans = Plan.objects.visible_to(user).filter(ends_on__gte=clock.today())
        narrow = plans.exclude(may_hold__contains=[SourceKind.LEARNING_POINT])
        return super().get_context_data(
            back_url=self.object.referral.get_absolute_url(),
            why_not=policies.why_not_take_up(self.object, taken.first()),
            narrow=[{"plan": plan, "url": link("plan_widen", plan.pk, when=True)} for plan in narrow],
            **kwargs,
        )

    def do(self, answers: dict[str, Any]) -> Recommendation:
        """Take it up."""
        plan = answers.pop("plan")
        return actions.take_up_learning(plan, by=self.request.user, point=self.object, **answers)

    def after(self, made: Recommendation) -> str:
        """Go to the source, where an action is added."""
        return made.get_absolute_url()
