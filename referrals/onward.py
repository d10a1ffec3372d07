"""Where a concern led: higher rooms register what the pages of this one say and link to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from referrals.models import Screening


@dataclass(frozen=True)
class Onward:
    """One line under "What followed": words, where they lead, and the record shown if there is one."""

    text: str
    url: str = ""
    note: str = ""
    tag: str = ""
    shown: Model | None = None


Provider = Callable[[list[Screening], Any], Iterable[Onward]]

providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Add a room's answer to "what followed from these screenings, that this reader may see or ask for?"."""
    if provider not in providers:
        providers.append(provider)
    return provider


def onward_from(screenings: list[Screening], user: Any) -> list[Onward]:
    """Return every line for a reader; a screening comes with its child loaded."""
    return [line for provider in providers for line in provider(screenings, user)]
