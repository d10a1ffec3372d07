"""What this room's forms share: which meeting, and the way back to it."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from cases.views.base import Deed
from planning_meetings.models import PlanningMeeting
from planning_meetings.words import called, capital, when

OF_CASE = ("case__child", "case__lead_team__organisation", "case__lead_professional__manager")


class MeetingDeed(Deed):
    """One form about a meeting, or about something in it, that leads back to the meeting."""

    template_name = "planning_meetings/meeting_form.html"
    permission = Permission.PREPARE_PLANNING
    model: Any = PlanningMeeting
    select = (*OF_CASE, "chair", "note_taker", "reconvenes")

    @property
    def meeting(self) -> PlanningMeeting:
        """Return the meeting."""
        return self.object if isinstance(self.object, PlanningMeeting) else self.object.meeting

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form of which meeting."""
        return {**super().get_form_kwargs(), "meeting": self.meeting}

    def after(self, made: Any) -> str:
        """Return to the meeting."""
        return self.meeting.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say which meeting, and the way back."""
        meeting = self.meeting
        words = {
            "meeting": meeting,
            "called": f"{capital(called(meeting))}, {when(meeting)}",
            "back_url": meeting.get_absolute_url(),
            "back_text": "Back to the meeting",
        }
        return super().get_context_data(**{**words, **kwargs})
