"""Timers of this room: load ids, call one action."""

from __future__ import annotations

from celery import shared_task

from agencies.models.staff import system
from referrals.actions import climb_ladder
from referrals.models import Screening
from referrals.workflow import ScreeningStatus


@shared_task
def escalate_unclaimed() -> None:
    """Climb the ladder for urgent concerns that nobody has claimed."""
    timer = system()
    waiting = Screening.objects.visible_to(timer).filter(status=ScreeningStatus.WAITING, urgent=True)
    for screening in waiting.select_related("concern", "team"):
        climb_ladder(screening, by=timer)
