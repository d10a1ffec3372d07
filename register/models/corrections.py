"""What was typed wrongly at the register and put right: a dated row that keeps what stood."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agencies.models import StaffMember
from audit import history
from common.models import Record
from register.models.registrations import AreaOfConcern, Registration
from register.querysets import OfRegistration


@history.kept()
class RegisterCorrection(Record):
    """That the day of a registration, or one area of concern, was typed wrongly, what stood and what is right.

    PostgreSQL changes either only along such a row.
    """

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="corrections")
    area = models.ForeignKey(AreaOfConcern, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    day_was = models.DateField(null=True, blank=True)
    day_is = models.DateField(null=True, blank=True)
    code_was = models.CharField(max_length=24, blank=True)
    code_is = models.CharField(max_length=24, blank=True)
    words_was = models.CharField(max_length=200, blank=True)
    words_is = models.CharField(max_length=200, blank=True)
    corrected_on = models.DateField()
    corrected_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    why = models.TextField("what was typed wrongly")

    objects = OfRegistration.as_manager()
    access_root = "registration__file_id"

    class Meta(Record.Meta):
        ordering = ["-corrected_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="register_corrected_for_a_reason"),
            models.CheckConstraint(
                condition=Q(area=None, day_was__isnull=False, day_is__isnull=False, code_was="", code_is="")
                & ~Q(day_was=F("day_is"))
                | Q(area__isnull=False, day_was=None, day_is=None) & ~Q(code_was="") & ~Q(code_is=""),
                name="corrects_a_day_or_an_area",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "correction at the register"
