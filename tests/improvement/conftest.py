"""The office, its lead officers and its plans."""

import datetime as dt

import pytest

from common import clock
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


@pytest.fixture
def long_ago(db):
    """The office and its plan, two years back."""
    with clock.living_at(clock.now() - dt.timedelta(days=730)):
        cast = sample.people()
        return cast, sample.empty_plan(cast)
