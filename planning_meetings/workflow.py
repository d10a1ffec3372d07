"""The life of a planning meeting on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

PREPARE, RECORD, CHAIR = Permission.PREPARE_PLANNING, Permission.RECORD_PLANNING, Permission.CHAIR_PLANNING


class MeetingStatus(TextChoices):
    """Where a planning meeting stands."""

    ARRANGED = "arranged", "Arranged"
    HELD = "held", "Held, to be decided"
    INQUORATE = "inquorate", "Not quorate, to be reconvened"
    RECONVENED = "reconvened", "Not quorate, reconvened"
    DECIDED = "decided", "Decided, record to be sent"
    RECORDED = "recorded", "Record sent"
    CANCELLED = "cancelled", "Cancelled"


PLANNING_MEETING = Life(
    name="planning meeting",
    statuses=MeetingStatus,
    first=MeetingStatus.ARRANGED,
    transitions=(
        Transition("hold", ("arranged",), "held", CHAIR, label="The meeting was held"),
        Transition("find_inquorate", ("arranged",), "inquorate", CHAIR, must_say_why=True, label="Not quorate"),
        Transition("reconvene", ("inquorate",), "reconvened", PREPARE, label="Reconvene"),
        Transition("decide", ("held",), "decided", CHAIR, must_say_why=True, label="Record the decision"),
        Transition("send_record", ("decided",), "recorded", RECORD, label="Send the record"),
        Transition("cancel", ("arranged",), "cancelled", PREPARE, must_say_why=True, label="Cancel"),
    ),
)
