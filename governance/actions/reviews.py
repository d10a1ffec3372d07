"""Verbs of a body's review of its own effectiveness."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from governance import policies
from governance.models import Body, BodyMember, EffectivenessAnswer, EffectivenessReview
from work.actions.notices import notify


def _refuse(*why_nots: str | None) -> None:
    for why_not in filter(None, why_nots):
        raise NotNow(why_not)


@action(Permission.KEEP_PLANS)
def open_review(body: Body, *, by: StaffMember, answers_by: dt.date) -> EffectivenessReview:
    """Ask a body's members how effective it is. NotNow while another review is open."""
    waits = EffectivenessReview.objects.filter(body=body, closed_on=None).exists()
    _refuse(
        "A review of this body is open already." if waits else None,
        "Give the members until a day ahead." if answers_by <= clock.today() else None,
    )
    review = EffectivenessReview.objects.create(body=body, asked_on=clock.today(), answers_by=answers_by)
    for one in BodyMember.objects.on().filter(body=body).select_related("staff"):
        notify(
            one.staff, text=f"How effective is {body}? Answer in private", about=review, url=review.get_absolute_url()
        )
    return review


@action(Permission.USE_ROWAN)
def answer_review(
    review: EffectivenessReview, *, by: StaffMember, words: str = "", **answers: str
) -> EffectivenessAnswer:
    """Answer as a member; a later answer replaces the earlier until the review is closed."""
    sits = BodyMember.objects.on().filter(body=review.body, staff=by).exists()
    _refuse(policies.why_not_answer(review, sits=sits))
    given = {**answers, "words": words}
    return EffectivenessAnswer.objects.update_or_create(review=review, member=by, defaults=given)[0]


@action(Permission.KEEP_PLANS)
def close_review(review: EffectivenessReview, *, by: StaffMember, result: str) -> EffectivenessReview:
    """Close a review with what the body concludes. NotNow before three members answered."""
    _refuse(policies.why_not_close(review, result, answers=review.answers.count()))
    review.closed_on, review.result = clock.today(), result
    review.save(update_fields=["closed_on", "result"])
    return review
