"""Which cases a sample or a return is drawn from. Asked by actions alone, of every case; never shown."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from cases.models import Case
from discussions.models import DiscussionChild
from inspection.models import FileReadingRound
from register.models import Registration

INVESTIGATED = ("single_agency", "joint")  # decisions of a discussion by which an investigation was made
Rule = FileReadingRound.Rule


def eligible_cases(rule: str, period_from: dt.date, period_to: dt.date) -> list[Case]:
    """Return the cases that fit a rule in a period, both days in it, in the order in which they were opened."""
    period = (period_from, period_to)
    rows = Case.objects.order_by("opened_at", "pk")
    if rule == Rule.CLOSED:
        return list(rows.filter(closed_at__date__range=period))
    open_then = rows.filter(Q(closed_at=None) | Q(closed_at__date__gte=period_from), opened_at__date__lte=period_to)
    return list(
        open_then.filter(pk__in=on_the_register(period_from, period_to)) if rule == Rule.REGISTER else open_then
    )


def on_the_register(period_from: dt.date, period_to: dt.date) -> set:
    """Return the keys of the cases whose child was on the register on a day of the period."""
    rows = Registration.objects.filter(Q(ended_on=None) | Q(ended_on__gt=period_from), registered_on__lte=period_to)
    return set(rows.values_list("file__case", flat=True))


def investigated(period_from: dt.date, period_to: dt.date) -> set:
    """Return the keys of the cases for which an investigation was decided on in the period."""
    decided = DiscussionChild.objects.filter(
        decision__in=INVESTIGATED, decided_at__date__range=(period_from, period_to)
    )
    return set(decided.values_list("case", flat=True))
