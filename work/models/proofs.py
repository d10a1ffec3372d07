"""What the nightly proof found: open work without a living owner, a queue that somebody reads, or a deadline."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Count

from access.querysets import Shared
from audit import history
from common.models import Record


class ProofRuns(Shared):
    """Runs of the proof."""

    def counted(self) -> Self:
        """Add how many each found wanting."""
        return self.annotate(wanting=Count("orphans"))


@history.kept()
class ProofRun(Record):
    """One run of the proof: how much open work there was, and when it was looked at."""

    ran_at = models.DateTimeField()
    looked_at = models.PositiveIntegerField("open records looked at")

    objects = ProofRuns.as_manager()

    class Meta(Record.Meta):
        ordering = ["-ran_at"]

    def __str__(self) -> str:
        return f"proof of {self.ran_at:%Y-%m-%d}"


@history.kept()
class Orphan(Record):
    """One record that a run found wanting: by reference and reason alone, nothing of what is in it."""

    run = models.ForeignKey(ProofRun, on_delete=models.PROTECT, related_name="orphans")
    about = models.UUIDField("root of the record")
    reference = models.CharField(max_length=40)
    what = models.CharField("what it is", max_length=60)
    why = models.CharField("what is missing", max_length=200)

    objects = Shared.as_manager()

    class Meta(Record.Meta):
        ordering = ["what", "reference"]
        indexes = [models.Index(fields=["run"], name="orphans_of_a_run")]

    def __str__(self) -> str:
        return self.reference
