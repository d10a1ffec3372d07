"""Clocks of a case: due at a moment reckoned once, met or exempted; lateness is a question."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from agencies.models import StaffMember
from audit import history
from cases.models.case import Case
from cases.querysets import Clocks
from common import clock
from common.models import Record

LABELS = {
    "CASE_LEAD_NAMED": "Lead professional to be named",
    "CPPM_DUE": "Child protection planning meeting",
    "CASE_REVIEW": "Review of the case",
}


@history.kept()
class CaseClock(Record):
    """Something that is due in a case, by the timescale ``key`` in force when it began."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    key = models.CharField(max_length=40)
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exempt_at = models.DateTimeField(null=True, blank=True)
    exempt_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    exempt_reason = models.TextField("why it need not be met", blank=True)

    objects = Clocks.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["due_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"], condition=Q(met_at=None, exempt_at=None), name="one_clock_of_a_kind_runs"
            ),
            models.CheckConstraint(
                condition=Q(met_at=None, met_by=None) | Q(met_at__isnull=False, met_by__isnull=False, exempt_at=None),
                name="clock_met_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(exempt_at=None, exempt_by=None, exempt_reason="")
                | Q(exempt_at__isnull=False, exempt_by__isnull=False) & ~Q(exempt_reason=""),
                name="clock_exempted_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(met_at=None, exempt_at=None), name="clocks_that_run")]

    def __str__(self) -> str:
        return self.key

    @property
    def label(self) -> str:
        """Return what is due, in words."""
        return LABELS.get(self.key, self.key)

    @property
    def is_running(self) -> bool:
        """Say whether it is neither met nor exempted."""
        return self.met_at is None and self.exempt_at is None

    @property
    def is_overdue(self) -> bool:
        """Say whether it runs past its due moment."""
        return self.is_running and self.due_at < clock.now()
