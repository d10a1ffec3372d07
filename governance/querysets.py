"""Adjectives of this room: a body's own papers are for its members, chief officers and the office."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from access.querysets import Shared
from access.roles import Permission
from common import clock
from governance.workflow import Status

LOOKING = {Permission.VIEW, Permission.USE_ROWAN, Permission.READ_PLANS}


class Tenures(Shared):
    """Rows that hold from a day to a day."""

    def on(self, day: dt.date | None = None) -> Self:
        """Keep what holds on a day, today without one."""
        day = day or clock.today()
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)


class OfBody(Shared):
    """Rows of a body: seen by who follows improvement for the partnership, and by the body's members now."""

    body = "body"  # where a row's body is

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see; for a verb what one of her roles may do it to as well."""
        if not getattr(user, "is_active", False):
            return self.none()
        rows = self if permission in LOOKING else super().visible_to(user, permission)
        if user.is_timer or user.may(Permission.FOLLOW_IMPROVEMENT):
            return rows
        return rows.filter(self.own(user))

    def own(self, user: Any) -> Q:
        """Say which rows a member of the body sees."""
        from governance.models import BodyMember  # noqa: PLC0415  needs loaded models

        members = BodyMember.objects.on().filter(staff=user.pk, body=OuterRef(self.body))
        return Q(Exists(members))


class OfMeeting(OfBody):
    """Rows of a meeting."""

    body = "meeting__body"


class Papers(OfMeeting):
    """Papers of meetings: what is for every member of staff is read by all once the papers are out."""

    def own(self, user: Any) -> Q:
        """Add what is for all."""
        return super().own(user) | Q(sensitivity="staff") & ~Q(meeting__status=Status.PLANNED)


class OfReview(OfBody):
    """Answers to a review."""

    body = "review__body"


class Decisions(OfBody):
    """What is asked of a body, and decided: once released, every member of staff reads it."""

    def own(self, user: Any) -> Q:
        """Add what is released."""
        return super().own(user) | Q(released_at__isnull=False)

    def released(self) -> Self:
        """Keep what every member of staff reads."""
        return self.filter(released_at__isnull=False)

    def open(self) -> Self:
        """Keep what is asked and not decided."""
        return self.filter(decided_on=None)


class FollowUps(OfBody):
    """What is to follow: seen as well by whom it waits for."""

    def own(self, user: Any) -> Q:
        """Add one's own."""
        return super().own(user) | Q(who=user.pk)

    def open(self) -> Self:
        """Keep what is not done."""
        return self.filter(done_on=None)

    def overdue(self, today: dt.date | None = None) -> Self:
        """Keep what should be done."""
        return self.open().filter(due_on__lt=today or clock.today())
