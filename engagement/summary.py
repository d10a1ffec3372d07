"""What was said, what came of it and who came: plain functions for pages and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from common import charts, clock
from common.charts import Chart
from common.templatetags.rowan import counted
from engagement.models import Comment, EngagementEvent, EventAttendance, Reply

WAITING = "Waiting for an answer"
COLOURS = {
    Comment.Outcome.CHANGED.label: "#0f7a52",
    Comment.Outcome.PLANNED.label: "#1d5f8a",
    Comment.Outcome.STAYS.label: "#6f777b",
    WAITING: "#b86e00",
}
SEATS = {"Came": "#1d4f4a", "Said they would come": "#c06a00"}
MOST_EVENTS = 8


def counts(rows: QuerySet[Comment]) -> dict[str, int]:
    """Return how many comments there are, are answered, changed something and are late."""
    now = clock.now()
    return rows.filter(taken_down_at=None).aggregate(
        every=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        changed=Count("pk", filter=Q(outcome=Comment.Outcome.CHANGED)),
        late=Count("pk", filter=Q(answered_at=None, due_at__lt=now)),
    )


def outcomes(rows: QuerySet[Comment]) -> Chart | None:
    """Draw what came of the comments of the newest events; None when nobody said anything."""
    standing = rows.filter(taken_down_at=None).order_by()
    found = standing.values_list("event__reference", "event__earliest_on", "outcome").annotate(many=Count("pk"))
    days = {reference: on for reference, on, _, _ in found}
    newest = sorted(days, key=lambda reference: (days[reference], reference))[-MOST_EVENTS:]
    if not newest:
        return None
    many = Counter({(reference, outcome): number for reference, _, outcome, number in found})
    series = {label: [many[one, value] for one in newest] for value, label in Comment.Outcome.choices}
    series[WAITING] = [many[one, ""] for one in newest]
    every, waiting = sum(map(sum, series.values())), sum(series[WAITING])
    said = f"{every - waiting} of {every} comments are answered; {sum(series['Something changed'])} changed something"
    return charts.stacked("comments", "What came of comments", said, labels=newest, series=series, colours=COLOURS)


def attendance(event: EngagementEvent, replies: QuerySet[Reply], came: Iterable[EventAttendance]) -> Chart | None:
    """Draw how many of each agency said that they come and how many came; None while there is neither."""
    place = "staff__team__organisation__agency"
    coming = replies.filter(event=event, answer=Reply.Answer.COMING).order_by()
    said = dict(
        coming.values_list(f"{place}__name").annotate(many=Count("pk")).order_by(f"{place}__position", f"{place}__name")
    )
    there = {str(one.agency): one.came for one in came}
    labels = list(dict.fromkeys([*there, *(str(name or "Others") for name in said)]))
    if not labels:
        return None
    promised = {str(name or "Others"): many for name, many in said.items()}
    message = f"{sum(promised.values())} said they would come"
    if there:
        agencies = counted(sum(many > 0 for many in there.values()), "agencies")
        message = f"{sum(there.values())} came, from {agencies}; {message}"
    series = {"Came": there} if there else {"Said they would come": promised}
    drawn = {name: [many.get(one, 0) for one in labels] for name, many in series.items()}
    title = "Who came, by agency" if there else "Who comes, by agency"
    return charts.stacked("attendance", title, message, labels=labels, series=drawn, colours=SEATS)


def said(rows: Iterable[Comment]) -> list[dict[str, Any]]:
    """Return comments as a report prints them: what was said without a name, what was answered, what changed."""
    return [
        {
            "said": one.text,
            "on": one.recorded_at,
            "event": str(one.event),
            "answer": one.answer,
            "outcome": one.get_outcome_display() if one.outcome else WAITING,
            "change": one.change,
            "action": str(one.action or ""),
        }
        for one in rows
        if one.taken_down_at is None
    ]
