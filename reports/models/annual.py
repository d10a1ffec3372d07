"""The committee's account of a year, under the nine headings of its functions."""

from __future__ import annotations

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import Partnership, StaffMember
from audit import history
from common.models import Record
from improvement.models import Action
from improvement.querysets import Readable

FIRST, LAST = 2005, 2099


@history.kept()
class AnnualReport(Record):
    """The annual report of a partnership's committee for a financial year."""

    reference = models.CharField(max_length=16, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(
        "year in which it begins", validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "year"], name="one_annual_report_a_year"),
            models.CheckConstraint(condition=Q(year__range=(FIRST, LAST)), name="annual_report_of_a_year_we_know"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the page on which it is written."""
        return reverse("reports:annual_detail", args=[self.pk])

    @property
    def title(self) -> str:
        """Return what it is called."""
        return f"Annual report {self.year}–{(self.year + 1) % 100:02}"

    @property
    def starts_on(self) -> dt.date:
        """Return the first day of its year."""
        return dt.date(self.year, 4, 1)

    @property
    def ends_on(self) -> dt.date:
        """Return the last day of its year."""
        return dt.date(self.year + 1, 3, 31)


@history.kept()
class AnnualPart(Record):
    """What an annual report says under one heading: what was done and how that is known, and what comes next."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="parts")
    heading = models.CharField(max_length=24, choices=Action.Theme)
    done = models.TextField("what was done, and how that is known")
    ahead = models.TextField("what comes in the next twelve months")
    written_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Readable.as_manager()

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["report", "heading"], name="one_part_a_heading"),
            models.CheckConstraint(condition=~Q(done="") & ~Q(ahead=""), name="annual_part_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_heading_display()} in {self.report}"
