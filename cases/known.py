"""What this room knows of a person, told to the room of people: who to ring, and to those who may, which case."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from access.roles import Permission
from cases.models import Case, FamilyMember
from cases.sight import kept_away
from people.known import KnownTo, Row
from people.models import Person
from referrals.standing import Standing


def _met_in(person_ids: list[uuid.UUID]) -> Iterator[tuple[uuid.UUID, Case]]:
    """Yield each person with each case in which she is the child or of the family."""
    cases = Case.objects.select_related("lead_team__organisation__agency", "opening__concern__worker_agency")
    for case in cases.filter(child__in=person_ids):
        yield case.child_id, case
    family = FamilyMember.objects.filter(person__in=person_ids).select_related(
        "case__lead_team__organisation__agency", "case__opening__concern__worker_agency"
    )
    for member in family:
        yield member.person_id, member.case


def who_knows(person_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[KnownTo]]:
    """Return, for each person, the lead team of the open cases she is in.

    A case opened by a concern about a worker answers nothing: whom to ring would tell that there is one.
    """
    found: dict[uuid.UUID, dict[KnownTo, None]] = defaultdict(dict)
    for person, case in _met_in(person_ids):
        if case.is_open and not case.opening.concern.about_worker:
            found[person][KnownTo.through(case.lead_team)] = None
    return {person: list(contacts) for person, contacts in found.items()}


def untold(person_ids: list[uuid.UUID], reader: Any) -> set[uuid.UUID]:
    """Return whom the reader must not learn to be known: persons met only in cases kept from her agency."""
    kept: dict[uuid.UUID, set[bool]] = defaultdict(set)
    for person, case in _met_in(person_ids):
        kept[person].add(case.opening.concern.about_worker and reader.agency in kept_away(case))
    return {person for person, answers in kept.items() if answers == {True}}


def cases_about(person: Any, user: Any) -> Iterator[Row]:
    """Yield the cases of a person, or of her family, that the reader may see."""
    rows = Case.objects.visible_to(user).about_person(person).select_related("lead_team__organisation__agency")
    for case in rows.order_by("-opened_at"):
        yield {
            "record": case.pk,
            "date": case.opened_at.date(),
            "agency": case.lead_team.organisation.agency.name,
            "kind": f"Case {case.reference}",
            "summary": case.get_status_display(),
            "url": case.get_absolute_url(),
        }


def how_it_stands(child: Person, user: Any) -> Iterator[Standing]:
    """Yield the open case of a child for whoever screens a concern about her; to who may not see it, whom to ring.

    A case opened by a concern about a worker answers only who sees it: whom to ring would tell that there is one.
    """
    cases = (
        Case.objects.open()
        .filter(child=child)
        .select_related("lead_team__organisation__agency", "lead_professional", "opening__concern")
    )
    seen = set(Case.objects.visible_to(user).filter(child=child).values_list("pk", flat=True))
    for case in cases:
        team, leads = case.lead_team, case.lead_professional
        ring = str(KnownTo.through(team)) if leads is None else f"Led by {leads}, {leads.telephone or team.telephone}"
        if case.pk in seen:
            yield Standing(f"Open case {case.reference}", case.get_absolute_url(), ring, case)
        elif not case.opening.concern.about_worker:
            yield Standing(str(KnownTo.through(team)))


def addresses_led_by(user: Any) -> Q:
    """Return which protected addresses ``user`` sees as the lead: told in a case she leads, or of its child."""
    led = Case.objects.visible_to(user, Permission.LEAD_CASE)
    return Q(told_in__in=led.values("pk")) | Q(person__in=led.values("child"))


def address_told_in(person: Person, user: Any) -> uuid.UUID | None:
    """Return the open case of a person, or of a family she belongs to, in which ``user`` works."""
    cases = Case.objects.visible_to(user, Permission.WORK_ON_CASE).open().about_person(person)
    return cases.order_by("-opened_at").values_list("pk", flat=True).first()
