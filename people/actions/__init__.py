"""The verbs of this room."""

from people.actions.births import record_birth
from people.actions.changing import change_person
from people.actions.details import end_fact, end_identifier, record_fact, record_identifier, verify_identifier
from people.actions.homes import (
    end_address,
    leave_household,
    live_together,
    move_household,
    record_address,
    share_address,
)
from people.actions.merging import merge, not_the_same, unmerge
from people.actions.naming import add_alias, add_person, add_person_met_at_work, end_alias, link_person
from people.actions.ties import change_relationship, end_relationship, relate
from people.actions.warnings import end_warning, keep_warning, raise_warning

__all__ = [
    "add_alias",
    "add_person",
    "add_person_met_at_work",
    "change_person",
    "change_relationship",
    "end_address",
    "end_alias",
    "end_fact",
    "end_identifier",
    "end_relationship",
    "end_warning",
    "keep_warning",
    "leave_household",
    "link_person",
    "live_together",
    "merge",
    "move_household",
    "not_the_same",
    "raise_warning",
    "record_address",
    "record_birth",
    "record_fact",
    "record_identifier",
    "relate",
    "share_address",
    "unmerge",
    "verify_identifier",
]
