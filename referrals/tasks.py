"""Timers of this room: load ids, call one action."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import transaction

from agencies.models.staff import system
from referrals.actions import climb_ladder
from referrals.models import Screening
from referrals.waiting import urgent_and_unclaimed, wait_briefly_for_locks

log = logging.getLogger(__name__)


@shared_task(expires=50)
def escalate_unclaimed() -> None:
    """Climb the ladder for urgent concerns that nobody has claimed; what stops on one leaves the others.

    A tick that no worker took within 50 seconds is dropped: the next, a minute after it, does the same.
    """
    timer = system()
    for key in list(urgent_and_unclaimed().order_by("recorded_at").values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                wait_briefly_for_locks()
                climb_ladder(Screening.objects.visible_to(timer).get(pk=key), by=timer)
        except Exception as trouble:  # noqa: BLE001  whatever it was, the next ladder is climbed
            # The trouble in full may quote the record.
            log.error("ladder not climbed: %s, %s", key, type(trouble).__name__)  # noqa: TRY400
