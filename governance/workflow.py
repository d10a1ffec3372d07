"""The life of a meeting of a governing body."""

from __future__ import annotations

from django.db import models

from access.roles import Permission
from common.workflow import Life, Transition


class Status(models.TextChoices):
    """How far a meeting is."""

    PLANNED = "planned", "Planned"
    PAPERS_OUT = "papers_out", "Papers out"
    HELD = "held", "Held"
    MINUTED = "minuted", "Minuted"


BEFORE = (Status.PLANNED, Status.PAPERS_OUT)
KEEP = Permission.KEEP_PLANS

LIFE = Life(
    "body meeting",
    Status,
    Status.PLANNED,
    (
        Transition("send_papers", (Status.PLANNED,), Status.PAPERS_OUT, KEEP, label="Send the papers out"),
        Transition(
            "call_back", (Status.PAPERS_OUT,), Status.PLANNED, KEEP, must_say_why=True, label="Call the papers back"
        ),
        Transition("hold_meeting", (Status.PAPERS_OUT,), Status.HELD, KEEP, label="Say that it was held"),
        Transition("minute", (Status.HELD,), Status.MINUTED, KEEP, label="Write the minute"),
    ),
)
