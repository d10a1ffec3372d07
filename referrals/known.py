"""What this room knows of a person, told to the room of people: who to ring, and to those who may, what was logged."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from agencies.querysets import designated_managers_team
from people.known import KnownTo, Row
from referrals.models import Concern, ConcernAdult, ConcernChild
from referrals.routing import agencies_kept_away
from referrals.summary import kinds_in_words


def who_knows(person_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[KnownTo]]:
    """Return, for each person, whom to ring: the agency that logged a concern and the team that screened it.

    A concern about a worker answers nothing: whom to ring would tell that there is one.
    """
    children = ConcernChild.objects.filter(person__in=person_ids, concern__about_worker=False).select_related(
        "concern__organisation__agency", "screening__team__organisation__agency"
    )
    found: dict[uuid.UUID, dict[KnownTo, None]] = defaultdict(dict)
    for child in children:
        organisation = child.concern.organisation
        contacts = filter(None, [designated_managers_team(organisation.agency, organisation), child.screening.team])
        found[child.person_id] |= dict.fromkeys(KnownTo.through(team) for team in contacts)
    return {person: list(contacts) for person, contacts in found.items()}


def untold(person_ids: list[uuid.UUID], reader: Any) -> set[uuid.UUID]:
    """Return whom the reader must not learn to be known: persons met only in concerns kept from her agency."""
    kept: dict[uuid.UUID, set[bool]] = defaultdict(set)
    for model in (ConcernChild, ConcernAdult):
        named = model.objects.filter(person__in=person_ids).select_related("concern__worker_agency")
        for one in named:
            concern = one.concern
            kept[one.person_id].add(concern.about_worker and reader.agency in agencies_kept_away(concern))
    return {person for person, answers in kept.items() if answers == {True}}


def concerns_about(person: Any, user: Any) -> Iterator[Row]:
    """Yield the concerns about a person that the reader may see."""
    rows = Concern.objects.visible_to(user).about_person(person.pk).select_related("organisation__agency")
    for concern in rows.order_by("-recorded_at"):
        yield {
            "record": concern.pk,
            "date": concern.recorded_at.date(),
            "agency": concern.organisation.agency.name,
            "kind": f"Concern {concern.reference}: {kinds_in_words(concern) or 'kind not given'}",
            "summary": concern.fact[:200],
            "url": concern.get_absolute_url(),
        }
