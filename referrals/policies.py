"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

import uuid

from agencies.models import StaffMember
from referrals.models import ConcernAdult, ConcernChild, Screening, Triage
from referrals.outcomes import Outcome


def why_not_decide(
    screening: Screening, by: uuid.UUID, outcome: Outcome, nfa_reason: str, *, others: bool
) -> str | None:
    """Say why this screening cannot be decided so; ``others`` is whether somebody else in the team could."""
    if screening.claimed_by_id != by:
        return f"{screening.claimed_by} is screening this child. Take it over first, with a reason."
    if others and screening.concern.author_id == by:
        return "You logged this concern, so somebody else in your team decides on it. Put it back in the queue."
    if outcome.needs_nfa_reason and not nfa_reason:
        return "Choose the reason for no further action."
    return None


def why_not_release(screening: Screening, by: uuid.UUID) -> str | None:
    """Say why this person cannot put this screening back in the queue."""
    if screening.claimed_by_id != by:
        return f"{screening.claimed_by} is screening this child. Take it over instead."
    return None


def why_not_take(record: Screening | Triage, to: StaffMember, *, may: bool) -> str | None:
    """Say why somebody cannot be given what a colleague claimed; ``may`` is whether she could claim it herself."""
    if record.claimed_by_id == to.pk:
        return f"{to} holds it already."
    if not may:
        return f"{to} could not claim this. Choose somebody of the team whose queue it came from."
    return None


def why_not_confirm(named: ConcernChild | ConcernAdult, why: str) -> str | None:
    """Say why it cannot be said again who this is."""
    if named.person_id and not why.strip():
        return (
            f"{named.confirmed_by} has confirmed already who this is: {named.person}. "
            "If that is not right, correct it and say why."
        )
    return None


def why_not_finish(triage: Triage, by: uuid.UUID, *, others: bool) -> str | None:
    """Say why this triage cannot be finished by this person; ``others`` says whether somebody else could."""
    if triage.claimed_by_id != by:
        return f"{triage.claimed_by} claimed this triage. Take it over first, with a reason."
    if others and triage.concern.author_id == by:
        return "Somebody else triages what you logged yourself."
    return None
