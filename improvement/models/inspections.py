"""Inspections: what is to come by when, who came and what they said, and how we got ready."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format

from agencies.models import Partnership, StaffMember
from audit import history
from common.models import Record
from common.templatetags.rowan import day
from improvement.querysets import Milestones, Readable
from reference.models import Framework, Indicator


@history.kept()
class Inspection(Record):
    """An inspection of services, announced or expected, by one quality framework."""

    reference = models.CharField(max_length=16, unique=True, editable=False)
    title = models.CharField(max_length=200)
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="inspections")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="inspections")
    about = models.TextField("what it is about", blank=True)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the inspection's page."""
        return reverse("improvement:inspection_detail", args=[self.pk])


@history.kept()
class InspectionMilestone(Record):
    """What happens in an inspection, on a day or between two, announced or only expected."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=200)
    earliest_on = models.DateField("first day")
    latest_on = models.DateField("last day")
    confirmed = models.BooleanField(default=False)
    done_on = models.DateField("done on", null=True, blank=True)

    objects = Milestones.as_manager()

    class Meta(Record.Meta):
        ordering = ["earliest_on", "latest_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(condition=Q(latest_on__gte=F("earliest_on")), name="window_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return "Inspection milestone"

    def get_absolute_url(self) -> str:
        """Return the place on the inspection's page where it stands."""
        return f"{reverse('improvement:inspection_detail', args=[self.inspection_id])}#milestones"

    @property
    def is_window(self) -> bool:
        """Say whether it may fall on any of several days."""
        return self.earliest_on != self.latest_on

    @property
    def when(self) -> str:
        """Return the day or the window in words, and that it is not confirmed."""
        first, last = self.earliest_on, self.latest_on
        same = (
            "j"
            if (first.year, first.month) == (last.year, last.month)
            else "j F"
            if first.year == last.year
            else "j F Y"
        )
        days = f"{date_format(first, same)} to {day(last)}" if self.is_window else day(first)
        return days if self.confirmed or self.done_on else f"{days} (not confirmed)"

    def days_left(self, today: dt.date) -> int:
        """Return the days until it may begin, 0 while its window is open, below 0 for days past its end."""
        if today < self.earliest_on:
            return (self.earliest_on - today).days
        return min((self.latest_on - today).days, 0)


@history.kept()
class Visit(Record):
    """That inspectors came, or will: the inspection itself, a follow-through, a discussion."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="visits")
    title = models.CharField(max_length=160)
    on = models.DateField()

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-on", "-recorded_at"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the place where it stands among the inspection's visits."""
        return f"{reverse('improvement:visit_list', args=[self.inspection_id])}#visit-{self.pk}"


@history.kept()
class InspectorJudgement(Record):
    """What inspectors said of an indicator at a visit, in their words; a row of its own that ours never touches."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="judgements")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="judgements")
    level = models.PositiveSmallIntegerField("their level", null=True, blank=True)
    words = models.TextField("their words")
    source = models.CharField("where they said it", max_length=300, blank=True)
    recorded_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-visit__on", "-visit__recorded_at", "indicator__position"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "indicator"], name="judged_once_a_visit"),
            models.CheckConstraint(condition=Q(level=None) | Q(level__range=(1, 6)), name="judged_on_a_scale_of_six"),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.ReadOnly(name="kept_where_it_was_said", fields=["visit", "indicator"]),
        ]

    def __str__(self) -> str:
        return "Inspectors’ judgement"

    def get_absolute_url(self) -> str:
        """Return the indicator's page, where their word stands beside ours."""
        return reverse("improvement:indicator_detail", args=[self.indicator_id])


@history.kept()
class PreparationEntry(Record):
    """What was done to get ready, on a day: a log that is only ever added to."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="preparation")
    happened_on = models.DateField("when it happened")
    words = models.TextField("what was done")
    author = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260, blank=True)

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-happened_on", "-recorded_at"]
        verbose_name_plural = "preparation entries"
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="only_added_to", operation=pgtrigger.Delete | pgtrigger.Update),
        ]

    def __str__(self) -> str:
        return "preparation entry"
