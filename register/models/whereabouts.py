"""Times when nobody knew where a child was, and what was done to trace them."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agencies.models import StaffMember
from audit import history
from common.models import Record
from register.models.files import RegisterFile
from register.querysets import Episodes, Steps


@history.kept()
class WhereaboutsUnknown(Record):
    """That from a day on nobody knew where the child was, until they were found. Tracing them is the Keeper's."""

    file = models.ForeignKey(RegisterFile, on_delete=models.PROTECT, related_name="whereabouts")
    since = models.DateField()
    last_known = models.TextField("where and with whom the child was last known to be")
    reported_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    found = models.TextField("how and where the child was found", blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Episodes.as_manager()
    access_root = "file_id"

    class Meta(Record.Meta):
        ordering = ["-since"]
        verbose_name_plural = "whereabouts unknown"
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=Q(ended_on=None), name="missing_once_at_a_time"),
            models.CheckConstraint(
                condition=Q(ended_on=None, found="", ended_by=None)
                | Q(ended_on__gte=F("since"), ended_by__isnull=False) & ~Q(found=""),
                name="found_is_said_how",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_reported", fields=["file", "since", "last_known", "reported_by"]),
        ]

    def __str__(self) -> str:
        return f"whereabouts unknown {self.file.reference}"


@history.kept()
class TraceStep(Record):
    """One thing done to trace a child."""

    episode = models.ForeignKey(WhereaboutsUnknown, on_delete=models.PROTECT, related_name="steps")
    on = models.DateField()
    what = models.TextField()
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Steps.as_manager()
    access_root = "episode__file_id"

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "step to trace a child"
