"""Where a learning point led: higher rooms register what the pages of this one say and link to."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practice_review.models import LearningPoint


@dataclass(frozen=True)
class Onward:
    """One line under a learning point: words, and where they lead."""

    text: str
    url: str


Provider = Callable[[Sequence[LearningPoint], Any], Mapping[uuid.UUID, Onward]]

providers: list[Provider] = []


def register(provider: Provider) -> Provider:
    """Add a room's answer to "where did these learning points lead, or may this reader lead them?"."""
    if provider not in providers:
        providers.append(provider)
    return provider


def lead_on(points: Sequence[LearningPoint], user: Any) -> list[LearningPoint]:
    """Return the points, each with the lines of every room as ``onward``; a point comes with its referral loaded."""
    found = [provider(points, user) for provider in providers]
    for point in points:
        point.onward = [lines[point.pk] for lines in found if point.pk in lines]  # type: ignore[attr-defined]
    return list(points)
