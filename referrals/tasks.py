"""Timers of this room."""

from __future__ import annotations

from celery import shared_task
from django.db import transaction

from agencies.models import StaffMember
from agencies.timers import act_on_each
from referrals.actions import climb_ladder
from referrals.models import Screening
from referrals.waiting import urgent_and_unclaimed, wait_briefly_for_locks


@shared_task(expires=50)
def escalate_unclaimed() -> None:
    """Climb the ladder for urgent concerns that nobody has claimed.

    A tick that no worker took within 50 seconds is dropped: the next, a minute after it, does the same.
    """
    act_on_each(urgent_and_unclaimed().order_by("recorded_at"), _climb, otherwise="ladder not climbed")


def _climb(screening: Screening, *, by: StaffMember) -> None:
    with transaction.atomic():
        wait_briefly_for_locks()
        climb_ladder(screening, by=by)
