"""Adjectives: which planning meetings, and which are whose to prepare, to record and to chair."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Q

from access.querysets import Guarded
from access.roles import Permission
from cases.querysets import led_by


def narrowed(user: Any, permission: str, path: str = "") -> Q:
    """Return whose meeting it is to do this to: the chair's; to record also the note-taker's; to prepare the lead's.

    ``path`` is the way from a row to its meeting, such as ``"meeting__"``.
    """
    chairs = Q(**{f"{path}chair": user.pk})
    if permission == Permission.CHAIR_PLANNING:
        return chairs
    records = chairs | Q(**{f"{path}note_taker": user.pk})
    return records | led_by(user, f"{path}case__") if permission == Permission.PREPARE_PLANNING else records


OURS = (Permission.CHAIR_PLANNING, Permission.RECORD_PLANNING, Permission.PREPARE_PLANNING)


class OfMeeting(Guarded):
    """Rows of a planning meeting, seen with its case."""

    path = "meeting__"

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see now; to chair, to record and to prepare is for those whose meeting it is."""
        rows = super().visible_to(user, permission)
        return rows.filter(narrowed(user, permission, self.path)) if permission in OURS else rows


class PlanningMeetings(OfMeeting):
    """Planning meetings."""

    path = ""

    def going_on(self) -> Self:
        """Keep the meetings with something left to do: to hold, to reconvene, to decide or to send."""
        return self.filter(status__in=("arranged", "held", "inquorate", "decided"))

    def decided(self) -> Self:
        """Keep the meetings that decided."""
        return self.filter(status__in=("decided", "recorded"))

    def in_hand_of(self, user: Any) -> Self:
        """Keep the meetings that ``user`` chairs, takes notes at, or whose case she leads."""
        return self.filter(narrowed(user, Permission.PREPARE_PLANNING))


class Told(OfMeeting):
    """Reports and views."""

    def standing(self) -> Self:
        """Leave out what was struck out."""
        return self.filter(struck_at=None)


class Invitations(OfMeeting):
    """Invitations."""

    def standing(self) -> Self:
        """Leave out what was withdrawn."""
        return self.filter(withdrawn_at=None)
