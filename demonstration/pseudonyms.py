"""Live the pseudonyms of reviews: everybody gets one, dates are told by month, and one text still holds a name."""

from __future__ import annotations

import datetime as dt

from agencies.models import StaffMember
from practice_review import actions
from practice_review.models import PracticeReviewReferral

# Which review has words that wait for an answer, and what they are.
WAITING = "A young person told his story five times"
LEARNED = (
    "Whoever hears a young person first writes it down for all, and asks whether it may be passed on. "
    "A note by Tavish was never read."
)
LATER = dt.timedelta(days=6)


def give(referral: PracticeReviewReferral, *, by: StaffMember) -> None:
    """Give everybody behind a review a pseudonym, say how dates are told, and begin to write what was learned."""
    actions.propose_pseudonyms(referral, by=by)
    actions.tell_dates(referral, by=by, dates="month")
    if referral.title == WAITING:
        actions.add_learning_point(referral, by=by, text=LEARNED, theme="The child’s voice")
