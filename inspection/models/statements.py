"""Where we stand, indicator by indicator, as we would say it to an inspector."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from improvement.models import Inspection
from improvement.querysets import Readable
from reference.models import Indicator


@history.kept()
class PositionStatement(Record):
    """Our position on one indicator for one inspection; a change of its words takes the agreement back."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="positions")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    words = models.TextField("where we stand")
    how_we_know = models.TextField("how we know")
    what_next = models.TextField("what we do next")
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    agreed_as = models.CharField("where it was agreed", max_length=200, blank=True)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["indicator__position"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "indicator"], name="one_position_an_indicator"),
            models.CheckConstraint(
                condition=Q(agreed_on=None, agreed_as="") | Q(agreed_on__isnull=False) & ~Q(agreed_as=""),
                name="position_agreed_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return "position statement"

    def get_absolute_url(self) -> str:
        """Return its place among the inspection's positions."""
        return f"{reverse('inspection:position_list', args=[self.inspection_id])}#{self.indicator_id}"
