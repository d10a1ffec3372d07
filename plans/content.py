"""A plan as one piece: what it says now, as it is kept when agreed, and what changed between two readings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from common.templatetags.rowan import day
from common.wording import spoken
from plans.models import ChildPlan, PlanAction, PlanOutcome, PlanRisk, ProtectionPeriod
from reference.querysets import labels
from reference.words import say

Content = dict[str, Any]
WORDS = {
    "childs_view": "What the child thinks and wants",
    "parents_view": "What the parents or carers think and want",
    "strengths": "What protects the child and goes well",
    "contingency": "What happens if the plan does not work",
}
OF_RISK = {"worry": "what we worry about", "evidence": "what shows it", "standing": "how it stands"}
OF_OUTCOME = {
    "difference": "what will be different",
    "term": "how soon",
    "how_known": "how we will know",
    "indicators": "wellbeing",
    "because_of": "the worries it answers",
    "standing": "how it stands",
}
OF_ACTION = {
    "what": "what",
    "who": "who",
    "due_on": "by when",
    "standing": "how it stands",
    "effect": "what it changed",
}


def content_of(plan: ChildPlan) -> Content:
    """Return everything that the plan says now, as plain data that can be kept."""
    steps = Prefetch("actions", PlanAction.objects.select_related("staff", "agency"))
    outcomes = list(plan.outcomes.prefetch_related("risks", steps))
    wellbeing = labels("wellbeing_indicator")
    case = plan.case
    return {
        "protection": _protection(plan.protection.standing().first()),
        "lead_professional": str(case.lead_professional or case.lead_team.name),
        "named_person": ", ".join(filter(None, (plan.named_person, plan.named_person_contact))),
        **{name: getattr(plan, name) for name in WORDS},
        "risks": [_risk(one) for one in plan.risks.select_related("ended_by")],
        "outcomes": [_outcome(one, wellbeing) for one in outcomes],
        "core_group": [
            {"id": str(one.pk), "who": one.who, "role": one.role}
            for one in plan.core_group.standing().select_related("staff")
        ],
    }


def _protection(period: ProtectionPeriod | None) -> Content | None:
    return {"since": period.begins_on.isoformat(), "because": period.begun_because} if period else None


def _risk(risk: PlanRisk) -> Content:
    over = f"No longer a worry: {risk.ended_why}" if risk.ends_on else ""
    return {
        "id": str(risk.pk),
        "number": risk.number,
        "worry": risk.worry,
        "evidence": risk.evidence,
        "over": bool(over),
        "standing": over,
    }


def _outcome(outcome: PlanOutcome, wellbeing: dict[str, str]) -> Content:
    over = f"{outcome.get_ended_as_display()}: {outcome.ended_why}" if outcome.ends_on else ""
    return {
        "id": str(outcome.pk),
        "number": outcome.number,
        "difference": outcome.difference,
        "term": outcome.get_term_display(),
        "how_known": outcome.how_known,
        "indicators": [wellbeing.get(code, code) for code in outcome.indicators],
        "because_of": sorted(risk.number for risk in outcome.risks.all()),
        "over": bool(over),
        "standing": over,
        "actions": [_action(one) for one in outcome.actions.all()],
    }


def _action(one: PlanAction) -> Content:
    return {
        "id": str(one.pk),
        "number": one.number,
        "what": one.what,
        "who": one.who,
        "due_on": one.due_on.isoformat(),
        "status": one.status,
        "standing": one.get_status_display(),
        "why": one.ended_why,
        "effect": one.effect,
    }


def changes(before: Content, now: Content) -> Iterator[dict[str, str]]:
    """Yield what changed from one reading of a plan to the next: about what, what it said, what it says."""
    if before["protection"] != now["protection"]:
        yield _row("The plan is", _what_it_is(before), _what_it_is(now))
    carried = {"named_person": "Named person", "lead_professional": say("lead_professional").capitalize()}
    for key, label in {**WORDS, **carried}.items():
        if before[key] != now[key]:
            yield _row(label, before[key], now[key])
    yield from _of_list("Worry", before["risks"], now["risks"], OF_RISK, told="worry")
    yield from _of_list("Outcome", before["outcomes"], now["outcomes"], OF_OUTCOME, told="difference")
    yield from _of_list("Action", _actions(before), _actions(now), OF_ACTION, told="what")
    yield from _of_list("Core group", before["core_group"], now["core_group"], {"role": "role"}, told="who")


def _what_it_is(content: Content) -> str:
    held = content["protection"]
    return (
        f"Child protection plan since {day(dt.date.fromisoformat(held['since']))}" if held else spoken("Child’s plan")
    )


def _actions(content: Content) -> list[Content]:
    return [
        {**action, "number": f"{outcome['number']}.{action['number']}"}
        for outcome in content["outcomes"]
        for action in outcome["actions"]
    ]


def _of_list(
    noun: str, before: list[Content], now: list[Content], parts: dict[str, str], *, told: str
) -> Iterator[dict[str, str]]:
    old = {one["id"]: one for one in before}
    for one in now:
        name = f"{noun} {one['number']}" if "number" in one else noun
        was = old.pop(one["id"], None)
        if was is None:
            yield _row(f"{name}, new", "", one[told])
            continue
        for key, label in parts.items():
            if was[key] != one[key]:
                yield _row(f"{name}, {label}", was[key], one[key])
    for was in old.values():
        yield _row(f"{noun} {was.get('number', '')}, gone".replace(" ,", ","), was[told], "")


def _row(what: str, before: Any, now: Any) -> dict[str, str]:
    return {"what": what, "before": _words(before), "now": _words(now)}


def _words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


def gaps(content: Content) -> list[str]:
    """Say what a plan still lacks to be a plan: worries without outcomes, outcomes without actions, views, what if."""
    standing = [one for one in content["outcomes"] if not one["over"]]
    answered = {number for one in standing for number in one["because_of"]}
    found = [
        f"Worry {risk['number']} has no outcome yet."
        for risk in content["risks"]
        if not risk["over"] and risk["number"] not in answered
    ]
    found += [f"Outcome {one['number']} has no action yet." for one in standing if not one["actions"]]
    found += [f"{label}: nothing is written yet." for key, label in WORDS.items() if not content[key]]
    return found if content["named_person"] else [*found, "No named person is written down yet."]


def due(action: Content) -> dt.date:
    """Return the day by which an action of a kept plan is due."""
    return dt.date.fromisoformat(action["due_on"])
