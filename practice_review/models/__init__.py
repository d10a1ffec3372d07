"""The nouns of this room."""

from practice_review.models.after import Duty, ImpactCheck, Sharing, Thanks
from practice_review.models.challenge import Challenge, ManagerQuestion
from practice_review.models.checking import EscalationNotice, LiveMatter
from practice_review.models.deputies import Deputy
from practice_review.models.learning import LearningPoint, Review
from practice_review.models.meetings import (
    AgendaItem,
    AgendaItemTeamGrant,
    AgendaItemUserGrant,
    Conflict,
    Decision,
    Dissent,
    Interest,
    Meeting,
    MeetingAttendance,
)
from practice_review.models.pseudonyms import NameAnswer, NameCheck, Pseudonym, PseudonymMap
from practice_review.models.referral import (
    PracticeReviewAgency,
    PracticeReviewFeedback,
    PracticeReviewReferral,
    PracticeReviewReferralTeamGrant,
    PracticeReviewReferralUserGrant,
)
from practice_review.models.report import (
    AccuracyAnswer,
    AccuracyCheck,
    ReportSection,
    ReviewReport,
    SectionVersion,
)
from practice_review.models.returns import (
    AgencyReturn,
    AgencyReturnTeamGrant,
    AgencyReturnUserGrant,
    SearchMade,
)
from practice_review.models.setting_up import (
    FamilyContact,
    Invited,
    PractitionersEvent,
    Remit,
    StaffSupport,
    TeamMember,
)
from practice_review.models.told import FurtherInformation, Reminder, ReturnEntry

__all__ = [
    "AccuracyAnswer",
    "AccuracyCheck",
    "AgencyReturn",
    "AgencyReturnTeamGrant",
    "AgencyReturnUserGrant",
    "AgendaItem",
    "AgendaItemTeamGrant",
    "AgendaItemUserGrant",
    "Challenge",
    "Conflict",
    "Decision",
    "Deputy",
    "Dissent",
    "Duty",
    "EscalationNotice",
    "FamilyContact",
    "FurtherInformation",
    "ImpactCheck",
    "Interest",
    "Invited",
    "LearningPoint",
    "LiveMatter",
    "ManagerQuestion",
    "Meeting",
    "MeetingAttendance",
    "NameAnswer",
    "NameCheck",
    "PracticeReviewAgency",
    "PracticeReviewFeedback",
    "PracticeReviewReferral",
    "PracticeReviewReferralTeamGrant",
    "PracticeReviewReferralUserGrant",
    "PractitionersEvent",
    "Pseudonym",
    "PseudonymMap",
    "Reminder",
    "Remit",
    "ReportSection",
    "ReturnEntry",
    "Review",
    "ReviewReport",
    "SearchMade",
    "SectionVersion",
    "Sharing",
    "StaffSupport",
    "TeamMember",
    "Thanks",
]
