"""Every write to this room."""

from engagement.actions.comments import answer_comment, comment, take_down
from engagement.actions.events import call_off, change_event, confirm, hold, invite, open_event, reopen_day, reply

__all__ = [
    "answer_comment",
    "call_off",
    "change_event",
    "comment",
    "confirm",
    "hold",
    "invite",
    "open_event",
    "reopen_day",
    "reply",
    "take_down",
]
