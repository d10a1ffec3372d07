"""What goes into a position statement for inspectors: indicator by indicator, and the nine headings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from common import charts, clock
from common.templatetags.rowan import counted, day
from improvement.models import Action, Inspection
from improvement.querysets import DONE
from improvement.readiness import Standing, age, is_old
from improvement.standing import standings
from improvement.workflow import Status
from inspection.models import PositionStatement
from reports.cover import cover
from reports.hmie_readiness import trend_words
from reports.models import ReportJob

MOST_EVIDENCE, MOST_ACTIONS = 5, 6


@dataclass(frozen=True)
class Look:
    """Where we stand on every indicator of an inspection, as one person sees it on one day."""

    inspection: Inspection
    today: dt.date
    standings: list[Standing]
    positions: dict[str, PositionStatement]
    headings: list[list[Any]]

    @property
    def unwritten(self) -> int:
        """Return of how many indicators nobody has written where we stand."""
        return sum(one.indicator.code not in self.positions for one in self.standings)

    @property
    def unagreed(self) -> int:
        """Return how many positions are written and not agreed."""
        return sum(not one.agreed_on for one in self.positions.values())


def look(inspection: Inspection, *, by: Any) -> Look:
    """Look at an inspection as ``by`` sees it today."""
    today = clock.today()
    written = PositionStatement.objects.visible_to(by).filter(inspection=inspection).select_related("indicator")
    return Look(
        inspection,
        today,
        standings(by, inspection.framework, today=today),
        {one.indicator.code: one for one in written},
        _headings(by, today),
    )


def contents(seen: Look) -> list[str]:
    """Return in a line each what the statement will hold."""
    many, evaluated = len(seen.standings), sum(bool(one.latest) for one in seen.standings)
    return [
        f"an overview of {counted(many, 'indicators')}: our level, its trend, the age of its evidence",
        f"where we stand on each, and how we know it: {len(seen.positions)} written",
        f"its strengths, what must improve and what is done: {evaluated} self-evaluated",
        "its evidence, each piece with its age",
        "what is done under each of the nine headings",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the statement from being made."""
    if not seen.standings:
        return ["The inspection’s framework has no indicators. Ask the systems administrator to load them."]
    return [] if seen.positions else ["Nobody has written where we stand. Write it for at least one indicator."]


def minds(seen: Look) -> list[str]:
    """Return what the statement will show as missing."""
    never = sum(not one.latest for one in seen.standings)
    told = [
        (seen.unwritten, "without words on where we stand"),
        (seen.unagreed, "whose words nobody agreed"),
        (never, "never evaluated"),
    ]
    return [f"{counted(many, 'indicators')} {what}. The statement will say so." for many, what in told if many]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the statement's data as the person who asked sees it at this moment: plain words and numbers."""
    seen = look(job.subject, by=job.asked_by)
    inspection = seen.inspection
    return {
        **cover(job, committee=inspection.partnership.committee, at=at),
        "title": "Position statement",
        "subject": inspection.title,
        "head": [
            ["Inspection", f"{inspection.reference}, {inspection.title}"],
            ["Framework", f"{inspection.framework.name}, {inspection.framework.body}"],
            ["Agreed", f"{len(seen.positions) - seen.unagreed} of {len(seen.standings)} positions"],
        ],
        "questions": [
            {"asked": asked, "indicators": [_indicator(one, seen) for one in found]}
            for asked, found in groupby(seen.standings, key=lambda one: one.indicator.key_question)
        ],
        "headings": seen.headings,
    }


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return the picture of the nine headings."""
    rows = [row for row in data["headings"] if sum(row[1:])]
    if not rows:
        return {}
    names = ("Embedded", "Complete", "Under way", "Overdue")
    series = {name: [row[place] for row in rows] for place, name in enumerate(names, start=1)}
    colours = dict(
        zip(names, (charts.BRAG[key] for key in ("Complete", "On track", "At risk", "Off track")), strict=True)
    )
    said = f"{sum(series['Embedded']) + sum(series['Complete'])} of {sum(map(sum, series.values()))} are complete."
    title, labels = "Actions under each heading", [row[0] for row in rows]
    return {"chart": charts.stacked("headings", title, said, labels=labels, series=series, colours=colours)}


def _indicator(one: Standing, seen: Look) -> dict[str, Any]:
    position, latest = seen.positions.get(one.indicator.code), one.latest
    return {
        "code": one.indicator.code,
        "name": one.indicator.name,
        "level": one.our_word,
        "trend": str(one.trend.label),
        "trend_words": trend_words(one),
        "theirs": f"{one.their_word}, {one.judged.visit.title}" if one.judged else "",
        "newest": one.evidence_age,
        "words": position.words if position else "",
        "agreed": f"Agreed {day(position.agreed_on)}, {position.agreed_as}" if position and position.agreed_on else "",
        "how_we_know": position.how_we_know if position else latest.how_we_know if latest else "",
        "strengths": latest.strengths if latest else "",
        "gaps": latest.gaps if latest else "",
        "what_next": position.what_next if position else latest.what_next if latest else "",
        "evidence": [
            {
                "title": piece.title,
                "proves": piece.proves,
                "on": day(piece.happened_on),
                "age": age(piece.happened_on, seen.today),
                "old": is_old(piece.happened_on, seen.today),
            }
            for piece in one.evidence[:MOST_EVIDENCE]
        ],
        "evidence_before": max(len(one.evidence) - MOST_EVIDENCE, 0),
        "actions": [
            f"{act.reference} {act.title}: {act.get_status_display().lower()}, due {day(act.due_on)}"
            for act in one.under_way[:MOST_ACTIONS]
        ],
        "actions_beyond": max(len(one.under_way) - MOST_ACTIONS, 0),
    }


def _headings(by: Any, today: dt.date) -> list[list[Any]]:
    """Return for each of the nine headings how many actions are embedded, complete, under way and overdue."""
    found = Counter(
        (theme, _state(status, due, today))
        for theme, status, due in Action.objects.visible_to(by).values_list("theme", "status", "due_on")
    )
    return [[str(theme.label), *(found[(theme.value, state)] for state in range(4))] for theme in Action.Theme]


def _state(status: str, due: dt.date, today: dt.date) -> int:
    if status == Status.EMBEDDED:
        return 0
    return 1 if status in DONE else 3 if due < today else 2
