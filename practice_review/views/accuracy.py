"""A draft report as those read it who are asked whether it is right; and reminding them."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from practice_review import actions
from practice_review.forms.base import SureForm
from practice_review.forms.report import CheckForm
from practice_review.models import AccuracyAnswer, AccuracyCheck
from practice_review.views.base import Deed


class AccuracyDetail(RecordPage):
    """What was sent to somebody to be checked, what they said of it, and what came of that."""

    permission = Permission.USE_ROWAN
    model = AccuracyCheck
    select = ("referral", "report", "agency", "asked_of", "answered_by", "asked_by")
    template_name = "practice_review/accuracy_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the sections as they were sent."""
        one, user = self.object, self.request.user
        answers = AccuracyAnswer.objects.visible_to(user).filter(check_of=one).select_related("section", "settled_by")
        open_ = AccuracyCheck.objects.visible_to(user, Permission.CHECK_REPORT).open().filter(pk=one.pk)
        return super().get_context_data(**kwargs, answers=answers, may_answer=open_.exists())


class AccuracyAnswerGive(Deed):
    """Say of each section whether it is right."""

    permission = Permission.CHECK_REPORT
    model = AccuracyCheck
    select = ("referral", "report__review", "agency", "asked_of", "answered_by")
    template_name = "practice_review/accuracy_answer.html"
    form_class = CheckForm
    heading, submit, done = "Is it right?", "Send your answer", "Your answer is sent. You hear what came of it."

    def answers(self) -> list[AccuracyAnswer]:
        """Return the sections as they were sent."""
        rows = AccuracyAnswer.objects.visible_to(self.request.user).filter(check_of=self.object)
        return list(rows.select_related("section"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask of each section."""
        return {**super().get_form_kwargs(), "answers": self.answers()}

    def do(self, answers: dict[str, Any]) -> Any:
        """Answer."""
        return actions.answer_check(self.object, **self.seen, said=self.form.said())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Set each section above its question."""
        context = super().get_context_data(**kwargs)
        form = context["form"]
        return {**context, "asked": [(one, form[one.section.part]) for one in self.answers()]}


class AccuracyRemind(Deed):
    """Remind somebody who has not answered."""

    permission = Permission.WRITE_LEARNING
    model = AccuracyCheck
    select = ("report__review__referral", "agency", "asked_of", "team")
    form_class = SureForm
    heading, submit, done = "Remind them", "Remind them", "They are reminded. It is written down that you did."

    def do(self, answers: dict[str, Any]) -> Any:
        """Remind them."""
        return actions.remind_checker(self.object, **self.seen)

    def back_url(self) -> str:
        """Lead back to the report."""
        return str(self.object.report.get_absolute_url())

    def after(self, made: Any) -> str:
        """Go to the report."""
        return self.back_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whom."""
        before = f"{self.object.whom} gets a notice and a mail."
        return super().get_context_data(**{"before": before, **kwargs})
