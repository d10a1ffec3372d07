"""Pages of the office about a lesson: write, change, names in it, publish, withdraw."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from learning import actions, policies
from learning.forms import LessonForm, WithdrawForm
from learning.models import Lesson
from learning.views.base import Deed, link
from learning.views.names import Names
from practice_review.models import LearningPoint, PracticeReviewReferral
from practice_review.pseudonyms import why_not_issue


class Saved(Deed):
    """A form about what a lesson says; where it names somebody, or may, that comes next."""

    form_class = LessonForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say from which referral."""
        referral = getattr(self.object, "referral", self.object)
        return {**super().get_form_kwargs(), "referral": referral}

    def after(self, made: Lesson) -> str:
        """Ask about names first."""
        return link("lesson_names", made.pk) if why_not_issue(made) else made.get_absolute_url()


class LessonWrite(Saved):
    """Write a lesson from a practice-review referral."""

    model = PracticeReviewReferral
    heading, submit, done = "Write a lesson", "Keep it as a draft", "The lesson is kept as a draft."

    def get_initial(self) -> dict[str, Any]:
        """Start from the first learning point accepted."""
        one, user = self.object, self.request.user
        points = LearningPoint.objects.visible_to(user).filter(referral=one).shared().order_by("position")
        if point := points.first():
            kind = Lesson.Kind.GOOD_PRACTICE if point.good_practice else Lesson.Kind.LEARNING
            return {"point": point, "words": point.text, "kind": kind}
        return {"kind": Lesson.Kind.GOOD_PRACTICE if one.is_good_practice else Lesson.Kind.LEARNING}

    def do(self, form: Any) -> Lesson:
        """Write it."""
        self.seen.pop("seen_version", None)
        return actions.write_lesson(self.object, **self.seen, **form.cleaned_data)

    def back_url(self) -> str:
        """Return to what lessons can be written from."""
        return reverse("learning:lesson_sources")


class LessonChange(Saved):
    """Write a draft better."""

    model = Lesson
    select = ("referral",)
    heading, done = "Change the lesson", "The lesson is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """Fill the form from the lesson."""
        return {**super().get_form_kwargs(), "instance": self.object}

    def do(self, form: Any) -> Lesson:
        """Change it."""
        return actions.change_lesson(self.object, **self.seen, **form.cleaned_data)


class LessonPublish(Deed):
    """Put a draft in the library."""

    model = Lesson
    heading = submit = "Publish the lesson"
    intro = "Every member of staff reads it from then on, and its words stay as they are."
    done = "The lesson is published."

    def do(self, form: Any) -> Lesson:
        """Publish it."""
        return actions.publish(self.object, **self.seen)


class LessonWithdraw(Deed):
    """Take a lesson out of the library."""

    model = Lesson
    form_class = WithdrawForm
    heading, submit, done = "Withdraw the lesson", "Withdraw it", "The lesson is withdrawn."

    def do(self, form: Any) -> Lesson:
        """Withdraw it."""
        return actions.withdraw(self.object, **self.seen, **form.cleaned_data)


class LessonNames(Names):
    """A lesson with what names somebody marked."""

    model = Lesson
    select = ("referral__child",)
    change = "lesson_change"

    def why_not_change(self) -> str | None:
        """Say why the lesson stays as it is, or None."""
        return policies.why_not_change(self.object)
