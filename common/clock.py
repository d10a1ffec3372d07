"""The one clock: every moment that Rowan records is asked for here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Europe/London")

_living_at: ContextVar[dt.datetime | None] = ContextVar("living_at", default=None)


def now() -> dt.datetime:
    """Return the present moment, aware, in UTC."""
    return _living_at.get() or dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """Return today's date where the committee is."""
    return now().astimezone(LOCAL).date()


@contextmanager
def living_at(moment: dt.datetime) -> Iterator[None]:
    """Let the demonstration's loader live through a past moment; nothing else may call this."""
    token = _living_at.set(moment)
    try:
        yield
    finally:
        _living_at.reset(token)
