"""What a child and a worry of the demonstration are."""

from __future__ import annotations

from typing import Any, NamedTuple


class Child(NamedTuple):
    """A child who does not exist: name, age in months (below nought: not born yet), sex, address."""

    forename: str
    surname: str
    months: int
    sex: str
    address: str
    postcode: str
    place: str = ""
    has_chi: bool = False


class Worry(NamedTuple):
    """A concern: days ago, author, kinds, children as told, what was seen, and what became of it.

    A child told as ``(key, {...})`` is told with those answers instead of the real ones. Without ``outcome`` nobody
    has decided. ``stage`` of screening and of triage: waiting, claimed, done.
    """

    days: float
    author: str
    kinds: str
    children: tuple[Any, ...]
    fact: str
    outcome: str = ""
    why: str = ""
    screening: str = "done"
    triage: str = "done"
    more: dict[str, Any] = {}
