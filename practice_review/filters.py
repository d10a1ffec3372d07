"""What this room's queues can be narrowed to; filters live in the URL and never hold a name."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import QuerySet

from common.forms import Form
from practice_review.models import AgencyReturn, PracticeReviewReferral
from practice_review.workflow import ReturnStatus, Status

# Good practice first, everywhere.
KINDS = [(kind.value, kind.label) for kind in reversed(list(PracticeReviewReferral.Kind))]
OFFICE = [one for one in Status.choices if one[0] not in {Status.DRAFT, Status.WITHDRAWN}]

HERS = [one for one in Status.choices if one[0] in {Status.DECLINED, Status.WITHDRAWN}]


class ReviewFilter(filters.FilterSet):
    """Kind and status; without a status, what is open."""

    kind = filters.ChoiceFilter(choices=KINDS, label="Kind", empty_label="Both")
    status = filters.ChoiceFilter(
        choices=[*OFFICE, ("all", "All")], method="by_status", label="Status", empty_label="Open"
    )
    due = filters.ChoiceFilter(
        choices=[("overdue", "Overdue")], method="by_due", label="Present step", empty_label="Any time"
    )

    class Meta:
        model = PracticeReviewReferral
        fields: list[str] = []
        form = Form

    def by_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one status, or everything."""
        return rows if value == "all" else rows.filter(status=value)

    def by_due(self, rows: Any, name: str, value: str) -> QuerySet:
        """Keep what is past the time of its present step."""
        return rows.overdue()

    def waiting(self, rows: Any) -> QuerySet:
        """Keep what is shown when no status was asked for."""
        return rows.open()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep what waits unless a status was asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("status") else self.waiting(rows)


class DecidingFilter(ReviewFilter):
    """The designated manager's: without a status, what waits for her; what is no longer hers stands by its stage."""

    status = filters.ChoiceFilter(
        choices=[*HERS, ("all", "All")], method="by_status", label="Status", empty_label="To decide"
    )

    def waiting(self, rows: Any) -> QuerySet:
        """Keep what she has still to decide."""
        return rows.to_decide()


class ReturnFilter(filters.FilterSet):
    """Status of an agency's return; without one, what is not signed."""

    status = filters.ChoiceFilter(
        choices=[*ReturnStatus.choices, ("all", "All")], method="by_status", label="Status", empty_label="Not signed"
    )

    class Meta:
        model = AgencyReturn
        fields: list[str] = []
        form = Form

    def by_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one status, or everything."""
        return rows if value == "all" else rows.filter(status=value)

    def filter_queryset(self, queryset: Any) -> QuerySet:
        """Keep what is not signed unless a status was asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("status") else rows.to_make()
