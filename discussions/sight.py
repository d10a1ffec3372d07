"""Who is let into a discussion: whoever sees the case of one of its children, and who is called to it. ADR 23."""

from __future__ import annotations

from typing import Any

from access.grants import grant, open_person, revoke
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import CORE, duty_team
from cases.models import Case
from cases.sight import follow, kept_away
from discussions.models import Discussion


def agencies_kept_away(discussion: Discussion) -> set[Agency]:
    """Return the agencies that concerns about workers, in the case of any of its children, go around."""
    return {agency for one in discussion.children.select_related("case") for agency in kept_away(one.case)}


def open_through(discussion: Discussion, case: Case, *, by: StaffMember) -> None:
    """Let who sees a child's case see the discussion, and who is called to the discussion see the child."""
    reason = f"discussed in {discussion.reference}"
    open_person(discussion, through=case, by=by, reason=reason)
    open_person(case.child, through=discussion, by=by, reason=reason)
    follow_cases(discussion, by=by)


def follow_cases(discussion: Discussion, *, by: StaffMember) -> None:
    """Keep away who is kept away from the case of any of its children."""
    follow(discussion, discussion.children.values_list("case", flat=True), by=by)


def case_settled(*, case: Case, by: StaffMember, **_: Any) -> None:
    """Follow who is kept away from a case."""
    for discussion in Discussion.objects.filter(children__case=case):
        follow_cases(discussion, by=by)


def let_in(discussion: Discussion, to: StaffMember | Team, *, by: StaffMember, reason: str) -> bool:
    """Let a team or one worker into the discussion unless their agency is kept away; say whether they were."""
    if to.agency in agencies_kept_away(discussion):
        return False
    grant(discussion, to=to, by=by, reason=reason)
    return True


def let_out(discussion: Discussion, staff: StaffMember) -> None:
    """Take back what taking part gave."""
    revoke(discussion, of=staff)


def core_teams() -> list[Team]:
    """Return the team of each core agency that answers at once: its receiving team, or its designated managers."""
    teams = (duty_team(agency) for agency in Agency.objects.filter(code__in=CORE))
    return [team for team in teams if team]
