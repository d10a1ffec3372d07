"""The nouns of this room."""

from governance.models.bodies import Body, BodyChair, BodyMember, SisterGroup, VisionStatement
from governance.models.decisions import BodyDecision, FollowUp
from governance.models.meetings import BodyAttendance, BodyItem, BodyMeeting, BodyPaper
from governance.models.reviews import EffectivenessAnswer, EffectivenessReview

__all__ = [
    "Body",
    "BodyAttendance",
    "BodyChair",
    "BodyDecision",
    "BodyItem",
    "BodyMeeting",
    "BodyMember",
    "BodyPaper",
    "EffectivenessAnswer",
    "EffectivenessReview",
    "FollowUp",
    "SisterGroup",
    "VisionStatement",
]
