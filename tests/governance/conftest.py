"""A body with four members, and a meeting of it."""

from __future__ import annotations

import pytest

from common import clock
from governance import actions
from governance.models import BodyMember

SEATED = ("head_teacher", "edu_manager", "hlt_manager", "pol_manager")


@pytest.fixture
def body(cast):
    place = cast.agencies["EDU"].partnerships.get()
    made = actions.open_body(
        by=cast.lead_officer, code="COG", name="Chief Officers Group", purpose="Leads.", partnership=place
    )
    for key in SEATED:
        given = {"staff": getattr(cast, key), "seat": key, "from_on": clock.today()}
        actions.seat_member(made, by=cast.lead_officer, **given)
    return made


@pytest.fixture
def meeting(cast, body):
    made = actions.plan_meeting(body, by=cast.lead_officer, on=clock.today())
    actions.add_item(made, by=cast.lead_officer, title="How we lead")
    return made


def settle(cast, meeting):
    for item in meeting.items.filter(standing="found"):
        actions.settle_item(item, by=cast.lead_officer, standing="kept")


def hold(cast, meeting):
    settle(cast, meeting)
    actions.send_papers(meeting, by=cast.lead_officer)
    members = BodyMember.objects.on().filter(body=meeting.body)
    return actions.hold_meeting(meeting, by=cast.lead_officer, came=dict.fromkeys(members, "present"))


def decide(cast, meeting, outcome="agreed", **changes):
    asked = actions.ask_decision(meeting, by=cast.lead_officer, question="Who chairs?")
    if meeting.status == "planned":
        hold(cast, meeting)
    return actions.record_decision(asked, by=cast.lead_officer, outcome=outcome, words="So it is.", **changes)
