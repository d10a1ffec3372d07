"""What the verbs of this room share: refusing, what enters the chronology, who is kept away."""

from __future__ import annotations

import datetime as dt

from access.actions import role_for
from access.grants import is_excluded
from access.refusals import NotNow
from agencies.models import StaffMember
from cases.actions.chronology import enter
from cases.models import Case
from cases.sight import kept_away
from planning_meetings import policies


def refuse(*reasons: str | None) -> None:
    """Raise NotNow with the first sentence there is."""
    for why_not in filter(None, reasons):
        raise NotNow(why_not)


def note(case: Case, *, by: StaffMember, permission: str, kind: str, fact: str, at: dt.datetime | None = None) -> None:
    """Enter in the chronology what was done."""
    enter(case, by=by, acting_as=str(role_for(by, permission)), kind=kind, fact=fact, happened_at=at)


def refuse_chair(case: Case, chair: StaffMember) -> None:
    """Raise NotNow when somebody may not chair: not one of the chairs, not independent, or kept away."""
    refuse(policies.why_not_chair(case, chair, away=kept_away(case), excluded=is_excluded(case.pk, chair)))
