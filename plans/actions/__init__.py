"""The verbs of this room."""

from plans.actions.content import (
    add_outcome,
    add_risk,
    change_outcome,
    change_risk,
    end_outcome,
    end_risk,
    write_words,
)
from plans.actions.core_group import (
    add_core_member,
    end_core_member,
    hand_over_seat,
    record_core_group,
    report_change,
    set_core_group,
    tell_of_change,
)
from plans.actions.plan import agree_version, begin_protection, end_protection, hand_over, open_plan
from plans.actions.steps import add_step, change_step, drop, finish, hand_on, take_up_again

__all__ = [
    "add_core_member",
    "add_outcome",
    "add_risk",
    "add_step",
    "agree_version",
    "begin_protection",
    "change_outcome",
    "change_risk",
    "change_step",
    "drop",
    "end_core_member",
    "end_outcome",
    "end_protection",
    "end_risk",
    "finish",
    "hand_on",
    "hand_over",
    "hand_over_seat",
    "open_plan",
    "record_core_group",
    "report_change",
    "set_core_group",
    "take_up_again",
    "tell_of_change",
    "write_words",
]
