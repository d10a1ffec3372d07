"""Say who belongs to the child's family."""

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
from people.actions import add_person_met_at_work
from people.models import Person


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
    parental_responsibility: str = FamilyMember.Answer.NOT_KNOWN,
    lives_with: str = FamilyMember.Answer.NOT_KNOWN,
    note: str = "",
    since: dt.date | None = None,
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
    if case.family.current().filter(person=found, relationship=relationship).exists():
        raise NotNow("They are in the family already, as the same.")
    open_person(found, through=case, by=by, reason=f"family in {case.reference}")
    return FamilyMember.objects.create(
        case=case,
        person=found,
        relationship=relationship,
        parental_responsibility=parental_responsibility,
        lives_with=lives_with,
        note=note,
        since=since,
        added_by=by,
    )


def _known(person_id: uuid.UUID | str, *, by: StaffMember, offered: Collection[uuid.UUID] | None) -> Person:
    """Return a person whom ``by`` may see and was offered."""
    found = None
    with contextlib.suppress(ValueError):  # no key at all is nobody
        found = Person.objects.visible_to(by).filter(pk=uuid.UUID(str(person_id))).first()
    if found is None or (offered is not None and found.pk not in offered):
        raise NotNow("This person is not among those you may choose. Look again at who is offered now.")
    return found


@action(Permission.WORK_ON_CASE)
def change_family_member(member: FamilyMember, *, by: StaffMember, **changes: Any) -> FamilyMember:
    """Put right what is known of somebody in the family; history keeps what it said before."""
    refuse(policies.why_not_change(member.case))
    may = {"relationship", "parental_responsibility", "lives_with", "note", "since"}
    for name, value in changes.items():
        if name not in may:
            raise TypeError(f"{name} of a family member is not changed here")
        setattr(member, name, value)
    same = member.case.family.current().filter(person=member.person_id, relationship=member.relationship)
    if member.until is None and same.exclude(pk=member.pk).exists():
        raise NotNow("They are in the family already, as the same.")
    member.save(update_fields=list(changes))
    return member


@action(Permission.WORK_ON_CASE)
def end_family_member(member: FamilyMember, *, by: StaffMember, why: str, until: dt.date | None = None) -> FamilyMember:
    """Say that somebody is no longer in the family, and why; they stay readable as having been."""
    refuse(
        policies.why_not_change(member.case),
        "They are no longer in the family already." if member.until else None,
        None if why.strip() else "Say why they are no longer in the family.",
    )
    member.until, member.until_why = until or clock.today(), why
    member.save(update_fields=["until", "until_why"])
    return member
