"""Pages of a body's review of its own effectiveness."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import RecordPage
from governance import actions
from governance.forms import AnswerForm, CloseForm, FollowUpForm, ReviewForm
from governance.models import BodyMember, EffectivenessAnswer, EffectivenessReview, FollowUp
from governance.models.reviews import Answer
from governance.standing import counted
from governance.views.base import Deed, link
from governance.views.bodies import OfBody

KEEP = Permission.KEEP_PLANS


class ReviewDetail(RecordPage):
    """One review: how many answered, the counts once that says nothing of anybody, the result, what follows."""

    template_name = "governance/review_detail.html"
    model = EffectivenessReview
    select = ("body",)
    permission = Permission.VIEW

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count the answers; say nothing of who gave them."""
        user, one = self.request.user, self.object
        answers = list(EffectivenessAnswer.objects.visible_to(user).filter(review=one))
        members = BodyMember.objects.visible_to(user).on().filter(body=one.body)
        keeps, sits = user.may(KEEP), members.filter(staff=user.pk).exists()
        return super().get_context_data(
            answers=len(answers),
            members=members.count(),
            told=counted(answers),
            headings=["", *Answer.labels],
            answer_url=link("review_answer", one.pk, when=sits and one.closed_on is None),
            close_url=link("review_close", one.pk, when=keeps and one.closed_on is None),
            follow_url=link("review_follow", one.pk, when=keeps and bool(one.closed_on)),
            follow_ups=FollowUp.objects.visible_to(user).filter(review=one).select_related("who"),
            **kwargs,
        )


class ReviewOpen(OfBody):
    """Ask a body's members how effective it is."""

    form_class = ReviewForm
    heading, submit, done = "Ask how effective it is", "Ask the members", "Every member is asked."

    def do(self, form: Any) -> Any:
        """Ask them."""
        return actions.open_review(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Any) -> str:
        """Show the review, or the body before there is one."""
        return made.get_absolute_url()


class OfReview(Deed):
    """A form about a review."""

    model = EffectivenessReview
    select = ("body",)

    def after(self, made: Any) -> str:
        """Go back to the review."""
        return self.object.get_absolute_url()


class ReviewAnswer(OfReview):
    """Answer as a member, unseen."""

    permission = Permission.USE_ROWAN
    form_class = AnswerForm
    heading, submit, done = "How effective is it?", "Send my answer", "Thank you. You can change it until it is closed."
    intro = "No page shows who answered what, and nothing is counted before three members have answered."

    def do(self, form: Any) -> Any:
        """Answer."""
        return actions.answer_review(self.object, **self.seen, **form.cleaned_data)


class ReviewClose(OfReview):
    """Close a review with its result."""

    form_class = CloseForm
    heading, submit, done = "Close the review", "Close it", "The review is closed."

    def do(self, form: Any) -> Any:
        """Close it."""
        return actions.close_review(self.object, **self.seen, **form.cleaned_data)


class ReviewFollow(OfReview):
    """Say what follows from a review."""

    form_class = FollowUpForm
    heading, submit, done = "What follows?", "Add it", "It is added, and whoever does it is told."

    def do(self, form: Any) -> Any:
        """Add it."""
        return actions.add_follow_up(self.object, **self.seen, **form.cleaned_data)
