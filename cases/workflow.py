"""The lives of this room on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

LEAD, OPEN = Permission.LEAD_CASE, Permission.OPEN_CASE


class CaseStatus(TextChoices):
    """Is the work to keep the child safe going on?"""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class RequestStatus(TextChoices):
    """Where a request to open a case stands. It stops nothing else."""

    ASKED = "asked", "Waiting for an answer"
    OPENED = "opened", "A case was opened"
    DECLINED = "declined", "Declined"


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
