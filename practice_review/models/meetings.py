"""The sub-group at work: meetings, who came, what was on the agenda, who kept out of what, what was decided."""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from access.querysets import Guarded
from agencies.models import Seat, SeatHeld, StaffMember, Team
from audit import history
from common.models import Record
from practice_review.models.referral import PracticeReviewReferral
from practice_review.querysets import Items, Meetings

NEVER_CHANGED = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete | pgtrigger.Update)


@history.kept()
class Meeting(Record):
    """A meeting of the sub-group. What was said about an item stands with the item, not here."""

    reference = models.CharField(max_length=16, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("held on")
    starts_at = models.TimeField("begins at", null=True, blank=True)
    place = models.CharField(max_length=160, blank=True)
    minutes = models.TextField("minutes of what concerns no item", blank=True)
    held_at = models.DateTimeField("closed at", null=True, blank=True)

    objects = Meetings.as_manager()

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the meeting's page."""
        return reverse("practice_review:meeting_detail", args=[self.pk])


@history.kept()
class MeetingAttendance(Record):
    """That the holder of a seat came to a meeting, or sent apologies."""

    class Came(models.TextChoices):
        """Whether she came."""

        PRESENT = "present", "Present"
        APOLOGIES = "apologies", "Apologies"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    came = models.CharField(max_length=12, choices=Came)

    objects = Meetings.as_manager()

    class Meta(Record.Meta):
        ordering = ["seat__position"]
        verbose_name_plural = "attendance"
        constraints = [models.UniqueConstraint(fields=["meeting", "seat", "staff"], name="attends_once")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.get_came_display().lower()}"


@history.kept()
class AgendaItem(Record):
    """A referral on the agenda of one meeting, with its own readers; over once decided or taken off."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField("minutes planned", default=20)
    said = models.TextField("minutes of this item", blank=True)
    over_at = models.DateTimeField(null=True, blank=True)

    objects = Items.as_manager()
    access_root = "id"

    class Meta(Record.Meta):
        ordering = ["meeting__on", "position"]
        constraints = [
            models.UniqueConstraint(fields=["referral"], condition=Q(over_at=None), name="on_one_agenda_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.meeting.reference}, item {self.position}"

    def get_absolute_url(self) -> str:
        """Return the item's page."""
        return reverse("practice_review:item_detail", args=[self.pk])


@history.kept()
class AgendaItemUserGrant(UserGrant):
    """An item opened to one member of staff."""

    content_object = models.ForeignKey(AgendaItem, on_delete=models.PROTECT)


@history.kept()
class AgendaItemTeamGrant(TeamGrant):
    """An item opened to a team."""

    content_object = models.ForeignKey(AgendaItem, on_delete=models.PROTECT)


class OfItem(Record):
    """Something that belongs to an item and is read by whoever reads the item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="%(class)ss")

    objects = Guarded.as_manager()
    access_root = "item_id"

    class Meta(Record.Meta):
        abstract = True


@history.kept()
class Interest(OfItem):
    """What a member declared that others should know; it changes nothing, and she stays."""

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("the interest")
    found_by_system = models.BooleanField(default=False)

    class Meta(OfItem.Meta):
        abstract = False
        ordering = ["recorded_at"]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "interest"


@history.kept()
class Conflict(OfItem):
    """That somebody may neither read an item's papers nor decide on it, why, and how it was found."""

    class Kind(models.TextChoices):
        """What the conflict is."""

        OWN_REFERRAL = "own_referral", "Suggested or referred it herself"
        OWN_CASEWORK = "own_casework", "Works or worked on the case"
        LINE = "line", "Manages somebody who suggested it or worked on the case"
        FAMILY = "family", "Family or friend"

    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    found_by_system = models.BooleanField(default=False)
    words = models.TextField(blank=True)
    declared_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta(OfItem.Meta):
        abstract = False
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["item", "staff", "kind"], name="conflict_once_a_kind")]

    def __str__(self) -> str:
        return "conflict"


@history.kept()
class Decision(Record):
    """What the sub-group decided on an item, with whom, and why. Never changed."""

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=32, choices=PracticeReviewReferral.Outcome)
    rationale = models.TextField()
    criteria = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    chaired_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting = models.BooleanField(default=False)
    counted_seats = ArrayField(models.CharField(max_length=120), default=list)
    counted_agencies = ArrayField(models.CharField(max_length=120), default=list)
    # Seats counted by a deputy at that meeting: the seat, and who sat on it.
    deputies = models.JSONField(default=dict, blank=True)
    decided_at = models.DateTimeField()

    objects = Guarded.as_manager()
    access_root = "item_id"

    class Meta(Record.Meta):
        ordering = ["decided_at"]
        constraints = [models.CheckConstraint(condition=~Q(rationale=""), name="decision_says_why")]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "decision"


@history.kept()
class Dissent(Record):
    """That a member did not agree, in her words. Never changed."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="dissents")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="+")
    seat_held = models.ForeignKey(SeatHeld, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()

    objects = Guarded.as_manager()
    access_root = "item_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "seat_held"], name="dissents_once"),
            models.CheckConstraint(condition=~Q(words=""), name="dissent_says_why"),
        ]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "dissent"
