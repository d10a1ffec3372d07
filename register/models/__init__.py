"""The nouns of this room."""

from register.models.corrections import RegisterCorrection
from register.models.enquiries import EnquiryMatch, RegisterEnquiry
from register.models.files import RegisterFile, RegisterFileTeamGrant, RegisterFileUserGrant
from register.models.moves import TemporaryStay, Transfer
from register.models.registrations import AreaOfConcern, Registration, ReviewDate
from register.models.whereabouts import TraceStep, WhereaboutsUnknown

__all__ = [
    "AreaOfConcern",
    "EnquiryMatch",
    "RegisterCorrection",
    "RegisterEnquiry",
    "RegisterFile",
    "RegisterFileTeamGrant",
    "RegisterFileUserGrant",
    "Registration",
    "ReviewDate",
    "TemporaryStay",
    "TraceStep",
    "Transfer",
    "WhereaboutsUnknown",
]
