"""A review's report: its sections with every version, and the round in which its facts are checked."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import Agency, StaffMember, Team
from audit import history
from common import clock
from common.models import Record
from practice_review.models.meetings import NEVER_CHANGED
from practice_review.models.setting_up import OfReview
from practice_review.querysets import AccuracyChecks, ReportPapers
from practice_review.workflow import REVIEW_REPORT, ReportStatus


class Part(models.TextChoices):
    """A section of a report. What was learned stands in the learning points, and is not written twice."""

    HAPPENED = "happened", "What happened"
    WELL = "well", "What went well"
    BETTER = "better", "What could have been better"
    REASONS = "reasons", "Why"


class OfReport(OfReview):
    """Something of a review's report."""

    objects: Any = ReportPapers.as_manager()

    class Meta(OfReview.Meta):
        abstract = True


@history.kept()
class ReviewReport(OfReport):
    """What a review found, written by its team: drafted, sent to have its facts checked, final."""

    status = models.CharField(max_length=8, choices=ReportStatus, default=ReportStatus.DRAFT, editable=False)
    begun_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    went_on_why = models.TextField("why it went on without an answer", blank=True)

    class Meta(OfReport.Meta):
        abstract = False
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["review"], name="one_report_a_review")]
        triggers = [*Record.Meta.triggers, *REVIEW_REPORT.triggers()]

    def __str__(self) -> str:
        return f"report of the {self.review}"

    def get_absolute_url(self) -> str:
        """Return the page of the report."""
        return reverse("practice_review:report_detail", args=[self.pk])

    @property
    def is_overdue(self) -> bool:
        """Say whether answers are waited for past their day."""
        return self.status == ReportStatus.CHECKED and self.due_at is not None and self.due_at < clock.now()


@history.kept()
class ReportSection(OfReport):
    """One section as it reads now."""

    report = models.ForeignKey(ReviewReport, on_delete=models.PROTECT, related_name="sections")
    part = models.CharField(max_length=8, choices=Part)
    position = models.PositiveSmallIntegerField()
    text = models.TextField("in words without names", blank=True)

    class Meta(OfReport.Meta):
        abstract = False
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["report", "part"], name="each_section_once")]

    def __str__(self) -> str:
        return f"“{self.get_part_display()}” in the {self.report}"

    def get_absolute_url(self) -> str:
        """Return its place on the page of the report."""
        return f"{self.report.get_absolute_url()}#{self.part}"

    @property
    def labels(self) -> dict[str, str]:
        """Return what its text is called where names in it are shown."""
        return {"text": self.get_part_display()}

    @property
    def why_settled(self) -> str:
        """Say why its words stay as they are, or nothing."""
        return "The report is final, so its words stay." if self.report.status == ReportStatus.FINAL else ""


@history.kept()
class SectionVersion(OfReport):
    """A section as somebody left it. Never changed."""

    section = models.ForeignKey(ReportSection, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta(OfReport.Meta):
        abstract = False
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["section", "number"], name="section_version_once_a_number")]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return f"version {self.number} of {self.section}"


class OfRound(OfReport):
    """Something of a round in which a draft's facts are checked; whom it was asked of sees it without other papers."""

    report = models.ForeignKey(ReviewReport, on_delete=models.PROTECT, related_name="%(class)ss")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects: Any = AccuracyChecks.as_manager()

    class Meta(OfReport.Meta):
        abstract = True


@history.kept()
class AccuracyCheck(OfRound):
    """That an agency's designated managers, or a practitioner, are asked whether a draft is right, by a day."""

    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    reminded_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reminded_at = models.DateTimeField(null=True, blank=True)
    went_on_without = models.TextField("why the round closed without an answer", blank=True)

    class Meta(OfRound.Meta):
        abstract = False
        ordering = ["-round", "agency__position", "asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agency=None, team=None, asked_of__isnull=False)
                | Q(agency__isnull=False, team__isnull=False, asked_of=None),
                name="checked_by_an_agency_or_a_practitioner",
            ),
            models.UniqueConstraint(fields=["report", "round", "agency"], name="agency_checks_once_a_round"),
            models.UniqueConstraint(fields=["report", "round", "asked_of"], name="practitioner_checks_once_a_round"),
        ]

    def __str__(self) -> str:
        return f"check of the {self.report}"

    def get_absolute_url(self) -> str:
        """Return the page of the draft, for whom it was asked of."""
        return reverse("practice_review:accuracy_detail", args=[self.pk])

    @property
    def whom(self) -> str:
        """Return whom it was asked of."""
        return str(self.agency or self.asked_of)

    @property
    def is_overdue(self) -> bool:
        """Say whether it is unanswered past its day."""
        return self.answered_at is None and not self.went_on_without and self.due_at < clock.now()


@history.kept()
class AccuracyAnswer(OfRound):
    """One section as it was sent to somebody, whether it is right as it is, and what came of a comment."""

    class Said(models.TextChoices):
        """What they say of it."""

        WAITING = "waiting", "No answer yet"
        CORRECT = "correct", "Right as it is"
        COMMENT = "comment", "Something is not right"

    class Outcome(models.TextChoices):
        """What came of a comment."""

        ACCEPTED = "accepted", "Accepted and changed"
        NOT_ACCEPTED = "not_accepted", "Not accepted"

    check_of = models.ForeignKey(AccuracyCheck, on_delete=models.PROTECT, related_name="answers")
    section = models.ForeignKey(ReportSection, on_delete=models.PROTECT, related_name="answers")
    sent = models.TextField("the section as it was sent")
    said = models.CharField(max_length=8, choices=Said, default=Said.WAITING)
    comment = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    outcome_why = models.TextField("why", blank=True)
    settled_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfRound.Meta):
        abstract = False
        ordering = ["section__position", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "section"], name="each_section_checked_once"),
            models.CheckConstraint(condition=Q(comment="") ^ Q(said="comment"), name="comment_is_in_words"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(said="comment", settled_by__isnull=False), name="only_a_comment_is_settled"
            ),
            models.CheckConstraint(
                condition=~Q(outcome="not_accepted") | ~Q(outcome_why=""), name="comment_not_accepted_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"answer on {self.section}"

    def get_absolute_url(self) -> str:
        """Return the page of the report, where it is settled."""
        return self.report.get_absolute_url()
