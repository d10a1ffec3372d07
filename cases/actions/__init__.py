"""The verbs of this room."""

from cases.actions.birth import decide_after_birth
from cases.actions.clocks import exempt_clock, meet_clock, waive_clock
from cases.actions.entries import add_entry, correct_entry
from cases.actions.extensions import (
    approve_extension,
    ask_another,
    ask_extension,
    decline_extension,
    pause_clock,
    resume_clock,
    withdraw_extension,
)
from cases.actions.family import add_family_member, change_family_member, end_family_member
from cases.actions.involve import (
    change_lead_team,
    end_involvement,
    involve,
    involve_instead,
    leave_to,
    link_case,
    name_lead_professional,
)
from cases.actions.legal import (
    consider_reporter,
    end_order,
    enter_order,
    record_implemented,
    record_reporter,
    record_reporter_outcome,
    record_sent,
)
from cases.actions.opening import open_case
from cases.actions.requests import ask_for_case, decline_request, open_as_asked
from cases.actions.rescreen import answer_rescreen
from cases.actions.reviews import review_chronology
from cases.actions.safety import end_safety_plan, write_safety_plan
from cases.actions.standing import close, end_sight, reopen
from cases.actions.warning import warn_of_clock

__all__ = [
    "add_entry",
    "add_family_member",
    "answer_rescreen",
    "approve_extension",
    "ask_another",
    "ask_extension",
    "ask_for_case",
    "change_family_member",
    "change_lead_team",
    "close",
    "consider_reporter",
    "correct_entry",
    "decide_after_birth",
    "decline_extension",
    "decline_request",
    "end_family_member",
    "end_involvement",
    "end_order",
    "end_safety_plan",
    "end_sight",
    "enter_order",
    "exempt_clock",
    "involve",
    "involve_instead",
    "leave_to",
    "link_case",
    "meet_clock",
    "name_lead_professional",
    "open_as_asked",
    "open_case",
    "pause_clock",
    "record_implemented",
    "record_reporter",
    "record_reporter_outcome",
    "record_sent",
    "reopen",
    "resume_clock",
    "review_chronology",
    "waive_clock",
    "warn_of_clock",
    "withdraw_extension",
    "write_safety_plan",
]
