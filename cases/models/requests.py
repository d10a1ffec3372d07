"""Others ask: whoever sees a concern but may not open a case asks the receiving team for one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.querysets import Requests
from cases.workflow import CASE_REQUEST, RequestStatus
from common.models import Record
from referrals.models import Concern, Screening


@history.kept()
class CaseRequest(Record):
    """Somebody's request that a case be opened for one child of a concern. It holds nothing of any case."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="case_requests")
    status = models.CharField(max_length=10, choices=RequestStatus, default=RequestStatus.ASKED)
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=260)
    why = models.TextField("why a case is needed")
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    objects = Requests.as_manager()
    access_root = "concern"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="case_request_says_why"),
            models.CheckConstraint(
                condition=Q(status="asked", answered_at=None) | ~Q(status="asked") & Q(answered_at__isnull=False),
                name="case_request_answered_at",
            ),
            models.UniqueConstraint(
                fields=["screening", "asked_by"], condition=Q(status="asked"), name="asked_once_at_a_time"
            ),
        ]
        triggers = [*Record.Meta.triggers, *CASE_REQUEST.triggers()]

    def __str__(self) -> str:
        return f"request on {self.concern.reference}"

    def get_absolute_url(self) -> str:
        """Return the request's page."""
        return reverse("cases:request_detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Say whether it waits for an answer."""
        return self.answered_at is None

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """A request is answered by the receiving team that holds the screening."""
        return Q(screening__team__in=[role.team_id for role in roles])
