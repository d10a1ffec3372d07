"""What a round found, question by question. Pure but for the answers it is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from common import charts
from inspection.policies import DIFFERENT

GOOD, FAIR = 4, 3
BANDS = {"Good or better": "#0f7a52", "Satisfactory or adequate": "#b86e00", "Weak or unsatisfactory": "#b3261e"}


@dataclass(frozen=True)
class Found:
    """What readers found to one question: the levels that count, and in how many files there is none."""

    label: str
    levels: list[int]
    not_given: int

    @property
    def bands(self) -> list[int]:
        """Return how many files are good or better, fair, weak."""
        good, fair = sum(one >= GOOD for one in self.levels), sum(one == FAIR for one in self.levels)
        return [good, fair, len(self.levels) - good - fair]

    @property
    def middle(self) -> int | None:
        """Return the level in the middle, the lower of two."""
        return sorted(self.levels)[(len(self.levels) - 1) // 2] if self.levels else None


def found(questions: Mapping[str, str], answers: Iterable[Any]) -> list[Found]:
    """Gather what was answered to each question, in the questions' order."""
    by_question = defaultdict(list)
    for one in answers:
        by_question[one.question].append(one.settled)
    return [
        Found(label, sorted(filter(None, by_question[code])), by_question[code].count(None))
        for code, label in questions.items()
    ]


def drawn(rows: list[Found]) -> charts.Chart | None:
    """Draw the questions as lying bars, or nothing before there is an answer."""
    if not any(one.levels for one in rows):
        return None
    weakest = max(rows, key=lambda one: (one.bands[2], one.bands[1]))
    told = f"Weakest: {weakest.label.lower()}" if weakest.bands[2] else "Nothing was found weak"
    return charts.stacked(
        "file-reading",
        "What the files show",
        told,
        labels=[f"Question {number}" for number in range(1, len(rows) + 1)],
        series={name: [one.bands[place] for one in rows] for place, name in enumerate(BANDS)},
        colours=BANDS,
    )


def to_look_at(answers: Iterable[Any], overall: Mapping[Any, int | None]) -> list[Any]:
    """Return the answers that lie far from their own file's overall level and nobody has moderated yet."""
    return [
        one
        for one in answers
        if one.level
        and not one.moderated_level
        and abs(one.level - (overall.get(one.file_id) or one.level)) >= DIFFERENT
    ]
