"""The verbs of this room."""

from planning_meetings.actions.arranging import (
    arrange,
    cancel,
    change,
    hand_over_chair,
    hand_over_notes,
    reconvene,
    send_notice,
)
from planning_meetings.actions.deciding import decide, note_dissent, send_more, send_record
from planning_meetings.actions.holding import find_inquorate, hold, write_record
from planning_meetings.actions.papers import (
    add_report,
    add_view,
    check_adult,
    correct_report,
    correct_view,
    invite,
    note_answer,
    withdraw_invitation,
)

__all__ = [
    "add_report",
    "add_view",
    "arrange",
    "cancel",
    "change",
    "check_adult",
    "correct_report",
    "correct_view",
    "decide",
    "find_inquorate",
    "hand_over_chair",
    "hand_over_notes",
    "hold",
    "invite",
    "note_answer",
    "note_dissent",
    "reconvene",
    "send_more",
    "send_notice",
    "send_record",
    "withdraw_invitation",
    "write_record",
]
