"""Where a room above deals with new harm otherwise than by an initial planning meeting, as by a review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from agencies.models import StaffMember
from cases.models import Case

# Deals with it and says whether it did: ``case``, ``by``, ``due_at`` (when a planning meeting would have been due),
# ``reference`` (of the discussion).
Provider = Callable[..., bool]
_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Let a room deal with it; called in its ``ready()``."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def dealt_with(case: Case, *, by: StaffMember, due_at: dt.datetime, reference: str) -> bool:
    """Say whether a room deals with what the discussion of this ``reference`` decided for a child, and let it."""
    return any(provider(case, by=by, due_at=due_at, reference=reference) for provider in _PROVIDERS)
