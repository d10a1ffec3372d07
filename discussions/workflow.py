"""The life of this room on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

HOLD = Permission.HOLD_DISCUSSION


class DiscussionStatus(TextChoices):
    """Where a discussion stands, over all its parts."""

    ASKED = "asked", "Asked for"
    STARTED = "started", "Under way"
    ADJOURNED = "adjourned", "Adjourned"
    CLOSED = "closed", "Closed"
    DECLINED = "declined", "Not held"


GOES_ON = (DiscussionStatus.ASKED, DiscussionStatus.STARTED, DiscussionStatus.ADJOURNED)

DISCUSSION = Life(
    name="discussion",
    statuses=DiscussionStatus,
    first=DiscussionStatus.ASKED,
    transitions=(
        Transition("start", ("asked",), "started", HOLD, label="Start the discussion"),
        Transition("decline", ("asked",), "declined", HOLD, must_say_why=True, label="Hold none"),
        Transition("adjourn", ("started",), "adjourned", HOLD, must_say_why=True, label="Adjourn"),
        Transition("go_on", ("adjourned",), "started", HOLD, label="Go on"),
        Transition("close", ("started",), "closed", HOLD, label="Close the discussion"),
        Transition("reopen", ("closed",), "adjourned", HOLD, must_say_why=True, label="Reopen the discussion"),
    ),
)
