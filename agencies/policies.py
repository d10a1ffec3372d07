"""Why not: sentences that refuse, or None."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from access.roles import Role
from agencies.models import RoleHeld, Seat, SeatHeld, StaffMember, Team

KINDS_FOR = {
    Role.RECEIVER: Team.Kind.RECEIVING,
    Role.DESIGNATED_MANAGER: Team.Kind.DESIGNATED_MANAGERS,
    Role.DEPUTY: Team.Kind.DESIGNATED_MANAGERS,
    Role.MEMBER: Team.Kind.SUBGROUP,
    Role.CHAIR: Team.Kind.SUBGROUP,
    Role.CHIEF_OFFICER: Team.Kind.CHIEF_OFFICERS,
    Role.OFFICE: Team.Kind.OFFICE,
    Role.ADMINISTRATOR: Team.Kind.ADMINISTRATION,
}

# Held on a seat of the sub-group: the committee office fills and ends them.
SEATED = {Role.MEMBER, Role.CHAIR}


def why_not_appoint(role: str, team: Team) -> str | None:
    """Say why ``role`` cannot be held for ``team``."""
    if role in SEATED:
        return "Seats of the sub-group are filled by the committee office. Ask the office to fill the seat."
    needed = KINDS_FOR.get(Role(role))
    if needed and team.kind != needed:
        return f"A {Role(role).label.lower()} role belongs to a team of the kind “{needed.label}”. Choose such a team."
    return None


def why_not_hold(
    staff: StaffMember, held: Iterable[RoleHeld], starts_at: dt.datetime, ends_at: dt.datetime | None
) -> str | None:
    """Say why ``staff`` cannot hold a role from a moment until a moment beside ``held``, the same role and team."""
    if why_not := why_not_sign_in(staff):
        return why_not
    if ends_at and ends_at <= starts_at:
        return "A role must end after it starts. Choose a later end."
    for other in held:
        begins_before = ends_at is None or other.starts_at < ends_at
        if begins_before and (other.ends_at is None or other.ends_at > starts_at):
            return f"{staff} already holds the role “{other}” in that time. End it first, or choose other dates."
    return None


def why_not_end_role(role: RoleHeld, at: dt.datetime, administrators: int) -> str | None:
    """Say why a role cannot end at a moment; ``administrators`` counts who would be left."""
    if role.ends_at and role.ends_at <= at:
        return "This role has ended already."
    if role.role == Role.ADMINISTRATOR and administrators == 0:
        return "This is the last systems administrator. Appoint another one first."
    return None


def why_not_oneself(staff: StaffMember, by: StaffMember) -> str | None:
    """Say why an administrator cannot do this to her own account."""
    if staff == by:
        return "You cannot change your own roles or account. Ask another systems administrator."
    return None


def why_not_sign_in(staff: StaffMember) -> str | None:
    """Say why somebody cannot sign in."""
    return None if staff.is_active else f"The account of {staff} is closed. Reopen it first."


def why_not_manage(manager: StaffMember | None, staff: StaffMember) -> str | None:
    """Say why ``manager`` cannot be the manager of ``staff``."""
    if manager and staff in [manager, *manager.line()]:
        return f"{manager} answers to {staff}, so cannot also be the manager. Choose somebody else."
    return None


def why_not_fill(seat: Seat, holder: SeatHeld | None, *, acting: bool, ends_at: dt.datetime | None) -> str | None:
    """Say why a seat with ``holder`` cannot be filled so; somebody may act beside a chair who is away or keeps out."""
    if holder and not (acting and not holder.acting):
        return f"{holder.staff} holds the seat {seat}. End that first."
    if acting and not seat.is_chair:
        return "Only the chair can be held by somebody acting. Appoint a member for this seat."
    if acting and ends_at is None:
        return "An acting chair needs a last day. Give the date on which the acting ends."
    return None
