"""Who gets a concern: pure questions about agencies and lines, asked once when it is submitted."""

from __future__ import annotations

from dataclasses import dataclass

from access.roles import Role
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import designated_managers, designated_managers_team, receiving_team, staff_called


@dataclass(frozen=True)
class TriageOwner:
    """Who triages: an agency's designated managers as a team, or one of them by name."""

    team: Team | None
    person: StaffMember | None


def identify_worker(name: str, agency: Agency | None) -> StaffMember | None:
    """Return the member of staff a concern is about when exactly one bears the name, else None."""
    found = staff_called(name, agency) if name.strip() else []
    return found[0] if len(found) == 1 else None


def kept_away(name: str, agency: Agency | None, *, author: StaffMember) -> list[StaffMember]:
    """Return who must not meet a concern about a worker: everybody of that name, and everybody in their line.

    The author still sees what she logged, even from within that line.
    """
    away = dict.fromkeys(person for worker in staff_called(name, agency) for person in [worker, *worker.line()])
    return [person for person in away if person != author]


def who_screens(*, about_worker: bool, worker_agency: Agency | None, author: StaffMember) -> Team | None:
    """Return the receiving team: the first in order, outside the worker's agency (or the author's, if not known)."""
    if not about_worker:
        return receiving_team()
    return receiving_team(outside=worker_agency or author.agency)


def who_triages(*, about_worker: bool, worker: StaffMember | None, author: StaffMember) -> TriageOwner:
    """Return who triages for the author's agency.

    About a worker: a deputy (or manager) of the agency outside the line and both their teams when the worker is
    known by name, else another agency's designated manager.
    """
    agency = author.agency
    if agency is None:
        return TriageOwner(None, None)
    if not about_worker:
        return TriageOwner(designated_managers_team(agency), None)
    if worker is not None:
        near = {worker, *worker.line()}
        held = sorted(designated_managers(agency), key=lambda role: role.role != Role.DEPUTY)
        for role in held:
            person = role.staff
            if person not in near and person != author and person.team not in {worker.team, author.team}:
                return TriageOwner(role.team, person)
    away = {agency, worker.agency if worker else None}
    for other in Agency.objects.visible_to(author):
        held = [] if other in away else designated_managers(other)
        if held:
            return TriageOwner(held[0].team, held[0].staff)
    return TriageOwner(None, None)
