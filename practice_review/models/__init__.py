"""The nouns of this room."""

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
from practice_review.models.referral import (
    PracticeReviewAgency,
    PracticeReviewFeedback,
    PracticeReviewReferral,
    PracticeReviewReferralTeamGrant,
    PracticeReviewReferralUserGrant,
)
from practice_review.models.returns import (
    AgencyReturn,
    AgencyReturnTeamGrant,
    AgencyReturnUserGrant,
    SearchMade,
)

__all__ = [
    "AgencyReturn",
    "AgencyReturnTeamGrant",
    "AgencyReturnUserGrant",
    "AgendaItem",
    "AgendaItemTeamGrant",
    "AgendaItemUserGrant",
    "Conflict",
    "Decision",
    "Dissent",
    "Interest",
    "LearningPoint",
    "Meeting",
    "MeetingAttendance",
    "PracticeReviewAgency",
    "PracticeReviewFeedback",
    "PracticeReviewReferral",
    "PracticeReviewReferralTeamGrant",
    "PracticeReviewReferralUserGrant",
    "Review",
    "SearchMade",
]
