"""What is done about it, by whom, by when."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.roles import Permission, Role, roles_that_may
from agencies.models import Agency, StaffMember
from audit import history
from common.models import Record
from improvement import workflow
from improvement.brag import Brag
from improvement.models.plans import Plan
from improvement.models.sources import Recommendation
from improvement.querysets import Actions, Readable
from reference.models import Indicator

KEEPERS = roles_that_may(Permission.KEEP_PLANS)

DATES_KEPT = [
    pgtrigger.ReadOnly(name="original_due_date_kept", fields=["original_due_on"]),
    # A due date moves only beside the row that says why.
    pgtrigger.Trigger(
        name="redated_with_a_reason",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("due_on"),
        condition=pgtrigger.Q(new__due_on__df=pgtrigger.F("old__due_on")),
        func="""
            IF NOT EXISTS (
                SELECT 1 FROM improvement_redating
                WHERE action_id = NEW.id AND old_due_on = OLD.due_on AND new_due_on = NEW.due_on
            ) THEN RAISE EXCEPTION 'rowan: a due date moves only with a reason'; END IF;
            RETURN NEW;
        """,
    ),
]

CARRIED_WITH_A_REASON = pgtrigger.Trigger(
    name="carried_with_a_reason",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("plan_id"),
    condition=pgtrigger.Q(new__plan__df=pgtrigger.F("old__plan")),
    func="""
        IF NOT EXISTS (
            SELECT 1 FROM improvement_transfer
            WHERE action_id = NEW.id AND from_plan_id = OLD.plan_id AND to_plan_id = NEW.plan_id
        ) THEN RAISE EXCEPTION 'rowan: an action is carried into another plan only with a reason'; END IF;
        RETURN NEW;
    """,
)


@history.kept()
class Action(Record):
    """One thing done for improvement."""

    class Theme(models.TextChoices):
        """The nine headings of a committee's functions (2005 guidance on child protection committees)."""

        PUBLIC_INFORMATION = "public_information", "Public information"
        POLICIES = "policies", "Policies, procedures and protocols"
        MANAGEMENT_INFORMATION = "management_information", "Management information"
        QUALITY_ASSURANCE = "quality_assurance", "Quality assurance"
        GOOD_PRACTICE = "good_practice", "Promotion of good practice"
        TRAINING = "training", "Training and staff development"
        COMMUNICATION = "communication", "Communication and co-operation"
        PLANNING = "planning", "Planning and connections"
        LISTENING = "listening", "Listening to children and young people"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    reference = models.CharField(max_length=16, unique=True, editable=False)
    title = models.CharField("what will be done", max_length=240)
    theme = models.CharField(max_length=24, choices=Theme)
    outcome = models.TextField("what will be different for children")
    lead_officer = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="leads")
    lead_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="leads")
    contributors = models.ManyToManyField(Agency, through="Contribution", related_name="contributes_to")
    recommendations = models.ManyToManyField(Recommendation, through="RecommendedAction", related_name="actions")
    indicators = models.ManyToManyField(Indicator, through="ActionForIndicator", related_name="actions")
    starts_on = models.DateField("starts on")
    due_on = models.DateField("due on")
    original_due_on = models.DateField(editable=False)
    status = models.CharField(
        max_length=16, choices=workflow.Status, default=workflow.Status.NOT_STARTED, editable=False
    )
    impact = models.TextField("impact", blank=True)
    measured_by = models.TextField("how it was measured", blank=True)
    brag_override = models.CharField(max_length=8, choices=Brag, blank=True, editable=False)
    brag_reason = models.TextField(blank=True, editable=False)

    objects = Actions.as_manager()

    class Meta(Record.Meta):
        ordering = ["reference"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("starts_on")), name="action_due_after_it_starts"),
            models.CheckConstraint(
                condition=Q(brag_override="") | ~Q(brag_reason=""), name="rating_overridden_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["plan", "status", "due_on"], name="actions_of_a_plan")]
        triggers = [*Record.Meta.triggers, *workflow.LIFE.triggers(), *DATES_KEPT, CARRIED_WITH_A_REASON]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the action's page."""
        return reverse("improvement:action_detail", args=[self.pk])

    @property
    def brag_word(self) -> str:
        """Return the word of the rating that ``rated`` added."""
        return str(Brag(self.brag).label)  # type: ignore[attr-defined]  # choices have labels

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """Leave every action to the office, and her own to its lead officer."""
        if any(role.role in KEEPERS or role.role == Role.TIMER for role in roles):
            return Q()
        return Q(lead_officer=user)


@history.kept()
class RecommendedAction(Record):
    """That an action answers a recommendation."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="links")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="links")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["action", "recommendation"], name="recommended_once")]

    def __str__(self) -> str:
        return "link"


@history.kept()
class Contribution(Record):
    """That an agency takes part in an action it does not lead."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="contributions")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="contributions")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["action", "agency"], name="contributes_once")]

    def __str__(self) -> str:
        return "contribution"


@history.kept()
class Redating(Record):
    """A due date moved, from when to when, by whom and why."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="redatings")
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    reason = models.TextField()
    redated_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["recorded_at"]

    def __str__(self) -> str:
        return "re-dating"


@history.kept()
class Transfer(Record):
    """That an action was carried from one plan into another, when, by whom and why; it keeps its reference."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="transfers")
    from_plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="carried_away")
    to_plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="carried_in")
    decided_on = models.DateField("decided on")
    reason = models.TextField()
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-decided_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(from_plan=F("to_plan")), name="carried_into_another_plan"),
            models.CheckConstraint(condition=~Q(reason=""), name="carried_with_words"),
        ]

    def __str__(self) -> str:
        return "transfer"


@history.kept()
class SignOff(Record):
    """That a body signed an action off; reopening the action ends it."""

    class Body(models.TextChoices):
        """Who signs off: first the committee, then the chief officers."""

        COMMITTEE = "cyppc", "CYPPC"
        CHIEF_OFFICERS = "cog", "Chief Officers Group"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="sign_offs")
    body = models.CharField(max_length=8, choices=Body)
    on = models.DateField()
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["on", "recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "body"], condition=Q(ended_on=None), name="signed_off_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"sign-off by {self.get_body_display()}"
