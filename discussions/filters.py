"""What the list of discussions can be narrowed to."""

from __future__ import annotations

import django_filters
from django.db.models import QuerySet

from common.forms import Form
from discussions.models import Discussion
from discussions.workflow import DiscussionStatus


class DiscussionFilter(django_filters.FilterSet):
    """Status; without one, those asked for, under way or adjourned."""

    status = django_filters.ChoiceFilter(
        label="Status",
        choices=[*DiscussionStatus.choices, ("all", "All")],
        method="by_status",
        empty_label="Asked for, under way or adjourned",
    )

    class Meta:
        model = Discussion
        fields: list[str] = []
        form = Form

    def by_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one status, or everything."""
        return rows if value == "all" else rows.filter(status=value)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep what goes on unless a status was asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("status") else rows.going_on()
