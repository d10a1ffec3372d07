"""The discussion itself, its parts, who took part, and the concerns it is about."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import CORE
from audit import history
from common import clock
from common.models import Record
from discussions.querysets import Discussions, OfDiscussion, Parts
from discussions.workflow import DISCUSSION, GOES_ON, DiscussionStatus
from referrals.models import Concern


class YesNo(models.TextChoices):
    """A plain answer."""

    YES = "yes", "Yes"
    NO = "no", "No"


@history.kept()
class Discussion(Record):
    """What police, health, social work and others share about one child or several, and decide for each."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    status = models.CharField(max_length=10, choices=DiscussionStatus, default=DiscussionStatus.ASKED)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=260)
    asked_at = models.DateTimeField(default=clock.now)
    why = models.TextField("why a discussion is needed")
    started_at = models.DateTimeField(null=True, blank=True)
    emergency = models.CharField("is emergency action needed", max_length=3, choices=YesNo, blank=True)
    emergency_words = models.TextField("what was done at once", blank=True)
    adults_at_risk = models.CharField("may an adult be at risk too", max_length=3, choices=YesNo, blank=True)
    adults_words = models.TextField("what was done for the adult", blank=True)
    other_children = models.CharField("may other children be at risk", max_length=3, choices=YesNo, blank=True)
    other_words = models.TextField("which, and what was done", blank=True)
    summary = models.TextField("what was said", blank=True)
    disagreement = models.TextField("who disagrees, and how it is taken further", blank=True)
    no_plan_why = models.TextField("why no interim safety plan is needed", blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField("last reopened at", null=True, blank=True)
    reopened_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reopened_why = models.TextField("why it was reopened", blank=True)
    declined_why = models.TextField("why none was held", blank=True)

    objects = Discussions.as_manager()
    access_root = "id"

    class Meta(Record.Meta):
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="discussion_asked_for_a_reason"),
            models.CheckConstraint(
                condition=Q(status__in=["asked", "declined"], started_at=None)
                | Q(status__in=["started", "adjourned", "closed"], started_at__isnull=False),
                name="discussion_started_at",
            ),
            models.CheckConstraint(
                condition=~Q(status="closed") & Q(closed_at=None, closed_by=None)
                | Q(status="closed", closed_at__isnull=False, closed_by__isnull=False) & ~Q(summary=""),
                name="discussion_closed_with_what_was_said",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None, reopened_by=None, reopened_why="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_why=""),
                name="discussion_reopened_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(declined_why=""), name="discussion_declined_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["team", "asked_at"], name="discussions_of_a_team")]
        triggers = [
            *Record.Meta.triggers,
            *DISCUSSION.triggers(),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_asked", fields=["reference", "asked_by", "asked_as", "asked_at", "why"]),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the discussion's page."""
        return reverse("discussions:discussion_detail", args=[self.pk])

    @property
    def goes_on(self) -> bool:
        """Say whether it is asked for, under way or adjourned."""
        return self.status in GOES_ON

    @property
    def is_held(self) -> bool:
        """Say whether it was started and not closed: its record is being written."""
        return self.status in {DiscussionStatus.STARTED, DiscussionStatus.ADJOURNED}


@history.kept()
class DiscussionUserGrant(UserGrant):
    """A discussion opened to one member of staff."""

    content_object = models.ForeignKey(Discussion, on_delete=models.PROTECT)


@history.kept()
class DiscussionTeamGrant(TeamGrant):
    """A discussion opened to a team."""

    content_object = models.ForeignKey(Discussion, on_delete=models.PROTECT)


@history.kept()
class DiscussionConcern(Record):
    """That a concern is discussed."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="concerns")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfDiscussion.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [models.UniqueConstraint(fields=["discussion", "concern"], name="concern_discussed_once")]

    def __str__(self) -> str:
        return "concern discussed"


@history.kept()
class DiscussionPart(Record):
    """One time that people spoke: out of hours for what cannot wait, in full, or continued."""

    class Kind(models.TextChoices):
        """How much of the discussion a part is."""

        OUT_OF_HOURS = "out_of_hours", "Out of hours: what cannot wait"
        FULL = "full", "In full"
        CONTINUED = "continued", "Continued"

    class Held(models.TextChoices):
        """How people spoke."""

        TELEPHONE = "telephone", "By telephone"
        VIDEO = "video", "By video"
        TOGETHER = "together", "In one room"

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    held = models.CharField("how it was held", max_length=10, choices=Held)
    started_at = models.DateTimeField()
    led_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    led_as = models.CharField(max_length=260)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.TextField("why it was adjourned", blank=True)
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")

    objects = Parts.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["discussion", "number"], name="part_numbered_once"),
            models.CheckConstraint(
                condition=Q(number=1, follows=None) | Q(number__gt=1, follows__isnull=False),
                name="part_follows_the_one_before",
            ),
            models.CheckConstraint(condition=Q(number=1) | ~Q(kind="out_of_hours"), name="out_of_hours_comes_first"),
            models.CheckConstraint(condition=~Q(number=1) | ~Q(kind="continued"), name="continued_comes_later"),
        ]

    def __str__(self) -> str:
        return f"part {self.number} of {self.discussion.reference}"


@history.kept()
class Participant(Record):
    """Somebody who took part in one part of a discussion, for an agency."""

    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="participants")
    part = models.ForeignKey(DiscussionPart, on_delete=models.PROTECT, related_name="participants")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfDiscussion.as_manager()
    access_root = "discussion_id"

    class Meta(Record.Meta):
        ordering = ["agency__position", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["part", "staff"], name="staff_take_part_once"),
            models.CheckConstraint(condition=~Q(name=""), name="participant_has_a_name"),
        ]

    def __str__(self) -> str:
        return "participant"

    @property
    def is_core(self) -> bool:
        """Say whether they took part for a core agency."""
        return self.agency.code in CORE
