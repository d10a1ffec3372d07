"""A review after the decision on the stage: a team, an event, the family asked, support offered, an inquiry beside."""

from __future__ import annotations

import uuid

from agencies.models import StaffMember
from common import clock
from practice_review import actions
from practice_review.models import PracticeReviewReferral, Review


def a_review_set_up(people: dict[str, StaffMember], told: dict[str, uuid.UUID]) -> dict[str, uuid.UUID]:
    """Write on the review that the chair accepted, beside those ``told`` of."""
    chair, office = people["chair"], people["lead_officer"]
    review = Review.objects.get(pk=told["review"])
    matter = actions.record_matter(
        PracticeReviewReferral.objects.get(pk=told["reviewed"]),
        by=office,
        kind="prosecution",
        what="A trial.",
        confirmed_by="Police",
        confirmed_on=clock.today(),
    )
    return {
        "team_member": actions.join_team(review, by=chair, staff=people["pol_manager"], part="adviser").pk,
        "practitioners_event": actions.plan_practitioners_event(review, by=chair, starts_on=clock.today()).pk,
        "family_contact": actions.offer_family(review, by=chair, who="The mother").pk,
        "staff_support": actions.offer_support(review, by=chair, staff=people["nursery_worker"]).pk,
        "matter_beside": matter.pk,
    }
