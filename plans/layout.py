"""A plan laid out to read: what stands and what is over, with where each part is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from common import clock
from plans.content import WORDS, Content, due
from plans.models import OutcomeProgress, StepRedating
from plans.workflow import PlanActionStatus

COLOURS = {"done": "green", "dropped": "grey", "handed_on": "blue"}
FARES = {"better": "green", "same": "grey", "worse": "red", "reached": "green"}


def address(name: str, *keys: Any, when: bool = True) -> str:
    """Return the address of a page of this room when it is offered, else nothing."""
    return reverse(f"plans:{name}", args=keys) if when else ""


def readable(
    content: Content,
    *,
    plan: Any,
    writes: bool = False,
    progress: Mapping[str, OutcomeProgress] | None = None,
    moved: Iterable[Content] = (),
) -> Content:
    """Return what a plan says, now or in a version, as a page shows it; with ``writes`` each part leads to its form."""
    now, held = progress is not None, content["protection"]
    risks = [{**one, **_risk_links(one, writes=writes)} for one in content["risks"]]
    outcomes = [_outcome(one, writes=writes, progress=progress or {}, now=now) for one in content["outcomes"]]
    days = [_moved(one) for one in moved]
    for step in (step for one in outcomes for step in one["actions"]):
        step["moved"] = [one for one in days if one["action"] == step["id"]]
    words = {
        key: {"label": label, "text": content[key], "url": address("plan_words", plan.pk, key, when=writes)}
        for key, label in WORDS.items()
    }
    return {
        "risks": [one for one in risks if not one["over"]],
        "risks_over": [one for one in risks if one["over"]],
        "outcomes": [one for one in outcomes if not one["over"]],
        "outcomes_over": [one for one in outcomes if one["over"]],
        "words": words,
        "first_words": [words[key] for key in ("childs_view", "parents_view", "strengths")],
        "lead_professional": content["lead_professional"],
        "named_person": content["named_person"],
        "core_group": content["core_group"],
        "protection": held and {**held, "since": dt.date.fromisoformat(held["since"])},
    }


def _risk_links(risk: Content, *, writes: bool) -> Content:
    writes = writes and not risk["over"]
    return {
        "change_url": address("risk_change", risk["id"], when=writes),
        "end_url": address("risk_end", risk["id"], when=writes),
    }


def _outcome(one: Content, *, writes: bool, progress: Mapping[str, OutcomeProgress], now: bool) -> Content:
    stands, last = writes and not one["over"], progress.get(one["id"])
    numbers = [str(number) for number in one["because_of"]]
    return {
        **one,
        "caption": f"Actions towards outcome {one['number']}",
        "because": f"worr{'y' if len(numbers) == 1 else 'ies'} {' and '.join(numbers)}",
        "progress": {"row": last, "colour": FARES[last.standing]} if last else None,
        "actions": [_action(step, one, writes=writes, now=now) for step in one["actions"]],
        "change_url": address("outcome_change", one["id"], when=stands),
        "end_url": address("outcome_end", one["id"], when=stands),
        "add_url": address("step_add", one["id"], when=stands),
    }


def _action(step: Content, outcome: Content, *, writes: bool, now: bool) -> Content:
    to_do, day = step["status"] == PlanActionStatus.TO_DO, due(step)
    late = now and to_do and day < clock.today()
    return {
        **step,
        "label": f"{outcome['number']}.{step['number']}",
        "due_on": day,
        "late": late,
        "colour": "red" if late else COLOURS.get(step["status"], "yellow"),
        "word": "Overdue" if late else step["standing"],
        "change_url": address("step_change", step["id"], when=writes and to_do),
        "end_url": address("step_end", step["id"], when=writes and to_do),
        "again_url": address("step_again", step["id"], when=writes and not to_do and not outcome["over"]),
    }


def re_datings(user: Any) -> ArraySubquery:
    """Return, to be read with a plan, how the days of its actions moved, in order."""
    rows = StepRedating.objects.visible_to(user).filter(action__outcome__plan=OuterRef("pk")).order_by("redated_at")
    told = {"was": "old_due_on", "now": "new_due_on", "by": "redated_by__name", "at": "redated_at"}
    return ArraySubquery(rows.values(one=JSONObject(action="action_id", why="why", **told)))


def _moved(one: Content) -> Content:
    was, now = (dt.date.fromisoformat(one[name]) for name in ("was", "now"))
    return {**one, "was": was, "now": now, "at": dt.datetime.fromisoformat(one["at"])}


def latest(progress: Iterable[OutcomeProgress]) -> dict[str, OutcomeProgress]:
    """Return the last word on each outcome, of progress in the order in which it was recorded."""
    return {str(one.outcome_id): one for one in progress}
