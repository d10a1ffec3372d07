"""What the list of actions can be narrowed by."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from agencies.models import Agency
from common import clock
from common.forms import Form
from improvement.brag import Brag
from improvement.models import Action, Evidence
from improvement.workflow import Status
from reference.models import Indicator


def _agencies(request: Any) -> QuerySet:
    return Agency.objects.visible_to(request.user)


def _indicators(request: Any) -> QuerySet:
    used = Action.objects.visible_to(request.user).exclude(indicators=None).values("indicators")
    return Indicator.objects.visible_to(request.user).filter(pk__in=used).order_by("framework", "position")


class ActionFilters(filters.FilterSet):
    """Theme, indicator, status, rating, agency and how it stands."""

    theme = filters.ChoiceFilter(choices=Action.Theme.choices, label="Theme", empty_label="All")
    status = filters.ChoiceFilter(choices=Status.choices, label="Status", empty_label="All")
    brag = filters.ChoiceFilter(
        choices=[(b.value, f"{b.value.capitalize()}: {b.label}") for b in Brag], label="BRAG", empty_label="All"
    )
    agency = filters.ModelChoiceFilter(queryset=_agencies, method="of_agency", label="Agency", empty_label="All")
    indicator = filters.ModelChoiceFilter(
        field_name="indicators", queryset=_indicators, label="Indicator", empty_label="All"
    )
    standing = filters.ChoiceFilter(
        choices=[("overdue", "Overdue"), ("redated", "Re-dated"), ("unsourced", "No source"), ("mine", "Mine")],
        method="standing_so",
        label="Only",
        empty_label="All",
    )

    class Meta:
        model = Action
        fields = ["theme", "indicator", "status", "brag", "agency", "standing"]
        form = Form

    def of_agency(self, rows: QuerySet, name: str, agency: Agency) -> QuerySet:
        """Keep what the agency leads or contributes to."""
        return rows.filter(Q(lead_agency=agency) | Q(pk__in=agency.contributions.values("action")))

    def standing_so(self, rows: Any, name: str, value: str) -> QuerySet:
        """Keep what stands so."""
        if value == "overdue":
            return rows.overdue(clock.today())
        if value == "mine":
            return rows.filter(lead_officer=self.request.user)
        return rows.redated() if value == "redated" else rows.without_source()


class EvidenceFilters(filters.FilterSet):
    """Type, theme, and whether it still holds."""

    kind = filters.ChoiceFilter(choices=Evidence.Kind.choices, label="Type", empty_label="All")
    theme = filters.ChoiceFilter(
        field_name="action__theme", choices=Action.Theme.choices, label="Theme", empty_label="All"
    )
    holds = filters.ChoiceFilter(
        choices=[("expired", "Expired"), ("holds", "Still holds")], method="holding", label="Only", empty_label="All"
    )

    class Meta:
        model = Evidence
        fields = ["kind", "theme", "holds"]
        form = Form

    def holding(self, rows: Any, name: str, value: str) -> QuerySet:
        """Keep what has expired, or what has not."""
        today = clock.today()
        return rows.expired(today) if value == "expired" else rows.exclude(valid_until__lt=today)
