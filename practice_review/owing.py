"""What is owed once the learning of a referral is agreed, each with its day; called inside the verbs that agree it."""

from __future__ import annotations

from common import clock
from practice_review.models import AccuracyCheck, Duty, PracticeReviewReferral, Review
from reference.timescales import due

Kind = Duty.Kind
RULES = {Kind.SHARING: "PRR_SHARE", Kind.IMPACT: "PRR_IMPACT"}


def owe(referral: PracticeReviewReferral) -> None:
    """Write down what is owed: practitioners and family hear of it where they took part, or are behind it."""
    review = Review.objects.filter(referral=referral).first()
    kinds = [Kind.SHARING, Kind.REFERRER, Kind.IMPACT]
    asked = AccuracyCheck.objects.filter(referral=referral, asked_of__isnull=False)
    if review and (review.inviteds.exists() or review.staffsupports.exists() or asked.exists()):
        kinds.append(Kind.PRACTITIONERS)
    if referral.child or referral.case or referral.concern or (review and review.familycontacts.exists()):
        kinds.append(Kind.FAMILY)
    if referral.is_good_practice:
        kinds.append(Kind.THANKS)
    for kind in kinds:
        until = due(RULES.get(kind, "PRR_TOLD"), clock.now())
        Duty.objects.get_or_create(referral=referral, kind=kind, defaults={"due_at": until})
