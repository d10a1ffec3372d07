"""What a plan says: what we worry about, what will be different for the child, and who does what by when."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.models import Agency, StaffMember
from audit import history
from common import clock
from common.models import Record
from plans.models.plan import ChildPlan
from plans.querysets import OfAction, OfOutcome, PlanActions, Standing
from plans.workflow import PLAN_ACTION, PlanActionStatus

NEVER_DELETED = pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)


@history.kept()
class PlanRisk(Record):
    """Something that those who work with the child worry about, and what it rests on."""

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="risks")
    number = models.PositiveSmallIntegerField(editable=False)
    worry = models.TextField("what we worry about")
    evidence = models.TextField("what shows it")
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField("no longer a worry since", null=True, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.TextField(blank=True)

    objects = Standing.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="worries_numbered"),
            models.CheckConstraint(
                condition=Q(ends_on=None, ended_by=None, ended_why="")
                | Q(ends_on__isnull=False, ended_by__isnull=False) & ~Q(ended_why=""),
                name="worry_ended_by_somebody_with_reason",
            ),
        ]
        triggers = [*Record.Meta.triggers, NEVER_DELETED]

    def __str__(self) -> str:
        return f"worry {self.number}"


@history.kept()
class PlanOutcome(Record):
    """What will be different for the child, because of which worries, and how it will be known."""

    class Term(models.TextChoices):
        """How soon it is to be so."""

        SHORT = "short", "Short term"
        MEDIUM = "medium", "Medium term"
        LONG = "long", "Long term"

    class Ended(models.TextChoices):
        """How work towards an outcome ended."""

        REACHED = "reached", "Reached"
        LET_GO = "let_go", "No longer sought"

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="outcomes")
    number = models.PositiveSmallIntegerField(editable=False)
    risks = models.ManyToManyField(PlanRisk, through="OutcomeRisk", related_name="outcomes")
    difference = models.TextField("what will be different for the child")
    term = models.CharField(max_length=8, choices=Term)
    how_known = models.TextField("how we will know")
    indicators = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_as = models.CharField(max_length=8, choices=Ended, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.TextField(blank=True)

    objects = Standing.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="outcomes_numbered"),
            models.CheckConstraint(
                condition=Q(ends_on=None, ended_by=None, ended_why="", ended_as="")
                | Q(ends_on__isnull=False, ended_by__isnull=False) & ~Q(ended_why="") & ~Q(ended_as=""),
                name="outcome_ended_by_somebody_with_reason",
            ),
        ]
        triggers = [*Record.Meta.triggers, NEVER_DELETED]

    def __str__(self) -> str:
        return f"outcome {self.number}"


@history.kept()
class OutcomeRisk(Record):
    """That an outcome answers a worry."""

    outcome = models.ForeignKey(PlanOutcome, on_delete=models.PROTECT, related_name="ties")
    risk = models.ForeignKey(PlanRisk, on_delete=models.PROTECT, related_name="ties")

    objects = OfOutcome.as_manager()
    access_root = "outcome__plan__case_id"

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["outcome", "risk"], name="outcome_tied_to_a_worry_once")]

    def __str__(self) -> str:
        return "tie"


@history.kept()
class PlanAction(Record):
    """What somebody does towards an outcome, by when, and what came of it."""

    outcome = models.ForeignKey(PlanOutcome, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveSmallIntegerField(editable=False)
    what = models.TextField("what will be done")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_words = models.CharField("who, such as somebody of the family", max_length=120, blank=True)
    due_on = models.DateField("by when")
    status = models.CharField(max_length=12, choices=PlanActionStatus, default=PlanActionStatus.TO_DO, editable=False)
    effect = models.TextField("what it changed for the child", blank=True)
    ends_on = models.DateField(null=True, blank=True)
    ended_why = models.TextField(blank=True)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = PlanActions.as_manager()
    access_root = "outcome__plan__case_id"

    class Meta(Record.Meta):
        ordering = ["due_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="plan_actions_numbered"),
            models.CheckConstraint(
                condition=Q(staff__isnull=False, agency=None, by_words="")
                | Q(staff=None, agency__isnull=False, by_words="")
                | Q(staff=None, agency=None) & ~Q(by_words=""),
                name="plan_action_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(status="to_do", ends_on=None) | ~Q(status="to_do") & Q(ends_on__isnull=False),
                name="plan_action_ended_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["staff"], condition=Q(status="to_do"), name="plan_actions_of_staff")]
        triggers = [*Record.Meta.triggers, *PLAN_ACTION.triggers(), NEVER_DELETED]

    def __str__(self) -> str:
        return "action of a child’s plan"

    def get_absolute_url(self) -> str:
        """Return where it stands in its plan."""
        return f"{self.outcome.plan.get_absolute_url()}#action-{self.pk}"

    @property
    def who(self) -> str:
        """Return who does it, in words."""
        return str(self.staff or self.agency or self.by_words)

    @property
    def is_overdue(self) -> bool:
        """Say whether it should be done by now and is not."""
        return self.status == PlanActionStatus.TO_DO and self.due_on < clock.today()


@history.kept()
class StepRedating(Record):
    """That the day by which an action is due moved, from when to when, by whom and why. Never changed."""

    action = models.ForeignKey(PlanAction, on_delete=models.PROTECT, related_name="redatings")
    old_due_on = models.DateField("was due on")
    new_due_on = models.DateField("became due on")
    why = models.TextField("why the day moved")
    redated_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    redated_at = models.DateTimeField()

    objects = OfAction.as_manager()
    access_root = "action__outcome__plan__case_id"

    class Meta(Record.Meta):
        ordering = ["redated_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="plan_action_redated_for_a_reason"),
            models.CheckConstraint(condition=~Q(old_due_on=models.F("new_due_on")), name="plan_action_redated_moves"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "re-dating of an action"
