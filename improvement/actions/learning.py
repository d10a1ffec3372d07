"""Learning from practice review comes into a plan."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from improvement import policies
from improvement.actions.plans import add_recommendation, add_source
from improvement.models import Plan, Recommendation, Source, SourceKind
from practice_review.actions import accept_learning
from practice_review.models import LearningPoint
from practice_review.workflow import LearningStatus


@action(Permission.KEEP_PLANS)
def take_up_learning(
    plan: Plan, *, by: StaffMember, point: LearningPoint, decided_on: dt.date | None = None, words: str = ""
) -> Recommendation:
    """Take a learning point that the CYPPC accepts into a plan, as a recommendation under its practice review.

    A point that is agreed is accepted with this, on the day and in the words of the CYPPC; one accepted before is
    only entered. NotNow when the plan does not hold learning points, or the point cannot be taken up.
    """
    point = LearningPoint.objects.select_for_update(of=("self",)).select_related("referral").get(pk=point.pk)
    taken = Recommendation.objects.filter(learning_point=point).select_related("source__plan").first()
    for why_not in (policies.why_not_take_up(point, taken), policies.why_not_hold(plan, SourceKind.LEARNING_POINT)):
        if why_not:
            raise NotNow(why_not)
    if point.status == LearningStatus.AGREED:
        point = accept_learning(point, by=by, decided_on=decided_on, why=words)
    source = _source(plan, point, by=by)
    made: Recommendation = add_recommendation(source, by=by, text=point.text)
    made.learning_point = point
    made.save(update_fields=["learning_point"])
    return made


def _source(plan: Plan, point: LearningPoint, *, by: StaffMember) -> Source:
    """Return the plan's source for the practice review of a learning point; enter it when there is none.

    Everybody reads a plan, so the source says nothing of the referral but its reference.
    """
    reference = point.referral.reference
    if held := plan.sources.filter(reference=reference).first():
        return held
    entered: Source = add_source(
        plan,
        by=by,
        kind=SourceKind.LEARNING_POINT,
        reference=reference,
        title="Learning from practice review",
        from_document=f"Practice review {reference}",
        published_on=point.settled_on,
    )
    return entered
