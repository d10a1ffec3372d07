"""The verbs of this room."""

from discussions.actions.asking import add_child, add_concern, ask_for_discussion, decline
from discussions.actions.children import decide_child, record_investigation
from discussions.actions.holding import adjourn, close, go_on, reopen, start
from discussions.actions.record import (
    add_action,
    add_participant,
    add_step,
    answer_checklist,
    finish_action,
    give_information,
    go_on_without,
    plan_none,
    sum_up,
    take_out,
)

__all__ = [
    "add_action",
    "add_child",
    "add_concern",
    "add_participant",
    "add_step",
    "adjourn",
    "answer_checklist",
    "ask_for_discussion",
    "close",
    "decide_child",
    "decline",
    "finish_action",
    "give_information",
    "go_on",
    "go_on_without",
    "plan_none",
    "record_investigation",
    "reopen",
    "start",
    "sum_up",
    "take_out",
]
