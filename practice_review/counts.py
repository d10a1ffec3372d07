"""How many were suggested, referred, declined and why: numbers of the whole partnership, about no child."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q

from common import charts as draw
from common import clock
from common.wording import spoken
from practice_review.models import Challenge, PracticeReviewReferral
from practice_review.words import CONCERN, GOOD_PRACTICE
from practice_review.workflow import Status
from reference.querysets import labels

SENT = Q(submitted_at__isnull=False)
# What happened to them, in the order of the life.
STEPS = {
    "Suggested": SENT,
    "Referred": Q(referred_at__isnull=False),
    "Declined": Q(status=Status.DECLINED),
    "Decided": Q(decided_at__isnull=False),
    "Learning shared": Q(learning_shared_at__isnull=False),
}
KINDS = {GOOD_PRACTICE: "Good practice", CONCERN: "Concern"}


def counted() -> dict[str, Any]:
    """Return how many of each kind came to each step, and why suggestions were declined."""
    every = PracticeReviewReferral.objects.order_by()
    wanted = {
        f"{kind}_{place}": Count("pk", filter=step & Q(kind=kind))
        for kind in KINDS
        for place, step in enumerate(STEPS.values())
    }
    found = every.aggregate(**wanted)
    reasons = every.filter(status=Status.DECLINED).values_list("manager_code").annotate(many=Count("pk"))
    decided = every.exclude(outcome="").values_list("outcome").annotate(many=Count("pk"))
    said, outcomes = labels("manager_decision"), PracticeReviewReferral.Outcome
    return {
        "by_kind": {name: [found[f"{kind}_{place}"] for place in range(len(STEPS))] for kind, name in KINDS.items()},
        "reasons": [(said.get(code, code), many) for code, many in reasons.order_by("-many", "manager_code")],
        "outcomes": [(spoken(outcomes(code).label), many) for code, many in decided.order_by("-many", "outcome")],
    }


def of_days(first: dt.date, last: dt.date) -> dict[str, int]:
    """Return how many of each kind were suggested from a day to a day."""
    begin = dt.datetime.combine(first, dt.time(), clock.LOCAL)
    end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), clock.LOCAL)
    sent = PracticeReviewReferral.objects.filter(submitted_at__gte=begin, submitted_at__lt=end).order_by()
    return {name: sent.filter(kind=kind).count() for kind, name in KINDS.items()}


def challenged() -> dict[str, int]:
    """Return how many noes were challenged, by what came of it."""
    found = Challenge.objects.order_by().values_list("result").annotate(many=Count("pk"))
    by_result, words = dict(found), {"": "Open", **{one.value: one.name.capitalize() for one in Challenge.Result}}
    return {word: by_result.get(value, 0) for value, word in words.items()}


def ratio(good: int, concerns: int) -> str:
    """Say how good practice stands to concerns."""
    if not good + concerns:
        return "Nothing has been suggested yet."
    return f"{good} of {good + concerns} suggestions are about good practice."


def charts(numbers: dict[str, Any]) -> list[draw.Chart]:
    """Draw the steps by kind, the reasons for declining, and what was decided."""
    by_kind = numbers["by_kind"]
    good, concerns = (by_kind[name][0] for name in KINDS.values())
    title = "Good practice and concerns, step by step"
    drawn = [draw.bar("practice-review-steps", title, ratio(good, concerns), labels=list(STEPS), series=by_kind)]
    for key, title, rows in (
        ("practice-review-declined", "Why suggestions were declined", numbers["reasons"]),
        ("practice-review-outcomes", "What the sub-group decided", numbers["outcomes"]),
    ):
        if rows:
            names, values = [name for name, _ in rows], [many for _, many in rows]
            message = f"{sum(values)} in all; most often: {names[0][:1].lower()}{names[0][1:]}."
            drawn.append(draw.stacked(key, title, message, labels=names, series={"Number": values}))
    return drawn
