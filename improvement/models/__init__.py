"""The nouns of this room."""

from improvement.models.actions import Action, Contribution, RecommendedAction, Redating, SignOff, Transfer
from improvement.models.evaluation import ActionForIndicator, EvidenceForIndicator, SelfEvaluation
from improvement.models.inspections import (
    Inspection,
    InspectionMilestone,
    InspectorJudgement,
    PreparationEntry,
    Visit,
)
from improvement.models.plans import Plan, PlanWidening
from improvement.models.proof import Evidence, Milestone, ProgressNote
from improvement.models.sources import ComplianceJudgement, Recommendation, Source, SourceKind

__all__ = [
    "Action",
    "ActionForIndicator",
    "ComplianceJudgement",
    "Contribution",
    "Evidence",
    "EvidenceForIndicator",
    "Inspection",
    "InspectionMilestone",
    "InspectorJudgement",
    "Milestone",
    "Plan",
    "PlanWidening",
    "PreparationEntry",
    "ProgressNote",
    "Recommendation",
    "RecommendedAction",
    "Redating",
    "SelfEvaluation",
    "SignOff",
    "Source",
    "SourceKind",
    "Transfer",
    "Visit",
]
