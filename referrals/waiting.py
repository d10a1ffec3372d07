"""What cannot wait: asked by the ladder's timer, and by home for who was told."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet

from referrals.models import Screening
from referrals.workflow import ScreeningStatus


def urgent_and_unclaimed() -> QuerySet[Screening]:
    """Return the screenings of urgent concerns that nobody has claimed; nothing of them is for a page."""
    return Screening.objects.filter(status=ScreeningStatus.WAITING, urgent=True)


def wait_briefly_for_locks() -> None:
    """Give up a locked row after two seconds, until the transaction ends: a timer comes again."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '2s'")
