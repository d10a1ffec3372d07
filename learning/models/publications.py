"""What a briefing and a newsletter share: written by the office, released to everybody, withdrawn with a reason."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from common.models import Record
from learning.workflow import ReleaseStatus


def words_stay(*columns: str) -> pgtrigger.Trigger:
    """Return the trigger by which PostgreSQL keeps words as they were released."""
    gone_out = pgtrigger.Q(old__status__in=[ReleaseStatus.RELEASED, ReleaseStatus.WITHDRAWN])
    return pgtrigger.Protect(name="words_stay", operation=pgtrigger.UpdateOf(*columns), condition=gone_out)


class Publication(Record):
    """Something released at a stable address; it stays as it is, and a later edition follows it."""

    reference = models.CharField(max_length=20, unique=True, editable=False)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followers", editable=False
    )
    edition = models.PositiveSmallIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    released_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField("why it was withdrawn", blank=True)
    status = models.CharField(max_length=12, choices=ReleaseStatus, default=ReleaseStatus.DRAFT, editable=False)

    # The names of its two pages: to staff, and to anybody.
    page: str
    public_page: str

    class Meta(Record.Meta):
        abstract = True
        ordering: list[Any] = [F("released_on").desc(nulls_last=True), "-reference"]
        constraints: list[models.BaseConstraint] = [
            models.CheckConstraint(
                condition=~Q(status="released") | Q(released_on__isnull=False), name="%(class)s_released_on_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(withdrawn_why=""), name="%(class)s_withdrawn_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return its page for staff."""
        return reverse(self.page, args=[self.pk])

    @property
    def public_url(self) -> str:
        """Return the address at which anybody reads it once it is released."""
        return reverse(self.public_page, args=[self.reference])

    @property
    def is_draft(self) -> bool:
        """Say whether it is still being written."""
        return self.status == ReleaseStatus.DRAFT

    @property
    def is_released(self) -> bool:
        """Say whether anybody may read it."""
        return self.status == ReleaseStatus.RELEASED

    @property
    def colour(self) -> str:
        """Return the colour of the tag that says how far it is."""
        return {"released": "green", "draft": "yellow"}.get(self.status, "grey")
