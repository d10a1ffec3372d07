"""Ask once what comes next when a child who was awaited is born, and write down what was decided."""

from __future__ import annotations

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import meet, start
from cases.models import AFTER_BIRTH, AfterBirth, Case
from common import clock
from work.actions import notify

REVIEW, NEXT = AFTER_BIRTH


def ask_what_next(case: Case, *, by: StaffMember, review: bool) -> None:
    """Ask whoever leads for a ``review``, or else for a decision; once for a child, however often a birth is put right.

    Called inside an action's own transaction.
    """
    if case.clocks.filter(key__in=AFTER_BIRTH).exists():
        return
    if waits := start(case, REVIEW if review else NEXT, clock.now()):
        asked = "arrange the review" if review else "say what comes next"
        text = f"{case.reference}: the child is born, {asked}"
        notify(case.lead, text=text, about=case, url=waits.get_absolute_url())


@action(Permission.LEAD_CASE)
def decide_after_birth(case: Case, *, by: StaffMember, what: str, why: str) -> Case:
    """Write down what comes next after the birth and why; a planning meeting is due from now on where that is decided.

    NotNow when nothing asks for it, or without a choice and words.
    """
    refuse(policies.why_not_change(case), policies.why_not_decide_after_birth(case, what, why))
    said = f"Decided after the birth: {AfterBirth(what).label}. {why.strip()}"
    enter(case, by=by, acting_as=str(role_for(by, Permission.LEAD_CASE)), kind="decision", fact=said)
    meet(case, NEXT, by=by)
    if what == AfterBirth.PLANNING_MEETING:
        start(case, "CPPM_DUE", clock.now())
    return case
