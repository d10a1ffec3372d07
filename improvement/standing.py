"""What is known of each indicator of a framework, gathered once for pages and PDF, and drawn."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F

from common import charts
from improvement.models import Action, Evidence, InspectorJudgement, SelfEvaluation
from improvement.readiness import Standing
from reference.models import Framework, Indicator, ScaleWord

LEVELS = range(6, 0, -1)
NOT_SAID = "No level"
# From "excellent" down to none; neighbours differ in pattern too, and every piece has its number printed.
COLOURS = ("#1d4f4a", "#0f7a52", "#1d5f8a", "#b86e00", "#8a4a9e", "#b3261e", "#6f777b")


def scale(user: Any, framework: Framework) -> dict[int, str]:
    """Return the framework's word for each level, the highest first."""
    rows = ScaleWord.objects.visible_to(user).current().filter(framework=framework).order_by("-level", "valid_from")
    return {row.level: row.word for row in rows}


def standings(user: Any, framework: Framework, *, today: dt.date, code: str = "") -> list[Standing]:
    """Return what is known of every indicator of a framework, or of the one with ``code``, in its order.

    Rows are put together by the indicator's code, so that nothing is lost when a later reading renames one.
    Six questions to the database, however many rows.
    """
    one = {"indicator__code": code} if code else {}
    of_indicator = {"indicator__framework": framework, **one}
    of_indicators = {f"indicators{key.removeprefix('indicator')}": value for key, value in of_indicator.items()}
    actions: Any = Action.objects.visible_to(user)
    found = {
        "evaluations": _by_code(
            SelfEvaluation.objects.visible_to(user)
            .filter(**of_indicator)
            .annotate(code=F("indicator__code"))
            .select_related("author")
            .order_by("-on", "-recorded_at")
        ),
        "judgements": _by_code(
            InspectorJudgement.objects.visible_to(user)
            .filter(**of_indicator)
            .annotate(code=F("indicator__code"))
            .select_related("visit")
            .order_by("-visit__on", "-visit__recorded_at")
        ),
        "evidence": _by_code(
            Evidence.objects.visible_to(user)
            .filter(**of_indicators)
            .annotate(code=F("indicators__code"))
            .select_related("action")
            .order_by("-happened_on", "-recorded_at")
        ),
        "actions": _by_code(
            actions.filter(**of_indicators)
            .rated(today)
            .annotate(code=F("indicators__code"))
            .select_related("lead_officer", "lead_agency")
            .order_by("due_on", "reference")
        ),
    }
    indicators = Indicator.objects.visible_to(user).current().filter(framework=framework)
    if code:
        indicators = indicators.filter(code=code)
    words = scale(user, framework)
    return [
        Standing(row, today, words, **{name: rows[row.code] for name, rows in found.items()})
        for row in indicators.order_by("position", "code")
    ]


def _by_code(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Part rows by their indicator's code; one tied to an old and a new reading of an indicator counts once."""
    parted: dict[str, dict[Any, Any]] = defaultdict(dict)
    for row in rows:
        parted[row.code].setdefault(row.pk, row)
    return defaultdict(list, {code: list(kept.values()) for code, kept in parted.items()})


def overview(found: list[Standing]) -> charts.Chart | None:
    """Draw how many indicators stand at each level, by us and by inspectors; nothing when nobody said."""
    ours = Counter(one.level for one in found if one.level)
    theirs = Counter(one.judged.level for one in found if one.judged)
    if not ours and not theirs:
        return None
    words = found[0].words
    good = sum(number for level, number in ours.items() if level > 3)  # noqa: PLR2004  "good" begins at 4
    message = f"We put {good} of {len(found)} indicators at {words.get(4, '4').lower()} or better."
    if left := len(found) - sum(ours.values()):
        message += f" {left} {'is' if left == 1 else 'are'} not evaluated yet."
    kept = {"Our level": ours, "Inspectors’ level": theirs} if theirs else {"Our level": ours}
    series = {f"{level} {words.get(level, '')}".strip(): [one[level] for one in kept.values()] for level in LEVELS}
    series[NOT_SAID] = [len(found) - sum(one.values()) for one in kept.values()]
    colours = dict(zip(series, COLOURS, strict=True))
    return charts.stacked("levels", "Indicators by level", message, labels=list(kept), series=series, colours=colours)


def trend(it: Standing) -> charts.Chart | None:
    """Draw our levels over time as a small line; nothing for fewer than two."""
    if len(it.levels) < 2:  # noqa: PLR2004  a line takes two
        return None
    message = f"From {it.named(it.levels[0])} to {it.named(it.levels[-1])} in {len(it.levels)} self-evaluations."
    code = it.indicator.code.replace(".", "-")
    return charts.sparkline(f"trend-{code}", f"Our level of {it.indicator.code}", message, values=it.levels)
