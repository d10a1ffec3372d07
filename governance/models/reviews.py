"""How a body judges its own work: three questions, three headings, an answer a member."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from governance.models.bodies import Body
from governance.querysets import OfBody, OfReview


class Answer(models.TextChoices):
    """How far something is so."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


@history.kept()
class EffectivenessReview(Record):
    """A body's review of its own effectiveness, from the day its members are asked to its result."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reviews")
    asked_on = models.DateField()
    answers_by = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    result = models.TextField("what the body concludes", blank=True)

    objects = OfBody.as_manager()

    class Meta(Record.Meta):
        ordering = ["-asked_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None, result="") | Q(closed_on__isnull=False) & ~Q(result=""),
                name="review_closed_with_a_result",
            ),
            models.UniqueConstraint(fields=["body"], condition=Q(closed_on=None), name="one_open_review_a_body"),
        ]

    def __str__(self) -> str:
        return f"review of {self.body}"

    def get_absolute_url(self) -> str:
        """Return the review's page."""
        return reverse("governance:review_detail", args=[self.pk])


@history.kept()
class EffectivenessAnswer(Record):
    """What one member answered; no page says who it was."""

    review = models.ForeignKey(EffectivenessReview, on_delete=models.PROTECT, related_name="answers")
    member = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    questions = models.CharField("right questions", max_length=8, choices=Answer)
    issues = models.CharField("right issues", max_length=8, choices=Answer)
    decisions = models.CharField("right decisions", max_length=8, choices=Answer)
    vision = models.CharField(max_length=8, choices=Answer)
    context = models.CharField(max_length=8, choices=Answer)
    valuing = models.CharField(max_length=8, choices=Answer)
    words = models.TextField("what should be different", blank=True)

    objects = OfReview.as_manager()

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["review", "member"], name="answered_once_a_member")]

    def __str__(self) -> str:
        return f"answer to the {self.review}"
