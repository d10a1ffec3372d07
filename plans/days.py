"""A day as a moment."""

from __future__ import annotations

import datetime as dt

from common import clock


def start_of(day: dt.date) -> dt.datetime:
    """Return the first moment of a day, where the committee is."""
    return dt.datetime.combine(day, dt.time(), clock.LOCAL)
