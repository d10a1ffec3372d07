"""The demonstration's diary: every life goes on in the order of the days, so that nothing is recorded before its cause."""

from __future__ import annotations

import datetime as dt
import heapq
import itertools
from collections.abc import Iterator

from common import clock

# Runs one thing after another, and between them says when the next is to happen.
Life = Iterator[dt.datetime]
DAY, SATURDAY = dt.timedelta(days=1), 5


class Diary:
    """Lives that wait for their next moment."""

    def __init__(self) -> None:
        self.now = clock.now()
        self._waiting: list[tuple[dt.datetime, int, Life]] = []
        self._order = itertools.count()

    def begin(self, life: Life) -> None:
        """Take in a life; nothing of it happens before the first moment it names."""
        moment = next(life, None)
        if moment is not None:
            # What is due after now happens now: the demonstration's states do not hang on the day of the week.
            heapq.heappush(self._waiting, (min(moment, self.now), next(self._order), life))

    def live(self) -> None:
        """Let all of them happen, earliest first."""
        while self._waiting:
            moment, _, life = heapq.heappop(self._waiting)
            with clock.living_at(moment):
                self.begin(life)


def working(at: dt.datetime) -> dt.datetime:
    """Return ten in the morning of that day, or of the Friday before a weekend."""
    day = at.astimezone(clock.LOCAL).date()
    while day.weekday() >= SATURDAY:
        day -= DAY
    return dt.datetime.combine(day, dt.time(10), clock.LOCAL)
