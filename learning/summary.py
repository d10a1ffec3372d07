"""Who took lessons up and what happened, and where a briefing starts: plain functions for pages and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from common import charts
from common.charts import Chart
from common.templatetags.rowan import counted
from learning.models import Briefing, Lesson, TakeUp

TOLD, NOT_YET = "Says what happened", "Not yet"
COLOURS = {TOLD: "#0f7a52", NOT_YET: "#b86e00"}
OTHERS = "Others"


def taken_up(rows: Iterable[TakeUp]) -> Chart | None:
    """Draw how many teams of each agency took something up, and of how many it is told what happened; None of none."""
    places: dict[str, tuple[int, str]] = {}
    many: Counter[tuple[str, str]] = Counter()
    for one in rows:
        agency = one.team.organisation.agency
        label = str(agency or OTHERS)
        places[label] = (agency.position if agency else 10_000, label)
        many[label, TOLD if one.result else NOT_YET] += 1
    if not many:
        return None
    labels = sorted(places, key=lambda label: places[label])
    series = {key: [many[label, key] for label in labels] for key in (TOLD, NOT_YET)}
    every, told = sum(many.values()), sum(series[TOLD])
    said = (
        f"Taken up {counted(every, 'times')}, by {counted(len(labels), 'agencies')}; of {told} it is told what happened"
    )
    return charts.stacked("taken-up", "Taken up, by agency", said, labels=labels, series=series, colours=COLOURS)


def drafted_from(lessons: Iterable[Lesson]) -> dict[str, str]:
    """Return the words with which a briefing on the review of ``lessons`` starts."""
    lessons = list(lessons)
    good = [one.words for one in lessons if one.kind == Lesson.Kind.GOOD_PRACTICE]
    said = {
        "title": lessons[0].title if lessons else "",
        "went_well": "\n\n".join(good),
        "learned": "\n\n".join(one.words for one in lessons if one.words not in good),
        "more": "\n".join(f"{one.reference}: {one.title}" for one in lessons),
    }
    return {name: words[: Briefing.MOST] for name, words in said.items()}
