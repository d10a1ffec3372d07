"""How this room says things: a meeting by its kind, and who somebody invited is."""

from __future__ import annotations

from common.templatetags.rowan import day
from planning_meetings.models import Invitation, PlanningMeeting
from reference.words import say


def called(meeting: PlanningMeeting) -> str:
    """Return what a meeting is called in the era's words: "initial planning meeting"."""
    said = say(f"{meeting.kind}_planning_meeting")
    return f"{said}, reconvened" if meeting.reconvenes_id else said


def capital(words: str) -> str:
    """Return words with a capital at the start."""
    return words[:1].upper() + words[1:]


def who_is(one: Invitation) -> str:
    """Return who is invited, in words; somebody of the family by what they are to the child."""
    if one.is_child:
        return "The child"
    if one.staff:
        return f"{one.staff.name}, {one.staff.job_title}" if one.staff.job_title else one.staff.name
    return one.member.person.name if one.member else one.name


def listed(words: list[str]) -> str:
    """Return words as a list in a sentence: "social work, police and health"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def when(meeting: PlanningMeeting) -> str:
    """Return the day of a meeting: held, else planned."""
    return day(meeting.held_at or meeting.planned_at)
