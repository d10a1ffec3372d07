"""What is known of somebody beside name and birth: numbers of other systems, and facts with their dates."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agencies.models import StaffMember
from audit import history
from common.models import Record
from people.models.person import Person
from people.querysets import Facts, Identifiers


@history.kept()
class Identifier(Record):
    """A number or mark by which another system knows the person. A doubtful one is kept, with what looks wrong."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField("kind of number", max_length=24)
    value = models.CharField("number", max_length=40)
    source = models.CharField("where it comes from", max_length=200, blank=True)
    warned = models.TextField("what looks wrong", blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.TextField(blank=True)

    objects = Identifiers.as_manager()
    access_root = "person_id"

    class Meta(Record.Meta):
        ordering = ["scheme", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "scheme", "value"], condition=Q(ended_at=None), name="identifier_stands_once"
            ),
            models.CheckConstraint(condition=~Q(value=""), name="identifier_says_something"),
            models.CheckConstraint(
                condition=Q(verified_at=None, verified_by=None)
                | Q(verified_at__isnull=False, verified_by__isnull=False),
                name="identifier_verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why=""),
                name="identifier_ended_with_reason",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "identifier"


@history.kept()
class PersonFact(Record):
    """Something dated that is known of a person: a language, a need, a belief, a GP."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=24)
    words = models.TextField()
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    until_why = models.TextField("why no longer", blank=True)
    source = models.CharField("how it is known", max_length=200, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Facts.as_manager()
    access_root = "person_id"

    class Meta(Record.Meta):
        ordering = ["kind", "-since", "-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="fact_says_something"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="fact_until_after_since"
            ),
            models.CheckConstraint(
                condition=Q(until=None, until_why="") | Q(until__isnull=False) & ~Q(until_why=""),
                name="fact_ended_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return "fact about a person"
