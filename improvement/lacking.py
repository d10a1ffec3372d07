"""What is wrong in the plans and shown as an error: asked and unanswered, done and unasked, proof that expired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from common import clock
from improvement.models import Action, Evidence, Plan, Recommendation, Source


@dataclass(frozen=True)
class Lacking:
    """What a plan, or every plan, lacks; each a list that may be counted or shown."""

    unanswered: Any
    unsourced: Any
    empty: Any
    expired: Any

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return each error in words with how often it is made; four questions to the database."""
        return [
            ("Recommendations without an action", self.unanswered.count()),
            ("Actions without a source", self.unsourced.count()),
            ("Sources without a recommendation", self.empty.count()),
            ("Evidence that has expired", self.expired.count()),
        ]


def lacking(user: Any, plan: Plan | None = None) -> Lacking:
    """Return what ``plan``, or without one every plan, lacks as ``user`` sees it."""
    asked: Any = Recommendation.objects.visible_to(user)
    done: Any = Action.objects.visible_to(user)
    proof: Any = Evidence.objects.visible_to(user)
    recommendations, actions = asked.unanswered().select_related("source"), done.without_source().order_by("reference")
    sources, evidence = Source.objects.visible_to(user).filter(recommendations=None), proof.expired(clock.today())
    if plan is None:
        return Lacking(recommendations, actions, sources, evidence)
    return Lacking(
        recommendations.filter(source__plan=plan),
        actions.filter(plan=plan),
        sources.filter(plan=plan),
        evidence.filter(action__plan=plan),
    )
