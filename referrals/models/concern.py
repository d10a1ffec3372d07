"""The concern as first told, the children and adults in it, and the draft it grew from."""

from __future__ import annotations

import uuid
from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from access.models import TeamGrant, UserGrant
from agencies.models import Agency, Organisation, StaffMember, Team
from audit import history
from common import clock
from common.models import Record
from people.models import Person
from referrals.querysets import Concerns, Drafts


class ConcernDraft(models.Model):
    """What somebody has typed so far, page by page, as typed. Only she sees it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=clock.now)
    saved_at = models.DateTimeField(default=clock.now)

    objects = Drafts.as_manager()

    class Meta:
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return "draft of a concern"

    def get_absolute_url(self) -> str:
        """Return the page to go on from."""
        return reverse("referrals:concern_check", args=[self.pk])


AS_TOLD = [
    "reference",
    "author",
    "team",
    "organisation",
    "danger",
    "danger_told",
    "happened_at",
    "happened_words",
    "fact",
    "childs_words",
    "view",
    "kinds",
    "about_worker",
    "worker_name",
    "worker_agency",
    "worker",
    "family_told",
    "others_told",
]


@history.kept()
class Concern(Record):
    """What somebody noticed, as first told. Submitted is its only status; PostgreSQL refuses to change or delete it."""

    class Status(models.TextChoices):
        """There is one: nothing is sent back."""

        SUBMITTED = "submitted", "Submitted"

    class Danger(models.TextChoices):
        """Is the child in immediate danger?"""

        YES = "yes", "Yes"
        NO = "no", "No"
        UNSURE = "unsure", "I am not sure"

    reference = models.CharField(max_length=16, unique=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.SUBMITTED)
    author = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="concerns")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    danger = models.CharField("in immediate danger", max_length=8, choices=Danger)
    danger_told = models.TextField("who was rung, and when", blank=True)
    happened_at = models.DateTimeField(null=True, blank=True)
    happened_words = models.CharField("when it happened, as told", max_length=200, blank=True)
    fact = models.TextField("what was seen or heard")
    childs_words = models.TextField("the child's own words", blank=True)
    view = models.TextField("professional view", blank=True)
    kinds = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    family_told = models.TextField("what the family was told", blank=True)
    others_told = models.TextField("who else was told", blank=True)
    about_worker = models.BooleanField(default=False)
    worker_name = models.CharField(max_length=120, blank=True)
    worker_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = Concerns.as_manager()
    access_root = "id"

    class Meta(Record.Meta):
        ordering = ["-recorded_at"]
        indexes = [models.Index(fields=["author", "-recorded_at"], name="concerns_of_an_author")]
        constraints = [
            models.CheckConstraint(condition=Q(status="submitted"), name="concern_is_submitted"),
            models.CheckConstraint(condition=~Q(fact=""), name="concern_says_what"),
            models.CheckConstraint(
                condition=Q(about_worker=True) | Q(worker=None, worker_agency=None, worker_name=""),
                name="worker_only_when_about_a_worker",
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_first_told", fields=[*AS_TOLD, "recorded_at"]),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the concern's page."""
        return reverse("referrals:concern_detail", args=[self.pk])

    @property
    def is_urgent(self) -> bool:
        """Say whether the author said the child is in immediate danger."""
        return self.danger == self.Danger.YES


@history.kept()
class ConcernUserGrant(UserGrant):
    """A concern opened to one member of staff."""

    content_object = models.ForeignKey(Concern, on_delete=models.PROTECT)


@history.kept()
class ConcernTeamGrant(TeamGrant):
    """A concern opened to a team."""

    content_object = models.ForeignKey(Concern, on_delete=models.PROTECT)


class NamedInConcern(Record):
    """Somebody in a concern as given by its author; ``person`` stays empty until a receiver confirms who it is."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="%(class)s_set")
    position = models.PositiveSmallIntegerField()
    forename = models.CharField(max_length=80, blank=True)
    surname = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = Concerns.as_manager()
    access_root = "concern"

    class Meta(Record.Meta):
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.concern_id}, {self.position}"

    @property
    def given_name(self) -> str:
        """Return the name as given, or that none was."""
        return " ".join(filter(None, [self.forename, self.surname])) or "Name not known"


CHILD_AS_GIVEN = [
    "concern",
    "position",
    "forename",
    "surname",
    "sex",
    "born_earliest",
    "born_latest",
    "birth_words",
    "due_on",
    "address",
    "postcode",
    "place",
    "description",
    "chi",
]
ADULT_AS_GIVEN = ["concern", "position", "forename", "surname", "relation"]


@history.kept()
class ConcernChild(NamedInConcern):
    """A child in a concern, as given: name or none, age or date or due date, address."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="children")
    sex = models.CharField(max_length=12, blank=True)
    born_earliest = models.DateField(null=True, blank=True)
    born_latest = models.DateField(null=True, blank=True)
    birth_words = models.CharField("date of birth or age, as told", max_length=80, blank=True)
    due_on = models.DateField("expected date of birth", null=True, blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    place = models.CharField("nursery, school or where the child can be found", max_length=160, blank=True)
    description = models.TextField("how to know the child", blank=True)
    chi = models.CharField("CHI number", max_length=20, blank=True)
    suggested = models.JSONField("possible matches when it was logged", default=list, blank=True)

    class Meta(NamedInConcern.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["concern", "position"], name="child_once_a_place")]
        indexes = [models.Index(fields=["person"], name="concerns_of_a_person")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_first_given", fields=CHILD_AS_GIVEN),
        ]

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """Who a child is, the receiving team confirms."""
        return Q(screening__team__in=[role.team_id for role in roles])

    @property
    def is_unborn(self) -> bool:
        """Say whether the child was not born yet when the concern was logged."""
        return self.due_on is not None

    @property
    def age_as_given(self) -> str:
        """Return age or date as the author gave it."""
        if self.due_on:
            return f"Unborn, due {self.due_on:%-d %B %Y}"
        return self.birth_words or "Age not known"


@history.kept()
class ConcernAdult(NamedInConcern):
    """An adult named in a concern, as given."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="adults")
    relation = models.CharField("who this is to the child", max_length=80, blank=True)

    class Meta(NamedInConcern.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["concern", "position"], name="adult_once_a_place")]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="as_first_given", fields=ADULT_AS_GIVEN),
        ]

    @staticmethod
    def worked_by(roles: list[Any], user: Any) -> Q:
        """Who an adult is, the receiving team confirms."""
        teams = [role.team_id for role in roles]
        return Q(concern__in=Concern.objects.filter(screenings__team__in=teams))
