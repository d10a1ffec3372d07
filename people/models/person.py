"""Persons: children and adults whom records are about, and the other names they go by."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from people import ages
from people.querysets import Aliases

SOUND_OUT = pgtrigger.Trigger(
    name="sound_out",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="NEW.sounds = rowan_sounds(NEW.name_key); RETURN NEW;",
)


class Named(Record):
    """A name with the columns by which it is found: ``people.names.key`` and, by trigger, how its parts sound."""

    forename = models.CharField(max_length=80, blank=True)
    surname = models.CharField(max_length=80, blank=True)
    name_key = models.CharField(max_length=260, editable=False)
    sounds = ArrayField(models.TextField(), default=list, editable=False)

    class Meta(Record.Meta):
        abstract = True
        triggers = [*Record.Meta.triggers, SOUND_OUT]
        indexes = [
            GinIndex(fields=["name_key"], opclasses=["gin_trgm_ops"], name="%(class)s_name_key"),
            GinIndex(fields=["sounds"], name="%(class)s_sounds"),
        ]


@history.kept()
class Person(Named):
    """A child or an adult whom a record is about; never an account. Seen through a record that names the person."""

    class Kind(models.TextChoices):
        """Under 18, or not."""

        CHILD = "child", "Child"
        ADULT = "adult", "Adult"

    class Precision(models.TextChoices):
        """How much of the date of birth is known; ``born_on`` is then the first day it may be."""

        DAY = "day", "The day"
        MONTH = "month", "The month"
        YEAR = "year", "The year"
        APPROXIMATE = "approximate", "About the year"
        UNKNOWN = "unknown", "Not known"

    class Sex(models.TextChoices):
        """As given by whoever recorded the person."""

        FEMALE = "female", "Female"
        MALE = "male", "Male"
        OTHER = "other", "Other"
        NOT_KNOWN = "not_known", "Not known"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.CHILD)
    known_as = models.CharField(max_length=80, blank=True)
    born_on = models.DateField("date of birth", null=True, blank=True)
    birth_precision = models.CharField(max_length=12, choices=Precision, default=Precision.UNKNOWN)
    due_on = models.DateField("due date", null=True, blank=True)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.NOT_KNOWN)
    sex_as_given = models.CharField(max_length=40, blank=True)
    address_line = models.CharField("address", max_length=200, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    chi = models.CharField("CHI number", max_length=20, blank=True)
    telephone = models.CharField(max_length=30, blank=True)

    access_root = "id"
    objects = Guarded.as_manager()

    class Meta(Named.Meta):
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=Q(born_on=None, birth_precision="unknown")
                | Q(born_on__isnull=False) & ~Q(birth_precision="unknown"),
                name="date_of_birth_says_how_exact",
            ),
            models.CheckConstraint(condition=Q(born_on=None) | Q(due_on=None), name="born_or_due_not_both"),
        ]
        indexes = [
            *Named.Meta.indexes,
            models.Index(fields=["born_on"], name="people_born_on"),
            models.Index(fields=["due_on"], name="people_due_on", condition=Q(due_on__isnull=False)),
            models.Index(fields=["postcode"], name="people_postcode"),
            models.Index(fields=["chi"], name="people_chi", condition=~Q(chi="")),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the person's page."""
        return reverse("people:person_detail", args=[self.pk])

    @property
    def name(self) -> str:
        """Return the name as spoken, or what stands for it."""
        spoken = " ".join(filter(None, (self.forename, self.surname)))
        if self.due_on and not self.forename:
            return f"Unborn baby {self.surname}".strip()
        return spoken or self.known_as or "Name not known"

    @property
    def filed_name(self) -> str:
        """Return the name as filed: "MACKAY, Eilidh (known as Ellie)"."""
        filed = ", ".join(filter(None, (self.surname.upper(), self.forename)))
        if not filed or (self.due_on and not self.forename):
            return self.name
        return f"{filed} (known as {self.known_as})" if self.known_as else filed

    @property
    def birth_range(self) -> tuple[dt.date, dt.date] | None:
        """Return the first and last day on which the person may have been born, or None."""
        return ages.birth_range(self.born_on, self.birth_precision)

    @property
    def born_in_words(self) -> str:
        """Return the date of birth or due date as far as known: "March 2015", "due 4 March 2026"."""
        return ages.born_in_words(self.born_on, self.birth_precision, self.due_on)

    def age_on(self, day: dt.date) -> int | None:
        """Return the whole years on ``day``, the fewer where two are possible; None when unborn or not known."""
        possible = ages.ages_on(self.birth_range, day)
        return possible[0] if possible else None

    def age_in_words(self, day: dt.date | None = None) -> str:
        """Return the age on ``day`` (today when not given): "9 years", "9 or 10 years", "5 weeks", "not born yet"."""
        return ages.age_in_words(self.birth_range, self.birth_precision, self.due_on, day or clock.today())

    def is_child_on(self, day: dt.date) -> bool:
        """Say whether the person is under 18 on ``day``; without a date of birth, as recorded."""
        age = self.age_on(day)
        return self.kind == self.Kind.CHILD if age is None else age < ages.ADULT_AT


@history.kept()
class Alias(Named):
    """Another name that a person goes by or went by; the matcher searches it like the first until it is taken back."""

    class Kind(models.TextChoices):
        """Whether the person goes by it still."""

        ALSO = "also", "Also known as"
        EARLIER = "earlier", "Earlier name"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="aliases")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.ALSO)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.TextField(blank=True)

    access_root = "person_id"
    objects = Aliases.as_manager()

    class Meta(Named.Meta):
        verbose_name_plural = "aliases"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name_key"], condition=Q(ended_at=None), name="alias_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why=""),
                name="alias_ended_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return "another name"

    @property
    def name(self) -> str:
        """Return the name as spoken."""
        return " ".join(filter(None, (self.forename, self.surname)))


@history.kept()
class PersonUserGrant(UserGrant):
    """Sight of a person given to one member of staff."""

    content_object: Any = models.ForeignKey(Person, on_delete=models.PROTECT)

    class Meta(UserGrant.Meta):
        abstract = False


@history.kept()
class PersonTeamGrant(TeamGrant):
    """Sight of a person given to a team."""

    content_object: Any = models.ForeignKey(Person, on_delete=models.PROTECT)

    class Meta(TeamGrant.Meta):
        abstract = False
