"""Adjectives: which concerns, which screenings, which triages."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import QuerySet

from access.querysets import Guarded
from access.roles import Permission
from common import clock


class Drafts(QuerySet):
    """Drafts belong to their author alone."""

    def visible_to(self, user: Any, permission: str = "") -> Self:
        """Keep what ``user`` began herself."""
        return self.filter(author=user.pk) if getattr(user, "is_active", False) else self.none()


class Concerns(Guarded):
    """Concerns."""

    def by_author(self, user: Any) -> Self:
        """Keep what ``user`` logged."""
        return self.filter(author=user.pk)

    def about_person(self, *people: Any) -> Self:
        """Keep the concerns in which a receiver confirmed any of these people, as a child or as an adult."""
        every = self.model._base_manager.order_by()
        children, adults = (every.filter(**{f"{named}__person__in": people}) for named in ("children", "adults"))
        return self.filter(pk__in=children.values("pk").union(adults.values("pk")))


class Decisions(Guarded):
    """Screenings or triages, by where they stand."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see now. To ask for a case is for whoever sees the concern, not its owner alone."""
        if permission != Permission.WORK_ON_CASE:
            return super().visible_to(user, permission)
        return super().visible_to(user) if user.roles_with(permission) else self.none()

    def open(self) -> Self:
        """Keep what nobody has finished."""
        return self.filter(closed_at=None)

    def overdue(self) -> Self:
        """Keep what is open past its due time."""
        return self.open().filter(due_at__lt=clock.now())


class Screenings(Decisions):
    """Screenings; whoever told of the child hears what came of it."""

    def untold(self) -> Self:
        """Keep the open ones whose author should have heard by now, and has heard nothing."""
        return self.open().filter(feedback_due_at__lt=clock.now(), concern__feedback=None)


class Questions(Guarded):
    """Questions to authors."""

    def unanswered(self) -> Self:
        """Keep what still waits."""
        return self.filter(answered_at=None)
