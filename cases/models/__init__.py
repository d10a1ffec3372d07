"""The nouns of this room."""

from cases.models.case import Case, CaseLink, CaseScreening, CaseTeamGrant, CaseUserGrant
from cases.models.chronology import ChronologyEntry
from cases.models.clocks import CaseClock
from cases.models.involved import FamilyMember, Involvement
from cases.models.requests import CaseRequest

__all__ = [
    "Case",
    "CaseClock",
    "CaseLink",
    "CaseRequest",
    "CaseScreening",
    "CaseTeamGrant",
    "CaseUserGrant",
    "ChronologyEntry",
    "FamilyMember",
    "Involvement",
]
