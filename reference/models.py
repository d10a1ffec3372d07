"""Timescales, code lists, holidays and quality frameworks: dated, cited rows, superseded and never edited."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.querysets import Public
from audit import history
from common.models import Record


class HowSure(models.TextChoices):
    """How sure Rowan is of a fact."""

    VERIFIED = "V", "Seen in the source"
    PARTLY = "P", "Partly seen in the source"
    KNOWN = "K", "General knowledge, not verified"
    DESIGN = "D", "Rowan's own proposal"


class Dated(Public):
    """Rows that hold from a day to a day."""

    def current(self) -> Self:
        """Keep the rows as Rowan has them now; leave out those a later reading replaced."""
        return self.filter(superseded_at=None)

    def on(self, day: dt.date) -> Self:
        """Keep the rows in force on ``day``."""
        return self.current().filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


def never_edited(*fields: str) -> list[pgtrigger.Trigger]:
    """Return the triggers by which PostgreSQL refuses to change what a row says, or to delete it."""
    return [
        *Record.Meta.triggers,
        pgtrigger.ReadOnly(name="never_edited", fields=list(fields)),
        pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
    ]


class Law(Record):
    """A row that says since when it holds, where it is written and how sure Rowan is of it."""

    source = models.CharField(max_length=300, blank=True)
    how_sure = models.CharField(max_length=1, choices=HowSure)
    valid_from = models.DateField()
    valid_to = models.DateField("holds until, not with", null=True, blank=True)
    superseded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = Dated.as_manager()

    class Meta(Record.Meta):
        abstract = True

    def holds_on(self, day: dt.date) -> bool:
        """Say whether the row is in force on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)

    @property
    def check_locally(self) -> bool:
        """Say whether a committee has to confirm this before relying on it."""
        return self.how_sure in {HowSure.KNOWN, HowSure.DESIGN}


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
        COUNT = "count", "at least"

    key = models.CharField(max_length=40)
    profile = models.CharField(max_length=8, choices=Profile)
    number = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=Unit)
    text = models.CharField("in words", max_length=300)
    steps = models.JSONField("minutes of each rung of a ladder", default=list, blank=True)

    class Meta(Law.Meta):
        ordering = ["key", "valid_from", "profile"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "profile", "valid_from"], condition=Q(superseded_at=None), name="timescale_current_once"
            )
        ]
        triggers = never_edited("key", "profile", "number", "unit", "text", "steps", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return self.key

    @property
    def in_words(self) -> str:
        """Return number and unit: "28 calendar days"."""
        if self.unit == self.Unit.COUNT:
            return f"{self.get_unit_display()} {self.number}"
        unit = self.get_unit_display()
        return (
            f"{self.number} {unit.replace('s', '', 1) if self.number == 1 and unit != 'weeks of pregnancy' else unit}"
        )


@history.kept()
class CodeList(Record):
    """A list of codes that forms offer."""

    key = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)

    objects = Public.as_manager()

    class Meta(Record.Meta):
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


@history.kept()
class Code(Law):
    """One choice of a list, from a day to a day. Records keep the code; the label is said as of their day."""

    list = models.ForeignKey(CodeList, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=24)
    label = models.CharField(max_length=160)
    needs = models.CharField("what it needs", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Law.Meta):
        ordering = ["list", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "code", "valid_from"], condition=Q(superseded_at=None), name="code_current_once"
            )
        ]
        triggers = never_edited("list", "code", "label", "needs", "position", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return self.code


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
class Framework(Law):
    """A quality framework by which inspectors, and the partnership itself, evaluate services; never edited.

    Another edition is another framework with a key of its own, since what was evaluated by this one stays with it.
    """

    key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    body = models.CharField("who inspects by it", max_length=160)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Law.Meta):
        ordering = ["position", "key"]
        triggers = never_edited("key", "name", "body", "position", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return self.name


@history.kept()
class Indicator(Law):
    """A quality indicator of a framework; what is written about it is found by framework and code.

    So it stays together when a later reading gives the indicator another name.
    """

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="indicators")
    code = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    key_question = models.CharField("key question or area", max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(Law.Meta):
        ordering = ["framework", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code", "valid_from"],
                condition=Q(superseded_at=None),
                name="indicator_current_once",
            )
        ]
        triggers = never_edited(
            "framework", "code", "name", "key_question", "position", "source", "how_sure", "valid_from"
        )

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """Return the page of what is known about it."""
        return reverse("improvement:indicator_detail", args=[self.pk])


@history.kept()
class ScaleWord(Law):
    """The word a framework has for a level from 1 to 6: level 3 is not called the same in each."""

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="scale")
    level = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=40)
    meaning = models.CharField(max_length=200, blank=True)

    class Meta(Law.Meta):
        ordering = ["framework", "-level"]
        constraints = [
            models.CheckConstraint(condition=Q(level__range=(1, 6)), name="scale_of_six"),
            models.UniqueConstraint(
                fields=["framework", "level", "valid_from"],
                condition=Q(superseded_at=None),
                name="scale_word_current_once",
            ),
        ]
        triggers = never_edited("framework", "level", "word", "meaning", "source", "how_sure", "valid_from")

    def __str__(self) -> str:
        return f"{self.level} {self.word}"
