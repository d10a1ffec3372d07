"""The designated manager's verbs. None of them can delay, stop or close a screening."""

from __future__ import annotations

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from agencies.querysets import designated_managers
from common import clock
from referrals.actions.questions import tell_author
from referrals.models import Triage
from referrals.policies import why_not_finish, why_not_take
from referrals.workflow import TRIAGE_LIFE
from work.actions import notify


@action(Permission.TRIAGE_CONCERN, move=(TRIAGE_LIFE, "claim_triage"))
def claim_triage(triage: Triage, *, by: StaffMember) -> Triage:
    """Take a triage; where an agency has two designated managers both saw it, one claims."""
    triage.claimed_by, triage.claimed_at = by, clock.now()
    return triage


@action(Permission.TRIAGE_CONCERN, move=(TRIAGE_LIFE, "take_over_triage"))
def take_over_triage(triage: Triage, *, by: StaffMember, why: str) -> Triage:
    """Go on with a triage whose holder is away."""
    triage.claimed_by, triage.claimed_at = by, clock.now()
    return triage


@action(Permission.TRIAGE_CONCERN, move=(TRIAGE_LIFE, "release_triage"))
def release_triage(triage: Triage, *, by: StaffMember, why: str) -> Triage:
    """Put a triage back in the queue."""
    triage.claimed_by = triage.claimed_at = None
    return triage


@action(Permission.TRIAGE_CONCERN, move=(TRIAGE_LIFE, "hand_on_triage"))
def hand_on_triage(triage: Triage, *, by: StaffMember, to: StaffMember, why: str) -> Triage:
    """Give a claimed triage to a colleague, who holds it from now on. NotNow when she could not claim it."""
    may = Triage.objects.visible_to(to, Permission.TRIAGE_CONCERN).filter(pk=triage.pk).exists()
    if why_not := why_not_take(triage, to, may=may):
        raise NotNow(why_not)
    triage.claimed_by, triage.claimed_at = to, clock.now()
    concern = triage.concern
    text = f"You hold the triage of {concern.reference} from now on"
    notify(to, text=text, about=concern, url=triage.get_absolute_url())
    return triage


@action(Permission.TRIAGE_CONCERN, move=(TRIAGE_LIFE, "finish_triage"))
def finish_triage(
    triage: Triage,
    *,
    by: StaffMember,
    complete: str,
    shared: str,
    complete_note: str = "",
    known_here: str = "",
    shared_note: str = "",
    learning: str = "",
    feedback: str = "",
) -> Triage:
    """Answer the four questions of triage and tell the author. NotNow when somebody else claimed it or could."""
    if why_not := why_not_finish(triage, by.pk, others=_others_hold(triage, by)):
        raise NotNow(why_not)
    triage.complete, triage.complete_note, triage.known_here = complete, complete_note, known_here
    triage.shared, triage.shared_note, triage.learning = shared, shared_note, learning
    triage.done_by, triage.closed_at = by, clock.now()
    if feedback:
        given_as = str(role_for(by, Permission.TRIAGE_CONCERN, triage))
        tell_author(triage.concern, by=by, given_as=given_as, text=feedback)
    return triage


@action(Permission.TRIAGE_CONCERN, move=(TRIAGE_LIFE, "reopen_triage"))
def reopen_triage(triage: Triage, *, by: StaffMember, why: str) -> Triage:
    """Open a triage again."""
    triage.closed_at, triage.claimed_by, triage.claimed_at = None, by, clock.now()
    return triage


def _others_hold(triage: Triage, by: StaffMember) -> bool:
    """Say whether somebody else, too, is designated manager or deputy for the team whose triage it is."""
    held = designated_managers(triage.team.agency) if triage.team else []
    return any(role.team_id == triage.team_id and role.staff_id != by.pk for role in held)
