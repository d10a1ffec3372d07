"""Why not: sentences about what follows the committee. Pure: no user, no writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from practice_review.models import Duty, PracticeReviewReferral, Sharing
from practice_review.workflow import Status

# These are done by what they ask for, not by saying so.
BY_DOING = {Duty.Kind.THANKS: "Write the note of thanks instead.", Duty.Kind.IMPACT: "Write what you found instead."}


def why_not_follow_up(referral: PracticeReviewReferral) -> str | None:
    """Say why nothing follows on a referral now."""
    if referral.status == Status.LEARNING_AGREED:
        return None
    return f"{referral} is {referral.get_status_display().lower()}: its learning is not agreed yet, or it is over."


def why_not_settle_duty(duty: Duty, words: str) -> str | None:
    """Say why something owed cannot be settled in these words."""
    if duty.is_settled:
        return "This is settled already."
    return None if words.strip() else "Say how it was done, or why it is left out."


def why_not_done(
    duty: Duty, on: dt.date, today: dt.date, *, shared: int, waiting: Iterable[Sharing] = ()
) -> str | None:
    """Say why something owed is not done; ``shared`` says with how many, ``waiting`` whose word is waited for."""
    if on > today:
        return "Enter the day on which it was done; it is not a day to come."
    if duty.kind != Duty.Kind.SHARING:
        return BY_DOING.get(Duty.Kind(duty.kind))
    if not shared:
        return "It was shared with nobody yet. Write down with whom, or say why it is shared with nobody."
    silent = ", ".join(one.whom for one in waiting)
    return f"Not confirmed yet: {silent}. Wait, or say for each why its word is not waited for." if silent else None


def why_not_share(
    on: dt.date, today: dt.date, words: str, *, accepted: bool, has_managers: bool, both: bool
) -> str | None:
    """Say why it cannot be written down that learning was shared so."""
    if not accepted:
        return "The committee has accepted no learning point yet, so there is nothing to share."
    if both:
        return "Choose an agency or a team, not both."
    if not has_managers:
        return "That agency has no designated managers who could confirm it. Choose one of its teams."
    if on > today:
        return "Enter the day on which it was shared; it is not a day to come."
    return None if words.strip() else "Say what was passed on."


def why_not_confirm(sharing: Sharing, words: str) -> str | None:
    """Say why a sharing cannot be confirmed, or its confirming waived."""
    if not sharing.is_waited_for:
        return "Nobody’s word is waited for here."
    return None if words.strip() else "Say it in a few words."


def why_not_record_impact(changed: str, known: str) -> str | None:
    """Say why what came of learning cannot be written down so."""
    return None if changed.strip() and known.strip() else "Say what changed, and how that is known."


def why_not_close_with(duties: Iterable[Duty]) -> str | None:
    """Say what is still owed before a referral is closed."""
    owed = [duty.get_kind_display() for duty in duties if not duty.is_settled]
    return f"Still owed: {'; '.join(owed)}. Do it, or say for each why not." if owed else None
