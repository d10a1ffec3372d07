"""The verbs of this room."""

from cases.actions.chronology import add_entry, correct_entry
from cases.actions.clocks import exempt_clock, meet_clock
from cases.actions.family import add_family_member, change_family_member, end_family_member
from cases.actions.involve import end_involvement, involve, link_case, name_lead_professional
from cases.actions.opening import open_case
from cases.actions.requests import ask_for_case, decline_request, open_as_asked
from cases.actions.standing import close, reopen

__all__ = [
    "add_entry",
    "add_family_member",
    "ask_for_case",
    "change_family_member",
    "close",
    "correct_entry",
    "decline_request",
    "end_family_member",
    "end_involvement",
    "exempt_clock",
    "involve",
    "link_case",
    "meet_clock",
    "name_lead_professional",
    "open_as_asked",
    "open_case",
    "reopen",
]
