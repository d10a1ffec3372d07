"""Enquiries to the register: who asked about which child, why, what was answered. Nothing of one is ever changed."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.querysets import Guarded
from agencies.models import Agency, StaffMember, Team
from audit import history
from common import clock
from common.models import Record
from people.models import Person
from register.querysets import Enquiries

AS_ASKED = [
    "reference",
    "asked_at",
    "asker",
    "asker_job",
    "agency",
    "agency_words",
    "call_back",
    "why",
    "forename",
    "surname",
    "born_earliest",
    "born_latest",
    "address_line",
    "postcode",
    "answer",
    "answer_words",
    "answered_by",
    "answered_as",
    "team",
]


@history.kept()
class RegisterEnquiry(Record):
    """Somebody asked whether a child is known; the answer is worked out once, and kept with the asking."""

    class Answer(models.TextChoices):
        """What is told. Whether a name is on the register is for who is rung then to say."""

        KNOWN = "known", "Known, contact given"
        PERHAPS = "perhaps", "Somebody like this is known, contact given"
        NOT_FOUND = "not_found", "Not found with these details"

    reference = models.CharField(max_length=20, unique=True, editable=False)
    asked_at = models.DateTimeField(default=clock.now)
    asker = models.CharField("who asks", max_length=120)
    asker_job = models.CharField("their job", max_length=120, blank=True)
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency_words = models.CharField("for whom, if not listed", max_length=120, blank=True)
    call_back = models.CharField("number to ring back", max_length=30)
    why = models.TextField("why they ask")
    forename = models.CharField(max_length=80, blank=True)
    surname = models.CharField(max_length=80, blank=True)
    born_earliest = models.DateField(null=True, blank=True)
    born_latest = models.DateField(null=True, blank=True)
    address_line = models.CharField("address", max_length=200, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    answer = models.CharField(max_length=12, choices=Answer)
    answer_words = models.TextField("what to tell")
    answered_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answered_as = models.CharField(max_length=260)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rang_back = models.BooleanField("rang back on a number of our own", default=False)
    told = models.TextField("what was told, and to whom", blank=True)

    objects = Enquiries.as_manager()

    class Meta(Record.Meta):
        ordering = ["-asked_at"]
        verbose_name_plural = "register enquiries"
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="enquiry_says_why"),
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(agency_words=""), name="enquiry_says_for_whom"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None, told_by=None, told="")
                | Q(told_at__isnull=False, told_by__isnull=False) & ~Q(told=""),
                name="enquiry_told_by_somebody",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_asked", fields=AS_ASKED),
            pgtrigger.Protect(
                name="told_once", operation=pgtrigger.Update, condition=pgtrigger.Q(old__told_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the enquiry's page."""
        return reverse("register:enquiry_detail", args=[self.pk])

    @property
    def for_whom(self) -> str:
        """Return the agency they ask for."""
        return self.agency.name if self.agency else self.agency_words


@history.kept()
class EnquiryMatch(Record):
    """That an enquiry may have been about a person; seen by whoever may see the person."""

    enquiry = models.ForeignKey(RegisterEnquiry, on_delete=models.PROTECT, related_name="matches")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()

    objects = Guarded.as_manager()
    access_root = "person_id"

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        verbose_name_plural = "enquiry matches"
        constraints = [models.UniqueConstraint(fields=["enquiry", "person"], name="enquiry_matches_a_person_once")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return "possible match of an enquiry"
