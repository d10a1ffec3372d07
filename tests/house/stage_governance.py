"""The stage's body: a chief officer sits on it, a meeting with an item, a paper and a question, a review, a sister."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from agencies.models import Partnership
from common import clock
from governance import actions


def leadership(by: Any, partnership: Partnership) -> dict[str, uuid.UUID]:
    """Open a body and let it have something of everything."""
    office, today = by.lead_officer, clock.today()
    body = actions.open_body(by=office, code="COG", name="Chief officers", purpose="Leads.", partnership=partnership)
    member = actions.seat_member(body, by=office, staff=by.chief_officer, seat="Council", from_on=today)
    meeting = actions.plan_meeting(body, by=office, on=today)
    item = actions.add_item(meeting, by=office, title="Training")
    paper = actions.add_paper(meeting, by=office, title="Training", words="How it stands.")
    decision = actions.ask_decision(meeting, by=office, question="May it begin?")
    follow_up = actions.add_follow_up(
        decision, by=office, what="Find a room", who=by.chief_officer, due_on=today + dt.timedelta(days=9)
    )
    review = actions.open_review(body, by=office, answers_by=today + dt.timedelta(days=9))
    sister = actions.add_sister_group(by=office, name="Adult protection", does="Protects adults.")
    return {
        "body": body.pk,
        "body_member": member.pk,
        "body_meeting": meeting.pk,
        "body_item": item.pk,
        "body_paper": paper.pk,
        "body_decision": decision.pk,
        "follow_up": follow_up.pk,
        "effectiveness_review": review.pk,
        "sister_group": sister.pk,
    }
