"""Why not: sentences that refuse, or None."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from common import clock
from improvement.brag import Brag
from improvement.models import (
    Action,
    ComplianceJudgement,
    Evidence,
    Plan,
    Recommendation,
    SelfEvaluation,
    SignOff,
    SourceKind,
    Visit,
)
from improvement.workflow import Status
from practice_review.models import LearningPoint
from practice_review.policies import why_not_settle
from practice_review.workflow import LearningStatus
from reference.models import Indicator

# What each plan holds when it is opened; the improvement plan only these two, until the committee widens it.
HELD_BY: dict[str, list[str]] = {
    Plan.Kind.INTEGRATED: list(SourceKind.values),
    Plan.Kind.IMPROVEMENT: [SourceKind.MAIN_POINT, SourceKind.REVIEW_RECOMMENDATION],
    Plan.Kind.BUSINESS: list(SourceKind.values),
}


def why_not_open(kind: str, parent: Plan | None) -> str | None:
    """Say why a plan of this kind cannot stand there."""
    if kind == Plan.Kind.INTEGRATED:
        return "The integrated children's services plan stands above the others, beneath none." if parent else None
    if parent is None or parent.kind != Plan.Kind.INTEGRATED:
        return "Choose the integrated children's services plan that this plan stands beneath."
    return None


def why_not_hold(plan: Plan, kind: str) -> str | None:
    """Say why ``plan`` may not hold a source of this kind."""
    if kind in plan.may_hold:
        return None
    held = " and ".join(f"{word.lower()}s" for word in plan.kinds_held)
    return (
        f"{plan.title} holds {held} only, so it cannot hold a {SourceKind(kind).label.lower()}. "
        "Record the CYPPC's decision to widen it first."
    )


def why_not_take_up(point: LearningPoint, taken: Recommendation | None) -> str | None:
    """Say why a learning point cannot come into a plan; ``taken`` is the recommendation it already is."""
    if taken:
        return f"{taken.plan} holds this learning point already, as {taken}."
    if point.status == LearningStatus.REJECTED:
        return "The CYPPC did not accept this learning point, so no plan holds it."
    return why_not_settle(point) if point.status == LearningStatus.AGREED else None


def why_not_widen(plan: Plan, kinds: Iterable[str]) -> str | None:
    """Say why a decision to widen ``plan`` by these kinds changes nothing."""
    if set(kinds) - set(plan.may_hold):
        return None
    return "The plan already holds sources of these kinds. Choose a kind that it does not hold yet."


def why_not_link(action: Action, recommendations: Iterable[Recommendation]) -> str | None:
    """Say why ``action`` cannot answer these recommendations."""
    for recommendation in recommendations:
        if recommendation.source.plan_id != action.plan_id:
            return f"{recommendation} belongs to another plan. Link a recommendation of {action.plan}."
    return None


def why_not_judge_compliance(recommendation: Recommendation, judged: str, on: dt.date, *, answers: int) -> str | None:
    """Say why a recommendation cannot be judged so; ``answers`` counts the actions that answer it."""
    if on > clock.today():
        return "The date must be today or earlier."
    if judged == ComplianceJudgement.Compliance.MET and not answers:
        return f"No action answers {recommendation}, so nothing shows that it is met. Link that action first."
    return None


def why_not_transfer(action: Action, to: Plan, decided_on: dt.date) -> str | None:
    """Say why ``action`` cannot be carried into the plan ``to``."""
    if to.pk == action.plan_id:
        return f"{action} is in {to} already. Choose another plan."
    if to.partnership_id != action.plan.partnership_id:
        return f"{to} is another partnership's plan. Choose a plan of {action.plan.partnership}."
    if to.ends_on < clock.today():
        return f"{to} has ended. Choose a plan that still runs."
    return "The date must be today or earlier." if decided_on > clock.today() else None


def why_not_complete(*, pieces_of_evidence: int) -> str | None:
    """Say why an action cannot be complete yet."""
    if pieces_of_evidence:
        return None
    return "Nothing shows yet that this was done. Add at least one piece of evidence, then mark it as complete."


def why_not_embedded(*, impact: str, measured_by: str) -> str | None:
    """Say why an action cannot be embedded yet."""
    if impact.strip() and measured_by.strip():
        return None
    return "Say what is different for children and how that was measured, then confirm it as embedded."


def why_not_redate(action: Action, due_on: dt.date) -> str | None:
    """Say why ``action`` cannot be due on that day instead."""
    if action.status in {Status.COMPLETE, Status.EMBEDDING, Status.EMBEDDED}:
        return f"{action} is {action.get_status_display().lower()}, so its due date is past mattering. Reopen it first."
    if due_on == action.due_on:
        return "That is its due date already. Choose another day."
    if due_on < action.starts_on:
        return "It cannot be due before it starts. Choose a later day."
    return None


def why_not_rate(colour: str, reason: str) -> str | None:
    """Say why a rating cannot be overridden so."""
    if colour and not reason.strip():
        return "Say why the rating differs from what the dates suggest: the reason is kept and shown."
    return None if not colour or colour in Brag.values else "Choose blue, green, amber or red."


def why_not_sign_off(action: Action, body: str, *, signed: Iterable[str]) -> str | None:
    """Say why ``body`` cannot sign ``action`` off; ``signed`` are the bodies that have."""
    signed = set(signed)
    if body in signed:
        return f"{SignOff.Body(body).label} has signed {action} off already."
    if action.status in {Status.NOT_STARTED, Status.IN_PROGRESS}:
        return f"{action} is {action.get_status_display().lower()}. It can be signed off once it is complete."
    if body == SignOff.Body.CHIEF_OFFICERS and SignOff.Body.COMMITTEE not in signed:
        return "The CYPPC signs off first, then the Chief Officers Group."
    return None


def why_not_window(earliest_on: dt.date, latest_on: dt.date) -> str | None:
    """Say why a milestone cannot fall between these days."""
    return "The window ends before it begins. Choose a later last day." if latest_on < earliest_on else None


def why_not_judge(visit: Visit, indicator: Indicator, *, said: Iterable[str]) -> str | None:
    """Say why inspectors cannot have judged ``indicator`` at ``visit``; ``said`` are the codes they have judged."""
    if indicator.framework_id != visit.inspection.framework_id:
        return f"{visit} went by {visit.inspection.framework}. Choose an indicator of that framework."
    if indicator.code in set(said):
        return f"What they said of {indicator.code} at this visit is entered already. Change it there."
    return None


def why_not_moderate(evaluation: SelfEvaluation, on: dt.date) -> str | None:
    """Say why a self-evaluation cannot have been moderated on that day."""
    if evaluation.moderated_level:
        return "This self-evaluation is moderated and stays as it is. Add a new one."
    if on < evaluation.on:
        return "It cannot be moderated before it was made. Choose a later day."
    return "The date must be today or earlier." if on > clock.today() else None


def why_not_untie(evidence: Evidence, indicators: Iterable[object]) -> str | None:
    """Say why evidence cannot speak to these indicators alone."""
    if evidence.action_id or any(True for _ in indicators):
        return None
    return "This evidence belongs to no action, so it must speak to at least one indicator. Choose one."
