"""What every record has, and the counters behind human references."""

from __future__ import annotations

import uuid

import pgtrigger
from django.db import connection, models

from common import clock


class CountVersions(pgtrigger.Trigger):
    """Number the versions of a row, so that a stale edit is seen whoever wrote in between."""

    when = pgtrigger.Before
    operation = pgtrigger.Update
    func = "NEW.version = OLD.version + 1; RETURN NEW;"

    def __init__(self) -> None:
        super().__init__(name="count_versions")


class Record(models.Model):
    """A row of Rowan's own: key that cannot be guessed, moment of recording, version."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        triggers: list[pgtrigger.Trigger] = [CountVersions()]


class ReferenceCounter(models.Model):
    """The last number given out for a prefix in a year."""

    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_counter_a_prefix_and_year")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}-{self.last:05d}"


def next_reference(prefix: str) -> str:
    """Return the next reference such as ``C-2026-00417``; it belongs to the transaction that asks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO common_referencecounter (prefix, year, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (prefix, year) DO UPDATE SET last = common_referencecounter.last + 1 RETURNING last",
            [prefix, year := clock.today().year],
        )
        return f"{prefix}-{year}-{cursor.fetchone()[0]:05d}"
