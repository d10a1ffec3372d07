"""The life of a task on one screen."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition

WORKS = Permission.WORK_ON_CASE


class TaskStatus(TextChoices):
    """Does it still wait for somebody?"""

    OPEN = "open", "To do"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


TASK = Life(
    name="task",
    statuses=TaskStatus,
    first=TaskStatus.OPEN,
    transitions=(
        Transition("finish_task", ("open",), "done", WORKS, label="Say it is done"),
        Transition("drop_task", ("open",), "dropped", WORKS, must_say_why=True, label="Drop it"),
    ),
)
