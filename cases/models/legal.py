"""Compulsory measures: whether the Reporter was asked, and orders with their days."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models.case import Case
from cases.querysets import Legal
from common import clock
from common.models import Record

NEVER_DELETED = pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)


@history.kept()
class ReporterReferral(Record):
    """That a referral to the Principal Reporter was considered, what was decided and why, and what came of it."""

    class Decision(models.TextChoices):
        """What was decided: said either way."""

        REFER = "refer", "Refer to the Reporter now"
        ALREADY = "already", "Already referred"
        AT_BIRTH = "at_birth", "Refer when the baby is born"
        NOT_REQUIRED = "not_required", "No referral is required"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reporter_referrals")
    decision = models.CharField(max_length=12, choices=Decision)
    grounds = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    reasons = models.TextField()
    meeting = models.CharField("where it was considered", max_length=120, blank=True)
    considered_at = models.DateTimeField()
    considered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260)
    referred_at = models.DateTimeField("sent to the Reporter at", null=True, blank=True)
    referred_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField("what the Reporter decided", max_length=24, blank=True)
    outcome_words = models.TextField("in words", blank=True)
    outcome_on = models.DateField(null=True, blank=True)
    outcome_by = models.ForeignKey(
        StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="recorded by"
    )

    objects = Legal.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-considered_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="reporter_considered_with_reasons"),
            models.CheckConstraint(
                condition=~Q(decision="refer") | ~Q(grounds=[]), name="reporter_referred_on_some_ground"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_on=None, outcome_by=None)
                | ~Q(outcome="") & Q(outcome_on__isnull=False, outcome_by__isnull=False),
                name="reporter_outcome_by_somebody",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            NEVER_DELETED,
            pgtrigger.ReadOnly(
                name="as_considered",
                fields=["case", "decision", "grounds", "reasons", "meeting", "considered_at", "considered_by"],
            ),
        ]

    def __str__(self) -> str:
        return "Reporter considered"

    def get_absolute_url(self) -> str:
        """Return the page of the case on which it stands."""
        return reverse("cases:case_legal", args=[self.case_id])

    @property
    def waits_to_be_sent(self) -> bool:
        """Say whether it was decided to refer, and nobody has recorded that it was sent."""
        return self.decision == self.Decision.REFER and self.referred_at is None


@history.kept()
class LegalOrder(Record):
    """An order, warrant or place of safety for the child: which, from when, until when, on what conditions."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="legal_orders")
    kind = models.CharField(max_length=24)
    granted_at = models.DateTimeField("granted, or begun, at")
    granted_by = models.CharField("granted by", max_length=120, blank=True)
    implemented_at = models.DateTimeField("carried out at", null=True, blank=True)
    ends_at = models.DateTimeField("runs until", null=True, blank=True)
    conditions = models.TextField(blank=True)
    entered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField("why it ended", blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Legal.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-granted_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=F("granted_at")), name="order_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why=""),
                name="order_ended_by_somebody_with_reason",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            NEVER_DELETED,
            pgtrigger.ReadOnly(name="as_granted", fields=["case", "kind", "granted_at", "entered_by", "acting_as"]),
        ]

    def __str__(self) -> str:
        return "legal order"

    def get_absolute_url(self) -> str:
        """Return the page of the case on which it stands."""
        return reverse("cases:case_legal", args=[self.case_id])

    def is_in_force_at(self, at: dt.datetime) -> bool:
        """Say whether it holds at a moment."""
        return self.ended_at is None and (self.ends_at is None or self.ends_at > at)

    @property
    def is_in_force(self) -> bool:
        """Say whether it holds now."""
        return self.is_in_force_at(clock.now())
