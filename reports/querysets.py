"""Adjectives of this room."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db.models import Q

from access.querysets import Shared
from access.roles import Permission
from reports.workflow import Status

PATIENCE = dt.timedelta(seconds=30)


class Jobs(Shared):
    """Report jobs: seen by who asked and by the office, and by nobody else."""

    def visible_to(self, user: Any, permission: str = Permission.USE_ROWAN) -> Self:
        """Keep what ``user`` asked for, or all for the office; looking is narrowed as verbs are."""
        return super().visible_to(user, Permission.USE_ROWAN if permission == Permission.VIEW else permission)

    def to_send_again(self, now: dt.datetime) -> Self:
        """Keep what waits too long for a worker, or was left by one whose lease is over."""
        return self.filter(
            Q(status=Status.QUEUED, dispatched_at__lt=now - PATIENCE)
            | Q(status=Status.RUNNING, lease_until__lt=now, dispatched_at__lt=now - PATIENCE / 2)
        )
