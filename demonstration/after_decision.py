"""Live what follows an accepted referral: team and remit, the family asked, practitioners heard, support offered."""

from __future__ import annotations

import datetime as dt

from common import clock
from demonstration.diary import Life
from demonstration.people import Cast
from practice_review import actions
from practice_review.conflicts import casework_staff
from practice_review.models import PracticeReviewReferral, Review

DAYS = dt.timedelta(days=1)
TEAM = (("elspeth", "reviewer"), ("gregor", "adviser"))
ASKED = "What did each of us know, and when?\nWhom did we believe to be acting?\nWhat helped?"
LEARNED = "Everybody had written to somebody, and nobody had rung. Two had never met before this afternoon."
SUPPORT = "An hour with a supervisor of another team, for everybody who wanted it."
VIEWS = "You were kind one by one. I had to tell each of you the same again."
UNTIL_READY, UNTIL_HELD, UNTIL_ANSWERED = 7 * DAYS, 21 * DAYS, 28 * DAYS


def live(cast: Cast, referral: PracticeReviewReferral) -> Life:
    """Set a review up in the fortnight after the decision, and hear who was there within the next month."""
    decided_at = clock.now()
    chair, lead = cast["alasdair"], Review.objects.get(referral=referral).lead_reviewer
    yield decided_at + UNTIL_READY
    review = Review.objects.get(referral=referral)
    begun = (referral.submitted_at or decided_at).date()
    actions.set_remit(
        review,
        by=chair,
        terms=review.remit,
        questions=ASKED,
        methods=review.method,
        covers_from=begun - 180 * DAYS,
        covers_to=begun,
    )
    for key, part in TEAM:
        actions.join_team(review, by=chair, staff=cast[key], part=part)
    practitioners = sorted(casework_staff(referral) | {referral.suggested_by}, key=lambda one: one.email)[:4]
    offers = [actions.offer_support(review, by=lead, staff=one) for one in practitioners]
    family = [actions.offer_family(review, by=lead, who=who) for who in ("The young person", "The mother")]
    actions.set_up(review, by=chair)
    event = actions.plan_practitioners_event(
        review,
        by=lead,
        starts_on=clock.today() + 10 * DAYS,
        ends_on=clock.today() + 14 * DAYS,
        place="Committee room, Lantern Street",
    )
    asked = [actions.invite_practitioner(event, by=lead, staff=one) for one in practitioners]
    yield decided_at + UNTIL_HELD
    on = clock.today()
    actions.record_practitioners_event(event, by=lead, on=on, learned=LEARNED, support=SUPPORT, came=asked[:3])
    yield decided_at + UNTIL_ANSWERED
    actions.answer_family(family[1], by=lead, answer="taken_up", views=VIEWS)
    for offer, answer in zip(offers, ("taken_up", "not_taken_up"), strict=False):
        actions.answer_support(offer, by=lead, answer=answer)
