"""Say who the children and adults of a concern are, and put it right when that was wrong."""

from __future__ import annotations

import uuid
from typing import Any, TypeVar

from access.actions import action, role_for
from access.grants import close_person
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from audit import writers
from common import clock
from people.actions import add_person, link_person
from people.ages import from_range
from people.matching import possible_matches
from people.models import Person
from referrals.actions.earlier import people_of, settle_earlier
from referrals.models import ConcernAdult, ConcernChild, Screening
from referrals.policies import why_not_confirm
from referrals.signals import settled
from referrals.summary import facts_of

Named = TypeVar("Named", ConcernChild, ConcernAdult)


@action(Permission.SCREEN_CONCERN)
def confirm_child(
    child: ConcernChild,
    *,
    by: StaffMember,
    person_id: uuid.UUID | str | None = None,
    details: dict[str, Any] | None = None,
    found: dict[str, Any] | None = None,
    why: str = "",
) -> ConcernChild:
    """Say who a child is: a possible match, by what was given or ``found`` out, or with ``details`` somebody new.

    Who may see the concern through the receiving team then sees the person, and the team her earlier concerns.
    Confirmed once, it takes a reason to correct it; what was opened for the wrong person is closed again.
    """
    details = {**(details or {}), "description": child.description}
    child = _confirm(child, Person.Kind.CHILD, by=by, person_id=person_id, details=details, found=found, why=why)
    for screening in Screening.objects.filter(child=child).exclude(closed_at=None):
        settled.send(sender=Screening, screening=screening, by=by)
    return child


@action(Permission.SCREEN_CONCERN)
def confirm_adult(
    adult: ConcernAdult,
    *,
    by: StaffMember,
    person_id: uuid.UUID | str | None = None,
    details: dict[str, Any] | None = None,
    found: dict[str, Any] | None = None,
    why: str = "",
) -> ConcernAdult:
    """Say who an adult named in a concern is, as with a child."""
    return _confirm(adult, Person.Kind.ADULT, by=by, person_id=person_id, details=details, found=found, why=why)


@action(Permission.SCREEN_CONCERN)
def confirm_as_given(child: ConcernChild, *, by: StaffMember) -> ConcernChild:
    """Record a child nobody has confirmed yet as somebody new, from what was given, however little that is.

    For a decision that cannot wait until it is known who the child is; corrected later like any other. A child whom
    a colleague has confirmed meanwhile is left as confirmed.
    """
    if child.person_id:
        return child
    earliest, latest = child.born_earliest, child.born_latest
    details: dict[str, Any] = {
        name: getattr(child, name) for name in ("forename", "surname", "due_on", "postcode", "chi")
    }
    details |= {"address_line": child.address, "description": child.description or child.place or str(child)}
    details["sex"] = child.sex if child.sex in Person.Sex else Person.Sex.NOT_KNOWN
    if earliest and latest and not child.due_on:
        details |= dict(zip(("born_on", "birth_precision"), from_range(earliest, latest), strict=True))
    return _confirm(child, Person.Kind.CHILD, by=by, person_id=None, details=details, found=None, why="")


def _confirm(
    named: Named,
    kind: str,
    *,
    by: StaffMember,
    person_id: uuid.UUID | str | None,
    details: dict[str, Any] | None,
    found: dict[str, Any] | None,
    why: str,
) -> Named:
    if why_not := why_not_confirm(named, why):
        raise NotNow(why_not)
    concern, before = named.concern, named.person
    reason = f"named in {concern.reference}"
    if person_id:
        offered = {
            match.person_id for facts in (facts_of(named), found) if facts for match in possible_matches(**facts)
        }
        person = link_person(by=by, person_id=person_id, offered=offered, through=concern, reason=reason)
    else:
        person = add_person(by=by, through=concern, kind=kind, reason=reason, **(details or {}))
    named.person, named.confirmed_by, named.confirmed_at = person, by, clock.now()
    named.save(update_fields=["person", "confirmed_by", "confirmed_at"])
    if before:
        _put_right(named, before, by=by, why=why)
    settle_earlier(concern, by=by, formerly=before)
    return named


def _put_right(named: Named, before: Person, *, by: StaffMember, why: str) -> None:
    """Close the person named before unless somebody else in the concern is that person, and keep the reason."""
    if before.pk not in people_of(named.concern):
        close_person(before, through=named.concern)
    acting_as = str(role_for(by, Permission.SCREEN_CONCERN, named))
    writers.moved(
        named, verb="correct", source=str(before), target=str(named.person), by=by, acting_as=acting_as, why=why
    )
