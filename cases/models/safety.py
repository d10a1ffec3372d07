"""What keeps a child safe until a plan is agreed: who does what, until when, in numbered versions."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models.case import Case
from cases.querysets import SafetyPlans
from common import clock
from common.models import Record


@history.kept()
class SafetyPlan(Record):
    """One version of a case's interim safety plan: it holds until the next one, or until somebody ends it.

    Each of ``steps`` says what, who, until, shared_with and how_known; ``agreed_in`` is the discussion it comes from,
    ``follows`` the version whose place it took.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="safety_plans")
    number = models.PositiveSmallIntegerField()
    steps = models.JSONField()
    because = models.TextField("why it is made or changed")
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    agreed_in = models.CharField("where it was agreed", max_length=20, blank=True)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    made_as = models.CharField(max_length=260)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.TextField(blank=True)

    objects = SafetyPlans.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-number"]
        verbose_name = "interim safety plan"
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="safety_plans_numbered"),
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at=None), name="one_safety_plan_at_a_time"),
            models.CheckConstraint(condition=~Q(because="") & ~Q(steps=[]), name="safety_plan_says_what_and_why"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why=""),
                name="safety_plan_ended_with_reason",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="as_agreed",
                fields=["case", "number", "steps", "because", "follows", "agreed_in", "made_by", "made_as", "made_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"interim safety plan, version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the page of the case's interim safety plan."""
        return reverse("cases:case_safety", args=[self.case_id])
