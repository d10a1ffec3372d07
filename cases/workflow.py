"""The lives of this room on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

LEAD, OPEN = Permission.LEAD_CASE, Permission.OPEN_CASE
EXTEND, WORK = Permission.EXTEND_CLOCK, Permission.WORK_ON_CASE


class CaseStatus(TextChoices):
    """Is the work to keep the child safe going on?"""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class RequestStatus(TextChoices):
    """Where a request to open a case stands. It stops nothing else."""

    ASKED = "asked", "Waiting for an answer"
    OPENED = "opened", "A case was opened"
    DECLINED = "declined", "Declined"


class ExtensionStatus(TextChoices):
    """Where more time that was asked for a clock stands. Until it is agreed the clock runs on."""

    ASKED = "asked", "Waiting for an answer"
    APPROVED = "approved", "Agreed"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


CASE = Life(
    name="case",
    statuses=CaseStatus,
    first=CaseStatus.OPEN,
    transitions=(
        Transition("close", ("open",), "closed", LEAD, must_say_why=True, label="Close the case"),
        Transition("reopen", ("closed",), "open", LEAD, must_say_why=True, label="Reopen the case"),
    ),
)

CASE_REQUEST = Life(
    name="case request",
    statuses=RequestStatus,
    first=RequestStatus.ASKED,
    transitions=(
        Transition("open_as_asked", ("asked",), "opened", OPEN, label="Open a case"),
        Transition("decline_request", ("asked",), "declined", OPEN, must_say_why=True, label="Decline"),
    ),
)

EXTENSION = Life(
    name="clock extension",
    statuses=ExtensionStatus,
    first=ExtensionStatus.ASKED,
    transitions=(
        Transition("approve_extension", ("asked",), "approved", EXTEND, must_say_why=True, label="Agree to more time"),
        Transition("decline_extension", ("asked",), "declined", EXTEND, must_say_why=True, label="Decline"),
        Transition("withdraw_extension", ("asked",), "withdrawn", WORK, must_say_why=True, label="Withdraw"),
    ),
)
