"""Every write to this room."""

from governance.actions.bodies import (
    add_sister_group,
    approve_vision,
    change_sister_group,
    confirm_chair,
    end_membership,
    open_body,
    seat_member,
)
from governance.actions.decisions import (
    add_follow_up,
    ask_decision,
    finish_follow_up,
    hand_over_follow_up,
    record_decision,
    release_decision,
)
from governance.actions.meetings import (
    add_item,
    add_paper,
    call_back,
    hold_meeting,
    look_again,
    minute,
    plan_meeting,
    send_papers,
    settle_item,
)
from governance.actions.reviews import answer_review, close_review, open_review

__all__ = [
    "add_follow_up",
    "add_item",
    "add_paper",
    "add_sister_group",
    "answer_review",
    "approve_vision",
    "ask_decision",
    "call_back",
    "change_sister_group",
    "close_review",
    "confirm_chair",
    "end_membership",
    "finish_follow_up",
    "hand_over_follow_up",
    "hold_meeting",
    "look_again",
    "minute",
    "open_body",
    "open_review",
    "plan_meeting",
    "record_decision",
    "release_decision",
    "seat_member",
    "send_papers",
    "settle_item",
]
