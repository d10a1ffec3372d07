"""What inspectors ask for while they are here, who answers it, by when."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.roles import Permission, roles_that_may
from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from improvement.models import Inspection
from inspection.querysets import InspectionRequests

KEEPERS = roles_that_may(Permission.KEEP_INSPECTIONS)


@history.kept()
class InspectionRequest(Record):
    """One thing asked for, and what was given."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="requests")
    number = models.PositiveSmallIntegerField()
    what = models.TextField("what was asked for")
    asked_by = models.CharField("who asked", max_length=160, blank=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    owner = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    kept_at = models.CharField("where it was put", max_length=300, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    objects = InspectionRequests.as_manager()

    class Meta(Record.Meta):
        ordering = [F("answered_on").asc(nulls_first=True), "due_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "number"], name="request_numbered_once"),
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="request_due_after_it_was_asked"),
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None, answer="")
                | Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                name="request_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_why="")
                | Q(withdrawn_on__isnull=False, answered_on=None) & ~Q(withdrawn_why=""),
                name="request_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection.reference}, request {self.number}"

    def get_absolute_url(self) -> str:
        """Return its place among the inspection's requests."""
        return f"{reverse('inspection:request_list', args=[self.inspection_id])}#request-{self.number}"

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """Leave every request to the office, and her own to who owns it."""
        return Q() if any(role.role in KEEPERS for role in roles) else Q(owner=user)

    @property
    def is_open(self) -> bool:
        """Say whether it waits for an answer."""
        return self.answered_on is None and self.withdrawn_on is None

    def is_late(self, today: dt.date | None = None) -> bool:
        """Say whether it should have been answered by now."""
        return self.is_open and self.due_on < (today or clock.today())
