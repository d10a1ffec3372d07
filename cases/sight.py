"""Who is let into a case: what live involvements give, and nothing else. See docs/adr/0017."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from access.grants import end_exclusion, exclude, grant, revoke
from access.models import Exclusion
from access.roles import Permission
from agencies.models import Agency, StaffMember, Team
from agencies.querysets import designated_managers_team
from cases.models import Case, CaseTeamGrant, CaseUserGrant
from cases.signals import sight_settled
from referrals.models import Concern
from referrals.routing import agencies_kept_away

REASON, AWAY = "kept away from a concern in this case", "kept away from the case"

Sight = dict[tuple[StaffMember | Team, bool], str]  # to whom, and whether only to read: why


def kept_away(case: Case) -> set[Agency]:
    """Return the agencies that concerns about workers, from which the case grew, go around."""
    about = Concern.objects.filter(screenings__led_to__case=case, about_worker=True).select_related("worker_agency")
    return {agency for concern in about for agency in agencies_kept_away(concern)}


def who_sees(case: Case) -> Sight:
    """Return who is let into a case and why: whom its live involvements name, and their designated managers.

    The manager of the lead professional too, who leads in her place when she is away. Who only reads brings nobody.

    Never an agency as a whole. The designated managers of an agency kept away are left out.
    """
    live = case.involvements.live().select_related(
        "team__organisation__agency", "staff__team__organisation__agency", "staff__manager"
    )
    involvements, away = list(live), kept_away(case)
    working = [one for one in involvements if not one.reads_only]
    found: Sight = {}
    for one in involvements:
        managers_of_theirs = one.team is not None and one.team.kind == Team.Kind.DESIGNATED_MANAGERS
        if not (managers_of_theirs and one.agency in away) and (one.staff is None or one.staff.is_active):
            found.setdefault((one.to, one.reads_only), one.reason)
    for one in working:
        manager = one.staff.manager if one.leads and one.staff else None
        if manager and manager.is_active and manager.may(Permission.LEAD_CASE) and manager.agency not in away:
            found.setdefault((manager, False), f"manages {one.staff}, who leads"[:200])
        if one.agency and one.agency not in away:
            managers = designated_managers_team(one.agency, one.organisation)
            if managers:
                found.setdefault((managers, False), f"designated managers, as {one.to} is involved"[:200])
    return found


def settle_sight(case: Case, *, by: StaffMember) -> None:
    """Bring the grants in line with the live involvements: give what is missing, take back what nothing gives now.

    A grant with an end of its own is another's to keep: it is left alone until an involvement makes it lasting.
    """
    # Locked, because two at once would each miss the other's row.
    Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)
    wanted = who_sees(case)
    teams = CaseTeamGrant.objects.filter(content_object=case, expires_at=None).select_related(
        "group__team", "permission"
    )
    staff = CaseUserGrant.objects.filter(content_object=case, expires_at=None).select_related("user", "permission")
    held = {(row.group.team, row.reads_only) for row in teams} | {(row.user, row.reads_only) for row in staff}
    for to, reads_only in held - set(wanted):
        revoke(case, of=to, reads_only=reads_only)
    for (to, reads_only), reason in wanted.items():
        if (to, reads_only) not in held:
            grant(case, to=to, by=by, reason=reason, reads_only=reads_only)
    sight_settled.send(Case, case=case, by=by)


def keep_away_as(concern: Concern, case: Case, *, by: StaffMember) -> None:
    """Keep everybody away from a case who is kept away from a concern in it."""
    for one in Exclusion.objects.filter(root=concern.pk, ended_at=None).select_related("staff"):
        exclude(case, staff=one.staff, by=by, reason=REASON)


def follow(record: Any, cases: Iterable[uuid.UUID], *, by: StaffMember) -> None:
    """Keep away from a record that hangs on cases, and from whom it opens, who is kept away from one of them."""
    away = Exclusion.objects.filter(root__in=list(cases), ended_at=None)
    ours = Exclusion.objects.filter(root=record.pk, ended_at=None, reason=AWAY)
    for one in ours.exclude(staff__in=away.values("staff")).select_related("staff"):
        end_exclusion(record, staff=one.staff, reason=AWAY)
    for one in away.exclude(staff__in=ours.values("staff")).select_related("staff"):
        exclude(record, staff=one.staff, by=by, reason=AWAY)
