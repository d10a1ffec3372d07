"""What the sub-group asks every member of staff to suggest, from a day until a day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from learning.querysets import OpenCalls


@history.kept()
class OpenCall(Record):
    """An open call for referrals to the Practice Review Sub-group: what it asks for, and its days."""

    title = models.CharField(max_length=160)
    words = models.TextField("what it asks for")
    from_on = models.DateField("from")
    until_on = models.DateField("until")
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OpenCalls.as_manager()

    class Meta(Record.Meta):
        ordering = ["-from_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(words=""), name="open_call_says_something"),
            models.CheckConstraint(condition=Q(until_on__gte=F("from_on")), name="open_call_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of open calls."""
        return reverse("learning:call_list")

    @property
    def standing(self) -> str:
        """Return whether it is open today, to come or over."""
        today = clock.today()
        if today < self.from_on:
            return "To come"
        return "Open" if today <= self.until_on else "Over"

    @property
    def colour(self) -> str:
        """Return the colour of the tag that says so."""
        return {"Open": "green", "To come": "blue"}.get(self.standing, "grey")
