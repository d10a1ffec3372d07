"""How many concerns there were, and how soon they were screened: numbers of everybody, about no child."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from common import clock
from referrals.models import Concern, Screening


def of_days(first: dt.date, last: dt.date) -> dict[str, int]:
    """Return the concerns logged from a day to a day, the decisions on their children, and how many were in time."""
    begin = dt.datetime.combine(first, dt.time(), clock.LOCAL)
    end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), clock.LOCAL)
    logged = Concern.objects.filter(recorded_at__gte=begin, recorded_at__lt=end)
    decided = Screening.objects.filter(concern__in=logged, closed_at__isnull=False)
    return {
        "logged": logged.count(),
        "screened": decided.count(),
        "in_time": decided.filter(closed_at__lte=F("due_at")).count(),
    }
