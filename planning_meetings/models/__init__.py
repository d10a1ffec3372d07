"""The nouns of this room."""

from planning_meetings.models.decision import MeetingDecision, MeetingDissent, MeetingRecipient
from planning_meetings.models.meeting import PlanningMeeting
from planning_meetings.models.papers import FamilyView, HouseholdCheck, Invitation, MeetingReport

__all__ = [
    "FamilyView",
    "HouseholdCheck",
    "Invitation",
    "MeetingDecision",
    "MeetingDissent",
    "MeetingRecipient",
    "MeetingReport",
    "PlanningMeeting",
]
