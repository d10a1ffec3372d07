"""The life of an action: from not started to proved in practice."""

from __future__ import annotations

from django.db.models import TextChoices

from access.roles import Permission
from common.workflow import Life, Transition


class Status(TextChoices):
    """How far an action has come. Done is not yet proved: that is what embedding is for."""

    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    COMPLETE = "complete", "Complete"
    EMBEDDING = "embedding", "Embedding"
    EMBEDDED = "embedded", "Embedded"


_MAY = Permission.UPDATE_ACTION
_DONE = (Status.COMPLETE, Status.EMBEDDING, Status.EMBEDDED)

LIFE = Life(
    name="action",
    statuses=Status,
    first=Status.NOT_STARTED,
    transitions=(
        Transition("start", (Status.NOT_STARTED,), Status.IN_PROGRESS, _MAY, label="Start"),
        Transition("complete", (Status.IN_PROGRESS,), Status.COMPLETE, _MAY, label="Mark as complete"),
        Transition("embed", (Status.COMPLETE,), Status.EMBEDDING, _MAY, label="Start embedding"),
        Transition("confirm_embedded", (Status.EMBEDDING,), Status.EMBEDDED, _MAY, label="Confirm as embedded"),
        Transition(
            "put_back",
            (Status.IN_PROGRESS,),
            Status.NOT_STARTED,
            _MAY,
            must_say_why=True,
            label="Put back to not started",
        ),
        Transition(
            "return_to_embedding",
            (Status.EMBEDDED,),
            Status.EMBEDDING,
            _MAY,
            must_say_why=True,
            label="Return to embedding",
        ),
        Transition("reopen", _DONE, Status.IN_PROGRESS, _MAY, must_say_why=True, label="Reopen"),
    ),
)
