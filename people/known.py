"""What other rooms know of a person: they register here, so that this room need not know them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypedDict

from agencies.models import Team
from agencies.querysets import receiving_team


@dataclass(frozen=True)
class KnownTo:
    """An agency that holds something of a person, and whom to ring. Never what is held."""

    agency_name: str
    team_name: str
    telephone: str
    hours: str = ""

    def __str__(self) -> str:
        contact = f"{self.team_name}, {self.telephone}" if self.telephone else self.team_name
        return f"Known to: {self.agency_name}, contact {contact}"

    @classmethod
    def through(cls, team: Team) -> KnownTo:
        """Return the contact that a team gives."""
        return cls(team.organisation.agency.name, team.name, team.telephone, team.hours)


class Row(TypedDict):
    """One thing known of a person, for her page; ``record`` is written down as seen."""

    record: uuid.UUID
    date: dt.date
    agency: str
    kind: str
    summary: str
    url: str


Provider = Callable[[list[uuid.UUID]], dict[uuid.UUID, list[KnownTo]]]
Silence = Callable[[list[uuid.UUID], Any], set[uuid.UUID]]
Section = Callable[[Any, Any], Iterable[Row]]

providers: list[Provider] = []
silences: list[Silence] = []
sections: list[Section] = []


def register(provider: Provider) -> Provider:
    """Add a room's answer to "who knows of these persons?"."""
    if provider not in providers:
        providers.append(provider)
    return provider


def register_silence(silence: Silence) -> Silence:
    """Add a room's answer to "of whom of these must this reader not even learn that something is known?"."""
    if silence not in silences:
        silences.append(silence)
    return silence


def register_section(section: Section) -> Section:
    """Add a room's rows to a person's page; asked with person and reader, it answers what the reader may see."""
    if section not in sections:
        sections.append(section)
    return section


def known_to(person_ids: Iterable[uuid.UUID], reader: Any) -> dict[uuid.UUID, list[KnownTo]]:
    """Return who to ring about each person; who must leave no trace for this reader is not in the answer.

    A recorded person whom no room answers for is said to be known to the first receiving team: "not known"
    would be untrue, and somebody would act on it. Only where even that would tell the reader of a concern kept
    from her agency is there no trace.
    """
    found: dict[uuid.UUID, list[KnownTo]] = {person_id: [] for person_id in person_ids}
    for provider in providers:
        for person_id, contacts in provider(list(found)).items():
            found[person_id] += [contact for contact in contacts if contact not in found[person_id]]
    if unanswered := [person_id for person_id, contacts in found.items() if not contacts]:
        team = receiving_team()
        fallback = KnownTo.through(team) if team else KnownTo("another agency", "your designated manager", "")
        untold = set[uuid.UUID]().union(*(silence(unanswered, reader) for silence in silences))
        found |= {person_id: [fallback] for person_id in unanswered}
        found = {person_id: contacts for person_id, contacts in found.items() if person_id not in untold}
    return found


def rows_about(person: Any, user: Any) -> list[Row]:
    """Return everything the reader may see of what is known of a person, newest first."""
    rows = [row for section in sections for row in section(person, user)]
    return sorted(rows, key=lambda row: str(row["date"]), reverse=True)
