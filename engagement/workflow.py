"""The life of an engagement event: from a window of days to what was heard."""

from __future__ import annotations

from django.db import models

from access.roles import Permission
from common.workflow import Life, Transition


class Status(models.TextChoices):
    """How far it is."""

    PLANNED = "planned", "Day not confirmed"
    CONFIRMED = "confirmed", "Confirmed"
    HELD = "held", "Held"
    CALLED_OFF = "called_off", "Called off"


AHEAD = (Status.PLANNED, Status.CONFIRMED)
KEEP = Permission.KEEP_PLANS

LIFE = Life(
    "engagement event",
    Status,
    Status.PLANNED,
    (
        Transition("confirm", (Status.PLANNED,), Status.CONFIRMED, KEEP, label="Confirm the day"),
        Transition("reopen_day", (Status.CONFIRMED,), Status.PLANNED, KEEP, must_say_why=True, label="Move the day"),
        Transition("hold", (Status.CONFIRMED,), Status.HELD, KEEP, label="Say that it was held"),
        Transition("call_off", AHEAD, Status.CALLED_OFF, KEEP, must_say_why=True, label="Call it off"),
    ),
)
