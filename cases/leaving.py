"""Keep a case with people who may have it, whenever staff, lines or roles change."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from access.grants import exclude, is_excluded
from access.models import Exclusion
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.involve import fall_back, let_out
from cases.models import Case, Involvement
from cases.sight import REASON, settle_sight
from referrals.routing import kept_away as who_is_kept_away


def staff_changed(*, staff: StaffMember, by: StaffMember, **_: Any) -> None:
    """Follow a change of somebody's line, roles or account through the cases it touches."""
    staff = StaffMember.objects.select_related("team__organisation__agency").get(pk=staff.pk)
    _keep_new_lines_away(by=by)
    for case in Case.objects.filter(lead_professional__isnull=False).select_related("lead_team", "lead_professional"):
        leader = case.lead_professional
        if (leader == staff and not _may_lead(staff)) or is_excluded(case.pk, leader):
            fall_back(case, by=by, why="no longer works with children and families here")
    for one in Involvement.objects.live().filter(staff=staff).select_related("case"):
        if staff.is_active:
            settle_sight(one.case, by=by)
        else:
            let_out(one, by=by, why="no longer signs in")


def _may_lead(staff: StaffMember) -> bool:
    return staff.is_active and staff.may(Permission.LEAD_CASE)


def _keep_new_lines_away(*, by: StaffMember) -> None:
    """Keep who is now kept away from a concern about a worker away from the cases it is in."""
    about = Q(screenings__screening__concern__about_worker=True)
    for case in Case.objects.filter(pk__in=Case.objects.filter(about).order_by().values("pk")):
        before = Exclusion.objects.filter(root=case.pk, ended_at=None).count()
        for arrival in case.screenings.select_related("screening__concern"):
            # Asked anew: this may hear of the change before the room of concerns does.
            for person in who_is_kept_away(arrival.screening.concern).people:
                exclude(case, staff=person, by=by, reason=REASON)
        if Exclusion.objects.filter(root=case.pk, ended_at=None).count() != before:
            settle_sight(case, by=by)
