"""The nouns of this room."""

from improvement.models.actions import Action, Contribution, RecommendedAction, Redating, SignOff
from improvement.models.plans import Plan, PlanWidening
from improvement.models.proof import Evidence, Milestone, ProgressNote
from improvement.models.sources import Recommendation, Source, SourceKind

__all__ = [
    "Action",
    "Contribution",
    "Evidence",
    "Milestone",
    "Plan",
    "PlanWidening",
    "ProgressNote",
    "Recommendation",
    "RecommendedAction",
    "Redating",
    "SignOff",
    "Source",
    "SourceKind",
]
