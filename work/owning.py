"""The nightly proof: every room says how much open work it has, and what of it nobody looks after."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from agencies.models import RoleHeld
from common import clock


@dataclass(frozen=True)
class Wanting:
    """One open record without a living owner, a queue that somebody reads, or a deadline."""

    about: uuid.UUID
    reference: str
    what: str
    why: str


@dataclass
class Looked:
    """What one room looked at."""

    many: int = 0
    wanting: list[Wanting] = field(default_factory=list)


Provider = Callable[[], Looked]
_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a room's open work; called once when the room starts."""
    _PROVIDERS.append(provider)


def look() -> Looked:
    """Look at the open work of every room."""
    found = Looked()
    for provider in _PROVIDERS:
        one = provider()
        found.many += one.many
        found.wanting += one.wanting
    return found


def teams_that_read() -> set[uuid.UUID]:
    """Return the teams whose queue somebody reads: a living member of staff whose role opens it."""
    held = RoleHeld.objects.held_at(clock.now()).filter(staff__is_active=True).select_related("team")
    return {role.team_id for role in held if role.opens_team}
