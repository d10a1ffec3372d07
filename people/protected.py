"""Who may see a protected address because she leads the work, and in which work it is told. Rooms register here."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import Q

Leading = Callable[[Any], Q]
Telling = Callable[[Any, Any], uuid.UUID | None]

_leading: list[Leading] = []
_telling: list[Telling] = []


def register(leading: Leading, telling: Telling) -> None:
    """Add a room's answers: which protected addresses does this user lead, and in which record is one told?"""
    if leading not in _leading:
        _leading.append(leading)
        _telling.append(telling)


def led_by(user: Any) -> Q:
    """Return which addresses ``user`` sees because she leads; none where no room says so."""
    found = Q(pk__in=[])
    for leading in _leading:
        found |= leading(user)
    return found


def told_in(person: Any, user: Any) -> uuid.UUID | None:
    """Return the key of the work on a person in which ``user`` tells something, or None."""
    return next(filter(None, (telling(person, user) for telling in _telling)), None)
