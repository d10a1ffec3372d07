"""Who is in the child's family, and who works on the case: what opens it, and to whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from agencies.models import Agency, Organisation, StaffMember, Team
from audit import history
from cases.models.case import Case
from cases.querysets import Involvements, OfCase
from common import clock
from common.models import Record
from people.models import Answer, HouseholdMember, Person, Relationship

LIVES_WITH = {"lives": Answer.YES, "part": Answer.YES, "not": Answer.NO}


class Family(OfCase):
    """Members of families."""

    def current(self) -> Family:
        """Keep who belongs to the family now."""
        return self.filter(until=None)

    def as_what(self, code: str) -> Family:
        """Keep who is this to the child."""
        stands_first = Q(tie__person=F("person"), tie__person_is=code)
        return self.filter(stands_first | Q(tie__other=F("person"), tie__other_is=code))

    def with_ties(self) -> Family:
        """Read each with the person, what she is to the child, and whether they live together."""
        now = HouseholdMember.objects.current()
        home = now.filter(person=OuterRef(OuterRef("case__child"))).exclude(stay=HouseholdMember.Stay.NOT)
        stays = now.filter(person=OuterRef("person"), household__in=home.values("household"))
        return self.select_related("person", "tie").annotate(stay=Subquery(stays.values("stay")[:1]))


@history.kept()
class FamilyMember(Record):
    """That somebody counts as the child's family in a case.

    What they are to each other and who lives with whom is the room of people's to say (docs/adr/0020).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="family")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Never empty in a row, by constraint; the history of before relationships were records of their own has none.
    tie: Any = models.ForeignKey(Relationship, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    until = models.DateField(null=True, blank=True)
    until_why = models.TextField("why no longer", blank=True)
    added_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")

    objects = Family.as_manager()
    access_root = "case_id"

    class Meta(Record.Meta):
        ordering = ["recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person", "tie"], condition=Q(until=None), name="family_member_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(tie__isnull=False), name="family_member_is_something_to_the_child"),
        ]

    def __str__(self) -> str:
        return "family member"

    @property
    def relationship(self) -> str:
        """Return the code of what the person is to the child."""
        return self.tie.word_for(self.person_id)

    @property
    def parental_responsibility(self) -> str:
        """Return whether the person holds parental responsibilities and rights for the child."""
        return self.tie.parental_responsibility if self.tie.person_id == self.person_id else Answer.NO

    @property
    def since(self) -> dt.date | None:
        """Return the day since when they are related so, as far as known."""
        return self.tie.since

    @property
    def lives_with(self) -> str:
        """Return the answer to "Lives with the child?"; without a question where the row was read ``with_ties``."""
        if not hasattr(self, "stay"):
            self.stay = FamilyMember.objects.with_ties().values_list("stay", flat=True).get(pk=self.pk)
        return LIVES_WITH.get(self.stay, Answer.NOT_KNOWN)


@history.kept()
class Involvement(Record):
    """That a team or one worker works on a case, or only reads it, why and since when: this is what lets them in."""

    # What they do who are let in for one duty alone: their involvement comes and goes with it.
    CHAIRING, AGREEING = "Chairs the meetings", "Agrees to more time"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="involvements")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    staff = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    role = models.CharField("what they do for the child", max_length=120, blank=True)
    leads = models.BooleanField("because they lead", default=False, editable=False)
    reads_only = models.BooleanField("to read and no more", default=False, editable=False)
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
            models.CheckConstraint(condition=~Q(leads=True, reads_only=True), name="who_leads_does_not_only_read"),
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
