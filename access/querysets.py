"""The gate for reads: ``visible_to`` is the only rule, for lists, pages, counts, choices and files alike."""

from __future__ import annotations

import uuid
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from access.models import Exclusion, Projection
from access.roles import Permission
from common import clock


class Guarded(QuerySet):
    """Rows that somebody sees only through a grant on their root, unless excluded from it.

    The model says where its root is (``access_root``, a column; "id" for a root) and may narrow who works
    on a row (``worked_by(roles, user) -> Q``).
    """

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see now; for another permission also what one of her roles may do it to."""
        if not getattr(user, "is_active", False):
            return self.none()
        if user.is_timer:
            return self if permission == Permission.VIEW or user.roles_with(permission) else self.none()
        root = OuterRef(self.model.access_root)
        # Whoever is kept away from a record is kept away from whom it opens, too: hence ``via``.
        kept_away = Exclusion.objects.filter(staff=user.pk, ended_at=None)
        granted = Projection.objects.filter(
            Q(until=None) | Q(until__gt=clock.now()),
            ~Exists(kept_away.filter(root=OuterRef("via"))),
            root=root,
            principal__in=user.principals(),
        )
        if permission != Permission.VIEW:
            granted = granted.filter(reads_only=False)
        rows = self.filter(Exists(granted), ~Exists(kept_away.filter(root=root)))
        if permission == Permission.VIEW:
            return rows
        roles = user.roles_with(permission)
        if not roles:
            return rows.none()
        worked_by = getattr(self.model, "worked_by", None)
        return rows.filter(worked_by(roles, user)) if worked_by else rows


class Shared(QuerySet):
    """Rows that hold no child's data: every member of staff may see them; verbs ask the role table."""

    def visible_to(self, user: Any, permission: str = Permission.USE_ROWAN) -> Self:
        """Keep all rows for a member of staff whose role holds ``permission``, else none."""
        if not getattr(user, "is_active", False):
            return self.none()
        if user.is_timer or permission == Permission.VIEW:
            return self
        roles = user.roles_with(permission)
        if not roles:
            return self.none()
        worked_by = getattr(self.model, "worked_by", None)
        return self.filter(worked_by(roles, user)) if worked_by else self


class Public(QuerySet):
    """Rows that a page open to anybody shows."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep all rows, for anybody; a verb other than looking still asks the role table."""
        if permission == Permission.VIEW:
            return self
        return self if getattr(user, "is_active", False) and user.roles_with(permission) else self.none()


def viewers_of(root: uuid.UUID) -> QuerySet:
    """Return the live projection rows of a root, for "who can see this"."""
    return Projection.objects.filter(Q(until=None) | Q(until__gt=clock.now()), root=root).order_by(F("id"))
