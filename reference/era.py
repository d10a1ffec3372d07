"""The era the partnership works in: which timescales count, and which words are said. See docs/adr/0022.

It is chosen once, before Rowan is used, so every process reads it once and keeps it.
"""

from __future__ import annotations

from typing import Any

from reference.models import Era

_kept: dict[str, str] = {}


def current() -> str:
    """Return the profile chosen; the present one unless somebody chose otherwise."""
    if "profile" not in _kept:
        _kept["profile"] = Era.objects.visible_to(None).values_list("profile", flat=True).first() or Era.Profile.CURRENT
    return _kept["profile"]


def is_earlier() -> bool:
    """Say whether the partnership works by the guidance and the words of 2010."""
    return current() == Era.Profile.EARLIER


def choose(profile: str) -> Era:
    """Set the era; for the launcher and the tests, since clocks that run keep the rule they began with."""
    chosen: Any = Era.objects.update_or_create(defaults={"profile": profile})[0]
    forget()
    return chosen


def forget(profile: str | None = None) -> None:
    """Read the era anew when next asked, or take it to be ``profile``."""
    _kept.clear()
    if profile:
        _kept["profile"] = profile
