"""What was recorded of who somebody is before it was put right, and why."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common.models import Record
from people.models.person import Person


@history.kept()
class Correction(Record):
    """That name, birth or another answer to who somebody is was changed: what stood there before, and why."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="corrections")
    before = models.TextField("what was recorded before")
    why = models.TextField("why it changed", blank=True)
    changed_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    access_root = "person_id"
    objects = Guarded.as_manager()

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        constraints = [models.CheckConstraint(condition=~Q(before=""), name="correction_says_what_was_before")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "correction"
