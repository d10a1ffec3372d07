"""Bring the review of a child on the register forward, because agencies found new significant harm."""

from __future__ import annotations

import datetime as dt

from access.actions import role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.clocks import start
from cases.actions.extensions import bring_forward
from cases.models import Case, CaseClock
from common import clock
from register.actions.registering import REVIEWS, carry_out_review
from register.models import Registration


def review_instead(case: Case, *, by: StaffMember, due_at: dt.datetime, reference: str) -> bool:
    """Let the review of a registered child fall due when a planning meeting would have been; False for any other.

    One that is due sooner stays; where none is due, one is from now on. The register's own date follows. Called
    inside the closing of the discussion of this ``reference``, in its transaction.
    """
    registration = Registration.objects.filter(file__case=case).standing().first()
    if registration is None:
        return False
    why = f"{reference} found that a planning meeting is required, and the child is on the register."
    running = CaseClock.objects.filter(case=case, key__in=REVIEWS).running().first()
    if running is None:
        because = f"{why} No review was due: it is due when an initial planning meeting would have been."
        start(case, "NEXT_REVIEW", clock.now(), due_at=due_at, because=because)
    else:
        acting_as = str(role_for(by, Permission.WORK_ON_CASE))
        bring_forward(running, by=by, acting_as=acting_as, until=due_at, why=why)
    _note(registration, by=by, next_on=due_at.astimezone(clock.LOCAL).date(), reference=reference)
    return True


def _note(registration: Registration, *, by: StaffMember, next_on: dt.date, reference: str) -> None:
    """Let the register's date of the next review be no later; never a day gone by."""
    noted, today = registration.reviews.first(), clock.today()
    if noted is None or noted.next_on > max(next_on, today):
        carry_out_review(registration, by=by, on=today, next_on=max(next_on, today), meeting_reference=reference)
