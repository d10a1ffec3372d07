"""The receiving team's verbs: claim, confirm who it is, decide; and the ladder for urgent concerns nobody claimed."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.urls import reverse

from access.actions import action, role_for
from access.grants import close_person, grant, open_until
from access.refusals import NotNow
from access.roles import Permission, Role
from agencies.models import RoleHeld, StaffMember, Team
from agencies.querysets import receiving_teams
from common import clock
from people.actions import add_person, link_person
from people.models import Person
from reference.timescales import due, in_force
from referrals import outcomes
from referrals.actions.questions import tell_author
from referrals.models import Concern, ConcernAdult, ConcernChild, Screening
from referrals.policies import why_not_decide
from referrals.workflow import SCREENING
from work.actions import notify


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


@action(Permission.ESCALATE_CONCERN)
def climb_ladder(screening: Screening, *, by: StaffMember) -> Screening:
    """Tell the next rung about an urgent concern nobody claimed: team, then managers and out-of-hours, then office.

    Minutes of the rungs are the timescale URGENT_LADDER in force. Whoever is excluded is not told.
    """
    waited = (clock.now() - screening.recorded_at) / dt.timedelta(minutes=1)
    concern = screening.concern
    for step, (minutes, (rung, page)) in enumerate(zip(in_force("URGENT_LADDER").steps, RUNGS, strict=False), start=1):
        if screening.ladder_step < step and waited >= minutes:
            text = f"Urgent and not claimed after {minutes} minutes: {concern.reference}. Ring {screening.team}."
            for to in rung(screening):
                notify(to, text=text[:200], about=concern, url=reverse(page) if page else "")
            screening.ladder_step = step
            screening.save(update_fields=["ladder_step"])
    return screening


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


def _its_team(screening: Screening) -> list[StaffMember | Team]:
    return [screening.team]


def _managers_and_other_teams(screening: Screening) -> list[StaffMember | Team]:
    """Return the receiving team's managers and the other receiving teams, none of a worker's own agency."""
    receivers = RoleHeld.objects.held_at(clock.now()).filter(role=Role.RECEIVER, team=screening.team)
    managers = {role.staff.manager for role in receivers.select_related("staff__manager")}
    concern = screening.concern
    others = [
        team
        for team in receiving_teams()
        if team != screening.team
        and not (concern.about_worker and team.organisation.agency_id == concern.worker_agency_id)
    ]
    return [*sorted(filter(None, managers), key=str), *others]


def _the_office(screening: Screening) -> list[StaffMember | Team]:
    return list(Team.objects.of_kind(Team.Kind.OFFICE))


# Who is told at each step of URGENT_LADDER, and the page to open; the office sees no queue.
RUNGS = (
    (_its_team, "referrals:screening_queue"),
    (_managers_and_other_teams, "referrals:screening_queue"),
    (_the_office, ""),
)
