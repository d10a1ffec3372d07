"""What every row of the law says of itself, and how PostgreSQL keeps it from being edited."""

from __future__ import annotations

import datetime as dt
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q

from access.querysets import Public
from common.models import Record


class HowSure(models.TextChoices):
    """How sure Rowan is of a fact."""

    VERIFIED = "V", "Seen in the source"
    PARTLY = "P", "Partly seen in the source"
    KNOWN = "K", "General knowledge, not verified"
    DESIGN = "D", "Rowan's own proposal"


UNSURE = (HowSure.KNOWN, HowSure.DESIGN)


def in_force_on(day: dt.date) -> Q:
    """Return which rows hold on ``day``."""
    return (Q(valid_to=None) | Q(valid_to__gt=day)) & Q(valid_from__lte=day)


class Dated(Public):
    """Rows that hold from a day to a day."""

    def current(self) -> Self:
        """Keep the rows as Rowan has them now; leave out those a later reading replaced."""
        return self.filter(superseded_at=None)

    def on(self, day: dt.date) -> Self:
        """Keep the rows in force on ``day``."""
        return self.current().filter(in_force_on(day))


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
        return self.how_sure in UNSURE
