"""A plan as it stood at the end of a day that is past, read from history."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from audit.history import stood
from common import clock
from improvement.brag import Brag, suggest
from improvement.models import Action, Milestone, Plan, Recommendation, RecommendedAction, Source
from improvement.summary import figures
from improvement.workflow import Status


@dataclass(frozen=True)
class Then:
    """What a plan was and held at the end of a day; its rows are events of history, rated as on that day."""

    plan: Any
    on: dt.date
    actions: list[Any]
    sources: list[Any]

    @property
    def figures(self) -> dict[str, Any]:
        """Return the plan's figures as they were."""
        return figures(self.actions, self.sources, self.on)


def plan_as_at(plan: Plan, on: dt.date) -> Then | None:
    """Return ``plan`` as it stood at the end of a day; nothing when it was not open yet.

    Ten questions to the database at most, however many rows.
    """
    moment = end_of(on)
    then = stood(Plan, moment, id=plan.pk).first()
    if then is None:
        return None
    actions = list(
        stood(Action, moment, plan=plan).select_related("lead_officer", "lead_agency").order_by("due_on", "reference")
    )
    sources = list(stood(Source, moment, plan=plan).order_by("position", "reference"))
    _rate(actions, moment, on)
    _answer(actions, sources, moment)
    return Then(then, on, actions, sources)


def end_of(day: dt.date) -> dt.datetime:
    """Return the last moment of a day where the committee is."""
    return dt.datetime.combine(day, dt.time.max, clock.LOCAL)


def _rate(actions: Iterable[Any], moment: dt.datetime, on: dt.date) -> None:
    """Say of each action its rating on that day and the word for it."""
    keys = [one.pgh_obj_id for one in actions]
    overdue = stood(Milestone, moment, action__in=keys, done_on=None, due_on__lt=on)
    late = set(overdue.values_list("action", flat=True))
    for one in actions:
        suggested, _ = suggest(one.status, due_on=one.due_on, milestones_overdue=one.pgh_obj_id in late, today=on)
        one.brag = one.brag_override or suggested.value
        one.brag_word = Brag(one.brag).label


def _answer(actions: list[Any], sources: list[Any], moment: dt.datetime) -> None:
    """Say of each action what it answered, and of each source how far it was answered, by whichever plan's actions."""
    asked = list(stood(Recommendation, moment, source__in=[one.pgh_obj_id for one in sources]))
    held = {one.pgh_obj_id: one for one in actions}
    links = set(_links(moment, recommendation__in=[one.pgh_obj_id for one in asked]))
    links |= set(_links(moment, action__in=list(held)))
    elsewhere = [key for key, _ in links if key not in held]
    statuses = {key: one.status for key, one in held.items()}
    statuses |= dict(stood(Action, moment, id__in=elsewhere).values_list("pgh_obj_id", "status"))
    known = {one.pgh_obj_id for one in asked}
    others = stood(Recommendation, moment, id__in=[key for _, key in links if key not in known])
    references = {one.pgh_obj_id: one.reference for one in [*asked, *others]}
    answers, answered_by = defaultdict(list), defaultdict(set)
    for action, recommendation in links:
        answers[action].append(references[recommendation])
        answered_by[recommendation].add(action)
    for key, one in held.items():
        one.answers = sorted(answers[key])
    for source in sources:
        mine = [answered_by[one.pgh_obj_id] for one in asked if one.source_id == source.pgh_obj_id]
        all_of_them = set().union(*mine)
        source.asked, source.unanswered = len(mine), sum(not one for one in mine)
        source.actions_held = len(all_of_them)
        source.actions_embedded = sum(statuses[key] == Status.EMBEDDED for key in all_of_them)


def _links(moment: dt.datetime, **so: Any) -> Iterable[tuple[Any, Any]]:
    """Return which action answered which recommendation."""
    found: Iterable[tuple[Any, Any]] = stood(RecommendedAction, moment, **so).values_list("action", "recommendation")
    return found
