"""The nouns of this room."""

from discussions.models.children import DiscussionChild
from discussions.models.discussion import (
    Discussion,
    DiscussionConcern,
    DiscussionPart,
    DiscussionTeamGrant,
    DiscussionUserGrant,
    Participant,
    YesNo,
)
from discussions.models.record import (
    AgencyInformation,
    ChecklistAnswer,
    DiscussionAction,
    SafetyStep,
    WithoutAgency,
)

__all__ = [
    "AgencyInformation",
    "ChecklistAnswer",
    "Discussion",
    "DiscussionAction",
    "DiscussionChild",
    "DiscussionConcern",
    "DiscussionPart",
    "DiscussionTeamGrant",
    "DiscussionUserGrant",
    "Participant",
    "SafetyStep",
    "WithoutAgency",
    "YesNo",
]
