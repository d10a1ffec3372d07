"""Lessons made from good practice and from a learning point, and short ways to what is asked."""

from __future__ import annotations

import pytest

from learning import actions
from tests.practice_review.scene import fresh, learning_agreed

SAID = {
    "title": "Ring before writing",
    "words": "Ring first, then write.",
    "theme": "communication",
    "kind": "good_practice",
}


@pytest.fixture
def point(group):
    return learning_agreed(group)


@pytest.fixture
def referral(point):
    return fresh(point.referral)


def draft(group, referral, **changes):
    return actions.write_lesson(referral, by=group.lead_officer, **{**SAID, **changes})


@pytest.fixture
def lesson(group, referral):
    return actions.publish(draft(group, referral), by=group.lead_officer)
