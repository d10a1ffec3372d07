"""The interim safety plan of a case: what a version lacks, how it reads, and its place on the road and in the story."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypedDict

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from cases.models import Case, SafetyPlan
from cases.parts import Annotations, Part
from cases.story import Chapter
from common.templatetags.rowan import day, moment


class Step(TypedDict):
    """One step: who does what, until when, who knows of it, how it shows that it works."""

    what: str
    who: str
    until: str
    shared_with: str
    how_known: str


LACKS = {
    "what": "what is done",
    "who": "who does it",
    "until": "until when",
    "shared_with": "with whom it is shared",
    "how_known": "how we know that it works",
}


def lacking(step: Step) -> list[str]:
    """Return which parts of a step are empty."""
    return [name for name in LACKS if not str(step.get(name, "")).strip()]


def why_not_write(case: Case, steps: list[Step], because: str, follows: int) -> str | None:
    """Say what a version lacks, or that somebody changed the plan since it was read."""
    standing = case.safety_plans.standing().first()
    if (standing.number if standing else 0) != follows:
        return "Somebody changed the interim safety plan meanwhile. Read it again, then change it."
    if not steps:
        return "Write at least one step. A plan that is no longer needed is ended, with a reason."
    for number, step in enumerate(steps, 1):
        if lacks := lacking(step):
            return f"Step {number}: say {' and '.join(LACKS[name] for name in lacks)}."
    return None if because.strip() else "Say why: it is kept with this version."


def why_not_end(plan: SafetyPlan, why: str) -> str | None:
    """Say why a version cannot be ended: it has, or nobody says why."""
    if plan.ended_at:
        return "This version holds no longer. Read the plan again."
    return None if why.strip() else "Say why the interim safety plan is no longer needed."


def in_words(steps: list[Step]) -> str:
    """Return the steps as sentences."""
    return " ".join(f"{one['what'].rstrip('. ')}. Who: {one['who']}, until {one['until']}." for one in steps)


def plan_row(plan: SafetyPlan) -> dict[str, Any]:
    """Return a version as pages and packs show it."""
    return {
        "key": plan.pk,
        "number": plan.number,
        "caption": f"Version {plan.number}",
        "steps": plan.steps,
        "because": plan.because,
        "said": said_of(plan.made_at, plan.made_by.name, plan.made_as),
        "ended": f"Held until {moment(plan.ended_at)}: {plan.ended_why} {plan.ended_by}" if plan.ended_at else "",
    }


def said_of(made_at: Any, by: str, made_as: str) -> str:
    """Say since when a version holds, and who wrote it."""
    return f"Since {moment(made_at)}, recorded by {by}, {made_as}."


def _read_with_case() -> Annotations:
    standing = SafetyPlan.objects.standing().filter(case=OuterRef("pk"))
    names = {name: name for name in ("number", "steps", "because", "made_at", "made_as")}
    return {"safety_plan": Subquery(standing.values(one=JSONObject(by="made_by__name", **names))[:1])}


def standing_row(case: Any) -> dict[str, Any] | None:
    """Return the version that holds, as read with the case at no question of its own."""
    plan = case.safety_plan
    if plan is None or not case.is_open:
        return None
    return {**plan, "said": said_of(_made_at(plan), plan["by"], plan["made_as"])}


def _made_at(plan: dict[str, Any]) -> Any:
    return parse_datetime(plan["made_at"])


def _line(case: Any) -> str:
    plan = case.safety_plan
    return f"Version {plan['number']}, since {day(_made_at(plan))}" if plan else "None holds now"


def told_of_safety(case: Case) -> Iterator[Chapter]:
    """Yield each version of the interim safety plan, and how the last one ended."""
    plans = list(case.safety_plans.select_related("made_by", "ended_by").order_by("number"))
    replaced = {plan.follows_id for plan in plans}
    for plan in plans:
        changed = "made" if plan.number == 1 else f"changed, version {plan.number}"
        url, stage = plan.get_absolute_url(), "Safety"
        words = f"{in_words(plan.steps)} {plan.because}"
        yield Chapter(plan.made_at, stage, f"The interim safety plan was {changed}", words, url, str(plan.made_by))
        if plan.ended_at and plan.pk not in replaced:
            who = str(plan.ended_by)
            yield Chapter(plan.ended_at, stage, "The interim safety plan ended", plan.ended_why, url, who)


PART = Part("safety", "Interim safety plan", 7, "cases:case_safety", _read_with_case, _line)
