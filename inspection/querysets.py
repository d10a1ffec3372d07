"""Whose work each record around an inspection is. What names no child every reader of the plans may see."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db.models import Q

from access.querysets import Shared
from access.roles import Permission
from common import clock
from improvement.querysets import Readable
from inspection.workflow import NAMING

READING = {Permission.VIEW, Permission.USE_ROWAN, Permission.READ_FILES}


class InspectionRequests(Readable):
    """What inspectors asked for."""

    def open(self) -> Self:
        """Keep what is neither answered nor withdrawn."""
        return self.filter(answered_on=None, withdrawn_on=None)

    def overdue(self, today: dt.date | None = None) -> Self:
        """Keep what should have been answered by now."""
        return self.open().filter(due_on__lt=today or clock.today())


class OfReading(Shared):
    """Files drawn and what was read in them: for who keeps the round, and each file for its reader alone."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep all for the office, hers for a reader, none for anybody else."""
        rows = super().visible_to(user, Permission.VIEW if permission in READING else permission)
        if getattr(user, "is_timer", False) or not getattr(user, "is_active", False):
            return rows
        if user.may(Permission.KEEP_INSPECTIONS) and permission != Permission.READ_FILES:
            return rows
        return rows.filter(Q(**{self.model.reader_column: user.pk}))


class SampledFiles(OfReading):
    """Files drawn."""

    def unread(self) -> Self:
        """Keep the files to read, of rounds whose readers may still be named."""
        return self.filter(read_at=None, round__status__in=NAMING)
