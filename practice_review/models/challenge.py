"""Between a suggester and who decides for her agency: questions, and the one challenge of a no."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common.models import Record
from practice_review.models.referral import PracticeReviewReferral


@history.kept()
class ManagerQuestion(Record):
    """What a designated manager has to know before she decides, and what the suggester answered."""

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField("question")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = Guarded.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="manager_question_answered_in_words",
            ),
            models.UniqueConstraint(
                fields=["referral"], condition=Q(answered_at=None), name="one_manager_question_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"question on {self.referral.reference}"


@history.kept()
class Challenge(Record):
    """That the suggester did not accept the designated manager's no, once; and what a second person made of it."""

    class Result(models.TextChoices):
        """What came of it."""

        UPHELD = "upheld", "Upheld: the no stands"
        OVERTURNED = "overturned", "Overturned: referred to the sub-group"

    referral = models.OneToOneField(PracticeReviewReferral, on_delete=models.PROTECT, related_name="challenge")
    words = models.TextField("why the suggester challenges it")
    made_at = models.DateTimeField()
    declined_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=12, choices=Result, blank=True)
    settled_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    settled_as = models.CharField(max_length=260, blank=True)
    settled_as_chair = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField("why it was upheld or overturned", blank=True)

    objects = Guarded.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_by=None) | ~Q(settled_by=F("declined_by")),
                name="challenge_settled_by_somebody_else",
            ),
            models.CheckConstraint(
                condition=Q(result="", settled_by=None, reason="")
                | (~Q(result="") & Q(settled_by__isnull=False) & ~Q(reason="")),
                name="challenge_settled_by_somebody_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"challenge of {self.referral.reference}"
