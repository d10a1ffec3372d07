"""The receiving team's verbs: claim, hand on and decide."""

from __future__ import annotations

from access.actions import action, role_for
from access.models import Exclusion
from access.refusals import NotNow
from access.roles import Permission, Role
from agencies.models import RoleHeld, StaffMember
from common import clock
from referrals import outcomes
from referrals.actions.earlier import settle_earlier
from referrals.actions.questions import tell_author
from referrals.models import Screening
from referrals.policies import why_not_decide, why_not_release, why_not_take
from referrals.signals import settled
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
    """Put one's own screening back in the queue."""
    if why_not := why_not_release(screening, by.pk):
        raise NotNow(why_not)
    screening.claimed_by = screening.claimed_at = None
    screening.ladder_step = 0
    return screening


@action(Permission.SCREEN_CONCERN, move=(SCREENING, "hand_on"))
def hand_on_screening(screening: Screening, *, by: StaffMember, to: StaffMember, why: str) -> Screening:
    """Give a claimed screening to a colleague, who holds it from now on. NotNow when she could not claim it."""
    may = Screening.objects.visible_to(to, Permission.SCREEN_CONCERN).filter(pk=screening.pk).exists()
    if why_not := why_not_take(screening, to, may=may):
        raise NotNow(why_not)
    concern = screening.concern
    text = f"You hold the screening of {concern.reference} from now on"
    notify(to, text=text, about=concern, url=screening.get_absolute_url(), urgent=screening.urgent)
    return _hold(screening, to)


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

    NotNow when somebody else holds the screening, the outcome lacks what it needs, or the author would decide on
    her own concern while somebody else could. Sight of earlier concerns ends 10 working days after now
    (SCREENING_HISTORY_GRANT).
    """
    chosen = outcomes.get(outcome)
    if why_not := why_not_decide(screening, by.pk, chosen, nfa_reason, others=_others_may_decide(screening, by)):
        raise NotNow(why_not)
    screening.outcome, screening.nfa_reason, screening.reason = outcome, nfa_reason, why
    screening.decided_by, screening.closed_at = by, clock.now()
    screening.told = outcomes.who_is_told(screening, chosen)
    given_as = str(role_for(by, Permission.SCREEN_CONCERN, screening))
    tell_author(screening.concern, by=by, given_as=given_as, text=feedback)
    settle_earlier(screening.concern, by=by, moved=screening)
    if chosen.carry_out:
        chosen.carry_out(screening, by=by)
    if screening.child.person_id:
        settled.send(sender=Screening, screening=screening, by=by)
    return screening


@action(Permission.SCREEN_CONCERN, move=(SCREENING, "reconsider"))
def reconsider(screening: Screening, *, by: StaffMember, why: str) -> Screening:
    """Open a decided screening again; the decision before stays in its history."""
    screening.closed_at = None
    settle_earlier(screening.concern, by=by, moved=screening)
    return _hold(screening, by)


def _hold(screening: Screening, by: StaffMember) -> Screening:
    screening.claimed_by, screening.claimed_at = by, clock.now()
    return screening


def _others_may_decide(screening: Screening, by: StaffMember) -> bool:
    """Say whether somebody else receives for the team now and is not kept away from the concern."""
    kept_away = Exclusion.objects.filter(root=screening.concern_id, ended_at=None).values("staff")
    receivers = RoleHeld.objects.held_at(clock.now()).filter(
        role=Role.RECEIVER, team=screening.team, staff__is_active=True
    )
    return receivers.exclude(staff=by).exclude(staff__in=kept_away).exists()
