"""Put what somebody claimed back in its queue, once she may no longer do it."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from agencies.models import StaffMember
from audit import writers
from referrals.models import Screening, Triage
from referrals.workflow import ScreeningStatus, TriageStatus
from work.actions import notify


def staff_changed(*, staff: StaffMember, by: StaffMember, **_: Any) -> None:
    """Follow a change of somebody's roles or account through what she claimed."""
    screens, triages = Permission.SCREEN_CONCERN, Permission.TRIAGE_CONCERN
    for screening in _left(Screening, staff, screens).select_related("concern", "team"):
        screening.claimed_by, screening.claimed_at, screening.ladder_step = None, None, 0
        screening.status = ScreeningStatus.WAITING
        screening.save(update_fields=["claimed_by", "claimed_at", "ladder_step", "status"])
        _say(screening, "release", left=staff, by=by)
    for triage in _left(Triage, staff, triages).select_related("concern", "team", "assigned_to"):
        triage.claimed_by, triage.claimed_at, triage.status = None, None, TriageStatus.WAITING
        triage.save(update_fields=["claimed_by", "claimed_at", "status"])
        _say(triage, "release_triage", left=staff, by=by)


def _left(model: type[Any], staff: StaffMember, permission: Permission) -> Any:
    """Return what she claimed and may do no more. Asked anew: who she is to the gate has just changed."""
    now = StaffMember.objects.get(pk=staff.pk)
    may = model.objects.visible_to(now, permission)
    return model.objects.open().filter(claimed_by=staff.pk, status="claimed").exclude(pk__in=may.values("pk"))


def _say(record: Screening | Triage, verb: str, *, left: StaffMember, by: StaffMember) -> None:
    """Write down that it waits again and since who left, and tell whoever has it in the queue."""
    roles = [*by.roles_with(Permission.MANAGE_PEOPLE), *by.roles_with(Permission.KEEP_SEATS)]
    why = f"{left}, who had claimed it, no longer does this work here."
    moved = {"source": "claimed", "target": "waiting", "acting_as": str(next(iter(roles), by)), "why": why}
    writers.moved(record, verb=verb, by=by, **moved)
    concern, waits_with = record.concern, getattr(record, "assigned_to", None) or record.team
    if waits_with is None:
        return
    text, urgent = f"{concern.reference} waits to be claimed again", isinstance(record, Screening) and record.urgent
    notify(waits_with, text=text, about=concern, url=record.get_absolute_url(), urgent=urgent)
