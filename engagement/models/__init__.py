"""The nouns of this room."""

from engagement.models.comments import Comment
from engagement.models.events import EngagementEvent, EventAttendance, Invitation, Reply

__all__ = ["Comment", "EngagementEvent", "EventAttendance", "Invitation", "Reply"]
