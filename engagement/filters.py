"""What “You said, we did” can be narrowed to."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from common.forms import Form
from engagement.models import Comment, EngagementEvent


def _events(request: Any) -> QuerySet:
    return EngagementEvent.objects.visible_to(request.user).order_by("-earliest_on")


class CommentFilter(filters.FilterSet):
    """Which event, and what became of it."""

    event = filters.ModelChoiceFilter(queryset=_events, label="Event", empty_label="All")
    standing = filters.ChoiceFilter(
        choices=[("answered", "Answered"), *Comment.Outcome.choices, ("waiting", "Waiting"), ("overdue", "Overdue")],
        method="standing_so",
        label="What came of it",
        empty_label="All",
    )

    class Meta:
        model = Comment
        fields: list[str] = []
        form = Form

    def standing_so(self, rows: Any, name: str, value: str) -> QuerySet:
        """Keep what stands so."""
        if value in Comment.Outcome.values:
            return rows.filter(outcome=value)
        if value == "answered":
            return rows.filter(answered_at__isnull=False)
        return rows.overdue() if value == "overdue" else rows.waiting()
