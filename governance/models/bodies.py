"""Who governs: the bodies, their members and chairs over time, their vision, and the groups beside them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.querysets import Shared
from agencies.models import Agency, Partnership, StaffMember
from audit import history
from common.models import Record
from governance.querysets import Tenures


@history.kept()
class Body(Record):
    """A body that leads and answers for child protection, such as the chief officers' group or the committee."""

    code = models.CharField("short name", max_length=12, unique=True)
    name = models.CharField(max_length=160)
    purpose = models.TextField("what it is for")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    objects = Shared.as_manager()

    class Meta(Record.Meta):
        verbose_name_plural = "bodies"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the body's page."""
        return reverse("governance:body_detail", args=[self.pk])


class DatedRow(Record):
    """A row that holds from a day to a day."""

    from_on = models.DateField("from")
    until_on = models.DateField("until", null=True, blank=True)

    objects = Tenures.as_manager()

    class Meta(Record.Meta):
        abstract = True


@history.kept()
class BodyMember(DatedRow):
    """That somebody sits on a body in a seat, from a day to a day."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField("in which seat", max_length=160)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(DatedRow.Meta):
        ordering = ["seat"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="body_member_ends_after_beginning"
            ),
            models.UniqueConstraint(
                fields=["body", "staff"], condition=Q(until_on=None), name="body_member_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}, {self.body}"


@history.kept()
class BodyChair(DatedRow):
    """That a member chairs a body, by a decision of it; the next decision ends it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="chairs")
    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="+")
    decision = models.OneToOneField("BodyDecision", on_delete=models.PROTECT, related_name="chair")

    class Meta(DatedRow.Meta):
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="body_chair_ends_after_beginning"
            ),
            models.UniqueConstraint(fields=["body"], condition=Q(until_on=None), name="one_chair_a_body"),
        ]

    def __str__(self) -> str:
        return f"chair of {self.body}"


@history.kept()
class VisionStatement(DatedRow):
    """What a body wants for children, approved by a decision of it; the next one ends it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="visions")
    text = models.TextField()
    decision = models.OneToOneField("BodyDecision", on_delete=models.PROTECT, related_name="vision")

    class Meta(DatedRow.Meta):
        ordering = ["-from_on"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="vision_says_something"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="vision_ends_after_beginning"
            ),
            models.UniqueConstraint(fields=["body"], condition=Q(until_on=None), name="one_vision_a_body"),
        ]

    def __str__(self) -> str:
        return f"vision of {self.body}"


@history.kept()
class SisterGroup(Record):
    """A group beside the bodies that does its own work: linked, never duplicated."""

    name = models.CharField(max_length=160, unique=True)
    does = models.TextField("what it does")
    link = models.URLField("where to find it", blank=True)

    objects = Shared.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
