"""What a meeting decided and why, who did not agree, and who was sent the record."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agencies.models import Agency, StaffMember
from audit import history
from cases.models import ReporterReferral
from common.models import Record
from common.wording import spoken
from planning_meetings.models.meeting import OfOneMeeting, PlanningMeeting
from planning_meetings.models.papers import Invitation

NEVER_CHANGED = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete | pgtrigger.Update)


class Outcome(models.TextChoices):
    """What a meeting may decide. Source: decisions of planning meetings, national guidance."""

    REGISTERED = "registered", "Registered"
    CHILDS_PLAN = "childs_plan", "Not registered: a child’s plan"
    UNIVERSAL = "universal", "Not registered: universal services"
    REMAIN = "remain", "Stays on the register"
    CHANGED = "changed", "Stays on the register, areas of concern changed"
    DEREGISTERED = "deregistered", "Comes off the register"
    TRANSFERRED = "transferred", "Registered here, and off the register of the other area"
    NOT_ACCEPTED = "not_accepted", "Transfer not accepted"


@history.kept()
class MeetingDecision(OfOneMeeting):
    """What a meeting decided, and why. Never changed."""

    meeting = models.OneToOneField(PlanningMeeting, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=16, choices=Outcome)
    reasons = models.TextField()
    areas = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    from_birth = models.BooleanField("on the register from the day of birth", default=False)
    leaving_reason = models.CharField("why the child comes off the register", max_length=24, blank=True)
    next_review_on = models.DateField(null=True, blank=True)
    areas_other = models.CharField("another area of concern, in words", max_length=200, blank=True)
    reporter = models.OneToOneField(ReporterReferral, on_delete=models.PROTECT, related_name="+")
    chaired_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    agencies_present = ArrayField(models.CharField(max_length=120), default=list)
    decided_at = models.DateTimeField()

    class Meta(OfOneMeeting.Meta):
        abstract = False
        ordering = ["decided_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="meeting_decides_with_reasons"),
            models.CheckConstraint(
                condition=Q(from_birth=False) | Q(outcome="registered"), name="from_birth_when_registered"
            ),
        ]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "decision of a planning meeting"

    @property
    def in_words(self) -> str:
        """Return what was decided, in words; for an unborn baby also from when."""
        said = spoken(self.get_outcome_display())
        return f"{said}, from the day of birth" if self.from_birth else said


@history.kept()
class MeetingDissent(OfOneMeeting):
    """That an agency, somebody of the family or the child did not agree, in their words. Never changed."""

    class Whose(models.TextChoices):
        """Who did not agree."""

        AGENCY = "agency", "An agency"
        FAMILY = "family", "Somebody of the family"
        CHILD = "child", "The child"

    whose = models.CharField(max_length=8, choices=Whose)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=160, blank=True)
    words = models.TextField()

    class Meta(OfOneMeeting.Meta):
        abstract = False
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="meeting_dissent_has_words"),
            models.CheckConstraint(
                condition=Q(whose="agency", agency__isnull=False) | ~Q(whose="agency") & Q(agency=None),
                name="dissent_of_an_agency_names_it",
            ),
        ]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "dissent"


@history.kept()
class MeetingRecipient(OfOneMeeting):
    """That the record, or the plan, of a meeting was sent to somebody, when and how. Never changed."""

    class Paper(models.TextChoices):
        """What was sent."""

        RECORD = "record", "The record"
        PLAN = "plan", "The plan"
        BOTH = "both", "The record and the plan"

    invitation = models.ForeignKey(Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("somebody who was not invited", max_length=160, blank=True)
    paper = models.CharField(max_length=8, choices=Paper)
    how = models.CharField("how it was sent", max_length=120)
    sent_on = models.DateField()
    sent_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(OfOneMeeting.Meta):
        abstract = False
        ordering = ["sent_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(invitation=None) & ~Q(name="") | Q(invitation__isnull=False, name=""),
                name="record_sent_to_somebody",
            )
        ]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "record sent"
