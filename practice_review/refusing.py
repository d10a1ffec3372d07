"""How the verbs of this room refuse."""

from __future__ import annotations

from access.refusals import NotNow


def refuse(*reasons: str | None) -> None:
    """Raise NotNow with the first sentence there is."""
    for why_not in filter(None, reasons):
        raise NotNow(why_not)
