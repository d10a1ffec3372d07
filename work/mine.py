"""Everything that waits for one person, from every room, in one list: each room adds what it knows of."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from agencies.models import StaffMember
from common import clock
from common.wording import spoken


@dataclass(frozen=True)
class Item:
    """One thing that waits: what, about which record by its reference, by when."""

    kind: str
    what: str
    url: str
    about: uuid.UUID
    about_words: str = ""
    due: dt.date | None = None

    @property
    def is_late(self) -> bool:
        """Say whether its day has passed."""
        return self.due is not None and self.due < clock.today()


Provider = Callable[[StaffMember], Iterable[Item]]
_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Add what a room knows to wait for somebody; called once when the room starts."""
    _PROVIDERS.append(provider)


def waiting_for(user: StaffMember) -> list[Item]:
    """Return all that waits for ``user``, the earliest due first, what has no day last."""
    found = [replace(item, kind=spoken(item.kind)) for provider in _PROVIDERS for item in provider(user)]
    return sorted(found, key=lambda item: (item.due is None, item.due or dt.date.max, item.kind, item.about_words))


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """Return the day, where people are, on which something is due."""
    return moment.astimezone(clock.LOCAL).date() if moment else None
