"""To whom a report was given, and why."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from reports.models.jobs import ReportJob
from reports.querysets import Sendings


@history.kept()
class Sending(Record):
    """That a report went to somebody: who, why, how and when. Only ever added to."""

    class How(models.TextChoices):
        """By which way it went."""

        HAND = "hand", "By hand"
        MEETING = "meeting", "At a meeting"
        MAIL = "mail", "By secure e-mail"
        POST = "post", "By post, with a receipt"

    report = models.ForeignKey(ReportJob, on_delete=models.PROTECT, related_name="sendings")
    name = models.CharField("to whom", max_length=160)
    organisation = models.CharField("of which organisation", max_length=160)
    job = models.CharField("in which job", max_length=160)
    why = models.TextField()
    how = models.CharField(max_length=8, choices=How)
    on = models.DateField()
    sent_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Sendings.as_manager()

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="report_sent_for_a_reason")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="only_added_to", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"sending of {self.report.reference}"

    def get_absolute_url(self) -> str:
        """Return the page of the report that went."""
        return reverse("reports:report_detail", args=[self.report_id])
