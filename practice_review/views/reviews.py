"""A review, what was learned, and what the committee made of it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from access.roles import Permission
from access.views import Page
from practice_review import actions
from practice_review.forms.base import SureForm
from practice_review.forms.deciding import LearningForm, ReviewForm
from practice_review.forms.office import SettleForm
from practice_review.models import LearningPoint, PracticeReviewReferral, Review
from practice_review.onward import lead_on
from practice_review.pseudonyms import why_not_issue
from practice_review.views.base import Deed, InItsWords, link
from practice_review.words import GOOD_PRACTICE, words_for


class ReviewName(Deed):
    """Name who leads the review, what it looks into, how, by when."""

    model = Review
    select = ("referral",)
    permission = Permission.CHAIR_SUBGROUP
    form_class = ReviewForm
    heading, submit, done = "The review", "Save", "It is named who leads the review, and told."

    def get_initial(self) -> dict[str, Any]:
        """Start from what is named now."""
        one = self.object
        kept = {name: getattr(one, name) for name in ("lead_reviewer", "remit", "method", "due_on")}
        return {**super().get_initial(), **kept}

    def do(self, answers: dict[str, Any]) -> Any:
        """Name them."""
        return actions.name_lead_reviewer(self.object, **self.seen, **answers)


class LearningAdd(InItsWords):
    """Write down one thing learned."""

    model = PracticeReviewReferral
    permission = Permission.WRITE_LEARNING
    form_class = LearningForm
    heading, submit, done = "Add a learning point", "Add the learning point", "The learning point is added."

    def get_initial(self) -> dict[str, Any]:
        """Start from the kind."""
        return {**super().get_initial(), "good_practice": self.object.kind == GOOD_PRACTICE}

    def do(self, answers: dict[str, Any]) -> Any:
        """Add it."""
        return actions.add_learning_point(self.object, **self.seen, **answers)

    def after(self, made: Any) -> str:
        """Go where names left in it are asked about, if any are."""
        return link("learning_names", made.pk) if why_not_issue(made) else super().after(made)


class LearningAgree(Deed):
    """The chair agrees the learning for the sub-group."""

    model = PracticeReviewReferral
    permission = Permission.CHAIR_SUBGROUP
    form_class = SureForm
    heading, submit, done = "Agree the learning", "Agree the learning", "The learning is agreed and goes to the CYPPC."
    before = (
        "The committee then decides on each learning point; those it accepts are shared with every member of staff."
    )

    def do(self, answers: dict[str, Any]) -> Any:
        """Agree it."""
        return actions.agree_learning(self.object, **self.seen)


class LearningSettle(Deed):
    """The office writes down what the committee decided on a learning point."""

    model = LearningPoint
    select = ("referral",)
    permission = Permission.KEEP_SUBGROUP
    form_class = SettleForm
    heading, submit, done = "What the committee decided", "Write it down", "It is written down."

    def do(self, answers: dict[str, Any]) -> Any:
        """Accept it, in its words or others, or reject it."""
        given = {**self.seen, "decided_on": answers["decided_on"]}
        if answers["how"] == "accept":
            return actions.accept_learning(self.object, **given)
        if answers["how"] == "amend":
            return actions.amend_learning(self.object, **given, text=answers["words"], why=answers["why_amended"])
        return actions.reject_learning(self.object, **given, why=answers["why"])

    def get_initial(self) -> dict[str, Any]:
        """Start other words from those the sub-group agreed."""
        return {**super().get_initial(), "words": self.object.text}

    def back_url(self) -> str:
        """Return to the referral."""
        return self.object.referral.get_absolute_url()

    def after(self, made: Any) -> str:
        """Go to the referral."""
        return self.back_url()


class LearningList(Page):
    """What was learned and accepted, for every member of staff; good practice first."""

    permission = Permission.USE_ROWAN
    template_name = "practice_review/learning_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the accepted points, good practice apart and first."""
        points = self.show(self.shared().order_by("-settled_on", "referral__reference", "position")[:200])
        points = lead_on(points, self.request.user)
        return super().get_context_data(
            good=[one for one in points if one.good_practice],
            other=[one for one in points if not one.good_practice],
            good_words=words_for(GOOD_PRACTICE),
            may_suggest=self.request.user.may(Permission.SUGGEST_REVIEW),
            **kwargs,
        )

    def shared(self) -> QuerySet:
        """Return what the committee accepted."""
        return LearningPoint.objects.visible_to(self.request.user).shared().select_related("referral")
