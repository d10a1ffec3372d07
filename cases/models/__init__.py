"""The nouns of this room."""

from cases.models.case import Case, CaseLink, CaseScreening, CaseTeamGrant, CaseUserGrant
from cases.models.chronology import ChronologyEntry, EntryPerson
from cases.models.clocks import (
    AFTER_BIRTH,
    FALLS_DUE,
    AfterBirth,
    CaseClock,
    CaseClockExtension,
    CaseClockPause,
    ClockBroughtForward,
)
from cases.models.involved import FamilyMember, Involvement
from cases.models.legal import LegalOrder, ReporterReferral
from cases.models.requests import CaseRequest
from cases.models.rescreen import RescreenPrompt
from cases.models.reviews import ChronologyReview
from cases.models.safety import SafetyPlan

__all__ = [
    "AFTER_BIRTH",
    "FALLS_DUE",
    "AfterBirth",
    "Case",
    "CaseClock",
    "CaseClockExtension",
    "CaseClockPause",
    "CaseLink",
    "CaseRequest",
    "CaseScreening",
    "CaseTeamGrant",
    "CaseUserGrant",
    "ChronologyEntry",
    "ChronologyReview",
    "ClockBroughtForward",
    "EntryPerson",
    "FamilyMember",
    "Involvement",
    "LegalOrder",
    "ReporterReferral",
    "RescreenPrompt",
    "SafetyPlan",
]
