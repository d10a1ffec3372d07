"""How the life of a discussion begins on the stage, and what each verb asks."""

from __future__ import annotations

from cases.models import Case
from discussions import actions
from discussions.models import Discussion
from referrals import actions as referrals
from referrals.models import Screening
from tests.cast import log

PART = {"kind": "full", "held": "telephone"}
ASKS = {"discussion": {"start": PART, "go_on": PART}}

# What this refuses is tried in tests/discussions; here only the life may refuse.
SILENT = ("why_not_close",)


def discussion(stage):
    concern = log(stage.who("author"))
    decided = Screening.objects.get(concern=concern)
    referrals.claim(decided, by=stage.who("receiver"))
    given = {"outcome": "single_agency", "why": "for the test", "feedback": "Thank you."}
    referrals.decide(decided, by=stage.who("receiver"), **given)
    case = Case.objects.get(screenings__screening=decided)
    made = actions.ask_for_discussion(case, by=stage.who("receiver"), why="for the test")
    Discussion.objects.filter(pk=made.pk).update(summary="What was said.")
    given = {"decision": "joint", "reasons": "So.", "joint_interview": "no", "medical": "none", "meeting": "no"}
    made.children.update(
        **given,
        no_meeting_why="So.",
        protection_order="no",
        decided_at=made.asked_at,
        decided_by=stage.who("receiver"),
    )
    return Discussion.objects.get(pk=made.pk), stage.who("receiver")


BEGIN = {"discussion": discussion}
