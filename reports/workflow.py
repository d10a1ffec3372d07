"""The life of a report: the message is a hint, this row is the truth."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition


class Status(TextChoices):
    """Where a report is."""

    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Being made"
    DONE = "done", "Ready"
    FAILED = "failed", "Failed"


_MAKES = Permission.MAKE_REPORT

LIFE = Life(
    name="report",
    statuses=Status,
    first=Status.QUEUED,
    transitions=(
        # A worker that was killed leaves its row running; the next may take it once the lease is over.
        Transition("claim", (Status.QUEUED, Status.RUNNING), Status.RUNNING, _MAKES, label="Begin to make"),
        Transition("release", (Status.RUNNING,), Status.QUEUED, _MAKES, must_say_why=True, label="Give back"),
        Transition("finish", (Status.RUNNING,), Status.DONE, _MAKES, label="Finish"),
        Transition(
            "give_up", (Status.QUEUED, Status.RUNNING), Status.FAILED, _MAKES, must_say_why=True, label="Give up"
        ),
        Transition("try_again", (Status.FAILED,), Status.QUEUED, Permission.ASK_FOR_REPORT, label="Try again"),
    ),
)


class ReleaseStatus(TextChoices):
    """How far a report is on its way to the public."""

    PROPOSED = "proposed", "Proposed"
    RELEASED = "released", "Released"
    WITHDRAWN = "withdrawn", "Withdrawn"


RELEASE = Life(
    name="public report",
    statuses=ReleaseStatus,
    first=ReleaseStatus.PROPOSED,
    transitions=(
        Transition(
            "agree_release",
            (ReleaseStatus.PROPOSED,),
            ReleaseStatus.RELEASED,
            Permission.FOLLOW_IMPROVEMENT,
            label="Agree to the release",
        ),
        Transition(
            "withdraw_release",
            (ReleaseStatus.PROPOSED, ReleaseStatus.RELEASED),
            ReleaseStatus.WITHDRAWN,
            Permission.KEEP_PLANS,
            must_say_why=True,
            label="Withdraw it",
        ),
    ),
)
