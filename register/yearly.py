"""How many registrations there were in a time: numbers of everybody, about no child."""

from __future__ import annotations

import datetime as dt

from register.models import Registration
from register.querysets import held_on


def of_days(first: dt.date, last: dt.date) -> dict[str, int]:
    """Return our own registrations begun and ended from a day to a day, and those that held on the last."""
    ours = Registration.objects.filter(kind=Registration.Kind.PERMANENT)
    return {
        "begun": ours.filter(registered_on__range=(first, last)).count(),
        "ended": ours.filter(ended_on__range=(first, last)).count(),
        "held": ours.filter(held_on(last, "registered_on", "ended_on")).count(),
    }
