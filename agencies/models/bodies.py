"""Partnerships, the agencies that serve them, the organisations that control data, and their teams."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models

from access.querysets import Public
from audit import history
from common.models import Record


@history.kept()
class Partnership(Record):
    """A child protection committee's area, such as a city."""

    name = models.CharField(max_length=120, unique=True)
    committee = models.CharField("committee's name", max_length=160)

    objects = Public.as_manager()

    def __str__(self) -> str:
        return self.name


@history.kept()
class Agency(Record):
    """One of the kinds of service that answer to a committee; it may serve several partnerships."""

    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=120, unique=True)
    partnerships = models.ManyToManyField(Partnership, related_name="agencies")
    position = models.PositiveSmallIntegerField(default=0)

    objects = Public.as_manager()

    class Meta(Record.Meta):
        verbose_name_plural = "agencies"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


@history.kept()
class Organisation(Record):
    """The body that controls the data: a council, a health board, each voluntary organisation by itself."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=120, unique=True)

    objects = Public.as_manager()

    class Meta(Record.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Teams(Public):
    """Teams, asked by what they do."""

    def of_kind(self, kind: str) -> Teams:
        """Keep the teams of one kind."""
        return self.filter(kind=kind)


@history.kept()
class Team(Record):
    """People who work together and may be granted sight of a record together, through one auth group."""

    class Kind(models.TextChoices):
        """What a team is there for."""

        PRACTICE = "practice", "Works with children and families"
        RECEIVING = "receiving", "Receiving team: screens every concern of possible harm"
        DESIGNATED_MANAGERS = "designated_managers", "Designated managers and deputies"
        SUBGROUP = "subgroup", "Practice Review Sub-group"
        CHIEF_OFFICERS = "chief_officers", "Chief Officers Group"
        OFFICE = "office", "Committee office"
        ADMINISTRATION = "administration", "Systems administration"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=24, choices=Kind, default=Kind.PRACTICE)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="team", editable=False)
    telephone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    precedence = models.PositiveSmallIntegerField(
        default=0, help_text="Among receiving teams, the lowest number receives a concern first."
    )

    objects = Teams.as_manager()

    class Meta(Record.Meta):
        ordering = ["organisation__name", "name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="team_named_once")]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation.name}"

    @property
    def agency(self) -> Agency:
        """Return the agency the team's organisation belongs to."""
        return self.organisation.agency
