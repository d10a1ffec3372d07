"""That two records are one person, with all that moved; and that two are not, however alike."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common.models import Record
from people.models.person import Alias, Person


@history.kept()
class Merge(Record):
    """That the record ``merged`` is the same person as ``kept``; undone, everything goes back where it was."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.TextField("how it is known")
    merged_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    # The name that the merged record went by, as another name of the kept one; goes with the merge.
    alias = models.ForeignKey(Alias, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    stayed = models.PositiveIntegerField("records that could not move", default=0)
    undone_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_why = models.TextField(blank=True)

    objects = Guarded.as_manager()
    access_root = "kept_id"

    class Meta(Record.Meta):
        ordering = ["-merged_at"]
        constraints = [
            models.UniqueConstraint(fields=["merged"], condition=Q(undone_at=None), name="merged_into_one_at_a_time"),
            models.CheckConstraint(condition=~Q(kept=F("merged")), name="nobody_is_merged_with_herself"),
            models.CheckConstraint(condition=~Q(why=""), name="merged_with_reason"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None, undone_why="")
                | Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_why=""),
                name="merge_undone_by_somebody_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["kept"], condition=Q(undone_at=None), name="merges_into_a_person")]
        triggers = [*Record.Meta.triggers, pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"merge into {self.kept.reference}"

    def get_absolute_url(self) -> str:
        """Return the merge's page."""
        return reverse("people:merge_detail", args=[self.pk])


@history.kept()
class MergeMove(Record):
    """One thing that a merge moved or added: a column of a row, or an opening or exclusion of its own."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="moves")
    table = models.CharField(max_length=80)
    row = models.UUIDField()
    column = models.CharField(max_length=60, blank=True)

    objects = Guarded.as_manager()
    access_root = "merge__kept_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["merge", "table", "row", "column"], name="moved_once_by_a_merge")
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"moved {self.table}"


@history.kept()
class NotSame(Record):
    """That somebody looked and found two alike records to be two people, so that nobody need look again."""

    one = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=300)
    said_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Guarded.as_manager()
    access_root = "one_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="said_once_of_two"),
            # The smaller key first, so that a pair is one row whoever says it.
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="two_people_in_order"),
        ]

    def __str__(self) -> str:
        return "two people"
