"""Where somebody lives, with whom, from a day to a day."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q

from access.models import TeamGrant, UserGrant
from agencies.models import StaffMember
from audit import history
from common.models import Record
from people.models.person import Person
from people.querysets import Addresses, Households


@history.kept()
class AddressEpisode(Record):
    """An address of a person from a day to a day. A protected one is a root of its own beside the person."""

    class Kind(models.TextChoices):
        """What the address is to the person."""

        HOME = "home", "Home"
        TEMPORARY = "temporary", "Temporary"
        PROTECTED = "protected", "Protected"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.HOME)
    line = models.CharField("address", max_length=200)
    postcode = models.CharField(max_length=12, blank=True)
    uprn = models.CharField("UPRN", max_length=20, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    until_why = models.TextField("why no longer", blank=True)
    why = models.TextField("why there, or why protected", blank=True)
    source = models.CharField("how it is known", max_length=200, blank=True)
    told_in = models.UUIDField("key of the record in which a protected address was told", null=True, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Addresses.as_manager()
    access_root = "person_id"

    class Meta(Record.Meta):
        ordering = ["-since", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(kind="home", until=None), name="one_home_address_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(line="", postcode=""), name="address_says_something"),
            models.CheckConstraint(condition=~Q(kind="protected") | ~Q(why=""), name="address_protected_for_a_reason"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="address_until_after_since"
            ),
            models.CheckConstraint(
                condition=Q(until=None, until_why="") | Q(until__isnull=False) & ~Q(until_why=""),
                name="address_ended_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return "address"

    @property
    def words(self) -> str:
        """Return the address on one line."""
        return ", ".join(filter(None, (self.line, self.postcode)))


@history.kept()
class AddressEpisodeUserGrant(UserGrant):
    """Sight of a protected address given to one member of staff."""

    content_object: Any = models.ForeignKey(AddressEpisode, on_delete=models.PROTECT)

    class Meta(UserGrant.Meta):
        abstract = False


@history.kept()
class AddressEpisodeTeamGrant(TeamGrant):
    """Sight of a protected address given to a team."""

    content_object: Any = models.ForeignKey(AddressEpisode, on_delete=models.PROTECT)

    class Meta(TeamGrant.Meta):
        abstract = False


@history.kept()
class HouseholdMember(Record):
    """That a person lives in a household, or is known not to, from a day to a day.

    A household is who lives together, and has no record of its own: its members share ``household``. Somebody may
    belong to several, as a child who lives with either parent in turn.
    """

    class Stay(models.TextChoices):
        """Does the person live there?"""

        LIVES = "lives", "Lives there"
        PART = "part", "Lives there part of the time"
        NOT = "not", "Does not live there"

    household = models.UUIDField(default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="households")
    stay = models.CharField(max_length=8, choices=Stay, default=Stay.LIVES)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    until_why = models.TextField("why no longer", blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Households.as_manager()
    access_root = "person_id"

    class Meta(Record.Meta):
        ordering = ["-since", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "person"], condition=Q(until=None), name="in_a_household_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(stay="lives", until=None), name="lives_in_one_household_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="household_until_after_since"
            ),
            models.CheckConstraint(
                condition=Q(until=None, until_why="") | Q(until__isnull=False) & ~Q(until_why=""),
                name="household_ended_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["household"], name="members_of_a_household")]

    def __str__(self) -> str:
        return "member of a household"
