"""Pages of comments: say something, “You said, we did”, one comment, its answer."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from access.roles import Permission
from access.views import Queue, RecordPage
from engagement import actions, summary
from engagement.filters import CommentFilter
from engagement.forms import AnswerForm, CommentForm, TakeDownForm
from engagement.models import Comment, EngagementEvent
from engagement.views.base import Deed, link

SHOWN = ("author", "event", "action", "answered_by")


class Said(Queue):
    """Every comment beside its answer, for every member of staff."""

    template_name = "engagement/said.html"
    permission = Permission.READ_PLANS
    filterset_class = CommentFilter

    def rows(self) -> QuerySet:
        """Return every comment that stands, the newest first."""
        return Comment.objects.visible_to(self.request.user).standing().select_related(*SHOWN)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the counts and the chart."""
        every = Comment.objects.visible_to(self.request.user)
        return super().get_context_data(counts=summary.counts(every), chart=summary.outcomes(every), **kwargs)


class CommentDetail(RecordPage):
    """One comment and its answer."""

    template_name = "engagement/comment_detail.html"
    model = Comment
    select = SHOWN
    permission = Permission.READ_PLANS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer the office what it can do."""
        keeps, one = self.request.user.may(Permission.KEEP_PLANS), self.object
        waits = keeps and one.taken_down_at is None
        return super().get_context_data(
            answer_url=link("comment_answer", one.pk, when=waits and one.answered_at is None),
            take_down_url=link("comment_take_down", one.pk, when=waits),
            own=one.author_id == self.request.user.pk,
            **kwargs,
        )


class CommentAdd(Deed):
    """Say something about what an event is about."""

    model = EngagementEvent
    permission = Permission.USE_ROWAN
    form_class = CommentForm
    heading, submit = "Say what you think", "Send it"
    done = "Thank you. It stands on “You said, we did”, and you are told when it is answered."

    def do(self, form: Any) -> Comment:
        """Say it."""
        return actions.comment(self.object, **self.seen, **form.cleaned_data)

    def after(self, made: Comment) -> str:
        """Show it."""
        return made.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it is about."""
        about = [
            {"key": "About", "value": self.object.title},
            {"key": "What we want to hear", "value": self.object.about},
        ]
        return super().get_context_data(about=about, **kwargs)


class OfComment(Deed):
    """A form of the office about a comment."""

    model = Comment
    select = SHOWN

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the comment above the form."""
        about = [{"key": "You said", "value": self.object.text}, {"key": "Who", "value": self.object.who}]
        return super().get_context_data(about=about, **kwargs)


class CommentAnswer(OfComment):
    """Answer a comment."""

    form_class = AnswerForm
    heading, submit, done = "Answer the comment", "Send the answer", "It is answered; whoever said it is told."

    def do(self, form: Any) -> Comment:
        """Answer it."""
        return actions.answer_comment(self.object, **self.seen, **form.cleaned_data)


class CommentTakeDown(OfComment):
    """Take a comment down."""

    form_class = TakeDownForm
    heading, submit, done = "Take the comment down", "Take it down", "It is taken down; whoever said it is told."

    def do(self, form: Any) -> Comment:
        """Take it down."""
        return actions.take_down(self.object, **self.seen, **form.cleaned_data)
