"""How the lives of practice review begin on the stage, who makes each move, and what each verb asks."""

from __future__ import annotations

from typing import Any

from access.grants import grant
from access.roles import Permission
from common import clock
from practice_review import actions
from practice_review.models import (
    AgencyReturn,
    Decision,
    LearningPoint,
    Meeting,
    PracticeReviewReferral,
    Review,
    SearchMade,
)
from tests.house.stage_reviews import listed

# Several roles take a referral through its life: who holds each permission on the stage.
MADE_BY = {
    Permission.SUGGEST_REVIEW: "author",
    Permission.DECIDE_REFERRAL: "manager",
    Permission.SETTLE_CHALLENGE: "deputy",
    Permission.MAKE_RETURN: "manager",
    Permission.KEEP_SUBGROUP: "office",
    Permission.CHAIR_SUBGROUP: "chair",
    Permission.WRITE_LEARNING: "chair",
}

# What these refuse is tried in tests/practice_review; here only the life may refuse.
SILENT = (
    "policies.why_not_through_office",
    "policies.why_not_receive",
    "policies.why_not_follow",
    "policies.why_not_agree_learning",
    "policies.why_not_close",
    "policies_inbox.why_not_link_duplicate",
    "policies_inbox.why_not_list",
    "policies_inbox.why_not_take_up",
    "policies_inbox.why_not_hand_on",
    "policies_after.why_not_close_with",
    "policies_report.why_not_send",
    "policies_report.why_not_finish",
)


class Reasons(dict):
    """A reason for every return there is."""

    def get(self, key: Any, default: Any = None) -> str:
        return "for the test"

    def __missing__(self, key: Any) -> str:
        return "for the test"


def education(stage):
    return [stage.cast.agencies["EDU"]]


def todays_meeting(stage):
    return actions.open_meeting(by=stage.who("office"), on=clock.today())


ASKS = {
    "practice review": {
        "ask_back": {"text": "Who was there?"},
        "answer_back": {"answer": "The health visitor."},
        "close_as_duplicate": {"of": lambda stage: PracticeReviewReferral.objects.get(pk=stage.sets["own"]["listed"])},
        "decline": {"code": "single_agency"},
        "ask_for_returns": {"agencies": education},
        "receive_returns": {"without": Reasons(every="one")},
        "put_on_agenda": {"meeting": todays_meeting},
    },
    "agency return": {},
    "review report": {},
    "learning point": {"amend_learning": {"text": "Ring before you write."}},
}


def suggest(stage) -> PracticeReviewReferral:
    given = {"title": "A warm flat", "what_happened": "A flat in a day.", "why_learn": "They rang first."}
    return actions.suggest(by=stage.who("author"), kind="good_practice", **given)


def practice_review(stage):
    """Everybody of the life sees the record from the start, so that what refuses a move is the life."""
    made, author = suggest(stage), stage.who("author")
    PracticeReviewReferral.objects.filter(pk=made.pk).update(
        decider_team=stage.cast.teams["edu_dm"], settler=stage.who("deputy")
    )
    for role in ("manager", "deputy", "office", "chair"):
        grant(made, to=stage.who(role), by=author, reason="for the test")
    return PracticeReviewReferral.objects.get(pk=made.pk), author


def agency_return(stage):
    author, referral = stage.who("author"), suggest(stage)
    actions.hand_in(referral, by=author)
    actions.refer(referral, by=stage.who("manager"))
    actions.ask_for_returns(referral, by=stage.who("office"), agencies=education(stage))
    made = AgencyReturn.objects.get(referral=referral)
    AgencyReturn.objects.filter(pk=made.pk).update(account="Seen twice.")
    search = {"records": "Pupil records", "searched_by": "Records", "searched_on": clock.today(), "found": True}
    SearchMade.objects.create(agency_return=made, recorded_by=stage.who("manager"), **search)
    return AgencyReturn.objects.get(pk=made.pk), stage.who("manager")


def learning_point(stage):
    referral = PracticeReviewReferral.objects.get(pk=stage.sets["own"]["learned"])
    place = referral.learning_points.count() + 1
    made = LearningPoint.objects.create(
        referral=referral, text="Ring first.", position=place, written_by=stage.who("chair")
    )
    return made, stage.who("office")


def review_report(stage):
    meeting = Meeting.objects.get(pk=stage.sets["own"]["meeting"])
    item = listed(stage.people, stage.cast.agencies, meeting)
    lead = {"lead_reviewer": stage.people["colleague"], "remit": "What made it quick"}
    actions.decide_item(item, by=stage.who("chair"), outcome="accept", why="It shows how.", **lead)
    made = actions.begin_report(Review.objects.get(referral=item.referral_id), by=stage.who("chair"))
    return made, stage.who("chair")


BEGIN = {
    "practice review": practice_review,
    "agency return": agency_return,
    "learning point": learning_point,
    "review report": review_report,
}


def make_ready(record: Any, verb: str) -> None:
    """Record what the sub-group decided, before a referral takes it over."""
    item = record.items.filter(over_at=None).first() if verb == "decide" else None
    if item and not Decision.objects.filter(item=item).exists():
        decided = {"outcome": "accept", "rationale": "for the test", "decided_at": clock.now()}
        Decision.objects.create(item=item, chaired_by=record.suggested_by, **decided)
