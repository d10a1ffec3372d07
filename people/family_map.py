"""A child's family as a map and as a table: who is who, how old, who lives together, who holds responsibilities."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from people.map_drawing import Figure, draw
from people.map_layout import Link, lay_out
from people.models import HouseholdMember, Person, PersonFact, Relationship
from people.ties import among
from reference.querysets import labels

# Shorter than the labels of the list where a symbol has little room under it.
SHORT = {"couple": "Partner", "former_couple": "Former partner", "half_sibling": "Half-sibling"}


@dataclass(frozen=True)
class FamilyMap:
    """A map with its table: rows as a page and a print list them, households by letter."""

    picture: SafeString
    summary: str
    rows: list[dict[str, Any]]
    homes: list[dict[str, str]]


@dataclass(frozen=True)
class Family:
    """What is known of a child's family, as plain words and keys, so that a report can keep it."""

    child: str
    figures: list[dict[str, Any]]
    links: list[list[str]]
    homes: dict[str, list[str]]


@dataclass(frozen=True)
class _Known:
    ties: list[Relationship]
    homes: dict[str, list[str]]
    words: dict[str, str]
    died: set[Any]


def read(child: Person, others: Iterable[Person], user: Any) -> Family:
    """Return the family of a child: she and ``others``, all of whom ``user`` may see, in four questions."""
    people = list({one.pk: one for one in (child, *others)}.values())
    ties = among(people, user)
    homes = _homes(people, user)
    words = labels("family_relationship")
    deaths = PersonFact.objects.visible_to(user).deaths().filter(person__in=people)
    died = set(deaths.values_list("person", flat=True))
    known = _Known(ties, homes, words, died)
    figures = [_figure(one, child, known) for one in people]
    links = [[str(tie.person_id), str(tie.other_id), tie.person_is] for tie in ties]
    return Family(str(child.pk), figures, links, homes)


def _homes(people: list[Person], user: Any) -> dict[str, list[str]]:
    """Return who lives together now, by letter, where at least two do; never where."""
    rows = HouseholdMember.objects.visible_to(user).current().filter(person__in=people)
    together: dict[Any, list[str]] = defaultdict(list)
    for row in rows.exclude(stay=HouseholdMember.Stay.NOT).order_by("recorded_at"):
        together[row.household].append(str(row.person_id))
    shared = [members for members in together.values() if len(members) > 1]
    return dict(zip(string.ascii_uppercase, shared, strict=False))


def _figure(one: Person, child: Person, known: _Known) -> dict[str, Any]:
    to_child = [tie for tie in known.ties if {tie.person_id, tie.other_id} == {one.pk, child.pk}]
    codes, is_child = [tie.word_for(one.pk) for tie in to_child], one.pk == child.pk
    hers = [tie for tie in to_child if tie.person_id == one.pk]
    died = one.pk in known.died
    return {
        "key": str(one.pk),
        "name": one.name,
        "age": "Died" if died else one.born_in_words.capitalize() if one.due_on else one.age_in_words(),
        "sex": one.sex,
        "unborn": bool(one.due_on),
        "died": died,
        "subject": is_child,
        "relationship": " and ".join(known.words.get(code, code) for code in codes)
        or ("The child" if is_child else ""),
        "short": " and ".join(SHORT.get(code, known.words.get(code, code)) for code in codes),
        "responsibilities": hers[0].parental if hers else "",
        "no_contact": "; ".join(tie.no_contact for tie in to_child if tie.no_contact),
        "homes": [letter for letter, members in known.homes.items() if str(one.pk) in members],
        "url": one.get_absolute_url(),
    }


def _lines(one: dict[str, Any]) -> tuple[str, ...]:
    """Return what stands under somebody's name on the map."""
    holds, kept = one["responsibilities"] == "Yes", bool(one["no_contact"])
    return (one["age"], one["short"], "Has PRR" if holds else "", "No contact" if kept else "")


def drawn(family: Family) -> FamilyMap:
    """Return the map of a family, with its table and its households in words."""
    names = {one["key"]: one["name"] for one in family.figures}
    figures = [
        Figure(
            one["key"],
            one["name"],
            lines=_lines(one),
            sex=one["sex"],
            unborn=one["unborn"],
            died=one["died"],
            subject=one["subject"],
            homes=tuple(one["homes"]),
        )
        for one in family.figures
    ]
    links = [Link(*link) for link in family.links]
    layout = lay_out(names, family.child, links, family.homes.values())
    homes = [
        {"letter": letter, "names": ", ".join(names[key] for key in members)}
        for letter, members in family.homes.items()
    ]
    summary = in_words(len(figures) - 1, homes)
    return FamilyMap(draw("Family map", summary, figures, layout, family.homes), summary, family.figures, homes)


def in_words(relatives: int, homes: list[dict[str, str]]) -> str:
    """Return the map in a sentence or two, for who cannot see it."""
    many = f"{relatives} relative{'' if relatives == 1 else 's'} and others around the child"
    together = " ".join(f"{home['names']} live together." for home in homes)
    return f"{many}, as the table lists them. {together}".strip()
