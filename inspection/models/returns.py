"""The return that inspectors ask for before they come: a list of children without anything that identifies them."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.urls import reverse

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from improvement.models import Inspection
from improvement.querysets import Readable


@history.kept()
class PreInspectionReturn(Record):
    """The list as it stood on a day; a later one is another return, this one stays as it was made."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="returns")
    period_from = models.DateField("from")
    period_to = models.DateField("to")
    rows = models.JSONField("what it says")
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="stays_as_made", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.inspection.reference}, return before the inspection"

    def get_absolute_url(self) -> str:
        """Return the return's page."""
        return reverse("inspection:return_detail", args=[self.pk])


@history.kept()
class ReturnedChild(Record):
    """Which case a number of the return stands for: seen only by who sees the case."""

    made_for = models.ForeignKey(PreInspectionReturn, on_delete=models.PROTECT, related_name="children")
    number = models.PositiveSmallIntegerField()
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

    objects = Guarded.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["made_for", "number"], name="returned_once_a_number")]

    def __str__(self) -> str:
        return f"number {self.number}"
