"""The core group: who is in it, its meetings, how far each outcome is, and what it must tell the chair."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from plans.models.content import PlanOutcome
from plans.models.plan import ChildPlan
from plans.querysets import Changes, CoreGroupMembers, OfMeeting, OfPlan

NEVER_DELETED = pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)


@history.kept()
class CoreGroupMember(Record):
    """That somebody belongs to the core group: a worker who sees the case, or somebody named in words."""

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="core_group")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField("name, of somebody who does not use Rowan", max_length=120, blank=True)
    role = models.CharField("who they are to the child", max_length=120)
    is_family = models.BooleanField("of the family", default=False)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = CoreGroupMembers.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["is_family", "begins_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(staff__isnull=False, name="", is_family=False) | Q(staff=None) & ~Q(name=""),
                name="core_group_member_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None, ended_why="") | Q(ends_on__gte=F("begins_on")) & ~Q(ended_why=""),
                name="core_group_left_with_reason",
            ),
            models.UniqueConstraint(
                fields=["plan", "staff"],
                condition=Q(ends_on=None, staff__isnull=False),
                name="in_the_core_group_once",
            ),
        ]

    def __str__(self) -> str:
        return "member of a core group"

    @property
    def who(self) -> str:
        """Return the member's name."""
        return str(self.staff or self.name)


@history.kept()
class CoreGroupMeeting(Record):
    """One meeting of the core group, as recorded afterwards."""

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="core_group_meetings")
    number = models.PositiveSmallIntegerField(editable=False)
    held_on = models.DateField()
    notes = models.TextField("what was said")
    decisions = models.TextField("what was decided", blank=True)
    next_on = models.DateField("when they meet next", null=True, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfPlan.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["-held_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="core_groups_numbered"),
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=F("held_on")), name="core_group_meets_again_later"
            ),
        ]
        triggers = [*Record.Meta.triggers, NEVER_DELETED]

    def __str__(self) -> str:
        return f"core group {self.number}"

    def get_absolute_url(self) -> str:
        """Return the meeting's page."""
        return reverse("plans:core_meeting_detail", args=[self.pk])


@history.kept()
class CoreGroupAttendance(Record):
    """Whether a member of the core group was at a meeting."""

    class Answer(models.TextChoices):
        """There, excused, or neither."""

        ATTENDED = "attended", "Attended"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Did not attend"

    meeting = models.ForeignKey(CoreGroupMeeting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(CoreGroupMember, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, choices=Answer)

    objects = OfMeeting.as_manager()
    access_root = "meeting__plan__case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attends_a_core_group_once")]

    def __str__(self) -> str:
        return "attendance"


@history.kept()
class OutcomeProgress(Record):
    """How far an outcome is, as a core group saw it."""

    class Standing(models.TextChoices):
        """How the child fares in this since the last time."""

        BETTER = "better", "Better"
        SAME = "same", "No change"
        WORSE = "worse", "Worse"
        REACHED = "reached", "Reached"

    meeting = models.ForeignKey(CoreGroupMeeting, on_delete=models.PROTECT, related_name="progress")
    outcome = models.ForeignKey(PlanOutcome, on_delete=models.PROTECT, related_name="progress")
    standing = models.CharField(max_length=8, choices=Standing)
    words = models.TextField("what shows it", blank=True)

    objects = OfMeeting.as_manager()
    access_root = "meeting__plan__case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "outcome"], name="progress_once_a_core_group")]

    def __str__(self) -> str:
        return "progress"


@history.kept()
class PlanChange(Record):
    """A significant change or concern of which the chair of planning meetings or the lead must be told in time."""

    plan = models.ForeignKey(ChildPlan, on_delete=models.PROTECT, related_name="changes")
    meeting = models.ForeignKey(
        CoreGroupMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="changes"
    )
    noticed_on = models.DateField()
    words = models.TextField("what changed, or what the concern is")
    reported_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    told_words = models.TextField("who was told, and what they said", blank=True)
    told_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Changes.as_manager()
    access_root = "plan__case_id"

    class Meta(Record.Meta):
        ordering = ["-noticed_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(told_on=None, told_by=None, told_words="")
                | Q(told_on__gte=F("noticed_on"), told_by__isnull=False) & ~Q(told_words=""),
                name="change_told_to_somebody",
            )
        ]
        triggers = [
            *Record.Meta.triggers,
            NEVER_DELETED,
            pgtrigger.ReadOnly(name="as_noticed", fields=["plan", "meeting", "noticed_on", "words", "reported_by"]),
        ]

    def __str__(self) -> str:
        return "change that the chair must hear of"
