"""Who is let into a case by a meeting: its chair for as long as she chairs, who is invited until some time after it.

See docs/adr/0026.
"""

from __future__ import annotations

import datetime as dt

from access.grants import grant, revoke
from agencies.models import StaffMember
from cases.actions.involve import let_in, let_out
from cases.models import Case, CaseUserGrant
from common.wording import spoken
from planning_meetings.policies import CHAIRING
from reference.timescales import due


def seat_chair(case: Case, chair: StaffMember, *, by: StaffMember) -> None:
    """Let a chair into the case, and let out who chaired before."""
    live = case.involvements.live().filter(role=CHAIRING)
    for before in live.exclude(staff=chair):
        let_out(before, by=by, why=f"{chair} chairs now")
    if not live.filter(staff=chair).exists():
        let_in(case, by=by, to=chair, reason=spoken("chairs the planning meetings of this case"), role=CHAIRING)


def let_read(case: Case, staff: StaffMember, *, planned_at: dt.datetime, by: StaffMember) -> None:
    """Let who is invited read the case until PLANNING_SIGHT after the meeting; longer sight is left as it is."""
    until = due("PLANNING_SIGHT", planned_at)
    held = CaseUserGrant.objects.filter(content_object=case, user=staff, permission__codename="view_case").first()
    audits = (
        case.involvements.live().filter(staff=staff, reads_only=True).exists()
    )  # she reads, and could not take part
    if held is None and not audits and Case.objects.visible_to(staff).filter(pk=case.pk).exists():
        return
    if held is None or (held.expires_at is not None and held.expires_at < until):
        grant(case, to=staff, by=by, reason=spoken("invited to a planning meeting"), until=until)


def stop_reading(case: Case, staff: StaffMember) -> None:
    """Take back what an invitation gave: sight that ends by itself. Lasting sight is left as it is."""
    if CaseUserGrant.objects.filter(content_object=case, user=staff, expires_at__isnull=False).exists():
        revoke(case, of=staff)
