"""What one person holds and another could take over: each room says what of its own, and how it is given."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from agencies.models import StaffMember

Give = Callable[[StaffMember, StaffMember, str], object]


@dataclass(frozen=True)
class Held:
    """One thing that somebody holds. ``give(to, by, words)`` is the room's own action, with its own refusals.

    What ``opens`` a record to whoever takes it over is given first: the rest is only for who sees the record. What
    shuts it to the leaver is done ``after`` all is given: she may be the one who gives.
    """

    key: str
    what: str
    reference: str
    url: str
    about: uuid.UUID
    give: Give
    opens: bool = False
    after: Give | None = None


@dataclass
class Holding:
    """What somebody holds as far as the reader may see it, and how much more there is."""

    held: list[Held] = field(default_factory=list)
    hidden: int = 0


Provider = Callable[[StaffMember, StaffMember], Holding]
_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Add what a room knows somebody to hold: ``provider(leaver, by)``; called once when the room starts."""
    _PROVIDERS.append(provider)


def holding_of(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return all that ``leaver`` holds, as ``by`` may see it."""
    found = Holding()
    for provider in _PROVIDERS:
        one = provider(leaver, by)
        found.held += one.held
        found.hidden += one.hidden
    return found
