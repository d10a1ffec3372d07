"""What a queue can be narrowed to; filters live in the URL and never hold a name."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from common import clock
from common.forms import GovukFormMixin
from referrals.models import Screening, Triage
from referrals.workflow import ScreeningStatus, TriageStatus

DUE = (("overdue", "Overdue"), ("today", "Due today"))


class FilterForm(GovukFormMixin, forms.Form):
    """A filter's form in Rowan's look."""


class QueueFilter(django_filters.FilterSet):
    """Status and due date; without a status, what is open."""

    due = django_filters.ChoiceFilter(label="Due", choices=DUE, method="by_due", empty_label="Any time")

    def by_due(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep the overdue, or what is due before today ends."""
        if value == "overdue":
            return rows.overdue()
        return rows.open().filter(due_at__date=clock.today())

    def by_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one status, or everything."""
        return rows if value == "all" else rows.filter(status=value)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep what is open unless a status was asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("status") else rows.open()


class ScreeningFilter(QueueFilter):
    """The receiving team's queue."""

    status = django_filters.ChoiceFilter(
        label="Status", choices=[*ScreeningStatus.choices, ("all", "All")], method="by_status", empty_label="Open"
    )
    due = django_filters.ChoiceFilter(
        label="Due", choices=[*DUE, ("untold", "Author not told in time")], method="by_due", empty_label="Any time"
    )
    mine = django_filters.BooleanFilter(label="Only mine", method="by_me", widget=forms.CheckboxInput)

    class Meta:
        model = Screening
        fields: list[str] = []
        form = FilterForm

    def by_due(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep also those whose author waits too long to hear anything."""
        return rows.untold() if value == "untold" else super().by_due(rows, name, value)

    def by_me(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Keep what the person asking claimed."""
        return rows.filter(claimed_by=self.request.user) if value else rows


class TriageFilter(QueueFilter):
    """The designated manager's queue."""

    status = django_filters.ChoiceFilter(
        label="Status", choices=[*TriageStatus.choices, ("all", "All")], method="by_status", empty_label="Open"
    )

    class Meta:
        model = Triage
        fields: list[str] = []
        form = FilterForm
