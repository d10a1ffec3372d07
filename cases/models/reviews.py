"""The chronology read as a whole: what somebody made of it, and when."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from cases.models.case import Case
from cases.querysets import OfCase
from common.models import Record


@history.kept()
class ChronologyReview(Record):
    """A reading of the chronology from a day to a day: what it tells, which patterns it shows, what is missing."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="chronology_reviews")
    since = models.DateField("from")
    until = models.DateField("to")
    entries = models.PositiveIntegerField("entries that stood in it", default=0)
    tells = models.TextField("what it tells us")
    patterns = models.TextField(blank=True)
    missing = models.TextField("what is missing", blank=True)
    follows = models.TextField("what follows from it", blank=True)
    reviewed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260)
    reviewed_at = models.DateTimeField()

    objects = OfCase.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-reviewed_at"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="review_to_after_from"),
            models.CheckConstraint(condition=~Q(tells=""), name="review_says_what_it_tells"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "review of the chronology"

    def get_absolute_url(self) -> str:
        """Return the chronology that it reads."""
        return reverse("cases:case_chronology", args=[self.case_id])
