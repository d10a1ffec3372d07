"""The nouns of this room."""

from referrals.models.concern import (
    Concern,
    ConcernAdult,
    ConcernChild,
    ConcernDraft,
    ConcernTeamGrant,
    ConcernUserGrant,
)
from referrals.models.decisions import Feedback, Question, Screening, Triage

__all__ = [
    "Concern",
    "ConcernAdult",
    "ConcernChild",
    "ConcernDraft",
    "ConcernTeamGrant",
    "ConcernUserGrant",
    "Feedback",
    "Question",
    "Screening",
    "Triage",
]
