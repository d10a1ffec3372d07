"""Adjectives: which cases, which involvements, which entries, which clocks."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from access.querysets import Guarded
from access.roles import Permission
from common import clock


def led_by(user: Any, path: str = "") -> Q:
    """Return which cases ``user`` leads: as lead professional or her manager, with the lead team while none is named.

    ``path`` is the way from a row to its case, such as ``"case__"``.
    """
    teams = [role.team_id for role in user.roles_with(Permission.LEAD_CASE) if role.opens_team]
    return (
        Q(**{f"{path}lead_professional": user.pk})
        | Q(**{f"{path}lead_professional__manager": user.pk})
        | Q(**{f"{path}lead_professional": None, f"{path}lead_team__in": teams})
    )


class OfCase(Guarded):
    """Rows of a case. To lead is for its lead alone; to work on it for everybody who is let in."""

    path = "case__"

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see now; to lead, only where she leads."""
        rows = super().visible_to(user, permission)
        return rows.filter(led_by(user, self.path)) if permission == Permission.LEAD_CASE else rows


class Cases(OfCase):
    """Cases."""

    path = ""

    def open(self) -> Self:
        """Keep the cases that go on."""
        return self.filter(closed_at=None)

    def led_by(self, user: Any) -> Self:
        """Keep the cases that ``user`` leads."""
        return self.filter(led_by(user))

    def without_lead_professional(self) -> Self:
        """Keep the open cases in which nobody is named."""
        return self.open().filter(lead_professional=None)

    def late(self) -> Self:
        """Keep the open cases with a clock that ran out."""
        clocks = self.model._meta.get_field("clocks").related_model._default_manager
        return self.open().filter(Exists(clocks.late().filter(case=OuterRef("pk"))))

    def linked_with(self, case: Any) -> Self:
        """Keep the cases linked with ``case``."""
        return self.filter(pk__in=case.links.values("other"))

    def about_person(self, person: Any) -> Self:
        """Keep the cases of this child, and those in whose family the person is or was."""
        family = self.model._meta.get_field("family").related_model._default_manager.filter(person=person)
        return self.filter(Q(child=person) | Exists(family.filter(case=OuterRef("pk"))))


class Involvements(OfCase):
    """Involvements."""

    def live(self) -> Self:
        """Keep those that have not ended."""
        return self.filter(ends_at=None)


class Entries(OfCase):
    """Chronology entries."""

    def standing(self) -> Self:
        """Leave out what was struck through."""
        return self.filter(struck_at=None)

    def newest_first(self) -> Self:
        """Order by what happened last."""
        return self.order_by("-happened_at", "-recorded_at", "-pk")


class Clocks(OfCase):
    """Clocks."""

    def running(self) -> Self:
        """Keep those neither met nor exempted, in cases that go on."""
        return self.filter(met_at=None, exempt_at=None, case__closed_at=None)

    def late(self) -> Self:
        """Keep those that run past their due moment."""
        return self.running().filter(due_at__lt=clock.now())


class Requests(Guarded):
    """Requests to open a case."""

    def waiting(self) -> Self:
        """Keep what nobody has answered."""
        return self.filter(answered_at=None)
