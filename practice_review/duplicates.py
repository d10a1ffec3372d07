"""Which other referrals may tell the same: proposals for the office, each with why; it decides."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from practice_review.models import PracticeReviewReferral
from practice_review.workflow import Status

NEAR = 0.72


@dataclass(frozen=True)
class Proposal:
    """Another referral, and why it may tell the same."""

    referral: PracticeReviewReferral
    why: str


def like(first: str, second: str) -> bool:
    """Say whether two titles say nearly the same."""
    one, other = (" ".join(sorted(title.casefold().split())) for title in (first, second))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR


def why_same(one: PracticeReviewReferral, other: PracticeReviewReferral) -> str:
    """Return why two referrals may tell the same; empty when nothing says so."""
    found = []
    for what in ("child", "case", "concern"):
        key = getattr(one, f"{what}_id")
        if key and key == getattr(other, f"{what}_id"):
            found.append(f"the same {what}")
    if like(one.title, other.title):
        found.append("a title much like it")
    return ", ".join(found)[:1].upper() + ", ".join(found)[1:]


def duplicates_of(referral: PracticeReviewReferral, user: Any) -> list[Proposal]:
    """Return the referrals that ``user`` keeps and that may tell the same as ``referral``, newest first."""
    others = PracticeReviewReferral.objects.visible_to(user).exclude(pk=referral.pk)
    others = others.exclude(status__in=[Status.DRAFT, Status.WITHDRAWN]).filter(
        referred_at__isnull=False, duplicate_of=None
    )
    named = [(other, why_same(referral, other)) for other in others.order_by("-referred_at")]
    return [Proposal(other, why) for other, why in named if why]
