"""Figures of a plan and the charts drawn from them: one source for the page and the PDF."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from common import charts as draw
from improvement.brag import Brag
from improvement.models import Action, ComplianceJudgement, Source
from improvement.workflow import Status

# Short names for where a chart has little room.
SHORT = {
    Action.Theme.POLICIES: "Policies and procedures",
    Action.Theme.TRAINING: "Training and development",
    Action.Theme.COMMUNICATION: "Working together",
    Action.Theme.LISTENING: "Listening to children",
}
COLOURS = {
    "Embedded": draw.BRAG["Complete"],
    "On track": draw.BRAG["On track"],
    "At risk": draw.BRAG["At risk"],
    "Overdue": draw.BRAG["Off track"],
}
STATE_COLOURS = {"Covered": "green", "Partly covered": "yellow", "Not covered": "red"}
Compliance = ComplianceJudgement.Compliance
DONE = (Status.COMPLETE, Status.EMBEDDING, Status.EMBEDDED)


def state(source: Any) -> str:
    """Return in words how far a source counted by ``with_coverage`` is answered."""
    if not source.asked or source.unanswered == source.asked:
        return "Not covered"
    return "Partly covered" if source.unanswered else "Covered"


def percent(part: int, whole: int) -> int:
    """Return a share in whole percent; nothing of nothing is 0."""
    return round(100 * part / whole) if whole else 0


def figures(actions: Iterable[Any], sources: Iterable[Source], today: dt.date) -> dict[str, Any]:
    """Return the plan's figures as plain numbers and words, from rated actions and counted sources."""
    actions, sources = list(actions), list(sources)
    statuses = Counter(str(one.status) for one in actions)
    ratings = Counter(str(one.brag) for one in actions)
    themes = [theme for theme in Action.Theme if any(one.theme == theme for one in actions)]
    themed = Counter((str(one.theme), str(one.brag)) for one in actions)
    return {
        "total": len(actions),
        # Pairs and lists, because PostgreSQL keeps no order of keys.
        "statuses": [[str(status.label), statuses[status.value]] for status in Status],
        "ratings": [[str(brag.label), ratings[brag.value]] for brag in Brag],
        "themes": [
            [str(SHORT.get(theme, theme.label)), [themed[theme.value, brag.value] for brag in Brag]] for theme in themes
        ],
        "overdue": sum(one.due_on < today and one.status not in DONE for one in actions),
        "redated": sum(one.due_on != one.original_due_on for one in actions),
        "done": sum(statuses[status] for status in DONE),
        "embedded": statuses[Status.EMBEDDED],
        "embedded_percent": percent(statuses[Status.EMBEDDED], len(actions)),
        "sources": len(sources),
        "covered": sum(state(one) == "Covered" for one in sources),
        "answers": [
            [one.reference, [one.actions_embedded, one.actions_held - one.actions_embedded, one.unanswered]]
            for one in sources
        ],
    }


def compliance(recommendations: Iterable[Any]) -> list[tuple[str, int]]:
    """Count recommendations by how far they are complied with, from rows of ``with_compliance``."""
    counted = Counter(one.compliance or Compliance.NOT_JUDGED for one in recommendations)
    return [(str(choice.label), counted[choice.value]) for choice in Compliance]


def charts(counted: dict[str, Any]) -> list[draw.Chart]:
    """Draw the figures; nothing is drawn of an empty plan."""
    drawn = []
    if counted["total"]:
        drawn = [status_chart(counted), theme_chart(counted)]
    if counted["answers"]:
        drawn.append(coverage_chart(counted))
    return drawn


def by_heading(actions: Iterable[Any], evidence: dict[str, int], today: dt.date) -> list[dict[str, Any]]:
    """Count the actions of each of the nine headings, none left out, and the evidence of each."""
    actions = list(actions)
    return [
        {
            "code": theme.value,
            "label": str(theme.label),
            "counts": [*_counts([one for one in actions if one.theme == theme], today), evidence.get(theme.value, 0)],
        }
        for theme in Action.Theme
    ]


def by_indicator(actions: Iterable[Any], links: Iterable[Any], today: dt.date) -> list[dict[str, Any]]:
    """Count the actions that improve each indicator, in the order of ``links``; one action may improve several."""
    held = {one.pk: one for one in actions}
    tied: dict[Any, list[Any]] = {}
    for link in links:
        tied.setdefault(link.indicator, []).append(held[link.action_id])
    return [{"indicator": one, "counts": _counts(rows, today)} for one, rows in tied.items()]


def _counts(rows: list[Any], today: dt.date) -> list[int]:
    """Return how many actions there are, done, embedded, and overdue."""
    done = [one for one in rows if one.status in DONE]
    embedded = [one for one in done if one.status == Status.EMBEDDED]
    late = [one for one in rows if one.due_on < today and one.status not in DONE]
    return [len(rows), len(done), len(embedded), len(late)]


def status_chart(counted: dict[str, Any]) -> draw.Chart:
    """Draw how many actions stand at each status."""
    done, total = counted["done"], counted["total"]
    message = f"{done} of {total} actions are done; {counted['embedded']} of them are embedded in practice."
    statuses = dict(counted["statuses"])
    return draw.bar(
        "status", "Actions by status", message, labels=list(statuses), series={"Actions": list(statuses.values())}
    )


def theme_chart(counted: dict[str, Any]) -> draw.Chart:
    """Draw how the actions of each theme are rated."""
    ratings, themes = dict(counted["ratings"]), dict(counted["themes"])
    late = ratings["Overdue"]
    message = f"{late} of {counted['total']} actions are overdue." if late else "No action is overdue."
    series = {brag: [values[place] for values in themes.values()] for place, brag in enumerate(ratings)}
    return draw.stacked(
        "theme", "Rating of the actions in each theme", message, labels=list(themes), series=series, colours=COLOURS
    )


def coverage_chart(counted: dict[str, Any]) -> draw.Chart:
    """Draw what answers each source, and what does not."""
    answers = dict(counted["answers"])
    message = f"{counted['covered']} of {counted['sources']} sources have an action for every recommendation."
    names = ("Actions embedded", "Actions not yet embedded", "Recommendations without an action")
    fills = (draw.BRAG["Complete"], draw.BRAG["On track"], draw.BRAG["Off track"])
    series = {name: [values[place] for values in answers.values()] for place, name in enumerate(names)}
    colours = dict(zip(names, fills, strict=True))
    return draw.stacked(
        "coverage", "What answers each source", message, labels=list(answers), series=series, colours=colours
    )


def coverage(sources: Iterable[Any]) -> list[dict[str, Any]]:
    """Return each source with its state and its recommendations, each with its actions status by status."""
    return [
        {
            "source": source,
            "state": state(source),
            "colour": STATE_COLOURS[state(source)],
            "percent": percent(source.actions_embedded, source.actions_held),
            "recommendations": [
                {
                    "recommendation": one,
                    "cells": [[act for act in one.answered_by if act.status == status] for status in Status],
                    "answered": bool(one.answered_by),
                    "compliance": Compliance(one.compliance or Compliance.NOT_JUDGED),
                    "compliance_colour": ComplianceJudgement.COLOURS[one.compliance or Compliance.NOT_JUDGED],
                }
                for one in source.asks
            ],
        }
        for source in sources
    ]
