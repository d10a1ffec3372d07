"""Write down facts and numbers of a person, and take them back."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from people import policies, schemes
from people.models import Identifier, Person, PersonFact
from people.needs import DEATH
from people.signals import died


@action(Permission.WORK_ON_CASE)
def record_identifier(person: Person, *, by: StaffMember, scheme: str, value: str, source: str = "") -> Identifier:
    """Write down a number of another system. A doubtful one is kept with what looks wrong; NotNow when it stands."""
    number = schemes.tidy(scheme, value)
    stands = Identifier.objects.standing().filter(person=person, scheme=scheme, value=number).exists()
    if why_not := policies.why_not_identify(number, stands=stands):
        raise NotNow(why_not)
    return keep_identifier(person, by=by, scheme=scheme, value=number, source=source)


def keep_identifier(person: Person, *, by: StaffMember, scheme: str, value: str, source: str = "") -> Identifier:
    """Keep a number and bring the searched copy into step; called inside an action's own transaction."""
    doubts = schemes.warnings(scheme, value, born=person.birth_range, sex=person.sex)
    made = Identifier.objects.create(
        person=person, scheme=scheme, value=value, source=source, warned="\n".join(doubts), recorded_by=by
    )
    _settle_chi(person, scheme)
    return made


def doubt_again(person: Person) -> None:
    """Say anew what looks wrong about a person's numbers, now that birth or sex changed; inside an action's own."""
    for one in Identifier.objects.standing().filter(person=person):
        doubts = "\n".join(schemes.warnings(one.scheme, one.value, born=person.birth_range, sex=person.sex))
        if doubts != one.warned:
            one.warned = doubts
            one.save(update_fields=["warned"])


@action(Permission.WORK_ON_CASE)
def verify_identifier(identifier: Identifier, *, by: StaffMember, source: str) -> Identifier:
    """Say that a number was checked, and against what. NotNow when it was taken back or no source is given."""
    if why_not := policies.why_not_verify(ended=identifier.ended_at is not None, source=source):
        raise NotNow(why_not)
    identifier.verified_at, identifier.verified_by, identifier.source = clock.now(), by, source
    identifier.save(update_fields=["verified_at", "verified_by", "source"])
    return identifier


@action(Permission.WORK_ON_CASE)
def end_identifier(identifier: Identifier, *, by: StaffMember, why: str) -> Identifier:
    """Take a number back that is not this person's, or was replaced. It stays readable as having been."""
    if why_not := policies.why_not_take_back(ended=identifier.ended_at is not None, why=why):
        raise NotNow(why_not)
    identifier.ended_at, identifier.ended_by, identifier.ended_why = clock.now(), by, why
    identifier.save(update_fields=["ended_at", "ended_by", "ended_why"])
    _settle_chi(identifier.person, identifier.scheme)
    return identifier


def _settle_chi(person: Person, scheme: str) -> None:
    """Keep the searched copy of the CHI number: the latest that stands."""
    if scheme != schemes.CHI:
        return
    standing = Identifier.objects.standing().filter(person=person, scheme=scheme).order_by("-recorded_at")
    person.chi = standing.values_list("value", flat=True).first() or ""
    person.save(update_fields=["chi"])


@action(Permission.WORK_ON_CASE)
def record_fact(
    person: Person, *, by: StaffMember, kind: str, words: str, since: dt.date | None = None, source: str = ""
) -> PersonFact:
    """Write down something dated that is known of a person. NotNow without words, or for a day that lies ahead."""
    if why_not := policies.why_not_note(words, since, clock.today()):
        raise NotNow(why_not)
    made = PersonFact.objects.create(
        person=person, kind=kind, words=words.strip(), since=since, source=source, recorded_by=by
    )
    if kind == DEATH:
        died.send(Person, person=person, on=since, by=by)
    return made


@action(Permission.WORK_ON_CASE)
def end_fact(fact: PersonFact, *, by: StaffMember, why: str, until: dt.date | None = None) -> PersonFact:
    """Say since when something no longer holds, or that it was recorded in error. It stays readable."""
    day = until or clock.today()
    if why_not := policies.why_not_end(fact.since, fact.until, day, why, clock.today()):
        raise NotNow(why_not)
    fact.until, fact.until_why = day, why
    fact.save(update_fields=["until", "until_why"])
    return fact
