"""The one chronology of a case: dated, sourced, and never changed."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from agencies.models import Organisation, StaffMember
from audit import history
from cases.models.case import Case
from cases.querysets import AboutEntries, Entries
from common.models import Record
from people.models import Person
from referrals.models import Concern

AS_TOLD = [
    "case",
    "happened_at",
    "precision",
    "happened_words",
    "recorded_at",
    "organisation",
    "author",
    "acting_as",
    "kind",
    "fact",
    "own_words",
    "opinion",
    "source",
    "weight",
    "significance",
    "action_taken",
    "concern",
    "corrects",
]


@history.kept()
class ChronologyEntry(Record):
    """One thing that happened, as told. Put right by striking it through with a reason and writing another."""

    class Precision(models.TextChoices):
        """How exactly it is known when it happened; ``happened_at`` is then the first moment it may have been."""

        TIME = "time", "Day and time"
        DAY = "day", "The day"
        MONTH = "month", "The month"
        YEAR = "year", "The year"
        ABOUT = "about", "About then"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    happened_at = models.DateTimeField()
    precision = models.CharField(max_length=8, choices=Precision, default=Precision.TIME)
    happened_words = models.CharField("when it happened, as told", max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    acting_as = models.CharField(max_length=260)
    kind = models.CharField(max_length=24)
    fact = models.TextField("what was seen or heard", blank=True)
    own_words = models.TextField("the child's or somebody's own words", blank=True)
    opinion = models.TextField("professional view", blank=True)
    source = models.CharField("how it is known", max_length=200, blank=True)
    weight = models.CharField("how much it weighs", max_length=24, blank=True)
    significance = models.TextField("why it matters", blank=True)
    action_taken = models.TextField("what was done", blank=True)
    concern = models.ForeignKey(Concern, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    struck_why = models.TextField(blank=True)

    objects = Entries.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["-happened_at", "-recorded_at"]
        verbose_name_plural = "chronology entries"
        indexes = [models.Index(fields=["case", "-happened_at"], name="chronology_of_a_case")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(fact="", own_words="", opinion=""), name="entry_says_fact_words_or_opinion"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, struck_why="")
                | Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_why=""),
                name="entry_struck_by_somebody_with_reason",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_told", fields=AS_TOLD),
            pgtrigger.Protect(
                name="struck_stays_struck",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__struck_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "chronology entry"

    @property
    def is_struck(self) -> bool:
        """Say whether it was struck through."""
        return self.struck_at is not None


@history.kept()
class EntryPerson(Record):
    """That an entry is about somebody of the family beside, or instead of, the child."""

    entry = models.ForeignKey(ChronologyEntry, on_delete=models.PROTECT, related_name="about")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    objects = AboutEntries.as_manager()
    access_root = "entry__case_id"

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="entry_about_a_person_once")]

    def __str__(self) -> str:
        return "who an entry is about"
