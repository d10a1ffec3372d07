"""The one plan of a child, the times in which it holds a child protection plan, and each version agreed."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from plans.querysets import ChildPlans, OfPlan, Standing


@history.kept()
class ChildPlan(Record):
    """The single plan of everybody who works with a child; on the register it holds the child protection plan.

    It is written between meetings; what a meeting agreed is kept as a version.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="child_plan")
    begun_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    begun_on = models.DateField()
    because = models.TextField("why the child needs a plan")
    childs_view = models.TextField("what the child thinks and wants", blank=True)
    parents_view = models.TextField("what the parents or carers think and want", blank=True)
    strengths = models.TextField("what protects the child and goes well", blank=True)
    contingency = models.TextField("what happens if the plan does not work", blank=True)
    named_person = models.CharField(max_length=200, blank=True)
    named_person_contact = models.CharField("how to reach the named person", max_length=120, blank=True)

    objects = ChildPlans.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        constraints = [models.CheckConstraint(condition=~Q(because=""), name="plan_begun_for_a_reason")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_begun", fields=["case", "begun_by", "begun_on", "because"]),
        ]

    def __str__(self) -> str:
        return "child’s plan"

    def get_absolute_url(self) -> str:
        """Return the page of the plan in its case."""
        return reverse("plans:case_plan", args=[self.case_id])


@history.kept()
class ProtectionPeriod(Record):
    """A time in which the child's plan holds a child protection plan."""

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="protection")
    begins_on = models.DateField()
    begun_because = models.TextField()
    begun_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Standing.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["begins_on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(ends_on=None), name="one_protection_plan_at_a_time"),
            models.CheckConstraint(
                condition=Q(ends_on=None, ended_by=None, ended_because="")
                | Q(ends_on__gte=F("begins_on"), ended_by__isnull=False) & ~Q(ended_because=""),
                name="protection_ended_by_somebody_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return "child protection plan"


@history.kept()
class PlanVersion(Record):
    """The plan as it was agreed: whole, numbered, never changed."""

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(
        StaffMember, verbose_name="who recorded that it was agreed", on_delete=models.PROTECT, related_name="+"
    )
    meeting_reference = models.CharField("where it was agreed", max_length=200)
    content = models.JSONField()

    objects = OfPlan.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_versions_numbered"),
            models.CheckConstraint(condition=~Q(meeting_reference=""), name="version_agreed_somewhere"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="kept_as_agreed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"version {self.number}"

    def get_absolute_url(self) -> str:
        """Return the version's page."""
        return reverse("plans:version_detail", args=[self.pk])


@history.kept()
class PlanHandover(Record):
    """What one lead professional told the next when the plan passed from hand to hand."""

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="handovers")
    before = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("what was handed over")
    on = models.DateField()
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfPlan.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="handed_over_with_words")]

    def __str__(self) -> str:
        return "hand-over"
