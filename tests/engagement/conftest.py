"""An event to which everybody is invited."""

from __future__ import annotations

import datetime as dt

import pytest

from common import clock
from engagement import actions

SOON = dt.timedelta(days=20)


def open_event(cast, **changes):
    given = {
        "title": "What belongs in the business plan?",
        "about": "The plan for the next three years.",
        "for_whom": "Everybody who works with children",
        "earliest_on": clock.today() + SOON,
        "latest_on": clock.today() + 2 * SOON,
    }
    return actions.open_event(by=cast.lead_officer, **{**given, **changes})


@pytest.fixture
def event(cast):
    made = open_event(cast)
    return actions.invite(made, by=cast.lead_officer, everybody=True)


@pytest.fixture
def held(cast):
    made = open_event(cast, earliest_on=clock.today(), latest_on=clock.today())
    actions.confirm(made, by=cast.lead_officer, on=clock.today(), place="The hall")
    came = {cast.agencies["EDU"]: 12, cast.agencies["HLT"]: 7}
    return actions.hold(made, by=cast.lead_officer, heard="More time together.", came=came)
