"""Adjectives: which facts, homes and relationships hold now, and which of them a reader may see."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from access.models import Exclusion, Projection
from access.querysets import Guarded
from access.roles import Permission
from common import clock
from people import protected
from people.needs import DEATH, LABELS


def holds_on(day: dt.date, *, path: str = "") -> Q:
    """Return what an episode must say to hold on ``day``: begun by then or nobody knows when, and not over."""
    begun = Q(**{f"{path}since": None}) | Q(**{f"{path}since__lte": day})
    return begun & (Q(**{f"{path}until": None}) | Q(**{f"{path}until__gt": day}))


class Episodes(Guarded):
    """Rows that hold from a day to a day."""

    def current(self) -> Self:
        """Keep what has not ended."""
        return self.filter(until=None)

    def on(self, day: dt.date) -> Self:
        """Keep what held on a day."""
        return self.filter(holds_on(day))


class Facts(Episodes):
    """What is known of people."""

    def needs(self) -> Self:
        """Keep what somebody needs now to be understood and to take part."""
        return self.current().filter(kind__in=LABELS)

    def deaths(self) -> Self:
        """Keep that somebody has died."""
        return self.current().filter(kind=DEATH)


class Households(Episodes):
    """Who lives, or is known not to live, where."""


class Standing(Guarded):
    """Rows that may be found to be wrong and taken back."""

    def standing(self) -> Self:
        """Keep those that nobody took back."""
        return self.filter(ended_at=None)


class Identifiers(Standing):
    """Numbers by which somebody is known elsewhere."""


class Aliases(Standing):
    """Other names that somebody goes by or went by."""


class Addresses(Episodes):
    """Where somebody lives or lived; a protected address is apart (docs/adr/0020)."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep what ``user`` may see: a protected address only where she leads, or holds a grant made for it."""
        rows = super().visible_to(user, permission)
        if not getattr(user, "is_active", False) or user.is_timer:
            return rows
        granted = Projection.objects.filter(
            Q(until=None) | Q(until__gt=clock.now()), root=OuterRef("pk"), principal__in=user.principals()
        )
        kept_away = Exclusion.objects.filter(staff=user.pk, ended_at=None, root=OuterRef("pk"))
        rows = rows.filter(~Q(kind="protected") | Exists(granted) | protected.led_by(user))
        return rows.exclude(Exists(kept_away))

    def plain(self) -> Self:
        """Leave out protected addresses, whoever asks: for the matcher, prints and everything that travels."""
        return self.exclude(kind="protected")


class Ties(Episodes):
    """Relationships, seen by who may see both ends."""

    def visible_to(self, user: Any, permission: str = Permission.VIEW) -> Self:
        """Keep those whose two people ``user`` may see."""
        person = apps.get_model("people", "Person")
        both = person._default_manager.visible_to(user)  # type: ignore[attr-defined]  # every model of the house has it
        return super().visible_to(user, permission).filter(other__in=both.values("pk"))

    def between(self, one: Any, other: Any) -> Self:
        """Keep those between two people, whichever was written first."""
        return self.filter(Q(person=one, other=other) | Q(person=other, other=one))

    def touching(self, people: Any) -> Self:
        """Keep those with one of these people at either end."""
        return self.filter(Q(person__in=people) | Q(other__in=people))
