"""A report that somebody asked for."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.apps import apps
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.roles import Permission, roles_that_may
from agencies.models import StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from improvement.models import Inspection, Plan
from reports import workflow
from reports.querysets import Jobs

SEES_ALL = roles_that_may(Permission.KEEP_PLANS)


def kinds() -> list[tuple[str, str]]:
    """Return the kinds there are: asked when wanted, so that another kind needs no migration."""
    return ReportJob.Kind.choices


@history.kept(exclude=["data", "progress", "stage", "lease_until", "dispatched_at", "waits_since"])
class ReportJob(Record):
    """One report: who asked, how far it is, what it was made from, which file it became."""

    class Kind(models.TextChoices):
        """Which report."""

        IMPROVEMENT_PLAN = "improvement_plan", "Improvement plan"
        HMIE_READINESS = "hmie_readiness", "HMIE readiness"
        CHRONOLOGY = "chronology", "Chronology"
        FAMILY_MAP = "family_map", "Family map"
        REGISTER_SHEET = "register_sheet", "Register minimum information"
        MEETING_PACK = "meeting_pack", "Planning meeting pack"
        NRM_WORKSHEET = "nrm_worksheet", "NRM worksheet"
        DISCUSSION_RECORD = "discussion_record", "Record of a discussion"
        ANNUAL_REPORT = "annual_report", "Annual report"
        BODY_PAPER = "body_paper", "Paper for chief officers and the committee"
        POSITION_STATEMENT = "position_statement", "Position statement"
        SUBGROUP_PACK = "subgroup_pack", "Sub-group meeting pack"
        AGENCY_RETURN = "agency_return", "Agency return"
        PUBLIC_PLAN = "public_plan", "Improvement plan, for the public"
        REVIEW_REPORT = "review_report", "Practice review report"
        BRIEFING = "briefing", "Seven-minute briefing"
        NEWSLETTER = "newsletter", "Newsletter"

    # Which column holds what a report of each kind is about: a child's case, unless it is said here.
    SUBJECTS: ClassVar[dict[str, str]] = {Kind.IMPROVEMENT_PLAN: "plan", Kind.HMIE_READINESS: "inspection"}
    # What ``part`` is the key of, where a report is about something in a case.
    PARTS: ClassVar[dict[str, str]] = {
        Kind.NRM_WORKSHEET: "exploitation.Worksheet",
        Kind.MEETING_PACK: "planning_meetings.PlanningMeeting",
    }
    # What ``part`` is the key of, where a report is about something that belongs to no child's case.
    LOOSE: ClassVar[dict[str, str]] = {
        Kind.DISCUSSION_RECORD: "discussions.Discussion",
        Kind.ANNUAL_REPORT: "reports.AnnualReport",
        Kind.BODY_PAPER: "governance.BodyMeeting",
        Kind.POSITION_STATEMENT: "improvement.Inspection",
        Kind.SUBGROUP_PACK: "practice_review.Meeting",
        Kind.AGENCY_RETURN: "practice_review.AgencyReturn",
        Kind.PUBLIC_PLAN: "improvement.Plan",
        Kind.REVIEW_REPORT: "practice_review.ReviewReport",
        Kind.BRIEFING: "learning.Briefing",
        Kind.NEWSLETTER: "learning.Newsletter",
    }
    # Of these, made of sealed papers or naming several children, the office has only its own, as everybody.
    SEALED: ClassVar[frozenset[str]] = frozenset(
        {Kind.DISCUSSION_RECORD, Kind.SUBGROUP_PACK, Kind.AGENCY_RETURN, Kind.REVIEW_REPORT}
    )
    # Released by two people before anybody reads them; and what is made of words that are released already.
    BY_TWO: ClassVar[frozenset[str]] = frozenset({Kind.PUBLIC_PLAN})
    RELEASED: ClassVar[frozenset[str]] = frozenset({Kind.BRIEFING, Kind.NEWSLETTER})
    # For anybody: neither marked nor one person's copy.
    PUBLIC: ClassVar[frozenset[str]] = BY_TWO | RELEASED

    kind = models.CharField(max_length=24, choices=kinds, default=Kind.IMPROVEMENT_PLAN)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    inspection = models.ForeignKey(Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="reports")
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    part = models.UUIDField("key of what it is about", null=True, blank=True)
    called = models.CharField("what it is about, in words", max_length=200, blank=True)
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
                condition=Q(kind="improvement_plan", plan__isnull=False, inspection=None, case=None, part=None)
                | Q(kind="hmie_readiness", inspection__isnull=False, plan=None, case=None, part=None)
                | ~Q(kind__in=["improvement_plan", "hmie_readiness"])
                & Q(plan=None, inspection=None)
                & (Q(case__isnull=False) | Q(part__isnull=False)),
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
        """Leave every report that names no child and is not sealed to the office, and her own to who asked.

        What is made for the public is read by whoever may agree to its release.
        """
        own = Q(asked_by=user)
        if user.may(Permission.FOLLOW_IMPROVEMENT):
            own |= Q(kind__in=ReportJob.BY_TWO)
        all_open = Q(case=None) & ~Q(kind__in=ReportJob.SEALED)
        return own | all_open if any(role.role in SEES_ALL for role in roles) else own

    @property
    def subject(self) -> Any:
        """Return what it is about."""
        if model := (self.PARTS | self.LOOSE).get(self.kind):
            return apps.get_model(model)._default_manager.get(pk=self.part)
        return getattr(self, self.SUBJECTS.get(self.kind, "case"))

    @property
    def subject_id(self) -> uuid.UUID:
        """Return the key of what it is about."""
        return self.part or getattr(self, f"{self.SUBJECTS.get(self.kind, 'case')}_id")

    @property
    def title(self) -> str:
        """Return what it is about in words; of a child's case its reference alone."""
        return self.case.reference if self.case else self.called or self.subject.title

    @property
    def download_name(self) -> str:
        """Return the name under which the file is saved."""
        if not self.data_at:
            return ""
        return f"{self.reference}-{self.kind.replace('_', '-')}-{self.data_at:%Y-%m-%d}.pdf"
