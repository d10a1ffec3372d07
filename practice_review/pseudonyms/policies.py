"""Why not: sentences about pseudonyms and names in shared words, or None. Pure: no user's sight, no writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from practice_review.pseudonyms.words import plain
from practice_review.workflow import LearningStatus

if TYPE_CHECKING:
    from agencies.models import StaffMember
    from practice_review.models import Pseudonym
    from practice_review.pseudonyms.check import Finding


def why_not_stand_for(words: str, pseudonym: str, held: Iterable[Pseudonym]) -> str | None:
    """Say why ``pseudonym`` cannot stand for ``words``; ``held`` are the referral's other pseudonyms."""
    if not pseudonym:
        return "Write what stands for it in shared words."
    if words and plain(words) in plain(pseudonym):
        return "The pseudonym holds the name itself. Choose other words."
    for row in held:
        if row.pseudonym.casefold() == pseudonym.casefold():
            return f"“{row.pseudonym}” stands for something else already. Choose another."
        if words and row.words.casefold() == words.casefold():
            return f"“{row.words}” has a pseudonym already: “{row.pseudonym}”."
    return None


def why_not_replace(instead: str) -> str | None:
    """Say why nothing can be put in the place of a name."""
    return None if instead else "Write what stands there instead, or give a pseudonym first."


def why_not_touch(record: Any) -> str | None:
    """Say why the words of a record stay as they are: they are final, or the committee has decided on them."""
    if settled := getattr(record, "why_settled", ""):
        return str(settled)
    if getattr(record, "status", LearningStatus.AGREED) == LearningStatus.AGREED:
        return None
    return "The committee has decided on these words, so they stay as they are."


def why_not_justify(place: Finding, reason: str, by: StaffMember) -> str | None:
    """Say why ``by`` cannot say that a name may stand."""
    if any(answer.by_id == by.pk for answer in place.answers):
        return "You have said why already. Somebody else has to, too."
    return None if reason.strip() else "Say in a few words why it may stand: everybody will read it."


def why_not_wave_through(place: Finding) -> str | None:
    """Say why one person alone cannot let words stand: Rowan knows whose name they are."""
    if place.is_guess:
        return None
    return f"“{place.hit.found}” is known to Rowan: replace it, or let two people say why it may stand."
