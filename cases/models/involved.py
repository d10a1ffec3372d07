"""Who is in the child's family, and who works on the case: what opens it, and to whom."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import F, Q

from agencies.models import Agency, Organisation, StaffMember, Team
from audit import history
from cases.models.case import Case
from cases.querysets import Involvements, OfCase
from common import clock
from common.models import Record
from people.models import Person


class Answer(models.TextChoices):
    """An answer that may not be known."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


class Family(OfCase):
    """Members of families."""

    def current(self) -> Family:
        """Keep who belongs to the family now."""
        return self.filter(until=None)


@history.kept()
class FamilyMember(Record):
    """What somebody is to the child, from a day to a day."""

    Answer = Answer

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="family")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    relationship = models.CharField("relationship to the child", max_length=24)
    parental_responsibility = models.CharField(
        "parental rights and responsibilities", max_length=10, choices=Answer, default=Answer.NOT_KNOWN
    )
    lives_with = models.CharField("lives with the child", max_length=10, choices=Answer, default=Answer.NOT_KNOWN)
    note = models.TextField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    until_why = models.TextField("why no longer", blank=True)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Family.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "relationship"], condition=Q(until=None), name="family_member_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")), name="family_until_after_since"
            ),
        ]

    def __str__(self) -> str:
        return "family member"


@history.kept()
class Involvement(Record):
    """That a team or one worker works on a case, why and since when: this is what lets them in."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="involvements")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    role = models.CharField("what they do for the child", max_length=120, blank=True)
    leads = models.BooleanField("because they lead", default=False, editable=False)
    starts_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.CharField(max_length=200, blank=True)

    objects = Involvements.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["starts_at", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False) ^ Q(staff__isnull=False), name="involves_a_team_or_one_worker"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="involved_for_a_reason"),
            models.CheckConstraint(
                condition=Q(ends_at=None, ended_by=None, ended_why="")
                | Q(ends_at__gte=F("starts_at"), ended_by__isnull=False) & ~Q(ended_why=""),
                name="involvement_ended_by_somebody_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["staff"], condition=Q(ends_at=None), name="live_involvements_of_staff")]

    def __str__(self) -> str:
        return "involvement"

    @property
    def to(self) -> StaffMember | Team:
        """Return who is involved."""
        return self.team or self.staff

    @property
    def organisation(self) -> Organisation | None:
        """Return whose worker or team it is."""
        return self.to.organisation

    @property
    def agency(self) -> Agency | None:
        """Return the agency of whoever is involved."""
        return self.to.agency

    @property
    def telephone(self) -> str:
        """Return the number to ring."""
        return self.to.telephone

    def is_live_at(self, at: dt.datetime) -> bool:
        """Say whether it holds at a moment."""
        return self.starts_at <= at and (self.ends_at is None or self.ends_at > at)
