"""Who is met in the same records as somebody: the people a form about her offers."""

from __future__ import annotations

from typing import Any

from access.models import Opening
from access.roles import Permission
from people.models import HouseholdMember, Person


def people_near(person: Person, user: Any) -> list[Person]:
    """Return the people named in records that also name ``person``, as far as ``user`` may see them, by name."""
    records = Opening.objects.filter(opened=person.pk).values("root")
    named = Opening.objects.filter(root__in=records).values("opened")
    rows = Person.objects.visible_to(user).filter(pk__in=named).exclude(pk=person.pk)
    return list(rows.order_by("surname", "forename", "recorded_at"))


def living_with(person: Person, user: Any) -> list[Person]:
    """Return who lives all the time where ``person`` does, as far as ``user`` may write it down, by name."""
    living = HouseholdMember.objects.current().filter(stay=HouseholdMember.Stay.LIVES)
    homes = living.filter(person=person).values("household")
    rows = Person.objects.visible_to(user, Permission.WORK_ON_CASE)
    rows = rows.filter(pk__in=living.filter(household__in=homes).values("person")).exclude(pk=person.pk)
    return list(rows.order_by("surname", "forename", "recorded_at"))


def choices_near(near: dict[str, Person]) -> list[tuple[str, str]]:
    """Return people as a form offers them: name and age."""
    offered = [(key, f"{one.name}, {one.age_in_words()}") for key, one in near.items()]
    return [("", "Choose somebody"), *offered]
