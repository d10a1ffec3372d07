"""A report that somebody asked for."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.roles import Permission, roles_that_may
from agencies.models import StaffMember
from audit import history
from common.models import Record
from improvement.models import Inspection, Plan
from reports import workflow
from reports.querysets import Jobs

SEES_ALL = roles_that_may(Permission.KEEP_PLANS)


@history.kept(exclude=["data", "progress", "stage", "lease_until", "dispatched_at", "waits_since"])
class ReportJob(Record):
    """One report: who asked, how far it is, what it was made from, which file it became."""

    class Kind(models.TextChoices):
        """Which report."""

        IMPROVEMENT_PLAN = "improvement_plan", "Improvement plan"
        HMIE_READINESS = "hmie_readiness", "HMIE readiness"

    # Which column holds what a report of each kind is about.
    SUBJECTS: ClassVar[dict[str, str]] = {Kind.IMPROVEMENT_PLAN: "plan", Kind.HMIE_READINESS: "inspection"}

    kind = models.CharField(max_length=24, choices=Kind, default=Kind.IMPROVEMENT_PLAN)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    inspection = models.ForeignKey(Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    reference = models.CharField(max_length=16, unique=True, editable=False)
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="reports_asked")
    asked_as = models.CharField(max_length=260)
    asked_at = models.DateTimeField()
    asked_key = models.UUIDField("key of the form it was asked with", unique=True)
    status = models.CharField(max_length=8, choices=workflow.Status, default=workflow.Status.QUEUED, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    celery_id = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    waits_since = models.DateTimeField()
    dispatched_at = models.DateTimeField(null=True, blank=True)
    progress = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])
    stage = models.CharField(max_length=120, blank=True)
    error = models.TextField(blank=True)
    data = models.JSONField("what it was made from", null=True, blank=True)
    data_at = models.DateTimeField(null=True, blank=True)
    file = models.FileField(upload_to="reports/%Y/", max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = Jobs.as_manager()

    class Meta(Record.Meta):
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="done") | (~Q(file="") & ~Q(sha256="") & Q(data__isnull=False)),
                name="a_report_done_has_its_file_and_data",
            ),
            models.CheckConstraint(
                condition=Q(kind="improvement_plan", plan__isnull=False, inspection=None)
                | Q(kind="hmie_readiness", inspection__isnull=False, plan=None),
                name="a_report_is_about_what_its_kind_is_about",
            ),
        ]
        indexes = [
            models.Index(fields=["dispatched_at"], condition=Q(status__in=["queued", "running"]), name="reports_unmade")
        ]
        triggers = [*Record.Meta.triggers, *workflow.LIFE.triggers()]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the report's page."""
        return reverse("reports:report_detail", args=[self.pk])

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """Leave every report to the office, and her own to who asked."""
        return Q() if any(role.role in SEES_ALL for role in roles) else Q(asked_by=user)

    @property
    def subject(self) -> Any:
        """Return what it is about."""
        return getattr(self, self.SUBJECTS[self.kind])

    @property
    def subject_id(self) -> uuid.UUID:
        """Return the key of what it is about."""
        return getattr(self, f"{self.SUBJECTS[self.kind]}_id")

    @property
    def download_name(self) -> str:
        """Return the name under which the file is saved."""
        if not self.data_at:
            return ""
        return f"{self.reference}-{self.kind.replace('_', '-')}-{self.data_at:%Y-%m-%d}.pdf"
