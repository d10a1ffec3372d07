"""Moves between areas: for good, by a transfer, and for a time, by a temporary stay."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agencies.models import StaffMember
from audit import history
from common.models import Record
from register.models.files import RegisterFile
from register.querysets import Stays, Transfers
from register.workflow import TRANSFER, TransferStatus


class Direction(models.TextChoices):
    """Which way a child moves."""

    IN = "in", "To us"
    OUT = "out", "Away from us"


@history.kept()
class Transfer(Record):
    """A permanent move of a child at risk to or from another area, until the receiving area has decided."""

    Direction = Direction

    class Risk(models.TextChoices):
        """How the area the child leaves judges the risk: reduced, it may review instead; else the receiving meets."""

        CONTINUING = "continuing", "It continues"
        RAISED = "raised", "It is higher because of the move"
        REDUCED = "reduced", "It is lower because of the move"

    file = models.ForeignKey(RegisterFile, on_delete=models.PROTECT, related_name="transfers")
    direction = models.CharField(max_length=4, choices=Direction)
    status = models.CharField(max_length=12, choices=TransferStatus, default=TransferStatus.TOLD)
    authority = models.CharField("other area", max_length=120)
    moved_on = models.DateField("date of the move")
    risk = models.CharField(max_length=12, choices=Risk)
    told_on = models.DateField("told at once on")
    told_whom = models.CharField("who was told, and by whom", max_length=200)
    told_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField("told in writing on", null=True, blank=True)
    confirmed_on = models.DateField("confirmed by the other area on", null=True, blank=True)
    records_on = models.DateField("records made available on", null=True, blank=True)
    safety_plan = models.TextField("interim safety plan until the meeting", blank=True)
    safety_plan_on = models.DateField("interim safety plan agreed on", null=True, blank=True)
    due_at = models.DateTimeField("transfer meeting due", null=True, blank=True)
    met_on = models.DateField("transfer meeting held on", null=True, blank=True)
    attended = models.TextField("who attended", blank=True)
    receiving_lead = models.CharField("lead professional in the receiving area", max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.TextField("reason", blank=True)

    objects = Transfers.as_manager()
    access_root = "file_id"

    class Meta(Record.Meta):
        ordering = ["-told_on", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=Q(decided_on=None), name="one_transfer_at_a_time"),
            models.CheckConstraint(
                condition=Q(status__in=["told", "meeting_due"], decided_on=None, decided_by=None)
                | Q(
                    status__in=["accepted", "not_accepted", "withdrawn"],
                    decided_on__gte=F("told_on"),
                    decided_by__isnull=False,
                ),
                name="transfer_decided_on_a_day",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            *TRANSFER.triggers(),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="as_told",
                fields=["file", "direction", "authority", "moved_on", "told_on", "told_whom", "told_by"],
            ),
        ]

    def __str__(self) -> str:
        return f"transfer {self.file.reference}"

    def get_absolute_url(self) -> str:
        """Return the transfer's page."""
        return self.file.get_absolute_url()

    @property
    def is_out(self) -> bool:
        """Say whether the child leaves us."""
        return self.direction == Direction.OUT

    @property
    def is_pending(self) -> bool:
        """Say whether nothing is decided yet."""
        return self.decided_on is None


@history.kept()
class TemporaryStay(Record):
    """That a registered child stays in another area for a time: that area registers the child for as long."""

    Direction = Direction

    file = models.ForeignKey(RegisterFile, on_delete=models.PROTECT, related_name="stays")
    direction = models.CharField(max_length=4, choices=Direction)
    authority = models.CharField("other area", max_length=120)
    since = models.DateField()
    expected_until = models.DateField(null=True, blank=True)
    told_on = models.DateField()
    told_whom = models.CharField("who was told, and by whom", max_length=200)
    began_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField("registered there, as confirmed on", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.TextField("how it ended, and who was told", blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    disagreement = models.TextField("what the areas do not agree about", blank=True)
    disagreed_at = models.DateTimeField("put to senior managers at", null=True, blank=True)
    disagreed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Stays.as_manager()
    access_root = "file_id"

    class Meta(Record.Meta):
        ordering = ["-since", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=Q(ended_on=None), name="one_stay_at_a_time"),
            models.CheckConstraint(
                condition=Q(expected_until=None) | Q(expected_until__gte=F("since")),
                name="stay_expected_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_how="", ended_by=None)
                | Q(ended_on__gte=F("since"), ended_by__isnull=False) & ~Q(ended_how=""),
                name="stay_ended_with_words",
            ),
            models.CheckConstraint(
                condition=Q(disagreement="", disagreed_at=None, disagreed_by=None)
                | ~Q(disagreement="") & Q(disagreed_at__isnull=False, disagreed_by__isnull=False),
                name="disagreement_put_by_somebody",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="as_begun", fields=["file", "direction", "authority", "since", "told_on", "told_whom", "began_by"]
            ),
        ]

    def __str__(self) -> str:
        return f"temporary stay {self.file.reference}"

    @property
    def is_out(self) -> bool:
        """Say whether the child stays away from us."""
        return self.direction == Direction.OUT
