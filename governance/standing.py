"""What holds today, and how members judge their body: plain functions for pages, covers and reports."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from common import charts
from common.charts import Chart
from governance.models import BodyChair, EffectivenessAnswer, VisionStatement
from governance.models.reviews import Answer
from governance.policies import ENOUGH

# The three questions and the three headings under which chief officers judged their first year.
QUESTIONS = {
    "questions": "Are we asked the right questions?",
    "issues": "Do the right issues reach us?",
    "decisions": "Are we asked to decide the right things?",
}
HEADINGS = {
    "vision": "A clear vision for children, made known",
    "context": "One understanding of where we stand, and clear accountability",
    "valuing": "The work of staff and volunteers is seen and valued",
}
ASKED = {**QUESTIONS, **HEADINGS}
COLOURS = {Answer.YES.label: "#0f7a52", Answer.PARTLY.label: "#b86e00", Answer.NO.label: "#b3261e"}


def vision_now(on: dt.date | None = None) -> VisionStatement | None:
    """Return the vision that holds on a day: the chief officers' before the committee's."""
    holding = VisionStatement.objects.on(on).select_related("body", "decision")
    return holding.order_by("body__position", "-from_on").first()


def chairs_now(on: dt.date | None = None) -> dict[Any, BodyChair]:
    """Return who chairs each body on a day, by the body's key."""
    holding = BodyChair.objects.on(on).select_related("member__staff", "decision")
    return {one.body_id: one for one in holding}


def counted(answers: Iterable[EffectivenessAnswer]) -> dict[str, Any] | None:
    """Return the counts of every question and heading, and what was wished, in no order that tells who said what.

    None while fewer than three members have answered, for then a count would say who it was.
    """
    answers = list(answers)
    if len(answers) < ENOUGH:
        return None
    rows = []
    for key, asked in ASKED.items():
        many = Counter(getattr(one, key) for one in answers)
        rows.append({"asked": asked, "counts": [many[value] for value in Answer.values]})
    wishes = sorted(one.words.strip() for one in answers if one.words.strip())
    return {"answers": len(answers), "rows": rows, "wishes": wishes, "chart": _drawn(answers)}


def _drawn(answers: list[EffectivenessAnswer]) -> Chart:
    labels = ["Questions", "Issues", "Decisions", "Vision", "Context", "Valuing"]
    many = [Counter(getattr(one, key) for one in answers) for key in ASKED]
    series = {str(one.label): [count[one.value] for count in many] for one in Answer}
    said = f"{sum(series['Yes'])} of {len(answers) * len(ASKED)} answers are yes"
    return charts.stacked("effectiveness", "How members judge it", said, labels=labels, series=series, colours=COLOURS)
