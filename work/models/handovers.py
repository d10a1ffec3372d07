"""What one person handed over of another's work, and what they should know who took it over."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.querysets import Shared
from agencies.models import StaffMember
from audit import history
from common.models import Record


class HandOvers(Shared):
    """Hand-overs: read by who gave, who took, and whose work it was."""

    def visible_to(self, user: Any, permission: str = "") -> Any:
        """Keep those that ``user`` had a part in."""
        if not getattr(user, "is_active", False):
            return self.none()
        return self.filter(Q(leaver=user.pk) | Q(to=user.pk) | Q(handed_by=user.pk))


@history.kept()
class HandOver(Record):
    """One hand-over: what was given, by reference alone, and what could not be."""

    leaver = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    handed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    words = models.TextField("what they should know")
    given = ArrayField(models.CharField(max_length=200), default=list)
    refused = ArrayField(models.CharField(max_length=400), default=list)

    objects = HandOvers.as_manager()

    class Meta(Record.Meta):
        ordering = ["-handed_at"]
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="hand_over_has_words")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"hand-over of {self.handed_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """Return the hand-over's page."""
        return reverse("work:handover_detail", args=[self.pk])
