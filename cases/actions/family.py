"""Say who belongs to the child's family. What they are to each other is written once, in the room of people."""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Collection
from typing import Any

from access.actions import action
from access.grants import open_person
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.actions.chronology import refuse
from cases.models import Case, FamilyMember
from common import clock
from people.actions import (
    add_person_met_at_work,
    change_relationship,
    end_relationship,
    leave_household,
    live_together,
    relate,
)
from people.models import Answer, HouseholdMember, Person
from people.relations import ENDING

STAYS = {Answer.YES: HouseholdMember.Stay.LIVES, Answer.NO: HouseholdMember.Stay.NOT}
CORRECTED = "recorded as something else in error"


@action(Permission.WORK_ON_CASE)
def add_family_member(
    case: Case,
    *,
    by: StaffMember,
    relationship: str,
    person: Person | None = None,
    person_id: uuid.UUID | str | None = None,
    details: dict[str, Any] | None = None,
    offered: Collection[uuid.UUID] | None = None,
    parental_responsibility: str = Answer.NOT_KNOWN,
    lives_with: str = Answer.NOT_KNOWN,
    note: str = "",
    since: dt.date | None = None,
    lives_since: dt.date | None = None,
) -> FamilyMember:
    """Add somebody to the family: a person whom ``by`` may see already, or with ``details`` somebody new.

    Whoever may see the case then sees the person. NotNow for somebody she may not see, the child itself, or
    one who is in the family already as the same; with ``offered`` only one of these may be chosen.
    """
    refuse(policies.why_not_change(case))
    whom = person.pk if person else person_id
    if whom is None:
        found = add_person_met_at_work(by=by, through=case, reason=f"family in {case.reference}", **(details or {}))
    else:
        found = _known(whom, by=by, offered=offered)
    if found.pk == case.child_id:
        raise NotNow("This is the child whose case it is. Add somebody else.")
    if case.family.current().as_what(relationship).filter(person=found).exists():
        raise NotNow("They are in the family already, as the same.")
    open_person(found, through=case, by=by, reason=f"family in {case.reference}")
    told: dict[str, Any] = {"parental_responsibility": parental_responsibility, "since": since}
    tie = relate(found, by=by, other=case.child, person_is=relationship, **told)
    _say_who_lives_there(case, found, lives_with, by=by, since=lives_since)
    return FamilyMember.objects.create(case=case, person=found, tie=tie, note=note, added_by=by)


def _known(person_id: uuid.UUID | str, *, by: StaffMember, offered: Collection[uuid.UUID] | None) -> Person:
    """Return a person whom ``by`` may see and was offered."""
    found = None
    with contextlib.suppress(ValueError):  # no key at all is nobody
        found = Person.objects.visible_to(by).filter(pk=uuid.UUID(str(person_id))).first()
    if found is None or (offered is not None and found.pk not in offered):
        raise NotNow("This person is not among those you may choose. Look again at who is offered now.")
    return found


def _say_who_lives_there(
    case: Case, person: Person, lives_with: str, *, by: StaffMember, since: dt.date | None = None
) -> None:
    if stay := STAYS.get(Answer(lives_with)):
        live_together(person, by=by, other=case.child, stay=stay, since=since)
        return
    for member in _living_with(case, person, *HouseholdMember.Stay.values):
        leave_household(member, by=by, why="not known any more")


def _living_with(case: Case, person: Person, *stays: str) -> list[HouseholdMember]:
    """Return what says that somebody lives, or does not, in a household of the child."""
    now = HouseholdMember.objects.current()
    home = now.filter(person=case.child_id).exclude(stay=HouseholdMember.Stay.NOT)
    return list(now.filter(person=person, household__in=home.values("household"), stay__in=stays))


@action(Permission.WORK_ON_CASE)
def change_family_member(
    member: FamilyMember,
    *,
    by: StaffMember,
    relationship: str = "",
    parental_responsibility: str | None = None,
    lives_with: str = "",
    note: str | None = None,
    since: dt.date | None = None,
    lives_since: dt.date | None = None,
) -> FamilyMember:
    """Put right what is known of somebody in the family; history keeps what it said before."""
    case, person = member.case, member.person
    refuse(policies.why_not_change(case))
    if relationship and relationship != member.relationship:
        if member.until is None and case.family.current().as_what(relationship).filter(person=person).exists():
            raise NotNow("They are in the family already, as the same.")
        before, pr = member.tie, member.parental_responsibility
        member.tie = relate(person, by=by, other=case.child, person_is=relationship, parental_responsibility=pr)
        if before.until is None:
            end_relationship(before, by=by, why=CORRECTED)
    if member.tie.until is None:
        change_relationship(member.tie, by=by, parental_responsibility=parental_responsibility, since=since)
    if lives_with and lives_with != member.lives_with:
        _say_who_lives_there(case, person, lives_with, by=by, since=lives_since)
    if note is not None:
        member.note = note
    member.save(update_fields=["tie", "note"])
    return FamilyMember.objects.with_ties().get(pk=member.pk)


@action(Permission.WORK_ON_CASE)
def end_family_member(member: FamilyMember, *, by: StaffMember, why: str, until: dt.date | None = None) -> FamilyMember:
    """Say that somebody is no longer in the family, and why; they stay readable as having been.

    She no longer lives with the child. What a parent, a brother or a grandparent is to a child goes on; what a
    carer or a parent's partner was ends.
    """
    refuse(
        policies.why_not_change(member.case),
        "They are no longer in the family already." if member.until else None,
        None if why.strip() else "Say why they are no longer in the family.",
    )
    stays = (HouseholdMember.Stay.LIVES, HouseholdMember.Stay.PART)
    for living in _living_with(member.case, member.person, *stays):
        leave_household(living, by=by, why=why, until=until)
    if member.tie.until is None and member.relationship in ENDING:
        end_relationship(member.tie, by=by, why=why, until=until)
    member.until, member.until_why = until or clock.today(), why
    member.save(update_fields=["until", "until_why"])
    return member
