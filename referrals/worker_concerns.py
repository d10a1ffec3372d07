"""The one view past need-to-know: that a concern about a worker exists, and its dates. Never what it says."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q

from access.models import Exclusion
from access.roles import Permission
from referrals.models import Concern


def dates_of_worker_concerns(user: Any) -> list[dict[str, Any]]:
    """Return reference and dates of concerns about workers, newest first; none that excludes ``user``.

    PermissionDenied is the page's to raise: without the permission nothing is returned.
    """
    if not user.may(Permission.SEE_WORKER_CONCERN_DATES):
        return []
    excluded = Exclusion.objects.filter(root=OuterRef("pk"), staff=user.pk, ended_at=None)
    rows = Concern.objects.filter(~Exists(excluded), about_worker=True).annotate(
        waiting=Count("screenings", filter=Q(screenings__closed_at=None)),
        screened_at=Max("screenings__closed_at"),
        triaged_at=Max("triage__closed_at"),
    )
    columns = ("pk", "reference", "recorded_at", "waiting", "screened_at", "triaged_at")
    return list(rows.order_by("-recorded_at").values(*columns))
