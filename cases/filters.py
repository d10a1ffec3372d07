"""What the list of cases and a chronology can be narrowed to; filters live in the URL and never hold a name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django.db.models import QuerySet

from cases.models import Case, ChronologyEntry
from common import clock
from common.forms import Form

LEAD = (("me", "I lead it"), ("my_team", "One of my teams leads it"), ("nobody", "No lead professional named"))
CLOCK = (("late", "Overdue"), ("week", "Due within 7 days"))
WEEK = dt.timedelta(days=7)


class CaseFilter(django_filters.FilterSet):
    """Status, lead and clocks; without a status, open cases."""

    status = django_filters.ChoiceFilter(
        label="Status", choices=[("closed", "Closed"), ("all", "All")], method="by_status", empty_label="Open"
    )
    lead = django_filters.ChoiceFilter(label="Lead", choices=LEAD, method="by_lead", empty_label="Anybody")
    clock = django_filters.ChoiceFilter(label="Clocks", choices=CLOCK, method="by_clock", empty_label="Any")

    class Meta:
        model = Case
        fields: list[str] = []
        form = Form

    def by_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep one status, or everything."""
        return rows if value == "all" else rows.filter(status=value)

    def by_lead(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep by who leads."""
        user = self.request.user
        if value == "me":
            return rows.filter(lead_professional=user)
        if value == "my_team":
            return rows.filter(lead_team__in=[role.team_id for role in user.roles_now])
        return rows.filter(lead_professional=None)

    def by_clock(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep by when the next clock is due."""
        until = clock.now() if value == "late" else clock.now() + WEEK
        return rows.filter(next_due__lt=until)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep open cases unless a status was asked for."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("status") else rows.open()


class EntryFilter(django_filters.FilterSet):
    """Agency and kind of an entry."""

    agency = django_filters.ChoiceFilter(
        field_name="organisation__agency", label="Agency", choices=[], empty_label="All"
    )
    kind = django_filters.ChoiceFilter(label="Kind", choices=[], empty_label="All")

    class Meta:
        model = ChronologyEntry
        fields: list[str] = []
        form = Form

    def __init__(self, *args: Any, kinds: dict[str, str], agencies: list[dict[str, str]], **kwargs: Any) -> None:
        self.words = {"agency": {one["key"]: one["name"] for one in agencies}, "kind": kinds}
        super().__init__(*args, **kwargs)
        for name, words in self.words.items():
            self.form.fields[name].choices = list(words.items())

    def in_words(self) -> str:
        """Say in words what the entries are narrowed to."""
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return ", ".join(filter(None, (words.get(chosen.get(name)) for name, words in self.words.items())))
