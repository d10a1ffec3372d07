"""Every write to this room."""

from inspection.actions.reading import (
    begin_moderating,
    begin_reading,
    draw_sample,
    finish_file,
    moderate_answer,
    name_reader,
    open_round,
    read_more,
    sum_up,
    write_answers,
)
from inspection.actions.requests import answer_request, enter_request, hand_over_request, withdraw_request
from inspection.actions.returns import make_return
from inspection.actions.statements import agree_position, lay_out_milestones, write_position

__all__ = [
    "agree_position",
    "answer_request",
    "begin_moderating",
    "begin_reading",
    "draw_sample",
    "enter_request",
    "finish_file",
    "hand_over_request",
    "lay_out_milestones",
    "make_return",
    "moderate_answer",
    "name_reader",
    "open_round",
    "read_more",
    "sum_up",
    "withdraw_request",
    "write_answers",
    "write_position",
]
