"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

import uuid

from referrals.models import Screening, Triage
from referrals.outcomes import Outcome


def why_not_decide(screening: Screening, by: uuid.UUID, outcome: Outcome, nfa_reason: str) -> str | None:
    """Say why this screening cannot be decided so."""
    if screening.claimed_by_id != by:
        return f"{screening.claimed_by} is screening this child. Take it over first, with a reason."
    if outcome.needs_nfa_reason and not nfa_reason:
        return "Choose the reason for no further action."
    return None


def why_not_finish(triage: Triage, by: uuid.UUID, *, others: bool) -> str | None:
    """Say why this triage cannot be finished by this person; ``others`` says whether somebody else could."""
    if triage.claimed_by_id != by:
        return f"{triage.claimed_by} claimed this triage. Take it over first, with a reason."
    if others and triage.concern.author_id == by:
        return "Somebody else triages what you logged yourself."
    return None
