"""No invitation goes to the dead: those that stand for meetings to come are withdrawn."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from cases.models import FamilyMember
from common import clock
from people.models import Person, PersonFact
from planning_meetings.models import Invitation, PlanningMeeting

WHY = "They have died."


def died(sender: Any, *, person: Person, **_: Any) -> None:
    """Withdraw the invitations of somebody who died to meetings that were not held."""
    theirs = Q(is_child=True, case__child=person) | Q(member__person=person)
    for one in Invitation.objects.standing().filter(theirs, came="", meeting__status="arranged"):
        one.withdrawn_at, one.withdrawn_why = clock.now(), WHY
        one.save(update_fields=["withdrawn_at", "withdrawn_why"])


def dead_of(meeting: PlanningMeeting) -> set[Any]:
    """Return who of the child and the family has died."""
    family = FamilyMember.objects.filter(case=meeting.case_id).values("person")
    found = PersonFact.objects.deaths().filter(Q(person=meeting.case.child_id) | Q(person__in=family))
    return set(found.values_list("person", flat=True))


def whom(one: Invitation) -> Any:
    """Return which person an invitation is to, where it is to the child or somebody of the family."""
    return one.case.child_id if one.is_child else one.member.person_id if one.member else None
