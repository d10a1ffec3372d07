"""Beside an agency's account: its chronology, what it was asked further, and how often it was reminded."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q

from access.querysets import Guarded
from agencies.models import StaffMember
from audit import history
from common import clock
from common.models import Record
from practice_review.models.returns import AgencyReturn


def of_her_agency(roles: Any, user: Any) -> Q:
    """Keep what belongs to the returns of her own agency, for a designated manager to work on."""
    return Q(agency_return__team__in=[role.team_id for role in roles])


@history.kept()
class ReturnEntry(Record):
    """One row of an agency's chronology: when, what it did, from which record, why it matters."""

    agency_return = models.ForeignKey(AgencyReturn, on_delete=models.PROTECT, related_name="entries")
    starts_on = models.DateField("date, or first day")
    ends_on = models.DateField("last day of a period", null=True, blank=True)
    what = models.TextField("what the agency saw, did or decided")
    source = models.CharField("from which record", max_length=200)
    significance = models.TextField("why it matters", blank=True)
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Guarded.as_manager()
    access_root = "agency_return_id"
    worked_by = staticmethod(of_her_agency)

    class Meta(Record.Meta):
        ordering = ["starts_on", "ends_on", "recorded_at"]
        verbose_name_plural = "return entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="return_entry_runs_forwards"
            ),
            models.CheckConstraint(condition=~Q(what="") & ~Q(source=""), name="return_entry_says_what_and_whence"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_return}, {self.starts_on:%-d %B %Y}"


@history.kept()
class FurtherInformation(Record):
    """What one agency is asked beside its return, by when, and what it answered."""

    agency_return = models.ForeignKey(AgencyReturn, on_delete=models.PROTECT, related_name="further")
    what = models.TextField("what is asked")
    asked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = Guarded.as_manager()
    access_root = "agency_return_id"

    worked_by = staticmethod(of_her_agency)

    class Meta(Record.Meta):
        ordering = ["asked_at"]
        verbose_name_plural = "further information"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | (~Q(answer="") & Q(answered_by__isnull=False)),
                name="further_information_answered_in_words",
            )
        ]

    def __str__(self) -> str:
        return f"further information from {self.agency_return}"

    @property
    def is_overdue(self) -> bool:
        """Say whether it is unanswered past its time."""
        return self.answered_at is None and self.due_at < clock.now()


@history.kept()
class Reminder(Record):
    """That the office reminded an agency of its return: who, when. Never changed."""

    agency_return = models.ForeignKey(AgencyReturn, on_delete=models.PROTECT, related_name="reminders")
    sent_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    words = models.TextField(blank=True)

    objects = Guarded.as_manager()
    access_root = "agency_return_id"

    class Meta(Record.Meta):
        ordering = ["-sent_at"]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return f"reminder of {self.agency_return}"
