"""Questions about who does what today, that other rooms ask."""

from __future__ import annotations

import uuid
from collections import defaultdict

from access.roles import Role
from agencies.models import Agency, Organisation, RoleHeld, Seat, SeatHeld, StaffMember, Team
from audit.models import StatusChange
from common import clock

# Social work, police and health: National Guidance for Child Protection in Scotland 2021, updated 2023, Part 3.
CORE = ("SWD", "POL", "HLT")


def designated_managers(agency: Agency) -> list[RoleHeld]:
    """Return who are designated managers and deputies of ``agency`` now, managers first."""
    held = RoleHeld.objects.held_at(clock.now()).filter(
        role__in=[Role.DESIGNATED_MANAGER, Role.DEPUTY], team__organisation__agency=agency, staff__is_active=True
    )
    rows = held.select_related("staff", "team__organisation__agency")
    return sorted(rows, key=lambda role: (role.role != Role.DESIGNATED_MANAGER, role.staff.name))


def designated_managers_team(agency: Agency, organisation: Organisation | None = None) -> Team | None:
    """Return the team of designated managers of ``agency``: the one of ``organisation`` where it has its own."""
    teams = Team.objects.of_kind(Team.Kind.DESIGNATED_MANAGERS).filter(organisation__agency=agency)
    own = teams.filter(organisation=organisation).first() if organisation else None
    return own or teams.first()


def subgroup() -> Team | None:
    """Return the Practice Review Sub-group as a team; each holder of a seat is one of it."""
    return Team.objects.of_kind(Team.Kind.SUBGROUP).first()


def offices() -> list[Team]:
    """Return the committee offices as teams."""
    return list(Team.objects.of_kind(Team.Kind.OFFICE))


def seats_now(team: Team) -> list[tuple[Seat, SeatHeld | None]]:
    """Return each seat of a sub-group, the chair's first in order, with who holds it now or None when vacant."""
    held = {one.seat_id: one for one in SeatHeld.objects.held_at(clock.now()).filter(seat__team=team)}
    return [(seat, held.get(seat.pk)) for seat in Seat.objects.filter(team=team).select_related("agency")]


def chair_now(team: Team) -> SeatHeld | None:
    """Return who chairs a sub-group now; None when nobody does, and then it decides nothing.

    Somebody acts only while the chair is away or vacant, so she goes first; of two, who began earlier.
    """
    held = SeatHeld.objects.held_at(clock.now()).filter(seat__team=team, seat__is_chair=True)
    return held.order_by("-acting", "role__starts_at", "pk").first()


def receiving_teams() -> list[Team]:
    """Return every receiving team, first in order first."""
    return list(
        Team.objects.of_kind(Team.Kind.RECEIVING).select_related("organisation__agency").order_by("precedence", "pk")
    )


def duty_team(agency: Agency) -> Team | None:
    """Return the receiving team of an agency, first in order; where it has none, its designated managers."""
    receiving = (team for team in receiving_teams() if team.organisation.agency_id == agency.pk)
    return next(receiving, None) or designated_managers_team(agency)


def receivers() -> dict[uuid.UUID, set[StaffMember]]:
    """Return, by receiving team, who holds the role of receiver now and may sign in."""
    held = RoleHeld.objects.held_at(clock.now()).filter(role=Role.RECEIVER, staff__is_active=True)
    found: dict[uuid.UUID, set[StaffMember]] = defaultdict(set)
    for role in held.select_related("staff"):
        found[role.team_id].add(role.staff)
    return found


def receiving_team() -> Team | None:
    """Return the receiving team first in order that has anybody now; where none has, still the first."""
    teams, able = receiving_teams(), receivers()
    return next((team for team in teams if able.get(team.pk)), next(iter(teams), None))


def out_of_hours_teams() -> list[Team]:
    """Return the teams of the out-of-hours service, which holds what cannot wait until morning."""
    held = RoleHeld.objects.held_at(clock.now()).filter(role=Role.OUT_OF_HOURS, staff__is_active=True)
    teams = Team.objects.filter(pk__in=held.values("team")).select_related("organisation__agency")
    return list(teams.order_by("precedence", "pk"))


def those_below(staff: StaffMember) -> set[StaffMember]:
    """Return everybody in whose line ``staff`` is."""
    found: set[StaffMember] = set()
    level = {staff}
    while level := set(StaffMember.objects.filter(manager__in=level)) - found:
        found |= level
    return found - {staff}


def account_changes(staff: StaffMember) -> list[StatusChange]:
    """Return what was done to an account, latest first."""
    return list(StatusChange.objects.filter(record=staff.pk).select_related("by").order_by("-at"))
