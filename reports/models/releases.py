"""That a report is released to the public: who proposed it and why, who agreed, and since when anybody reads it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from reports.models.jobs import ReportJob
from reports.querysets import Releases
from reports.workflow import RELEASE, ReleaseStatus


@history.kept()
class PublicReport(Record):
    """A report's way to the public: proposed by one person, agreed by a second, and withdrawn with a reason."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    title = models.CharField(max_length=160)
    about = models.TextField("what it tells, for the public")
    why = models.TextField("why the public should have it")
    report = models.ForeignKey(ReportJob, on_delete=models.PROTECT, related_name="releases")
    proposed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    released_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField("why it was withdrawn", blank=True)
    status = models.CharField(max_length=12, choices=ReleaseStatus, default=ReleaseStatus.PROPOSED, editable=False)

    objects = Releases.as_manager()

    class Meta(Record.Meta):
        ordering = [F("released_on").desc(nulls_last=True), "-reference"]
        triggers = [*Record.Meta.triggers, *RELEASE.triggers()]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="released") | Q(released_on__isnull=False, agreed_by__isnull=False),
                name="public_report_agreed_before_release",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None) | ~Q(agreed_by=F("proposed_by")), name="public_report_agreed_by_a_second"
            ),
            models.CheckConstraint(condition=~Q(title="") & ~Q(why=""), name="public_report_says_what_and_why"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the page on which its release is kept."""
        return reverse("reports:release_detail", args=[self.pk])

    @property
    def public_url(self) -> str:
        """Return the address at which anybody reads it once it is released."""
        return reverse("reports:public_report", args=[self.reference])

    @property
    def is_released(self) -> bool:
        """Say whether anybody may read it."""
        return self.status == ReleaseStatus.RELEASED

    @property
    def colour(self) -> str:
        """Return the colour of the tag that says how far it is."""
        return {"released": "green", "proposed": "yellow"}.get(self.status, "grey")
