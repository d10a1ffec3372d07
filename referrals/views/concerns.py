"""Concerns to read: one's own, one by one, and the dates of those about people who work with children."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse

from access.roles import Permission
from access.views import ActionPage, Page, Queue, RecordPage, see_other
from common import clock
from reference.timescales import due
from referrals import actions
from referrals.forms import AnswerForm
from referrals.models import Concern, ConcernChild, Feedback, Question, Screening
from referrals.onward import onward_from
from referrals.summary import child_rows, told_rows, worker_rows
from referrals.worker_concerns import dates_of_worker_concerns


class ConcernList(Queue):
    """What this person logged, newest first."""

    permission = Permission.LOG_CONCERN
    template_name = "referrals/concern_list.html"
    sorts = {
        "reference": ("Concern", ("reference",)),
        "logged": ("Logged", ("recorded_at",)),
        "heard": ("What came of it", ()),
    }

    def rows(self) -> QuerySet:
        """Return her own concerns."""
        mine = Concern.objects.visible_to(self.request.user).by_author(self.request.user)
        heard = Feedback.objects.visible_to(self.request.user).filter(concern=OuterRef("pk")).order_by("-recorded_at")
        screens = Screening.objects.visible_to(self.request.user).filter(concern=OuterRef("pk"))
        told = {"heard": heard.values("text"), "heard_at": heard.values("recorded_at")}
        told["hears_by"] = screens.order_by("feedback_due_at").values("feedback_due_at")
        return mine.annotate(**{name: Subquery(rows[:1]) for name, rows in told.items()}).order_by("-recorded_at")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the moment from which an author has waited too long."""
        return super().get_context_data(**{"now": clock.now(), **kwargs})


class ConcernDetail(RecordPage):
    """A concern as told, with questions and feedback; nothing of what others decided."""

    permission = Permission.VIEW
    model = Concern
    select = ("author", "team", "organisation__agency", "worker_agency")
    template_name = "referrals/concern_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the parts."""
        concern, user = self.object, self.request.user
        children = self.show(ConcernChild.objects.visible_to(user).filter(concern=concern))
        screenings = Screening.objects.visible_to(user).filter(concern=concern).select_related("child", "team")
        onward = onward_from(list(screenings.order_by("child__position")), user)
        self.show([one.shown for one in onward if one.shown])
        context = {
            "onward": onward,
            "told": [*worker_rows(concern), *told_rows(concern)],
            "children": [(child, child_rows(child)) for child in children],
            "adults": self.show(concern.adults.visible_to(user)),
            "questions": self.show(
                Question.objects.visible_to(user).filter(concern=concern).select_related("asked_by")
            ),
            "feedback": self.show(Feedback.objects.visible_to(user).filter(concern=concern).select_related("given_by")),
            "is_author": concern.author_id == user.pk,
            "heard_by": due("FEEDBACK_TO_AUTHOR", concern.recorded_at),
        }
        return super().get_context_data(**{**context, **kwargs})


class QuestionAnswer(ActionPage):
    """Answer a question about one's own concern."""

    permission = Permission.ANSWER_QUESTION
    model = Question
    select = ("concern", "asked_by")
    form_class = AnswerForm
    template_name = "referrals/question_answer.html"

    def act(self, form: Any) -> HttpResponse:
        """Answer."""
        actions.answer(self.object, by=self.request.user, text=form.cleaned_data["text"])
        messages.success(self.request, "Your answer was sent.")
        return see_other(self.object.concern.get_absolute_url())


class WorkerConcernDates(Page):
    """Concerns about people who work with children: reference and dates, for the lead officer."""

    permission = Permission.SEE_WORKER_CONCERN_DATES
    template_name = "referrals/worker_concern_dates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show references and dates only."""
        rows = dates_of_worker_concerns(self.request.user)
        self.shown.extend(one["pk"] for one in rows)
        return super().get_context_data(**{"rows": rows, **kwargs})
