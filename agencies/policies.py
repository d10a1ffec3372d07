"""Why not: sentences that refuse, or None."""

from __future__ import annotations

from access.roles import Role
from agencies.models import Team

KINDS_FOR = {
    Role.RECEIVER: Team.Kind.RECEIVING,
    Role.DESIGNATED_MANAGER: Team.Kind.DESIGNATED_MANAGERS,
    Role.DEPUTY: Team.Kind.DESIGNATED_MANAGERS,
    Role.OFFICE: Team.Kind.OFFICE,
    Role.ADMINISTRATOR: Team.Kind.ADMINISTRATION,
}


def why_not_appoint(role: str, team: Team) -> str | None:
    """Say why ``role`` cannot be held for ``team``."""
    needed = KINDS_FOR.get(Role(role))
    if needed and team.kind != needed:
        return f"A {Role(role).label.lower()} role belongs to a team of the kind “{needed.label}”. Choose such a team."
    return None
