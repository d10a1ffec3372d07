"""The designated manager's queue, and her decision for the agency."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from access.roles import Permission
from access.views import Queue
from practice_review import actions
from practice_review.filters import DecidingFilter
from practice_review.forms.suggesting import DeclineForm, ReferForm
from practice_review.models import PracticeReviewReferral
from practice_review.stages import stage_of
from practice_review.summary import suggestion_rows
from practice_review.views.base import InItsWords
from practice_review.words import words_for
from practice_review.workflow import Status

HERS = {Status.WITH_MANAGER, Status.DECLINED, Status.WITHDRAWN}


class DecideQueue(Queue):
    """What staff of the agency suggested, by when it has to be decided."""

    permission = Permission.DECIDE_REFERRAL
    template_name = "practice_review/decide_queue.html"
    filterset_class = DecidingFilter
    sorts = {
        "reference": ("Suggestion", ("reference",)),
        "kind": ("Kind", ("kind", "due_at")),
        "by": ("Suggested by", ("suggested_by__name",)),
        "due": ("Decide by", ("due_at",)),
        "status": ("Status", ("status", "due_at")),
    }

    def rows(self) -> QuerySet:
        """Return the suggestions that are this person's to decide."""
        rows = PracticeReviewReferral.objects.visible_to(self.request.user, Permission.DECIDE_REFERRAL)
        return rows.select_related("suggested_by", "organisation").order_by("due_at", "reference")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say the words of each, and where it stands: its status while it is hers, then its stage."""
        context = super().get_context_data(**kwargs)
        rows = [
            {
                "one": one,
                "words": words_for(one.kind),
                "waits": one.status == Status.WITH_MANAGER,
                "stands": one.get_status_display() if one.status in HERS else stage_of(one).label,
            }
            for one in context["rows"]
        ]
        return {**context, "suggestions": rows}


class Deciding(InItsWords):
    """One suggestion with what it says beside the answer."""

    model = PracticeReviewReferral
    select = ("agency", "concern", "child", "suggested_by")
    permission = Permission.DECIDE_REFERRAL
    template_name = "practice_review/referral_decide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what was suggested."""
        rows = suggestion_rows(self.object, self.request.user)
        return super().get_context_data(**{"rows": rows, "words": words_for(self.object.kind), **kwargs})


class ReferralRefer(Deciding):
    """Refer it to the sub-group for the agency."""

    form_class = ReferForm
    done = "It is referred to the sub-group, and the person who suggested it has been told."

    def do(self, answers: dict[str, Any]) -> Any:
        """Refer it."""
        return actions.refer(self.object, **self.seen, **answers)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say it in the words of its kind."""
        words = words_for(self.object.kind)
        return super().get_context_data(**{"heading": words.refer, "submit": words.refer, **kwargs})


class ReferralDecline(Deciding):
    """Do not refer it: with the reason, and told to the person who suggested it."""

    form_class = DeclineForm
    heading = "Do not refer it"
    submit = "Do not refer it, and say why"
    done = "It is not referred. The person who suggested it has been told why."

    def do(self, answers: dict[str, Any]) -> Any:
        """Decline it."""
        return actions.decline(self.object, **self.seen, **answers)
