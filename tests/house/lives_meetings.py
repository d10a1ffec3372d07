"""How the life of a planning meeting begins on the stage, who makes each move, and what each verb asks."""

from __future__ import annotations

from access.roles import Permission
from common import clock
from planning_meetings.models import PlanningMeeting
from tests.cases.conftest import open_by
from tests.house.stage_meetings import arrange

MADE_BY = dict.fromkeys(
    (Permission.PREPARE_PLANNING, Permission.RECORD_PLANNING, Permission.CHAIR_PLANNING), "planning_chair"
)

# What these refuse is tried in tests/planning_meetings; here only the life may refuse.
SILENT = ("why_not_hold", "why_not_inquorate", "why_not_ready")

DECIDED = {"outcome": "universal", "reporter": "not_required", "reporter_why": "for the test"}
SENT = {"to": [], "others": ["for the test"], "how": "for the test", "sent_on": clock.today()}
ASKS = {"planning meeting": {"decide": DECIDED, "send_record": SENT, "reconvene": {"planned_at": clock.now()}}}


def planning_meeting(stage) -> tuple[PlanningMeeting, object]:
    """Arrange the meeting of a new case."""
    return arrange(open_by(stage.cast), stage.cast), stage.who("planning_chair")


BEGIN = {"planning meeting": planning_meeting}
