"""The nouns of this room."""

from plans.models.content import OutcomeRisk, PlanAction, PlanOutcome, PlanRisk, StepRedating
from plans.models.core_group import (
    CoreGroupAttendance,
    CoreGroupMeeting,
    CoreGroupMember,
    OutcomeProgress,
    PlanChange,
)
from plans.models.plan import ChildPlan, PlanHandover, PlanVersion, ProtectionPeriod

__all__ = [
    "ChildPlan",
    "CoreGroupAttendance",
    "CoreGroupMeeting",
    "CoreGroupMember",
    "OutcomeProgress",
    "OutcomeRisk",
    "PlanAction",
    "PlanChange",
    "PlanHandover",
    "PlanOutcome",
    "PlanRisk",
    "PlanVersion",
    "ProtectionPeriod",
    "StepRedating",
]
