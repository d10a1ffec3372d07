"""Prove every night that no open work is without an owner, and say what is."""

from __future__ import annotations

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from agencies.querysets import offices
from common import clock
from work.actions.notices import notify
from work.models import Orphan, ProofRun
from work.owning import look


@action(Permission.PROVE_OWNED)
def prove_owned(*, by: StaffMember) -> ProofRun:
    """Look at all open work and keep what was found; the committee's office is told when something is wanting."""
    found = look()
    run = ProofRun.objects.create(ran_at=clock.now(), looked_at=found.many)
    Orphan.objects.bulk_create(
        Orphan(run=run, about=one.about, reference=one.reference, what=one.what, why=one.why) for one in found.wanting
    )
    if found.wanting:
        many = len(found.wanting)
        text = f"{many} open {'piece' if many == 1 else 'pieces'} of work without an owner"
        for team in offices():
            notify(team, text=text, about=run, url="/ownership/")
    return run
