"""Meetings of a body: agenda from the exceptions that were found, papers, who came."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from governance import workflow
from governance.models.bodies import Body, BodyMember
from governance.querysets import OfBody, OfMeeting, Papers


@history.kept()
class BodyMeeting(Record):
    """One meeting of a body."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    minutes = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=workflow.Status, default=workflow.Status.PLANNED, editable=False)

    objects = OfBody.as_manager()

    class Meta(Record.Meta):
        ordering = ["-on", "-reference"]
        triggers = [*Record.Meta.triggers, *workflow.LIFE.triggers()]
        constraints = [
            models.CheckConstraint(condition=~Q(status="minuted") | ~Q(minutes=""), name="minuted_meeting_has_minutes")
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the meeting's page."""
        return reverse("governance:meeting_detail", args=[self.pk])


@history.kept()
class BodyItem(Record):
    """One item of an agenda: an exception that was found, with what it was about then, or one that was added."""

    class Standing(models.TextChoices):
        """Whether the body hears it."""

        FOUND = "found", "To be settled"
        KEPT = "kept", "On the agenda"
        DROPPED = "dropped", "Left out"

    meeting = models.ForeignKey(BodyMeeting, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=16, blank=True, editable=False)
    title = models.CharField("what it is about", max_length=200)
    words = models.TextField("what the body should know", blank=True)
    # Pairs of words and address, as they stood when they were looked for.
    lines = models.JSONField(default=list, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.FOUND, editable=False)
    dropped_why = models.TextField(blank=True, editable=False)

    objects = OfMeeting.as_manager()

    class Meta(Record.Meta):
        ordering = ["position", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "kind"], condition=~Q(kind=""), name="exception_once_a_meeting"),
            models.CheckConstraint(
                condition=~Q(standing="dropped") | ~Q(dropped_why=""), name="item_dropped_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"item of {self.meeting}"


@history.kept()
class BodyPaper(Record):
    """A paper for a meeting: its words, or where the document is, and for whom it is."""

    class Sensitivity(models.TextChoices):
        """Who reads it."""

        MEMBERS = "members", "Members, chief officers and the office"
        STAFF = "staff", "Every member of staff, once the papers are out"

    meeting = models.ForeignKey(BodyMeeting, on_delete=models.PROTECT, related_name="papers")
    item = models.ForeignKey(BodyItem, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=200)
    words = models.TextField("what it says", blank=True)
    kept_at = models.CharField("where the document is", max_length=300, blank=True)
    sensitivity = models.CharField(max_length=8, choices=Sensitivity, default=Sensitivity.MEMBERS)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Papers.as_manager()

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") | ~Q(kept_at=""), name="paper_has_words_or_a_place")
        ]

    def __str__(self) -> str:
        return f"paper for {self.meeting}"


@history.kept()
class BodyAttendance(Record):
    """Whether a member came to a meeting, sent a deputy, or was not there."""

    class Came(models.TextChoices):
        """How a seat was filled."""

        PRESENT = "present", "Present"
        DEPUTY = "deputy", "Sent a deputy"
        ABSENT = "absent", "Apologies"

    meeting = models.ForeignKey(BodyMeeting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(max_length=8, choices=Came)

    objects = OfMeeting.as_manager()

    class Meta(Record.Meta):
        ordering = ["member__seat"]
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once_a_member")]

    def __str__(self) -> str:
        return f"attendance at {self.meeting}"
