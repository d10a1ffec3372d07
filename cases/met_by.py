"""Which deed meets a clock, where there is one: each room says what of its doing is waited for, and where."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from cases.models import CaseClock
from common.wording import spoken


@dataclass(frozen=True)
class Deed:
    """What meets a clock by being done: a sentence, and the page of the case on which it is done."""

    words: str
    page: str
    url_name: str


_DEEDS: dict[str, Deed] = {}


def register(deed: Deed, *keys: str) -> None:
    """Say that clocks of these keys are met by a deed, never by saying so; called once when a room starts."""
    _DEEDS.update(dict.fromkeys(keys, deed))


def deed_for(one: CaseClock) -> Deed | None:
    """Return the deed that meets a clock, or None for one that somebody says is met."""
    return _DEEDS.get(one.key)


def row_of(one: CaseClock) -> list[dict[str, str]]:
    """Return, for a page, what meets a clock and the way there; nothing for one that somebody says is met."""
    deed = deed_for(one)
    if deed is None:
        return []
    url = reverse(deed.url_name, args=[one.case_id])
    said = {"key": "What it waits for", "value": spoken(deed.words)}
    return [{**said, "url": url, "action": spoken(deed.page), "hidden": "where it is recorded"}]
