"""Relationships as read from one end: who is what to this person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from people.models import Person, Relationship


@dataclass(frozen=True)
class Tie:
    """Somebody related to a person: who, what she is to the person, and the record that says so."""

    who: Person
    word: str
    record: Relationship

    @property
    def holds_responsibilities(self) -> bool:
        """Say whether the answer about parental responsibilities is about ``who``."""
        return self.record.person_id == self.who.pk


def relationships_of(person: Person, user: Any) -> list[Tie]:
    """Return every relationship of a person of which ``user`` may see both ends, current ones first, in one query."""
    rows = Relationship.objects.visible_to(user).touching([person.pk]).select_related("person", "other")
    ties = [read_from(row, person) for row in rows]
    return sorted(ties, key=lambda tie: (tie.record.until is not None, tie.record.recorded_at))


def read_from(row: Relationship, person: Person) -> Tie:
    """Return a relationship as read from the end where ``person`` stands."""
    who = row.other if row.person_id == person.pk else row.person
    return Tie(who, row.word_for(who.pk), row)


def among(people: Iterable[Any], user: Any) -> list[Relationship]:
    """Return the current relationships with both ends among ``people`` that ``user`` may see."""
    keys = [getattr(one, "pk", one) for one in people]
    rows = Relationship.objects.visible_to(user).current().filter(person__in=keys, other__in=keys)
    return list(rows.order_by("recorded_at"))
