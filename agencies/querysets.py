"""Questions about who does what today, that other rooms ask."""

from __future__ import annotations

from access.roles import Role
from agencies.models import Agency, RoleHeld, StaffMember, Team
from audit.models import StatusChange
from common import clock


def designated_managers(agency: Agency) -> list[RoleHeld]:
    """Return who are designated managers and deputies of ``agency`` now, managers first."""
    held = RoleHeld.objects.held_at(clock.now()).filter(
        role__in=[Role.DESIGNATED_MANAGER, Role.DEPUTY], team__organisation__agency=agency, staff__is_active=True
    )
    rows = held.select_related("staff", "team__organisation__agency")
    return sorted(rows, key=lambda role: (role.role != Role.DESIGNATED_MANAGER, role.staff.name))


def designated_managers_team(agency: Agency) -> Team | None:
    """Return the team of designated managers of ``agency``."""
    return Team.objects.of_kind(Team.Kind.DESIGNATED_MANAGERS).filter(organisation__agency=agency).first()


def receiving_team(*, outside: Agency | None = None) -> Team | None:
    """Return the receiving team first in order, but none of the agency ``outside``."""
    teams = Team.objects.of_kind(Team.Kind.RECEIVING).order_by("precedence", "pk")
    return teams.exclude(organisation__agency=outside).first() if outside else teams.first()


def receiving_teams() -> list[Team]:
    """Return every receiving team, first in order first."""
    return list(
        Team.objects.of_kind(Team.Kind.RECEIVING).select_related("organisation__agency").order_by("precedence", "pk")
    )


def staff_called(name: str, agency: Agency | None) -> list[StaffMember]:
    """Return active staff with exactly this name, whatever its case and spacing, of ``agency`` when given."""
    found = StaffMember.objects.people().filter(is_active=True, name__iexact=" ".join(name.split()))
    return list(found.filter(team__organisation__agency=agency) if agency else found)


def account_changes(staff: StaffMember) -> list[StatusChange]:
    """Return what was done to an account, latest first."""
    return list(StatusChange.objects.filter(record=staff.pk).select_related("by").order_by("-at"))
