"""The minimum information of the register, twelve items, each gathered from the room that keeps it.

Source: Protecting Children - A Shared Responsibility, Scottish Office 1998, Annex B. Rooms register in
``apps.ready()``; what no room has is said to be not recorded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from common.wording import spoken
from people.models import Person

Provider = Callable[[Person, Any], Iterable[str]]

TITLES = {
    1: "The child",
    2: "Religion, race, cultural and linguistic background",
    3: "First registration and next review",
    4: "Legal status",
    5: "Parents, carers and other adults in the household",
    6: "Other children in the household",
    7: "General practitioner",
    8: "Reason for the referral",
    9: "Agencies involved and when they were informed",
    10: "Enquiries to the register",
    11: "Disability and special needs, with communication",
    12: "Lead professional",
}
NOT_RECORDED = "Not recorded"

_providers: dict[int, list[Provider]] = defaultdict(list)


@dataclass(frozen=True)
class Item:
    """One of the twelve, with what is recorded, a line each."""

    number: int
    title: str
    lines: list[str]

    @property
    def is_missing(self) -> bool:
        """Say whether nothing is recorded."""
        return self.lines == [NOT_RECORDED]


def register(number: int, provider: Provider) -> None:
    """Add a room's lines to an item; asked with the child and the reader, it answers only what the reader may see."""
    if number not in TITLES:
        raise ValueError(f"The minimum information has items 1 to {len(TITLES)}.")
    if provider not in _providers[number]:
        _providers[number].append(provider)


def items(child: Person, user: Any) -> list[Item]:
    """Return the twelve items as ``user`` may see them."""
    return [
        Item(
            number,
            spoken(title),
            [line for provider in _providers[number] for line in provider(child, user)] or [NOT_RECORDED],
        )
        for number, title in TITLES.items()
    ]
