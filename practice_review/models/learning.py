"""What is looked into, by whom, and what was learned."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from practice_review.models.referral import PracticeReviewReferral
from practice_review.querysets import LearningPoints, written_by
from practice_review.workflow import LEARNING, LearningStatus


@history.kept()
class Review(Record):
    """The review of an accepted referral: who leads it, what it asks, how, by when."""

    referral = models.OneToOneField(PracticeReviewReferral, on_delete=models.PROTECT, related_name="review")
    lead_reviewer = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField(null=True, blank=True)
    remit = models.TextField("what it looks into", blank=True)
    method = models.TextField("how", blank=True)
    due_on = models.DateField("due on", null=True, blank=True)
    scope_due_at = models.DateTimeField("to be set up by", null=True, blank=True)
    set_up_at = models.DateTimeField(null=True, blank=True)

    objects = Guarded.as_manager()
    access_root = "referral_id"
    worked_by = staticmethod(written_by)

    class Meta(Record.Meta):
        ordering = ["due_on"]

    def __str__(self) -> str:
        return f"review of {self.referral.reference}"

    def get_absolute_url(self) -> str:
        """Return the referral's page."""
        return self.referral.get_absolute_url()

    def get_papers_url(self) -> str:
        """Return the page of the review itself, for who works on it."""
        return reverse("practice_review:review_detail", args=[self.pk])

    @property
    def is_set_up_late(self) -> bool:
        """Say whether it is past the time to be set up."""
        return self.set_up_at is None and self.scope_due_at is not None and self.scope_due_at < clock.now()


@history.kept()
class LearningPoint(Record):
    """One thing learned, in words without names; once the committee accepts it every member of staff may read it."""

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="learning_points")
    status = models.CharField(max_length=12, choices=LearningStatus, default=LearningStatus.AGREED)
    text = models.TextField("what was learned, without names")
    # Empty unless the committee accepted it in other words.
    agreed_text = models.TextField("as the sub-group agreed it", blank=True)
    theme = models.CharField(max_length=120, blank=True)
    good_practice = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    settled_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_on = models.DateField("decided by the committee on", null=True, blank=True)
    settled_reason = models.TextField("the committee's reason", blank=True)

    objects = LearningPoints.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = ["referral__reference", "position"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "position"], name="learning_point_once_a_place"),
            models.CheckConstraint(condition=~Q(text=""), name="learning_point_says_something"),
            models.CheckConstraint(
                condition=Q(status="agreed") | Q(settled_on__isnull=False), name="learning_point_settled_on_a_day"
            ),
        ]
        triggers = [*Record.Meta.triggers, *LEARNING.triggers()]

    def __str__(self) -> str:
        return f"{self.referral.reference}, learning point {self.position}"

    def get_absolute_url(self) -> str:
        """Return the page of learning shared."""
        return f"{reverse('practice_review:learning_list')}#point-{self.pk}"
