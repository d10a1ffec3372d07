"""Who stands in for a member at one meeting."""

from __future__ import annotations

from django.db import models

from agencies.models import SeatHeld, StaffMember
from audit import history
from common.models import Record
from practice_review.models.meetings import Meeting
from practice_review.querysets import Meetings


@history.kept()
class Deputy(Record):
    """That somebody of the same agency stands in for who holds a seat, at one meeting; counted once she came."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="deputies")
    held = models.ForeignKey(SeatHeld, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    came = models.BooleanField(default=False)

    objects = Meetings.as_manager()

    class Meta(Record.Meta):
        ordering = ["held__seat__position"]
        verbose_name_plural = "deputies"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "held"], name="one_deputy_a_seat"),
            models.UniqueConstraint(fields=["meeting", "staff"], name="deputy_for_one_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.held.seat}, deputy"
