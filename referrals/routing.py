"""Who gets a concern, and who must not meet it: pure questions about agencies and lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from access.models import Exclusion
from access.roles import Role
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import (
    designated_managers,
    designated_managers_team,
    receivers,
    receiving_teams,
)
from people.names import folded
from referrals.models import Concern


@dataclass(frozen=True)
class KeptAway:
    """Who must not meet a concern: who may be the worker, they and their lines, and the agencies to go around."""

    workers: frozenset[StaffMember] = frozenset()
    people: tuple[StaffMember, ...] = ()
    agencies: frozenset[Agency] = frozenset()


@dataclass(frozen=True)
class ScreeningTeam:
    """Which team screens, and in words what the office is told when it cannot be the right one."""

    team: Team | None
    trouble: str = ""


@dataclass(frozen=True)
class TriageOwner:
    """Who triages: an agency's designated managers as a team, or one of them by name."""

    team: Team | None = None
    person: StaffMember | None = None

    @property
    def to(self) -> StaffMember | Team | None:
        """Return whom to open the concern to."""
        return self.person or self.team


def staff_named(names: Iterable[str]) -> list[StaffMember]:
    """Return the staff of every agency who bear one of these names, whatever its case, spacing and accents."""
    asked = {folded(name) for name in names} - {""}
    everybody = StaffMember.objects.people().values_list("pk", "name") if asked else []
    found = [pk for pk, name in everybody if folded(name) in asked]
    return list(StaffMember.objects.filter(pk__in=found).select_related("team__organisation__agency"))


def identify_worker(name: str, agency: Agency | None) -> StaffMember | None:
    """Return the member of staff a concern is about when exactly one of the agency bears the name, else None."""
    found = [one for one in staff_named([name]) if one.is_active and agency in {None, one.agency}]
    return found[0] if len(found) == 1 else None


def names_in(concern: Concern) -> list[str]:
    """Return the names in a concern that may be of staff: the worker's and the adults'."""
    return [concern.worker_name, *(f"{adult.forename} {adult.surname}" for adult in concern.adults.all())]


def kept_away(concern: Concern) -> KeptAway:
    """Return who must not meet a concern about a worker: everybody named in it, and everybody in their line.

    Names are looked for in every agency, whichever is given. The author still sees what she logged, even from
    within that line; her agency is gone around when no other can be told.
    """
    if not concern.about_worker:
        return KeptAway()
    workers = staff_named(names_in(concern))
    if concern.worker and concern.worker not in workers:
        workers.append(concern.worker)
    away = dict.fromkeys(person for worker in workers for person in [worker, *worker.line()])
    agencies = {agency for agency in [concern.worker_agency, *(person.agency for person in away)] if agency}
    return KeptAway(
        frozenset(workers),
        tuple(person for person in away if person != concern.author),
        frozenset(agencies or {concern.organisation.agency}),
    )


def agencies_kept_away(concern: Concern) -> set[Agency]:
    """Return the agencies of everybody excluded from a concern, and the worker's as told."""
    excluded = Exclusion.objects.filter(root=concern.pk, ended_at=None)
    found = {one.staff.agency for one in excluded.select_related("staff__team__organisation__agency")}
    return {agency for agency in found | {concern.worker_agency} if agency}


def who_screens(away: KeptAway) -> ScreeningTeam:
    """Return the receiving team: the first in order, outside the agencies kept away, with anybody there to have it.

    Never nobody: else a team inside with somebody who is not kept away, else the first. Then the office is told.
    """
    teams, able, people = receiving_teams(), receivers(), set(away.people)
    outside = [team for team in teams if team.agency not in away.agencies]
    staffed = [team for team in [*outside, *teams] if able.get(team.pk, set()) - people]
    team = next(iter([*staffed, *outside, *teams]), None)
    if team in outside and team in staffed:
        return ScreeningTeam(team)
    trouble = "needs a receiving team from outside" if away.agencies else "is with a receiving team with nobody in it"
    return ScreeningTeam(team, trouble)


def who_triages(concern: Concern, away: KeptAway) -> TriageOwner:
    """Return who triages for the author's agency.

    About a worker one person by name: of the author's agency when that is not kept away; a deputy (or manager) of it
    outside the line and outside both teams when the worker is known by name; else another agency's manager.
    """
    author = concern.author
    agency = author.agency
    if agency is None:
        return TriageOwner()
    if not concern.about_worker:
        return TriageOwner(designated_managers_team(agency, author.organisation))
    others = [other for other in Agency.objects.all() if other != agency and other not in away.agencies]
    if agency not in away.agencies:
        held = designated_managers(agency)
    elif worker := concern.worker:
        near = {worker.team, author.team}
        deputies_first = sorted(designated_managers(agency), key=lambda role: role.role != Role.DEPUTY)
        held = [role for role in deputies_first if role.staff.team not in near]
    else:
        held = []
    for role in [*held, *(role for other in others for role in designated_managers(other))]:
        if may_triage(role.staff, concern, away):
            return TriageOwner(role.team, role.staff)
    return TriageOwner()


def may_triage(person: StaffMember, concern: Concern, away: KeptAway) -> bool:
    """Say whether somebody is neither kept away, nor the author, nor answers to the worker."""
    return person != concern.author and person not in away.people and away.workers.isdisjoint(person.line())
