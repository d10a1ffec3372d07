"""How a child stands with us already: higher rooms register what whoever screens a concern must know of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from people.models import Person


@dataclass(frozen=True)
class Standing:
    """One line under "Known already": words, where they lead, whom to ring, and the record shown if there is one."""

    text: str
    url: str = ""
    ring: str = ""
    shown: Model | None = None


Provider = Callable[[Person, Any], Iterable[Standing]]

providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Add a room's answer to "what must whoever screens a concern about this child know of it?"."""
    if provider not in providers:
        providers.append(provider)
    return provider


def standing_of(person: Person | None, user: Any) -> list[Standing]:
    """Return every line about a child whom the receiving team confirmed; none while nobody did."""
    return [line for provider in providers for line in provider(person, user)] if person else []
