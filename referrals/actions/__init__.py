"""The verbs of this room."""

from referrals.actions.confirm import confirm_adult, confirm_as_given, confirm_child
from referrals.actions.ladder import climb_ladder
from referrals.actions.log import (
    discard_draft,
    keep_child,
    keep_suggested,
    save_draft,
    start_draft,
    submit_concern,
    take_child_out,
)
from referrals.actions.questions import answer, ask
from referrals.actions.screen import (
    claim,
    decide,
    hand_on_screening,
    reconsider,
    release,
    take_over,
)
from referrals.actions.triage import (
    claim_triage,
    finish_triage,
    hand_on_triage,
    release_triage,
    reopen_triage,
    take_over_triage,
)

__all__ = [
    "answer",
    "ask",
    "claim",
    "claim_triage",
    "climb_ladder",
    "confirm_adult",
    "confirm_as_given",
    "confirm_child",
    "decide",
    "discard_draft",
    "finish_triage",
    "hand_on_screening",
    "hand_on_triage",
    "keep_child",
    "keep_suggested",
    "reconsider",
    "release",
    "release_triage",
    "reopen_triage",
    "save_draft",
    "start_draft",
    "submit_concern",
    "take_child_out",
    "take_over",
    "take_over_triage",
]
