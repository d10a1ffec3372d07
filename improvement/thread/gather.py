"""Gather a thread as one person may see it: few questions to the database, however long it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from common import clock
from common.templatetags.rowan import day
from improvement.models import (
    Action,
    ActionForIndicator,
    ComplianceJudgement,
    Evidence,
    Recommendation,
    RecommendedAction,
    SelfEvaluation,
    Source,
)
from improvement.standing import standings
from improvement.thread.knots import (
    Item,
    Knot,
    Place,
    Strand,
    Thread,
    asked_of,
    done,
    done_for,
    judged,
    level_of,
    proved,
)
from practice_review.models import LearningPoint
from practice_review.workflow import LearningStatus
from reference.models import Indicator, ScaleWord


def of_source(user: Any, source: Source, recommendations: Sequence[Recommendation]) -> Thread:
    """Return the thread of a source, a strand for each of ``recommendations``."""
    head = Knot(Place.SOURCE, [_source(source)])
    if not recommendations:
        head.breaks.append("No recommendation is entered for it, so no action can answer it.")
    return Thread(_strands(user, recommendations), head)


def of_recommendation(user: Any, recommendation: Recommendation) -> Thread:
    """Return the thread of one recommendation, from its learning point when it has one."""
    head = Knot(Place.SOURCE, [_source(recommendation.source)])
    points = LearningPoint.objects.visible_to(user).filter(recommendation=recommendation)
    head.items[:0] = [_learned(point) for point in points.select_related("referral")]
    return Thread(_strands(user, [recommendation]), head)


def of_learning(user: Any, point: LearningPoint) -> Thread:
    """Return the thread of a learning point: on into the plan, or where it ends."""
    taken = Recommendation.objects.visible_to(user).filter(learning_point=point).select_related("source__plan").first()
    if taken:
        return of_recommendation(user, taken)
    asked = Knot(Place.ASKED)
    asked.breaks.append(
        {
            LearningStatus.AGREED: "The CYPPC has not decided on it yet, so no plan holds it.",
            LearningStatus.REJECTED: "The CYPPC did not accept it, so no plan holds it.",
        }.get(LearningStatus(point.status), "The CYPPC accepted it, and no plan holds it yet.")
    )
    return Thread([Strand("Not in a plan", [asked])], Knot(Place.SOURCE, [_learned(point)]))


def of_indicator(user: Any, indicator: Indicator) -> Thread | None:
    """Return the thread that leads to an indicator's level; nothing for an indicator no longer in force."""
    today = clock.today()
    it = next(iter(standings(user, indicator.framework, today=today, code=indicator.code)), None)
    if it is None:
        return None
    links = RecommendedAction.objects.visible_to(user).filter(action__in=it.actions)
    links = links.select_related("recommendation__source").order_by(
        "recommendation__source__position", "recommendation"
    )
    answered = {link.action_id for link in links}
    asked = list({link.recommendation_id: link.recommendation for link in links}.values())
    knots = [
        asked_of(it, asked, [one for one in it.actions if one.pk not in answered]),
        done_for(it),
        proved(it.evidence, today=today, expected=True),
        level_of(it),
    ]
    return Thread([Strand(str(it.indicator), knots)])


def _source(source: Source) -> Item:
    said = ", ".join(filter(None, [source.from_document, day(source.published_on) if source.published_on else ""]))
    return Item(source.title, source.get_absolute_url(), source.reference, said, str(source.get_kind_display()))


def _learned(point: LearningPoint) -> Item:
    accepted = point.status == LearningStatus.ACCEPTED
    said = f"Accepted by the CYPPC on {day(point.settled_on)}" if accepted else str(point.get_status_display())
    return Item(point.text, point.get_absolute_url() if accepted else "", str(point), said, "Learning point")


def _strands(user: Any, recommendations: Sequence[Recommendation]) -> list[Strand]:
    """Return a strand for each recommendation; nine questions to the database, however many."""
    today = clock.today()
    links = RecommendedAction.objects.visible_to(user).filter(recommendation__in=recommendations)
    pairs = list(links.values_list("recommendation", "action"))
    rated: Any = Action.objects.visible_to(user).filter(pk__in={action for _, action in pairs})
    rows = rated.rated(today).select_related("lead_officer", "lead_agency").order_by("due_on", "reference")
    actions = {one.pk: one for one in rows}
    proof = defaultdict(list)
    for one in Evidence.objects.visible_to(user).filter(action__in=actions):
        proof[one.action_id].append(one)
    judgements: dict[Any, Any] = {}
    for made in ComplianceJudgement.objects.visible_to(user).filter(recommendation__in=recommendations):
        judgements.setdefault(made.recommendation_id, made)
    levels = _levels(user, actions)
    strands = []
    for asked in recommendations:
        keys = {action for recommendation, action in pairs if recommendation == asked.pk}
        mine = [one for key, one in actions.items() if key in keys]
        evidence = sorted((one for act in mine for one in proof[act.pk]), key=lambda one: one.happened_on, reverse=True)
        bearing = list(dict.fromkeys(level for act in mine for level in levels[act.pk]))
        knots = [
            Knot(Place.ASKED, [Item(asked.text, asked.get_absolute_url(), asked.reference)]),
            done(mine, today=today, missing="No action answers it."),
            proved(evidence, today=today, expected=bool(mine)),
            judged(asked, judgements.get(asked.pk), actions=mine, levels=bearing),
        ]
        strands.append(Strand(str(asked), knots, str(asked.pk)))
    return strands


def _levels(user: Any, actions: Any) -> dict[Any, list[Item]]:
    """Return for each action our newest level of each indicator that it improves."""
    tied = ActionForIndicator.objects.visible_to(user).filter(action__in=actions).select_related("indicator")
    links = list(tied.order_by("indicator__framework", "indicator__position"))
    indicators = {link.indicator_id: link.indicator for link in links}
    newest: dict[Any, SelfEvaluation] = {}
    for row in SelfEvaluation.objects.visible_to(user).filter(indicator__in=indicators):
        newest.setdefault(row.indicator_id, row)
    frameworks = {one.framework_id for one in indicators.values()}
    scale = ScaleWord.objects.visible_to(user).current().filter(framework__in=frameworks)
    words = {(row.framework_id, row.level): row.word for row in scale}
    found = defaultdict(list)
    for link in links:
        one, said = link.indicator, newest.get(link.indicator_id)
        level = f"{said.settled_level} {words.get((one.framework_id, said.settled_level), '')}" if said else ""
        when = f"We said so on {day(said.on)}" if said else "We have never evaluated it"
        found[link.action_id].append(Item(one.name, one.get_absolute_url(), one.code, when, level.strip()))
    return found
