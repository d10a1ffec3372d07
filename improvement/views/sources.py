"""Pages of sources and of what they ask."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch

from access.roles import Permission
from access.views import RecordPage
from common import clock
from common.templatetags.rowan import day
from improvement import actions
from improvement.forms import RecommendationForm, SourceForm
from improvement.models import Action, ComplianceJudgement, Plan, Recommendation, Source
from improvement.views.base import Changing, Deed, OfPlan, link


class SourceDetail(RecordPage):
    """A source, what it asks, and what answers it."""

    template_name = "improvement/source_detail.html"
    model = Source
    select = ("plan",)
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the recommendations, each with its actions."""
        user = self.request.user
        answering = Action.objects.visible_to(user).rated(clock.today()).order_by("reference")
        judgements = ComplianceJudgement.objects.visible_to(user).select_related("recorded_by")
        asks = Recommendation.objects.visible_to(user).filter(source=self.object)
        asks = asks.prefetch_related(
            Prefetch("actions", answering, "answered_by"), Prefetch("judgements", judgements, "judged")
        )
        return super().get_context_data(
            recommendations=self.show(asks),
            may_keep=user.may(Permission.KEEP_PLANS),
            change_url=link("source_change", self.object.pk, when=user.may(Permission.KEEP_PLANS)),
            facts=self.facts(),
            **kwargs,
        )

    def facts(self) -> list[dict[str, Any]]:
        """Return what was entered, as the summary shows it."""
        one = self.object
        return [
            {"key": "What it is", "value": one.get_kind_display()},
            {"key": "Text", "value": one.text},
            {"key": "From", "value": one.from_document},
            {"key": "Published", "value": day(one.published_on)},
        ]


class SourceAdd(OfPlan):
    """Enter a source in a plan."""

    model = Plan
    form_class = SourceForm
    heading = "Add a source"
    submit = "Add the source"
    done = "The source is added."

    def do(self, answers: dict[str, Any]) -> Source:
        """Add it."""
        return actions.add_source(self.object, by=self.request.user, **answers)

    def after(self, made: Source) -> str:
        """Go to the source, where recommendations are added."""
        return made.get_absolute_url()


class SourceChange(OfPlan, Changing):
    """Change what was entered of a source."""

    model = Source
    select = ("plan",)
    form_class = SourceForm
    heading = "Change the source"
    done = "The source is changed."

    def do(self, answers: dict[str, Any]) -> Source:
        """Change it."""
        return actions.change_source(self.object, **self.seen, **answers)


class RecommendationAdd(Deed):
    """Enter one thing that a source asks."""

    model = Source
    form_class = RecommendationForm
    heading = "Add a recommendation"
    submit = "Add the recommendation"
    done = "The recommendation is added."

    def do(self, answers: dict[str, Any]) -> Recommendation:
        """Add it."""
        return actions.add_recommendation(self.object, by=self.request.user, **answers)


class RecommendationChange(Changing):
    """Change what was entered of a recommendation."""

    model = Recommendation
    select = ("source",)
    form_class = RecommendationForm
    heading = "Change the recommendation"
    done = "The recommendation is changed."

    def do(self, answers: dict[str, Any]) -> Recommendation:
        """Change it."""
        return actions.change_recommendation(self.object, **self.seen, **answers)
