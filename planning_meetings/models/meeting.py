"""A child protection planning meeting: when, who chairs it, what was said, and where it stands."""

from __future__ import annotations

import uuid

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models import Case
from common.models import Record
from planning_meetings.querysets import OfMeeting, PlanningMeetings
from planning_meetings.workflow import PLANNING_MEETING, MeetingStatus


@history.kept()
class PlanningMeeting(Record):
    """A meeting about one child, at which agencies and family judge the risk of harm and agree what happens.

    Brothers and sisters each have a meeting of their own; one ``sitting`` says that they are held together.
    """

    class Kind(models.TextChoices):
        """What the meeting is for."""

        INITIAL = "initial", "Initial"
        PRE_BIRTH = "pre_birth", "Pre-birth"
        REVIEW = "review", "Review"
        TRANSFER = "transfer", "Transfer"

    class Harm(models.TextChoices):
        """What the meeting thinks of the risk."""

        YES = "yes", "Yes: the child is at risk of significant harm"
        NO = "no", "No"
        NOT_AGREED = "not_agreed", "Those present did not agree"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="planning_meetings")
    kind = models.CharField(max_length=12, choices=Kind)
    status = models.CharField(max_length=12, choices=MeetingStatus, default=MeetingStatus.ARRANGED)
    sitting = models.UUIDField("held together as", default=uuid.uuid4)
    reconvenes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reconvened_as"
    )
    arranged_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    chair = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    note_taker = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    link = models.CharField("how to join by video or telephone", max_length=200, blank=True)
    notice_sent_at = models.DateTimeField(null=True, blank=True)
    short_notice_why = models.TextField("why the notice is short", blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    strengths = models.TextField("strengths, and what keeps the child safe", blank=True)
    worries = models.TextField("what those present worry about", blank=True)
    analysis = models.TextField("what it means for the child", blank=True)
    significant_harm = models.CharField(max_length=12, choices=Harm, blank=True)
    safety_plan_review = models.TextField("how the interim safety plan works", blank=True)
    complaint_told = models.TextField("how the family was told to disagree or complain", blank=True)
    inquorate_why = models.TextField("who was missing, and how the child is safe meanwhile", blank=True)
    cancelled_why = models.TextField(blank=True)
    record_sent_at = models.DateTimeField(null=True, blank=True)

    objects = PlanningMeetings.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-planned_at", "-recorded_at"]
        indexes = [models.Index(fields=["case", "-planned_at"], name="meetings_of_a_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(status__in=["arranged", "held"]), name="one_planning_meeting_at_a_time"
            ),
            models.UniqueConstraint(fields=["sitting", "case"], name="case_once_a_sitting"),
            models.CheckConstraint(
                condition=Q(status__in=["arranged", "cancelled"]) | Q(held_at__isnull=False), name="held_at_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["inquorate", "reconvened"]) | ~Q(inquorate_why=""),
                name="inquorate_with_reason",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            *PLANNING_MEETING.triggers(),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_arranged", fields=["reference", "case", "kind", "reconvenes", "arranged_by"]),
            pgtrigger.Protect(
                name="record_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=["recorded", "reconvened", "cancelled"]),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the meeting's page."""
        return reverse("planning_meetings:meeting_detail", args=[self.pk])

    @property
    def is_over(self) -> bool:
        """Say whether its record can no longer be changed."""
        return self.status in {MeetingStatus.RECORDED, MeetingStatus.RECONVENED, MeetingStatus.CANCELLED}


class OfOneMeeting(Record):
    """Something that belongs to a meeting and is read by whoever reads its case."""

    meeting = models.ForeignKey(PlanningMeeting, on_delete=models.PROTECT, related_name="%(class)ss")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")

    objects = OfMeeting.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        abstract = True
