"""The earlier cases of a child who comes back: linked to the new one, and read by whoever leads it."""

from __future__ import annotations

from access.grants import grant
from agencies.models import StaffMember, Team
from cases.models import Case, CaseLink, CaseTeamGrant, CaseUserGrant
from cases.sight import kept_away
from common import clock
from reference.timescales import due

REASON = "an earlier case of this child"


def link_earlier(case: Case, *, by: StaffMember) -> None:
    """Link a new case with the child's closed ones, each way; called inside an action's own transaction."""
    for earlier in Case.objects.filter(child=case.child).exclude(closed_at=None):
        for one, other, reason in ((case, earlier, REASON), (earlier, case, "a later case of this child")):
            CaseLink.objects.get_or_create(case=one, other=other, defaults={"reason": reason, "linked_by": by})


def open_earlier(case: Case, *, to: StaffMember | Team, by: StaffMember) -> None:
    """Let whoever leads a child's case from now on read the closed ones, until EARLIER_CASE_SIGHT is over.

    Whoever sees them lastingly keeps that; an agency that a concern in one of them goes around learns nothing of it.
    """
    agency = to.organisation.agency if isinstance(to, Team) else to.agency
    for earlier in Case.objects.filter(links__other=case, child=case.child).exclude(closed_at=None):
        mine = {"content_object": earlier, "expires_at": None}
        lasting = (
            CaseTeamGrant.objects.filter(group=to.group, **mine)
            if isinstance(to, Team)
            else CaseUserGrant.objects.filter(user=to, **mine)
        )
        if agency in kept_away(earlier) or lasting.exists():
            continue
        until = due("EARLIER_CASE_SIGHT", clock.now())
        grant(
            earlier, to=to, by=by, reason=f"leads {case.reference}, about the same child", until=until, reads_only=True
        )
