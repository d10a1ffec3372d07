"""Registrations, the areas of concern recorded with each, and when each is to be reviewed: dated rows."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import F, Q

from agencies.models import StaffMember
from audit import history
from common.models import Record
from register.models.files import RegisterFile
from register.querysets import Areas, OfRegistration, Registrations
from register.workflow import REGISTRATION, RegistrationStatus

AS_ENTERED = ["registration", "why", "meeting_reference", "entered_by"]
DAY_ALONG_A_CORRECTION = pgtrigger.Trigger(
    name="day_along_a_correction",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(old__registered_on__df=pgtrigger.F("new__registered_on")),
    func="""
        IF NOT EXISTS (SELECT FROM register_registercorrection one WHERE one.registration_id = OLD.id
            AND one.day_was = OLD.registered_on AND one.day_is = NEW.registered_on) THEN
            RAISE EXCEPTION 'pgtrigger: the day of a registration is changed by a correction alone';
        END IF;
        RETURN NEW;
    """,
)
AREA_ALONG_A_CORRECTION = pgtrigger.Trigger(
    name="area_along_a_correction",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func="""
        IF (NEW.code, NEW.words, NEW.since) IS DISTINCT FROM (OLD.code, OLD.words, OLD.since)
            AND NOT EXISTS (SELECT FROM register_registercorrection one WHERE one.registration_id = OLD.registration_id
                AND (one.area_id = OLD.id AND NEW.since = OLD.since
                    AND (one.code_was, one.words_was, one.code_is, one.words_is)
                        = (OLD.code, OLD.words, NEW.code, NEW.words)
                    OR one.area_id IS NULL AND (NEW.code, NEW.words) = (OLD.code, OLD.words)
                    AND one.day_was = OLD.since AND one.day_is = NEW.since)) THEN
            RAISE EXCEPTION 'pgtrigger: an area of concern is changed by a correction alone';
        END IF;
        RETURN NEW;
    """,
)


@history.kept()
class Registration(Record):
    """That a child's name was put on the register on a day, why, and until when."""

    class Kind(models.TextChoices):
        """Ours, or another area's child who stays here for a time."""

        PERMANENT = "permanent", "Registration"
        TEMPORARY_IN = "temporary_in", "Temporary registration"

    file = models.ForeignKey(RegisterFile, on_delete=models.PROTECT, related_name="registrations")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERMANENT)
    status = models.CharField(max_length=4, choices=RegistrationStatus, default=RegistrationStatus.ON)
    registered_on = models.DateField()
    why = models.TextField("reason for registration")
    meeting_reference = models.CharField("decided at", max_length=120, blank=True)
    registered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    times_before = models.PositiveSmallIntegerField("times on this register before", default=0)
    ended_on = models.DateField(null=True, blank=True)
    end_code = models.CharField("why it ended", max_length=24, blank=True)
    end_why = models.TextField("reason for taking the name off", blank=True)
    end_reference = models.CharField("ending decided at", max_length=120, blank=True)
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Registrations.as_manager()
    access_root = "file_id"

    class Meta(Record.Meta):
        ordering = ["-registered_on", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["file"], condition=Q(status="on"), name="on_the_register_once"),
            models.CheckConstraint(condition=~Q(why=""), name="registered_for_a_reason"),
            models.CheckConstraint(
                condition=Q(status="on", ended_on=None, end_code="", end_why="", ended_by=None)
                | Q(status="off", ended_on__gte=F("registered_on"), ended_by__isnull=False)
                & ~Q(end_code="")
                & ~Q(end_why=""),
                name="taken_off_with_date_and_reason",
            ),
        ]
        indexes = [models.Index(fields=["registered_on", "ended_on"], name="register_as_at")]
        triggers = [
            *Record.Meta.triggers,
            *REGISTRATION.triggers(),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="as_registered",
                fields=["file", "kind", "why", "meeting_reference", "registered_by", "times_before"],
            ),
            DAY_ALONG_A_CORRECTION,
        ]

    def __str__(self) -> str:
        return f"registration {self.file.reference}"

    def get_absolute_url(self) -> str:
        """Return the page of the child's file at the register."""
        return self.file.get_absolute_url()

    def was_on(self, day: dt.date) -> bool:
        """Say whether the child was on the register by it at the end of ``day``."""
        return self.registered_on <= day and (self.ended_on is None or self.ended_on > day)


@history.kept()
class AreaOfConcern(Record):
    """An area of concern recorded with a registration, from a day to a day: none of them is the main one."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="areas")
    code = models.CharField(max_length=24)
    words = models.CharField("which, in words", max_length=200, blank=True)
    since = models.DateField()
    why = models.TextField("why it was recorded", blank=True)
    meeting_reference = models.CharField("decided at", max_length=120, blank=True)
    entered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True, blank=True)
    until_why = models.TextField("why it no longer holds", blank=True)
    until_reference = models.CharField("ending decided at", max_length=120, blank=True)
    until_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Areas.as_manager()
    access_root = "registration__file_id"

    class Meta(Record.Meta):
        ordering = ["since", "code"]
        verbose_name_plural = "areas of concern"
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "code"], condition=Q(until=None), name="area_of_concern_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until=None, until_by=None, until_why="")
                | Q(until__gte=F("since"), until_by__isnull=False) & ~Q(until_why=""),
                name="area_of_concern_ended_with_reason",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_entered", fields=AS_ENTERED),
            AREA_ALONG_A_CORRECTION,
        ]

    def __str__(self) -> str:
        return self.code


@history.kept()
class ReviewDate(Record):
    """That on a day the next review of a registration was set for another."""

    registration = models.ForeignKey(Registration, on_delete=models.PROTECT, related_name="reviews")
    noted_on = models.DateField()
    next_on = models.DateField("next review by")
    meeting_reference = models.CharField("decided at", max_length=120, blank=True)
    noted_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = OfRegistration.as_manager()
    access_root = "registration__file_id"

    class Meta(Record.Meta):
        ordering = ["-noted_on", "-recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(next_on__gte=F("noted_on")), name="next_review_lies_ahead"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "next review"
