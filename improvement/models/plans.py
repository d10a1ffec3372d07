"""The plans: the integrated children's services plan above, two beneath it, side by side."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import Partnership, StaffMember
from audit import history
from common.models import Record
from improvement.querysets import Plans, Readable


class SourceKind(models.TextChoices):
    """What may ask for improvement."""

    MAIN_POINT = "main_point_for_action", "Main point for action"
    REVIEW_RECOMMENDATION = "review_recommendation", "Review recommendation"
    LEARNING_POINT = "learning_point", "Learning point"
    SELF_EVALUATION = "self_evaluation", "Self-evaluation"
    NATIONAL = "national", "National requirement"


@history.kept()
class Plan(Record):
    """A plan and the kinds of source it may hold."""

    class Kind(models.TextChoices):
        """Which plan it is. The first stands above; the others are side by side beneath it."""

        INTEGRATED = "integrated", "Integrated children's services plan"
        IMPROVEMENT = "improvement", "Improvement plan"
        BUSINESS = "business", "Three-year business plan"

    kind = models.CharField(max_length=16, choices=Kind)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="beneath")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=160)
    vision = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    may_hold = ArrayField(models.CharField(max_length=24, choices=SourceKind), default=list, blank=True)

    objects = Plans.as_manager()

    class Meta(Record.Meta):
        ordering = ["kind", "-starts_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="plan_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(kind="integrated", parent=None) | (~Q(kind="integrated") & Q(parent__isnull=False)),
                name="integrated_plan_stands_above_others_beneath",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the plan's page."""
        return reverse("improvement:plan_detail", args=[self.pk])

    @property
    def kinds_held(self) -> list[str]:
        """Return in words what the plan may hold."""
        return [SourceKind(kind).label for kind in SourceKind.values if kind in self.may_hold]


@history.kept()
class PlanWidening(Record):
    """The committee's decision that a plan may hold more kinds of source."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="widenings")
    decided_on = models.DateField()
    decision = models.TextField()
    kinds = ArrayField(models.CharField(max_length=24, choices=SourceKind))
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["decided_on", "recorded_at"]

    def __str__(self) -> str:
        return f"{self.plan} widened"

    @property
    def kinds_added(self) -> list[str]:
        """Return in words what the decision added."""
        return [str(SourceKind(kind).label) for kind in self.kinds]
