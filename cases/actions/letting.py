"""Let a team or worker into a case, and out again, inside an action's own transaction."""

from __future__ import annotations

from typing import Any

from agencies.models import StaffMember, Team
from cases.models import Case, Involvement
from cases.sight import settle_sight
from common import clock


def let_in(
    case: Case,
    *,
    by: StaffMember,
    to: StaffMember | Team,
    reason: str,
    role: str = "",
    leads: bool = False,
    reads_only: bool = False,
) -> Involvement:
    """Involve a team or worker, and let them in, to work or only to read; called inside an action's own transaction."""
    whom: dict[str, Any] = {"team": to} if isinstance(to, Team) else {"staff": to}
    made = Involvement.objects.create(
        case=case,
        reason=reason[:200],
        role=role,
        leads=leads,
        reads_only=reads_only,
        added_by=by,
        starts_at=clock.now(),
        **whom,
    )
    settle_sight(case, by=by)
    return made


def let_out(involvement: Involvement, *, by: StaffMember, why: str) -> Involvement:
    """End an involvement, and take back what no other one gives; called inside an action's own transaction."""
    involvement.ends_at, involvement.ended_by, involvement.ended_why = clock.now(), by, why[:200]
    involvement.save(update_fields=["ends_at", "ended_by", "ended_why"])
    settle_sight(involvement.case, by=by)
    return involvement
