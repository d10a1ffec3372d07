"""The child's family as one reader may see it: the people of the case, for the map, its page and its print."""

from __future__ import annotations

from typing import Any

from cases.models import Case, FamilyMember
from people.family_map import Family, read
from people.models import Person


def members_of(case: Case, user: Any) -> list[FamilyMember]:
    """Return who belongs to the family now, as far as the reader may see the people, each with her tie."""
    people = Person.objects.visible_to(user)
    rows = FamilyMember.objects.visible_to(user).current().filter(case=case, person__in=people)
    return list(rows.with_ties())


def family_of(case: Case, child: Person | None, user: Any) -> Family | None:
    """Return the family for the map; None for who may not see the child."""
    return read(child, [one.person for one in members_of(case, user)], user) if child else None
