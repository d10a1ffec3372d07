"""Warning notes: what everybody must know before they meet somebody, with a day to look at it again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from people.models.person import Person


class Warnings(Guarded):
    """Warning notes."""

    def standing(self, at: dt.datetime | None = None) -> Self:
        """Keep those that nobody has ended; with ``at`` those that stood at that moment."""
        if at is None:
            return self.filter(ended_at=None)
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at), recorded_at__lte=at)

    def to_review(self) -> Self:
        """Keep those that stand past the day on which they were to be looked at again."""
        return self.standing().filter(review_on__lte=clock.today())

    def about(self, people: Iterable[uuid.UUID | None]) -> Self:
        """Keep those about any of these people, as a page lays them out."""
        return self.filter(person__in=[one for one in people if one]).select_related("person", "raised_by")


@history.kept()
class WarningNote(Record):
    """What is to be known before somebody is met, and what to do: never without a day to look at it again."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="warnings")
    kind = models.CharField(max_length=24)
    words = models.TextField("what is known")
    to_do = models.TextField("what to do")
    review_on = models.DateField("to be looked at again on")
    raised_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    raised_as = models.CharField(max_length=260)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.TextField(blank=True)

    objects = Warnings.as_manager()
    access_root = "person_id"

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(to_do=""), name="warning_says_what_and_what_to_do"),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why=""),
                name="warning_ended_by_somebody_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["person"], condition=Q(ended_at=None), name="warnings_of_a_person")]
        triggers = [*Record.Meta.triggers, pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return "warning note"

    @property
    def is_standing(self) -> bool:
        """Say whether it holds."""
        return self.ended_at is None

    @property
    def is_to_review(self) -> bool:
        """Say whether the day on which it was to be looked at again has come."""
        return self.is_standing and self.review_on <= clock.today()
