"""What two people are to each other: written once, read from either end."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from agencies.models import StaffMember
from audit import history
from common.models import Record
from people.models.person import Person
from people.querysets import Ties


class Answer(models.TextChoices):
    """An answer that may not be known."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


@history.kept()
class Relationship(Record):
    """That ``person`` is ``person_is`` to ``other``, who is ``other_is`` to her, from a day to a day.

    Between a parent or carer and a child the parent or carer is ``person``; parental responsibilities and rights are
    hers for ``other``.
    """

    Answer = Answer

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    person_is = models.CharField(max_length=24)
    other_is = models.CharField(max_length=24)
    parental_responsibility = models.CharField(
        "parental responsibilities and rights", max_length=10, choices=Answer, default=Answer.NOT_KNOWN
    )
    no_contact = models.TextField("why they must not meet", blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    until_why = models.TextField("why no longer", blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Ties.as_manager()
    access_root = "person_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                Least("person", "other"),
                Greatest("person", "other"),
                Least("person_is", "other_is"),
                Greatest("person_is", "other_is"),
                condition=Q(until=None),
                name="related_so_once_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(person=F("other")), name="nobody_is_related_to_herself"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="relationship_until_after_since",
            ),
            models.CheckConstraint(
                condition=Q(until=None, until_why="") | Q(until__isnull=False) & ~Q(until_why=""),
                name="relationship_ended_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["other"], name="relationships_by_other_end")]

    def __str__(self) -> str:
        return "relationship"

    def end_of(self, person_id: uuid.UUID) -> uuid.UUID:
        """Return the key of whoever stands at the other end."""
        return self.other_id if person_id == self.person_id else self.person_id

    def word_for(self, person_id: uuid.UUID) -> str:
        """Return the code of what this person is to the one at the other end."""
        return self.person_is if person_id == self.person_id else self.other_is

    @property
    def parental(self) -> str:
        """Return the answer about parental responsibilities in words."""
        return str(Answer(self.parental_responsibility).label)
