"""Every write to this room."""

from work.actions.handover import hand_over
from work.actions.notices import notify, put_away, send_next
from work.actions.proof import prove_owned
from work.actions.tasks import drop_task, finish_task, hand_on, make_task

__all__ = [
    "drop_task",
    "finish_task",
    "hand_on",
    "hand_over",
    "make_task",
    "notify",
    "prove_owned",
    "put_away",
    "send_next",
]
