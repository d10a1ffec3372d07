"""Adjectives of this room. Nothing here holds a child's data: every member of staff may read it."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db.models import CharField, Count, Exists, OuterRef, Q, Subquery

from access.querysets import Shared
from common import clock
from engagement.workflow import AHEAD


def mine(user: Any) -> Q:
    """Keep invitations that reach ``user``: to everybody, to her agency or to her team."""
    everybody = Q(agency=None, team=None)
    if user.team_id is None:
        return everybody
    return everybody | Q(team=user.team_id) | Q(agency__organisations__teams=user.team_id)


class Events(Shared):
    """Engagement events."""

    def ahead(self) -> Self:
        """Keep what is still to come."""
        return self.filter(status__in=AHEAD)

    def inviting(self, user: Any) -> Self:
        """Add whether ``user`` is invited and what she answered."""
        invitations = self.model._meta.get_field("invitations").related_model._default_manager
        replies = self.model._meta.get_field("replies").related_model._default_manager
        own = replies.filter(event=OuterRef("pk"), staff=user.pk).values("answer")
        asked = invitations.filter(mine(user), event=OuterRef("pk"))
        return self.annotate(invited=Exists(asked), replied=Subquery(own, output_field=CharField()))

    def invited(self, user: Any) -> Self:
        """Keep what invites ``user``, with her answer."""
        return self.inviting(user).filter(invited=True)

    def unanswered(self, user: Any) -> Self:
        """Keep what invites ``user`` and waits for her answer."""
        return self.invited(user).filter(replied=None)

    def counted(self) -> Self:
        """Add how many said that they come, how many came, and how many comments there are."""
        return self.annotate(
            coming=Count("replies", filter=Q(replies__answer="coming"), distinct=True),
            said=Count("comments", filter=Q(comments__taken_down_at=None), distinct=True),
            answered=Count(
                "comments", filter=Q(comments__taken_down_at=None, comments__answered_at__isnull=False), distinct=True
            ),
        ).order_by("earliest_on", "reference")


class Comments(Shared):
    """Comments, asked by what became of them."""

    def standing(self) -> Self:
        """Leave out what was taken down."""
        return self.filter(taken_down_at=None)

    def waiting(self) -> Self:
        """Keep what nobody has answered."""
        return self.standing().filter(answered_at=None)

    def overdue(self, now: dt.datetime | None = None) -> Self:
        """Keep what should have been answered by now."""
        return self.waiting().filter(due_at__lt=now or clock.now())
