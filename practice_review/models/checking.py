"""What the office finds beside a referral: another inquiry into the same matter; and whom it has to tell."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from practice_review.models.referral import PracticeReviewReferral


class LiveMatters(Guarded):
    """Other inquiries into what a referral tells."""

    def live(self) -> Self:
        """Keep those not over."""
        return self.filter(ended_on=None)


@history.kept()
class LiveMatter(Record):
    """Another review, inquiry or prosecution about the same matter: what, who confirmed it, when, until when."""

    class Kind(models.TextChoices):
        """What else looks into it."""

        PROSECUTION = "prosecution", "Police inquiry or prosecution"
        REVIEW = "review", "Another review"
        COMPLAINT = "complaint", "Complaint or staff matter"

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="live_matters")
    kind = models.CharField(max_length=12, choices=Kind)
    what = models.TextField("what it is, without names")
    confirmed_by = models.CharField("who confirmed it", max_length=160)
    confirmed_on = models.DateField("confirmed on")
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    kept_clear = models.TextField("how the review keeps clear of it", blank=True)
    ended_on = models.DateField("over since", null=True, blank=True)
    ended_words = models.CharField("how it ended", max_length=400, blank=True)

    objects = LiveMatters.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = ["confirmed_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ended_on=None) | ~Q(ended_words=""), name="live_matter_ends_with_words")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} beside {self.referral.reference}"


class Tellings(Guarded):
    """Whom to tell of a possible learning review."""

    def owed(self) -> Self:
        """Keep what is not done."""
        return self.filter(done_on=None)


@history.kept()
class EscalationNotice(Record):
    """That somebody has to be told of a possible learning review by a day, and that it was done."""

    class Whom(models.TextChoices):
        """Who is told."""

        COMMITTEE = "committee", "Chair of the committee"
        CHIEF_OFFICERS = "chief_officers", "Chief Officers Group"
        INSPECTORATE = "inspectorate", "Inspectorate"

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="notices_owed")
    whom = models.CharField(max_length=16, choices=Whom)
    due_at = models.DateTimeField()
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("how they were told", blank=True)

    objects = Tellings.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = ["due_at", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "whom"], name="each_told_once"),
            models.CheckConstraint(
                condition=Q(done_on=None) | (Q(done_by__isnull=False) & ~Q(words="")),
                name="told_by_somebody_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.referral.reference}: {self.get_whom_display()}"

    @property
    def is_overdue(self) -> bool:
        """Say whether it is past its time."""
        return self.done_on is None and self.due_at < clock.now()
