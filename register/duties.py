"""What of the register waits for nobody: moves between areas that no team here reads."""

from __future__ import annotations

import uuid

from access.roles import Permission, roles_that_may
from agencies.models import RoleHeld
from cases.policies import why_nobody_leads
from common import clock
from register.models import Transfer
from register.workflow import TransferStatus
from work.owning import Looked, Wanting, teams_that_read


def open_work() -> Looked:
    """Return the moves not decided yet that no lead follows, or whose decision no Keeper of the Register records."""
    moves = Transfer.objects.pending().select_related("file__case__lead_professional", "file__case__lead_team")
    keepers = RoleHeld.objects.held_at(clock.now()).filter(role__in=roles_that_may(Permission.KEEP_REGISTER))
    read, kept = teams_that_read(), keepers.filter(staff__is_active=True).exists()
    found = Looked()
    for one in moves:
        found.many += 1
        if why := _why_nobodys(one, read, kept=kept):
            what = "Move to another area" if one.is_out else "Move from another area"
            found.wanting.append(Wanting(one.file_id, one.file.reference, what, why[:200]))
    return found


def _why_nobodys(one: Transfer, read: set[uuid.UUID], *, kept: bool) -> str | None:
    """Say why a move waits for nobody, or None."""
    if unled := why_nobody_leads(one.file.case, read):
        return f"no team reads it here, and {unled}"
    if one.status == TransferStatus.MEETING_DUE and not kept:
        return "its meeting is due, and there is no Keeper of the Register to record the decision"
    return None
