"""What cannot wait: asked by the ladder's timer, and by home for who was told."""

from __future__ import annotations

from django.db.models import QuerySet

from referrals.models import Screening
from referrals.workflow import ScreeningStatus


def urgent_and_unclaimed() -> QuerySet[Screening]:
    """Return the screenings of urgent concerns that nobody has claimed; nothing of them is for a page."""
    return Screening.objects.filter(status=ScreeningStatus.WAITING, urgent=True)
