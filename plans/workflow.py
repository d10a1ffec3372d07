"""The life of an action in a child's plan on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

WORK = Permission.WORK_ON_CASE


class PlanActionStatus(TextChoices):
    """Whether it is still to be done, and if not, why."""

    TO_DO = "to_do", "To do"
    DONE = "done", "Done"
    DROPPED = "dropped", "No longer needed"
    HANDED_ON = "handed_on", "Handed on"


_OVER = (PlanActionStatus.DONE, PlanActionStatus.DROPPED, PlanActionStatus.HANDED_ON)

PLAN_ACTION = Life(
    name="plan action",
    statuses=PlanActionStatus,
    first=PlanActionStatus.TO_DO,
    transitions=(
        Transition("finish", ("to_do",), "done", WORK, label="Record as done"),
        Transition("drop", ("to_do",), "dropped", WORK, must_say_why=True, label="Say it is no longer needed"),
        Transition("hand_on", ("to_do",), "handed_on", WORK, must_say_why=True, label="Hand on"),
        Transition("take_up_again", _OVER, "to_do", WORK, must_say_why=True, label="Take up again"),
    ),
)
