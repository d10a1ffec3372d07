"""How long things may take, where their clocks start, which days do not count, and which era the numbers are of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from access.querysets import Public
from audit import history
from common.models import Record
from reference.models.law import Law, never_edited


@history.kept()
class Timescale(Law):
    """How long something may take, by national guidance of a period or by local agreement."""

    class Profile(models.TextChoices):
        """Which set of numbers a timescale belongs to."""

        EARLIER = "2010", "2010 (as published in 2014)"
        CURRENT = "current", "Current national guidance"
        LOCAL = "local", "Local agreement"

    class Unit(models.TextChoices):
        """What the number counts."""

        CALENDAR_DAYS = "calendar_days", "calendar days"
        WORKING_DAYS = "working_days", "working days"
        MONTHS = "months", "months"
        MINUTES = "minutes", "minutes"
        WEEKS_GESTATION = "weeks_gestation", "weeks of pregnancy"
        HOURS = "hours", "hours"
        COUNT = "count", "at least"
        AT_ONCE = "at_once", "without delay"

    class Nature(models.TextChoices):
        """Who set it, and so what may be done to its clock: see docs/adr/0022."""

        STATUTORY = "statutory", "Statutory: set by law"
        GUIDANCE = "guidance", "Guidance: set by national guidance or local protocol"
        ADMINISTRATIVE = "administrative", "Administrative: set for our own order"

    key = models.CharField(max_length=40)
    label = models.CharField("what is due", max_length=120, blank=True)
    nature = models.CharField(max_length=16, choices=Nature, default=Nature.GUIDANCE)
    profile = models.CharField(max_length=8, choices=Profile)
    number = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=Unit)
    text = models.CharField("in words", max_length=300)
    steps = models.JSONField("minutes of each rung of a ladder", default=list, blank=True)
    starts_from = models.JSONField("moments it may start from, the usual one first", default=list, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Law.Meta):
        ordering = ["key", "valid_from", "profile"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "profile", "valid_from"], condition=Q(superseded_at=None), name="timescale_current_once"
            )
        ]
        triggers = never_edited(
            "key",
            "label",
            "nature",
            "profile",
            "number",
            "unit",
            "text",
            "steps",
            "starts_from",
            "decided_by",
            "source",
            "how_sure",
            "valid_from",
        )

    def __str__(self) -> str:
        return self.key

    @property
    def in_words(self) -> str:
        """Return number and unit: "28 calendar days"."""
        unit = self.get_unit_display()
        if self.unit == self.Unit.AT_ONCE:
            return unit
        if self.unit == self.Unit.COUNT:
            return f"{unit} {self.number}"
        return (
            f"{self.number} {unit.replace('s', '', 1) if self.number == 1 and unit != 'weeks of pregnancy' else unit}"
        )

    @property
    def counts_days(self) -> bool:
        """Say whether it is counted in days, so that a calendar can show how."""
        return self.unit in {self.Unit.CALENDAR_DAYS, self.Unit.WORKING_DAYS, self.Unit.MONTHS}

    @property
    def may_pause(self) -> bool:
        """Say whether a clock by this rule may stand still: only one that is set for our own order."""
        return self.nature == self.Nature.ADMINISTRATIVE


@history.kept()
class ClockStart(Law):
    """From which moment a committee counts a timescale, from a day on. See reference.timescales.start_of."""

    key = models.CharField(max_length=40)
    moment = models.CharField(max_length=40)
    why = models.CharField(max_length=300)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(Law.Meta):
        ordering = ["key", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"], condition=Q(superseded_at=None), name="clock_start_current_once"
            )
        ]
        triggers = never_edited("key", "moment", "why", "decided_by", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return self.key


@history.kept()
class Holiday(Record):
    """A day that does not count as working, in all Scotland or in one committee's area."""

    on = models.DateField()
    name = models.CharField(max_length=120)
    scope = models.CharField(max_length=120, default="Scotland")
    source = models.CharField(max_length=300, blank=True)

    objects = Public.as_manager()

    class Meta(Record.Meta):
        ordering = ["on", "scope"]
        constraints = [models.UniqueConstraint(fields=["on", "scope"], name="holiday_once_a_scope")]

    def __str__(self) -> str:
        return f"{self.on} {self.name}"


@history.kept()
class Era(Record):
    """Which guidance and which words the partnership works by: one row, chosen before Rowan is used."""

    class Profile(models.TextChoices):
        """The eras there are, as profiles of timescales."""

        EARLIER = Timescale.Profile.EARLIER.value, "2010"
        CURRENT = Timescale.Profile.CURRENT.value, "Today"

    profile = models.CharField(max_length=8, choices=Profile)

    objects = Public.as_manager()

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(models.Value(1), name="one_era")]

    def __str__(self) -> str:
        return self.get_profile_display()
