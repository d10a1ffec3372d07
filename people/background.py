"""What this room itself puts into the minimum information of the register: the child, the family, their background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from common import clock
from people.models import AddressEpisode, Alias, HouseholdMember, Person, PersonFact
from people.relations import CARERS
from people.ties import Tie, relationships_of
from reference.querysets import labels


def the_child(child: Person, user: Any) -> Iterator[str]:
    """Yield item 1: name, other names, address, sex, date of birth and age. A protected address is only said to be."""
    yield child.name
    names = Alias.objects.visible_to(user).filter(person=child).order_by("surname", "forename")
    if others := ", ".join(one.name for one in names):
        yield f"Also: {others}"
    yield _address(child, _protected([child]))
    born = child.born_in_words
    sex = child.sex_as_given or child.get_sex_display()
    yield f"{sex}, {born}" if child.due_on else f"{sex}, born {born or 'on a day not known'}"
    if not child.due_on:
        yield child.age_in_words().capitalize()


def background(child: Person, user: Any) -> Iterator[str]:
    """Yield item 2."""
    yield from _facts(child, user, "religion", "ethnicity", "language", "interpreter")


def doctor(child: Person, user: Any) -> Iterator[str]:
    """Yield item 7."""
    yield from _facts(child, user, "gp")


def needs(child: Person, user: Any) -> Iterator[str]:
    """Yield item 11."""
    yield from _facts(child, user, "disability", "communication")


def _facts(child: Person, user: Any, *kinds: str) -> Iterator[str]:
    rows = PersonFact.objects.visible_to(user).current().filter(person=child, kind__in=kinds)
    words = labels("person_fact")
    yield from (f"{words.get(one.kind, one.kind)}: {one.words}" for one in rows)


def adults(child: Person, user: Any) -> Iterator[str]:
    """Yield item 5: parents and carers wherever they live, and every other adult of the household."""
    living, ties = _living_with(child, user), _by_person(child, user)
    named = {tie.who.pk: tie.who for told in ties.values() for tie in told if _cares(tie)}
    named |= {one.pk: one for one in living if not one.due_on}
    grown = [one for one in named.values() if (one.pk in ties and any(map(_cares, ties[one.pk]))) or not _is_child(one)]
    words, earlier, apart = labels("family_relationship"), _earlier_names(grown, user), _protected(grown)
    for one in grown:
        hers = ties.get(one.pk, [])
        told = [
            one.name + "".join(f", {words.get(tie.word, tie.word).lower()}" for tie in hers),
            f"also {', '.join(earlier[one.pk])}" if one.pk in earlier else "",
            "lives with the child" if one in living else "does not live with the child, or this is not known",
            _address(one, apart),
            *(_responsibilities(tie) for tie in hers[:1] if tie.holds_responsibilities),
        ]
        yield "; ".join(filter(None, told))


def _cares(tie: Tie) -> bool:
    return tie.word in CARERS or (tie.holds_responsibilities and tie.record.parental_responsibility == "yes")


def _is_child(one: Person) -> bool:
    return one.is_child_on(clock.today())


def _responsibilities(tie: Tie) -> str:
    return f"parental responsibilities and rights: {tie.record.parental.lower()}"


def _earlier_names(people: list[Person], user: Any) -> dict[Any, list[str]]:
    """Return other names and names before marriage of several people, in two questions."""
    found: dict[Any, list[str]] = defaultdict(list)
    for alias in Alias.objects.visible_to(user).standing().filter(person__in=people):
        found[alias.person_id].append(alias.name)
    for fact in PersonFact.objects.visible_to(user).filter(person__in=people, kind="earlier_name"):
        found[fact.person_id].append(f"{fact.words} before marriage")
    return found


def children(child: Person, user: Any) -> Iterator[str]:
    """Yield item 6: the other children of the household."""
    for one in _living_with(child, user):
        if _is_child(one):
            yield f"{one.name}, {one.born_in_words or 'date of birth not known'}, {one.get_sex_display().lower()}"


def _living_with(child: Person, user: Any) -> list[Person]:
    rows = HouseholdMember.objects.visible_to(user).current().exclude(stay=HouseholdMember.Stay.NOT)
    here = rows.filter(person=child).values("household")
    found = rows.filter(household__in=here).exclude(person=child).select_related("person").order_by("recorded_at")
    return list({one.person_id: one.person for one in found}.values())


def _by_person(child: Person, user: Any) -> dict[Any, list[Tie]]:
    found: dict[Any, list[Tie]] = defaultdict(list)
    for tie in relationships_of(child, user):
        if tie.record.until is None:
            found[tie.who.pk].append(tie)
    return found


def _protected(people: list[Person]) -> set[Any]:
    """Return whose present address is protected, whoever asks: not where it is."""
    rows = AddressEpisode.objects.current().filter(person__in=people, kind=AddressEpisode.Kind.PROTECTED)
    return set(rows.values_list("person", flat=True))


def _address(one: Person, apart: set[Any]) -> str:
    """Return the present home; of a protected one only that it is protected."""
    if one.address_line or one.postcode:
        return ", ".join(filter(None, (one.address_line, one.postcode)))
    return "address protected: ask the lead" if one.pk in apart else "address not recorded"
