"""Every write to this room."""

from learning.actions.briefings import (
    change_briefing,
    follow_briefing,
    release_briefing,
    withdraw_briefing,
    write_briefing,
)
from learning.actions.calls import change_call, open_call
from learning.actions.lessons import change_lesson, publish, withdraw, write_lesson
from learning.actions.newsletters import (
    change_item,
    change_newsletter,
    correct_newsletter,
    put_in,
    release_newsletter,
    take_out,
    withdraw_newsletter,
    write_newsletter,
)
from learning.actions.taking_up import take_up, tell_take_up

__all__ = [
    "change_briefing",
    "change_call",
    "change_item",
    "change_lesson",
    "change_newsletter",
    "correct_newsletter",
    "follow_briefing",
    "open_call",
    "publish",
    "put_in",
    "release_briefing",
    "release_newsletter",
    "take_out",
    "take_up",
    "tell_take_up",
    "withdraw",
    "withdraw_briefing",
    "withdraw_newsletter",
    "write_briefing",
    "write_lesson",
    "write_newsletter",
]
