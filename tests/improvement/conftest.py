"""The office, its lead officers and its plans."""

import pytest

from tests.improvement import sample


@pytest.fixture
def committee(db):
    """The people who keep and carry out the plan."""
    return sample.people()


@pytest.fixture
def plan(committee):
    """An improvement plan with nothing in it."""
    return sample.empty_plan(committee)


@pytest.fixture
def started(committee, plan):
    """An action in progress, led by ``committee.lead``."""
    return sample.take_to(committee, sample.add_action(committee, plan), "in_progress")
