"""Pages that follow a thread, judge what it asks, and carry its actions from plan to plan."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404

from access.roles import Permission
from access.views import RecordPage
from improvement import actions
from improvement.forms import ComplianceForm, TransferForm
from improvement.models import Action, ComplianceJudgement, Recommendation, Source, Transfer
from improvement.thread import Thread, of_indicator, of_learning, of_recommendation, of_source
from improvement.views.base import Deed
from improvement.views.progress import OfAction
from practice_review.models import LearningPoint
from reference.models import Indicator

STRANDS = ["Strand", "Actions", "Evidence", "Outcome", "Breaks at"]
STRANDS_A_PAGE = 8


class ThreadPage(RecordPage):
    """A thread, from what asked for a change to what came of it."""

    template_name = "improvement/thread.html"
    permission = Permission.READ_PLANS

    def thread(self) -> Thread | None:
        """Return the thread; each page writes its own."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the thread and its table; Http404 where none can be followed."""
        thread = self.thread()
        if thread is None:
            raise Http404
        return super().get_context_data(**{"thread": thread, "headings": STRANDS, **kwargs})


class SourceThread(ThreadPage):
    """The thread of a main point for action, or of another source, strand by strand."""

    model = Source
    select = ("plan",)
    extra_context = {"caption": "The thread of a source"}

    def thread(self) -> Thread:
        """Follow each recommendation of this page of them."""
        asked = Recommendation.objects.visible_to(self.request.user).filter(source=self.object)
        pages = Paginator(asked.select_related("source"), STRANDS_A_PAGE)
        self.page = pages.get_page(self.request.GET.get("page"))
        return of_source(self.request.user, self.object, self.show(self.page.object_list))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title and the page."""
        title = f"{self.object.reference} {self.object.title}"
        context = super().get_context_data(title=title, back_text=self.object.plan.title, **kwargs)
        return {**context, "page": self.page, "back_url": self.object.get_absolute_url()}


class RecommendationThread(ThreadPage):
    """The thread of one recommendation."""

    model = Recommendation
    select = ("source__plan",)
    extra_context = {"caption": "The thread of a recommendation"}

    def thread(self) -> Thread:
        """Follow it."""
        return of_recommendation(self.request.user, self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title and the way back."""
        one = self.object
        return super().get_context_data(
            title=one.reference, back_url=one.get_absolute_url(), back_text=one.source.title, **kwargs
        )


class IndicatorThread(ThreadPage):
    """The thread that leads to the level of an indicator."""

    model = Indicator
    select = ("framework",)
    extra_context = {"caption": "The thread of an indicator"}

    def thread(self) -> Thread | None:
        """Follow it."""
        return of_indicator(self.request.user, self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title and the way back."""
        one = self.object
        title = f"{one.code} {one.name}"
        return super().get_context_data(title=title, back_url=one.get_absolute_url(), back_text=title, **kwargs)


class LearningThread(ThreadPage):
    """The thread of a learning point, from practice review on into a plan."""

    model = LearningPoint
    permission = Permission.USE_ROWAN
    select = ("referral",)
    extra_context = {"caption": "The thread of a learning point"}

    def thread(self) -> Thread:
        """Follow it."""
        return of_learning(self.request.user, self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title and the way back."""
        one = self.object
        return super().get_context_data(
            title=str(one), back_url=one.get_absolute_url(), back_text="Learning shared", **kwargs
        )


class RecommendationJudge(Deed):
    """Record how far a recommendation is complied with."""

    model = Recommendation
    select = ("source",)
    form_class = ComplianceForm
    submit = "Record the judgement"
    done = "The judgement is recorded; those before it stay."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the recommendation."""
        return super().get_context_data(heading=f"Is {self.object} met?", **kwargs)

    def do(self, answers: dict[str, Any]) -> ComplianceJudgement:
        """Record it."""
        return actions.judge_compliance(self.object, **self.seen, **answers)


class ActionTransfer(OfAction):
    """Carry an action into another plan."""

    model = Action
    select = ("plan",)
    permission = Permission.KEEP_PLANS
    form_class = TransferForm
    heading = "Carry the action into another plan"
    submit = "Carry it over"
    done = "The action is carried over. It keeps its reference, and both plans show it."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say which action."""
        return {**super().get_form_kwargs(), "action": self.object}

    def do(self, answers: dict[str, Any]) -> Transfer:
        """Carry it."""
        return actions.transfer(self.object, **self.seen, **answers)
