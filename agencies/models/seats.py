"""The seats of the Practice Review Sub-group, and who holds them over time."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from access.querysets import Public
from agencies.models.bodies import Agency, Team
from agencies.models.staff import RoleHeld, StaffMember
from audit import history
from common import clock
from common.models import Record


@history.kept()
class Seat(Record):
    """A place in a sub-group: the independent chair's, an agency's or the co-opted one; vacant when nobody holds it."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="seats")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(max_length=120)
    is_chair = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    in_appointment_since = models.DateField("appointment under way since", null=True, blank=True)

    objects = Public.as_manager()

    class Meta(Record.Meta):
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["team", "name"], name="seat_named_once"),
            models.UniqueConstraint(fields=["team"], condition=Q(is_chair=True), name="one_chair_a_subgroup"),
        ]

    def __str__(self) -> str:
        return self.name


class SeatsHeld(Public):
    """Who held seats, asked by when."""

    def held_at(self, at: dt.datetime) -> SeatsHeld:
        """Keep those held at a moment by somebody who may sign in."""
        return self.filter(
            Q(role__ends_at=None) | Q(role__ends_at__gt=at), role__starts_at__lte=at, role__staff__is_active=True
        ).select_related("seat__agency", "role__staff__team__organisation__agency", "role__team")


@history.kept()
class SeatHeld(Record):
    """That a role in the sub-group is held on a seat, as such or acting; the role has the dates."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="held")
    role = models.OneToOneField(RoleHeld, on_delete=models.PROTECT, related_name="seat_held")
    acting = models.BooleanField(default=False)

    objects = SeatsHeld.as_manager()

    class Meta(Record.Meta):
        verbose_name_plural = "seats held"
        ordering = ["seat__position", "-role__starts_at"]

    def __str__(self) -> str:
        return f"{self.seat}, acting" if self.acting else str(self.seat)

    @property
    def staff(self) -> StaffMember:
        """Return who holds it."""
        return self.role.staff

    @property
    def last_day(self) -> dt.date | None:
        """Return the last day on which it is held, where that is known."""
        ends_at = self.role.ends_at
        return (ends_at - dt.timedelta(seconds=1)).astimezone(clock.LOCAL).date() if ends_at else None

    @property
    def is_held(self) -> bool:
        """Say whether it is held now."""
        return self.role.is_held_at(clock.now())
