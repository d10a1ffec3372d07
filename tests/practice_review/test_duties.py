"""A review whose lead reviewer leaves is led by somebody else, whom the chair names."""

import pytest

from access.refusals import NotNow
from practice_review.duties import held
from tests.practice_review.scene import fresh, in_review, sees

pytestmark = pytest.mark.django_db


def test_a_leavers_review_is_led_by_somebody_else_and_keeps_its_remit(group):
    referral = in_review(group)
    [review] = held(group.health_visitor, group.chair).held
    assert (review.what, review.reference) == ("Review to lead", referral.reference)
    review.give(group.constable, group.chair, "She leaves.")
    assert held(group.health_visitor, group.chair).held == []
    kept = fresh(referral).review
    assert (kept.lead_reviewer, kept.remit) == (group.constable, "What made it quick")
    assert sees(group.constable, referral) and not sees(group.health_visitor, referral)


def test_a_review_goes_to_nobody_who_answers_for_the_case_and_only_from_the_chair(group):
    in_review(group)
    [review] = held(group.health_visitor, group.chair).held
    with pytest.raises(NotNow):
        review.give(group.nursery_worker, group.chair, "She leaves.")
    found = held(group.health_visitor, group.hlt_manager)
    assert (found.held, found.hidden) == ([], 1)
