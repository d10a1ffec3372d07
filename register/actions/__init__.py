"""The verbs of this room. Each ``carry_out_…`` is called inside another verb's transaction."""

from register.actions.correcting import correct_area, correct_day
from register.actions.enquiries import ask_register, record_told
from register.actions.registering import (
    carry_out_change,
    carry_out_deregistration,
    carry_out_registration,
    carry_out_review,
    change_areas,
    deregister,
    note_review,
    register_child,
    tell_keeper,
)
from register.actions.stays import begin_stay, confirm_stay, end_stay, put_to_managers
from register.actions.transfers import (
    accept_transfer,
    begin_transfer,
    carry_out_acceptance,
    expect_meeting,
    follow_transfer,
    refuse_transfer,
    withdraw_transfer,
)
from register.actions.whereabouts import add_trace_step, record_found, report_missing

__all__ = [
    "accept_transfer",
    "add_trace_step",
    "ask_register",
    "begin_stay",
    "begin_transfer",
    "carry_out_acceptance",
    "carry_out_change",
    "carry_out_deregistration",
    "carry_out_registration",
    "carry_out_review",
    "change_areas",
    "confirm_stay",
    "correct_area",
    "correct_day",
    "deregister",
    "end_stay",
    "expect_meeting",
    "follow_transfer",
    "note_review",
    "put_to_managers",
    "record_found",
    "record_told",
    "refuse_transfer",
    "register_child",
    "report_missing",
    "tell_keeper",
    "withdraw_transfer",
]
