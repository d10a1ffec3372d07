"""What stands for a name in shared words, and what was answered about each name found in them."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from agencies.models import StaffMember
from audit import history
from common.models import Record
from people.models import Person
from practice_review.models.referral import PracticeReviewReferral
from practice_review.querysets import Pseudonymising

NEVER_CHANGED = pgtrigger.Protect(name="kept", operation=pgtrigger.Delete | pgtrigger.Update)


class OfPseudonyms(Record):
    """Something of a referral's pseudonyms: for who writes its learning, and nobody else who reads the referral."""

    referral = models.ForeignKey(PracticeReviewReferral, on_delete=models.PROTECT, related_name="%(class)ss")

    objects = Pseudonymising.as_manager()
    access_root = "referral_id"

    class Meta(Record.Meta):
        abstract = True


@history.kept()
class PseudonymMap(OfPseudonyms):
    """The pseudonyms of one referral: how its shared words speak of dates. Its rows are the pseudonyms."""

    class Dates(models.TextChoices):
        """How exact a date may be in shared words."""

        EXACT = "exact", "As they are"
        MONTH = "month", "By month: “March 2009”"
        YEAR = "year", "By year: “2009”"
        AGE = "age", "By age: “when the child was three”"

    dates = models.CharField("how dates are told", max_length=8, choices=Dates, default=Dates.MONTH)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPseudonyms.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["referral"], name="one_pseudonym_map_a_referral")]

    def __str__(self) -> str:
        return f"pseudonyms of {self.referral.reference}"


@history.kept()
class Pseudonym(OfPseudonyms):
    """Who or what a pseudonym stands for: a person, a worker, or words such as a school's name."""

    class Kind(models.TextChoices):
        """What it stands for."""

        CHILD = "child", "Child"
        ADULT = "adult", "Adult"
        PROFESSIONAL = "professional", "Worker"
        SCHOOL = "school", "School or nursery"
        PLACE = "place", "Place"
        AGENCY = "agency", "Agency"

    kind = models.CharField(max_length=14, choices=Kind)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField("name or place, as it may be written", max_length=200, blank=True)
    pseudonym = models.CharField(max_length=80)
    made_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(OfPseudonyms.Meta):
        abstract = False
        ordering = ["kind", "recorded_at"]
        constraints = [
            models.UniqueConstraint(fields=["referral", "pseudonym"], name="pseudonym_once_a_referral"),
            models.UniqueConstraint(fields=["referral", "person"], name="one_pseudonym_a_person"),
            models.UniqueConstraint(fields=["referral", "staff"], name="one_pseudonym_a_worker"),
            models.CheckConstraint(condition=~Q(pseudonym=""), name="pseudonym_says_something"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, staff=None, words="")
                | Q(person=None, staff__isnull=False, words="")
                | Q(person=None, staff=None) & ~Q(words=""),
                name="pseudonym_stands_for_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.pseudonym

    def get_absolute_url(self) -> str:
        """Return the page of the referral's pseudonyms."""
        return reverse("practice_review:pseudonym_map", args=[self.referral_id])

    @property
    def who(self) -> str:
        """Return the key by which the checker's terms know it."""
        if self.person_id:
            return f"person:{self.person_id}"
        return f"staff:{self.staff_id}" if self.staff_id else f"words:{self.words.casefold()}"


class OfText(OfPseudonyms):
    """Something about one field of one record that is to be shared."""

    holder = models.UUIDField("key of the record")
    holder_kind = models.CharField("kind of record", max_length=80)
    field = models.CharField(max_length=40)

    class Meta(OfPseudonyms.Meta):
        abstract = True


@history.kept()
class NameAnswer(OfText):
    """What somebody answered about words found in a text. Never changed: it holds for the sentence it was given for."""

    class Answer(models.TextChoices):
        """What was answered."""

        REPLACED = "replaced", "Replaced"
        JUSTIFIED = "justified", "May stand"
        NO_NAME = "no_name", "Is no name"

    answer = models.CharField(max_length=10, choices=Answer)
    found = models.CharField("the words found", max_length=200)
    passage = models.TextField("the sentence they stand in")
    instead = models.CharField("what stands there now", max_length=120, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(OfText.Meta):
        abstract = False
        ordering = ["recorded_at"]
        indexes = [models.Index(fields=["holder", "field"], name="answers_about_a_text")]
        constraints = [
            models.CheckConstraint(condition=~Q(answer="justified") | ~Q(reason=""), name="name_stands_for_a_reason"),
            models.CheckConstraint(condition=~Q(answer="replaced") | ~Q(instead=""), name="name_replaced_by_something"),
        ]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "answer about a name"


@history.kept()
class NameCheck(OfText):
    """That a text was checked for names as it was issued: which text, what was found, what may stand. Never changed."""

    text_hash = models.CharField("SHA-256 of the text", max_length=64)
    found = models.PositiveSmallIntegerField("found in it")
    checked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    class Meta(OfText.Meta):
        abstract = False
        ordering = ["recorded_at"]
        triggers = [*Record.Meta.triggers, NEVER_CHANGED]

    def __str__(self) -> str:
        return "check for names"
