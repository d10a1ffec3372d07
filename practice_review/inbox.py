"""The one view past need-to-know here: for the chair, what is on its way to the sub-group. Never what it says."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef

from access.models import Exclusion
from access.roles import Permission
from practice_review.models import PracticeReviewReferral
from practice_review.workflow import Status

ON_THEIR_WAY = [Status.REFERRED, Status.CHECKING, Status.RETURNS_ASKED, Status.RETURNS_IN, Status.DEFERRED]


def on_the_way(user: Any) -> list[PracticeReviewReferral]:
    """Return reference, kind, agency, status and date of what is referred and not on an agenda, oldest first.

    Only for the chair and the office, and nothing that excludes ``user``; every other column stays unread.
    """
    if not (user.may(Permission.CHAIR_SUBGROUP) or user.may(Permission.KEEP_SUBGROUP)):
        return []
    excluded = Exclusion.objects.filter(root=OuterRef("pk"), staff=user.pk, ended_at=None)
    rows = PracticeReviewReferral.objects.filter(~Exists(excluded), status__in=ON_THEIR_WAY)
    shown = rows.only("reference", "kind", "status", "referred_at", "through_office", "agency__name")
    return list(shown.select_related("agency").order_by("referred_at"))
