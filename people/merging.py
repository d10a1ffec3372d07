"""What a merge must not leave behind, and which records look like one person."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models import Q

from people.matching import possible_matches
from people.models import NotSame, Person

_REFUSALS: dict[str, str] = {}


def register(constraint: str, sentence: str) -> None:
    """Let a room refuse a whole merge with a sentence where moving one of its rows breaks ``constraint``."""
    _REFUSALS[constraint] = sentence


def refusal_of(constraint: str | None) -> str | None:
    """Return the sentence with which breaking ``constraint`` refuses a merge, or None: the row then stays."""
    return _REFUSALS.get(constraint or "")


def apart_from(person: Person) -> set[uuid.UUID]:
    """Return the keys of those who were found not to be the same as ``person``."""
    pairs = NotSame.objects.filter(Q(one=person) | Q(other=person)).values_list("one", "other")
    return {key for pair in pairs for key in pair} - {person.pk}


def likely_the_same(person: Person, user: Any) -> tuple[list[Any], int]:
    """Return whom ``user`` sees that may be ``person``, best first, and how many were set aside as somebody else."""
    born = person.birth_range
    found = possible_matches(
        forename=person.forename,
        surname=person.surname,
        born_earliest=born[0] if born else None,
        born_latest=born[1] if born else None,
        due_on=person.due_on,
        address_line=person.address_line,
        postcode=person.postcode,
        chi=person.chi,
        limit=12,
    )
    apart = apart_from(person)
    rows = Person.objects.visible_to(user).filter(pk__in=[match.person_id for match in found], kind=person.kind)
    seen = {one.pk: one for one in rows.exclude(pk=person.pk)}
    others = [match for match in found if match.person_id in seen]
    likely: list[Any] = []
    for match in others:
        if match.person_id not in apart:
            one: Any = seen[match.person_id]
            one.score, one.reasons = match.score, match.reasons
            likely.append(one)
    return likely, sum(match.person_id in apart for match in others)
