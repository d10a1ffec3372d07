"""The receiving team's verbs: claim, confirm who it is and decide."""

from __future__ import annotations

import uuid
from typing import Any

from access.actions import action, role_for
from access.grants import close_person, grant, open_until
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from people.actions import add_person, link_person
from people.models import Person
from reference.timescales import due
from referrals import outcomes
from referrals.actions.questions import tell_author
from referrals.models import Concern, ConcernAdult, ConcernChild, Screening
from referrals.policies import why_not_decide
from referrals.workflow import SCREENING


@action(Permission.SCREEN_CONCERN, move=(SCREENING, "claim"))
def claim(screening: Screening, *, by: StaffMember) -> Screening:
    """Take a screening from the queue; of two at once one wins and the other is told."""
    return _hold(screening, by)


@action(Permission.SCREEN_CONCERN, move=(SCREENING, "take_over"))
def take_over(screening: Screening, *, by: StaffMember, why: str) -> Screening:
    """Take over a colleague's screening."""
    return _hold(screening, by)


@action(Permission.SCREEN_CONCERN, move=(SCREENING, "release"))
def release(screening: Screening, *, by: StaffMember, why: str) -> Screening:
    """Put a screening back in the queue."""
    screening.claimed_by = screening.claimed_at = None
    screening.ladder_step = 0
    return screening


@action(Permission.SCREEN_CONCERN, move=(SCREENING, "decide"))
def decide(
    screening: Screening,
    *,
    by: StaffMember,
    outcome: str,
    why: str,
    feedback: str,
    nfa_reason: str = "",
) -> Screening:
    """Decide what is done for one child, with reason, and tell the author in the same moment.

    NotNow when somebody else holds the screening or the outcome lacks what it needs. Sight of earlier concerns
    opened for this screening ends 10 working days after now (SCREENING_HISTORY_GRANT).
    """
    chosen = outcomes.get(outcome)
    if why_not := why_not_decide(screening, by.pk, chosen, nfa_reason):
        raise NotNow(why_not)
    screening.outcome, screening.nfa_reason, screening.reason = outcome, nfa_reason, why
    screening.decided_by, screening.closed_at = by, clock.now()
    screening.told = outcomes.who_is_told(screening, chosen)
    given_as = str(role_for(by, Permission.SCREEN_CONCERN, screening))
    tell_author(screening.concern, by=by, given_as=given_as, text=feedback)
    _open_earlier(screening, by=by)
    if chosen.carry_out:
        chosen.carry_out(screening, by=by)
    return screening


@action(Permission.SCREEN_CONCERN, move=(SCREENING, "reconsider"))
def reconsider(screening: Screening, *, by: StaffMember, why: str) -> Screening:
    """Open a decided screening again; the decision before stays in its history."""
    screening.closed_at = None
    return _hold(screening, by)


@action(Permission.SCREEN_CONCERN)
def confirm_child(
    child: ConcernChild, *, by: StaffMember, person_id: uuid.UUID | None = None, details: dict[str, Any] | None = None
) -> ConcernChild:
    """Say who a child is: somebody already known, or with ``details`` a person added now.

    Who may see the concern through the receiving team then sees the person, and the team her earlier concerns.
    """
    _confirm(child, by=by, person_id=person_id, kind=Person.Kind.CHILD, details=details)
    _open_earlier(child.screening, by=by)
    return child


@action(Permission.SCREEN_CONCERN)
def confirm_adult(
    adult: ConcernAdult, *, by: StaffMember, person_id: uuid.UUID | None = None, details: dict[str, Any] | None = None
) -> ConcernAdult:
    """Say who an adult named in a concern is."""
    return _confirm(adult, by=by, person_id=person_id, kind=Person.Kind.ADULT, details=details)


def _hold(screening: Screening, by: StaffMember) -> Screening:
    screening.claimed_by, screening.claimed_at = by, clock.now()
    return screening


def _confirm(
    named: Any, *, by: StaffMember, person_id: uuid.UUID | None, kind: str, details: dict[str, Any] | None
) -> Any:
    reason = f"named in {named.concern.reference}"
    if named.person and str(named.person_id) != str(person_id):
        close_person(named.person, through=named.concern)
    if person_id:
        person = link_person(by=by, person_id=person_id, through=named.concern, reason=reason)
    else:
        person = add_person(by=by, through=named.concern, kind=kind, reason=reason, **(details or {}))
    named.person, named.confirmed_by, named.confirmed_at = person, by, clock.now()
    named.save(update_fields=["person", "confirmed_by", "confirmed_at"])
    return named


def earlier_concerns(screening: Screening) -> list[Concern]:
    """Return the earlier concerns about the people of this one that its receiving team may be shown.

    None about a worker of the team's own agency: those stay with the team outside it.
    """
    concern = screening.concern
    people = [named.person_id for named in [*concern.children.all(), *concern.adults.all()] if named.person_id]
    found = Concern.objects.filter(children__person__in=people).exclude(pk=concern.pk).distinct()
    return list(found.exclude(about_worker=True, worker_agency=screening.team.organisation.agency_id))


def _open_earlier(screening: Screening, *, by: StaffMember) -> None:
    """Open earlier concerns to the receiving team until 10 working days after the decision."""
    start = screening.closed_at or max(screening.due_at, clock.now())
    until = due("SCREENING_HISTORY_GRANT", start)
    for earlier in earlier_concerns(screening):
        held = open_until(earlier, to=screening.team)
        if held is False or (held is not None and held < until):
            grant(
                earlier,
                to=screening.team,
                by=by,
                reason=f"earlier concern, for {screening.concern.reference}",
                until=until,
                opens_people=False,
            )
