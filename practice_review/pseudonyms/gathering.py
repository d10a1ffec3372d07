"""Whom a referral's shared words must not name: the terms of everybody behind it, and a pseudonym for each."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cases.models import FamilyMember
from people.models import AddressEpisode, Alias, Identifier, Person, PersonFact
from practice_review.conflicts import casework_staff
from practice_review.models import PracticeReviewReferral, Pseudonym
from practice_review.pseudonyms.terms import Sort, Term, of_birth, of_full_name, of_name, of_rest
from practice_review.routing import cases_of, concerns_of
from reference.querysets import labels
from referrals.models import ConcernAdult, ConcernChild

Kind = Pseudonym.Kind
PLACES = frozenset({Kind.SCHOOL, Kind.PLACE, Kind.AGENCY})


@dataclass(frozen=True)
class Proposed:
    """A pseudonym that Rowan would give, and to whom or what."""

    kind: str
    pseudonym: str
    person: Person | None = None
    staff: Any = None
    words: str = ""


def people_of(referral: PracticeReviewReferral) -> dict[Any, Person]:
    """Return the people behind a referral by key: the child first, the family, and whom its concerns name."""
    cases = cases_of(referral)
    family = FamilyMember.objects.filter(case__in=cases).select_related("person")
    found = [referral.child, *(case.child for case in cases)]
    for model in (ConcernChild, ConcernAdult):
        named = model.objects.filter(concern__in=concerns_of(referral)).select_related("person")
        found += [one.person for one in named]
    found += [member.person for member in family]
    return {person.pk: person for person in found if person}


def staff_of(referral: PracticeReviewReferral) -> list[Any]:
    """Return the members of staff whom shared words must not name, by name."""
    own = {referral.suggested_by, referral.decided_by_manager} - {None}
    return sorted(own | casework_staff(referral), key=lambda staff: (staff.name, str(staff.pk)))


def terms_for(referral: PracticeReviewReferral) -> list[Term]:
    """Return everything by which the people behind a referral could be known.

    A protected address is among them, whoever asks: it must not be in what everybody reads. What is answered tells
    only that words already in the text are one.
    """
    people = people_of(referral)
    terms = [term for person in people.values() for term in _of_person(person)]
    terms += _of_details(people)
    terms += _as_told(referral)
    for staff in staff_of(referral):
        terms += of_full_name(f"staff:{staff.pk}", staff.name)
    for row in Pseudonym.objects.filter(referral=referral).exclude(words=""):
        terms += _of_words(row)
    return list(dict.fromkeys(terms))


def _key(person_id: Any) -> str:
    return f"person:{person_id}"


def _told_name(named: ConcernChild | ConcernAdult) -> str:
    return " ".join(filter(None, (named.forename.strip(), named.surname.strip())))


def _told_key(named: ConcernChild | ConcernAdult) -> str:
    """Return the key of somebody whom a concern names: as a person once it is confirmed who it is, else by name."""
    return _key(named.person_id) if named.person_id else f"words:{_told_name(named).casefold()}"


def _of_person(person: Person) -> Iterator[Term]:
    who = _key(person.pk)
    yield from of_name(who, person.forename, person.surname, person.known_as)
    if person.birth_precision == Person.Precision.DAY:
        yield from of_birth(who, person.born_on)
    numbers = [person.chi, person.telephone]
    yield from of_rest(who, addresses=[person.address_line], postcodes=[person.postcode], numbers=numbers)


def _of_details(people: Iterable[Any]) -> Iterator[Term]:
    people = list(people)
    for alias in Alias.objects.filter(person__in=people):
        yield from of_name(_key(alias.person_id), alias.forename, alias.surname)
    for home in AddressEpisode.objects.filter(person__in=people):
        yield from of_rest(_key(home.person_id), addresses=[home.line], postcodes=[home.postcode])
    for number in Identifier.objects.filter(person__in=people):
        yield from of_rest(_key(number.person_id), numbers=[number.value])
    for fact in PersonFact.objects.filter(person__in=people, kind__in=["school", "earlier_name"]):
        if fact.kind == "school":
            yield from of_rest(f"words:{fact.words.casefold()}", schools=[fact.words])
        else:
            yield from of_name(_key(fact.person_id), "", fact.words)


def _as_told(referral: PracticeReviewReferral) -> Iterator[Term]:
    """Yield the terms of children and adults as concerns name them."""
    concerns = concerns_of(referral)
    for child in ConcernChild.objects.filter(concern__in=concerns):
        who = _told_key(child)
        yield from of_name(who, child.forename, child.surname)
        yield from of_birth(who, child.born_earliest if child.born_earliest == child.born_latest else None)
        yield from of_rest(who, addresses=[child.address], postcodes=[child.postcode], numbers=[child.chi])
        yield from of_rest(f"words:{child.place.casefold()}", schools=[child.place])
    for adult in ConcernAdult.objects.filter(concern__in=concerns):
        yield from of_name(_told_key(adult), adult.forename, adult.surname)


def _of_words(row: Pseudonym) -> Iterator[Term]:
    if row.kind in PLACES:
        yield Term(Sort.SCHOOL if row.kind == Kind.SCHOOL else Sort.PLACE, row.words, row.who)
    else:
        yield from of_full_name(row.who, row.words)


def propose(referral: PracticeReviewReferral) -> list[Proposed]:
    """Return a pseudonym for everybody and every school behind a referral that has none yet."""
    held = list(Pseudonym.objects.filter(referral=referral))
    taken, known = {row.pseudonym for row in held}, {row.who for row in held}
    found: list[Proposed] = []

    def give(kind: str, called: str, *, lettered: bool = False, alone: bool = False, **what: Any) -> None:
        pseudonym = _next(called, taken, lettered=lettered, alone=alone)
        taken.add(pseudonym)
        found.append(Proposed(kind, pseudonym, **what))

    ties = _ties(referral)
    for person in people_of(referral).values():
        if _key(person.pk) in known:
            continue
        if person.kind == Person.Kind.CHILD:
            give(Kind.CHILD, "Child", lettered=True, person=person)
        else:
            give(Kind.ADULT, ties.get(person.pk, "Adult"), alone=person.pk in ties, person=person)
    for kind, words in _only_told(referral).items():
        for name in words:
            if f"words:{name.casefold()}" not in known:
                give(kind, "Child" if kind == Kind.CHILD else "Adult", lettered=kind == Kind.CHILD, words=name)
    for staff in staff_of(referral):
        if f"staff:{staff.pk}" not in known:
            give(Kind.PROFESSIONAL, staff.job_title.strip().capitalize() or "Worker", staff=staff)
    places = {term.who: term.value for term in terms_for(referral) if term.sort == Sort.SCHOOL}
    for who, place in places.items():
        if who not in known:
            give(Kind.SCHOOL, "School", words=place)
    return found


def _only_told(referral: PracticeReviewReferral) -> dict[str, list[str]]:
    """Return the names of children and adults whom concerns name and nobody has confirmed as a recorded person."""
    concerns = concerns_of(referral)
    children = ConcernChild.objects.filter(concern__in=concerns, person=None)
    adults = ConcernAdult.objects.filter(concern__in=concerns, person=None)
    told = {Kind.CHILD: map(_told_name, children), Kind.ADULT: map(_told_name, adults)}
    return {str(kind): list(dict.fromkeys(filter(None, names))) for kind, names in told.items()}


def _ties(referral: PracticeReviewReferral) -> dict[Any, str]:
    """Return what each adult of the family is to the child, where only one is that."""
    said = labels("family_relationship")
    family = FamilyMember.objects.filter(case__in=cases_of(referral)).select_related("tie")
    words = {member.person_id: said.get(member.relationship, "") for member in family}
    often = Counter(words.values())
    return {key: word for key, word in words.items() if word and often[word] == 1}


def _next(words: str, taken: set[str], *, lettered: bool, alone: bool) -> str:
    if alone and words not in taken:
        return words
    marks = iter([*string.ascii_uppercase, *(str(n) for n in range(27, 200))] if lettered else map(str, range(1, 200)))
    return next(name for mark in marks if (name := f"{words} {mark}") not in taken)
