"""What the list of staff can be narrowed by."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet

from access.roles import Role
from agencies.models import Agency, RoleHeld, StaffMember
from common import clock
from common.forms import Form

ROLES = [choice for choice in Role.choices if choice[0] != Role.TIMER]


def _agencies(request: Any) -> QuerySet:
    return Agency.objects.visible_to(request.user)


class StaffFilters(filters.FilterSet):
    """Name or e-mail, agency, role held now, account."""

    q = filters.CharFilter(method="called", label="Name or e-mail")
    agency = filters.ModelChoiceFilter(
        queryset=_agencies, field_name="team__organisation__agency", label="Agency", empty_label="All"
    )
    role = filters.ChoiceFilter(choices=ROLES, method="holding", label="Role held now", empty_label="All")
    account = filters.ChoiceFilter(
        choices=[("open", "Open"), ("closed", "Closed")], method="standing", label="Account", empty_label="All"
    )

    class Meta:
        model = StaffMember
        fields = ["q", "agency", "role", "account"]
        form = Form

    def called(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep whose name or e-mail contains every word."""
        for word in value.split():
            rows = rows.filter(Q(name__icontains=word) | Q(email__icontains=word))
        return rows

    def holding(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep who holds the role now."""
        held = RoleHeld.objects.visible_to(self.request.user).held_at(clock.now()).filter(role=value)
        return rows.filter(pk__in=held.values("staff"))

    def standing(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """Keep open or closed accounts."""
        return rows.filter(is_active=value == "open")
