"""What was learned: who leads the review, its learning points, and what the committee decided on each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action, role_for
from access.grants import grant, revoke
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from practice_review import policies, policies_after
from practice_review.conflicts import kept_out_of, shared_names, ties_of
from practice_review.letting_in import end_of, give_feedback, tell_office, tell_suggester
from practice_review.models import Duty, LearningPoint, PracticeReviewReferral, Review, ReviewReport
from practice_review.owing import owe
from practice_review.policies_report import why_not_agree_without
from practice_review.policies_review import why_not_beside
from practice_review.pseudonyms import why_not_issue
from practice_review.pseudonyms.issuing import issue
from practice_review.refusing import refuse
from practice_review.routing import who_must_not
from practice_review.workflow import LEARNING, PRACTICE_REVIEW
from work.actions import notify


@action(Permission.CHAIR_SUBGROUP)
def name_lead_reviewer(
    review: Review,
    *,
    by: StaffMember,
    lead_reviewer: StaffMember,
    remit: str,
    method: str = "",
    due_on: dt.date | None = None,
) -> Review:
    """Name who leads a review, with its remit, method and day. NotNow for who has line responsibility for the case."""
    referral = review.referral
    refuse(policies.why_not_go_on(by, kept_out_of(referral)))
    if due_on:
        referral.due_at = end_of(due_on)
        referral.save(update_fields=["due_at"])
    return appoint_reviewer(review, by=by, lead_reviewer=lead_reviewer, remit=remit, method=method, due_on=due_on)


def appoint_reviewer(review: Review, *, by: StaffMember, lead_reviewer: StaffMember, **given: Any) -> Review:
    """Let somebody lead a review and read its papers; who led before no longer does. Called inside guarded verbs."""
    referral = review.referral
    ties = ties_of(referral)
    out = who_must_not(referral) | kept_out_of(referral)
    refuse(policies.why_not_lead_review(lead_reviewer, involved=ties.own | ties.worked, lines=ties.lines, out=out))
    papers = [referral, *referral.returns.all(), *referral.items.all()]
    if review.lead_reviewer and review.lead_reviewer != lead_reviewer:
        for paper in papers:
            revoke(paper, of=review.lead_reviewer)
    for paper in papers:
        grant(paper, to=lead_reviewer, by=by, reason="leads the review")
    for field, value in given.items():
        setattr(review, field, value)
    review.lead_reviewer, review.named_at = lead_reviewer, clock.now()
    review.save(update_fields=["lead_reviewer", "named_at", *given])
    text = f"You lead the review of {referral.reference}"
    notify(lead_reviewer, text=text, about=referral, url=referral.get_absolute_url())
    return review


@action(Permission.WRITE_LEARNING)
def add_learning_point(
    referral: PracticeReviewReferral, *, by: StaffMember, text: str, theme: str = "", good_practice: bool | None = None
) -> LearningPoint:
    """Write down one thing learned, without names; good practice as the referral is, unless said otherwise."""
    _fit_to_share(referral, text, theme, by=by)
    last = referral.learning_points.order_by("-position").values_list("position", flat=True).first() or 0
    return LearningPoint.objects.create(
        referral=referral,
        text=text.strip(),
        theme=theme.strip(),
        good_practice=referral.is_good_practice if good_practice is None else good_practice,
        position=last + 1,
        written_by=by,
    )


@action(Permission.WRITE_LEARNING)
def change_learning_point(
    point: LearningPoint, *, by: StaffMember, text: str, theme: str = "", good_practice: bool = False
) -> LearningPoint:
    """Write a learning point better, while it is not agreed."""
    _fit_to_share(point.referral, text, theme, by=by)
    point.text, point.theme, point.good_practice = text.strip(), theme.strip(), good_practice
    point.save(update_fields=["text", "theme", "good_practice"])
    return point


@action(Permission.CHAIR_SUBGROUP, move=(PRACTICE_REVIEW, "agree_learning"))
def agree_learning(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Agree what a review found; the committee decides on each learning point next.

    NotNow without any, without a final report where the review was set up, while one names somebody, or may, and that
    is not answered, or beside a live inquiry that the review does not say how it keeps clear of.
    """
    review = Review.objects.filter(referral=referral).first()
    report = ReviewReport.objects.filter(referral=referral).first()
    refuse(
        policies.why_not_go_on(by, kept_out_of(referral)),
        policies.why_not_agree_learning(points=referral.learning_points.count()),
        why_not_agree_without(review, report),
        *(why_not_issue(point) for point in referral.learning_points.all()),
        why_not_beside(referral.live_matters.live().filter(kept_clear="")),
    )
    referral.due_at = None
    owe(referral)
    tell_office(referral, f"Learning is agreed on {referral.reference}")
    return referral


@action(Permission.KEEP_SUBGROUP, move=(LEARNING, "accept_learning"))
def accept_learning(
    point: LearningPoint, *, by: StaffMember, decided_on: dt.date | None = None, why: str = ""
) -> LearningPoint:
    """Record that the committee accepted a learning point: from now every member of staff may read it.

    NotNow while its words name somebody, or may, and that is not answered.
    """
    _settle(point, by=by, on=decided_on, why=why)
    _share(point, by=by)
    return point


@action(Permission.KEEP_SUBGROUP, move=(LEARNING, "amend_learning"))
def amend_learning(
    point: LearningPoint, *, by: StaffMember, why: str, text: str = "", decided_on: dt.date | None = None
) -> LearningPoint:
    """Record that the committee accepted a learning point in words of its own; those of the sub-group are kept.

    NotNow when its words name somebody, or may: here nothing is justified, since the committee can choose others.
    """
    _settle(point, by=by, on=decided_on, why=why)
    refuse(policies.why_not_amend(point, text, shared_names(point.referral)))
    point.agreed_text, point.text = point.text, text.strip()
    refuse("The committee’s words name somebody, or may. Write them without names." if why_not_issue(point) else None)
    _share(point, by=by)
    return point


def _share(point: LearningPoint, *, by: StaffMember) -> None:
    """Share an accepted point with every member of staff, and tell the suggester the first time."""
    issue(point, by=by)
    referral = point.referral
    if referral.learning_shared_at is None:
        referral.learning_shared_at = clock.now()
        referral.save(update_fields=["learning_shared_at"])
        tell_suggester(referral, f"Learning from your suggestion {referral.reference} is shared")


@action(Permission.KEEP_SUBGROUP, move=(LEARNING, "reject_learning"))
def reject_learning(
    point: LearningPoint, *, by: StaffMember, why: str, decided_on: dt.date | None = None
) -> LearningPoint:
    """Record that the committee did not accept a learning point, and why."""
    _settle(point, by=by, on=decided_on, why=why)
    return point


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "close"))
def close(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Close a referral whose every learning point the committee has decided on, with nothing left that is owed."""
    owed = Duty.objects.filter(referral=referral)
    refuse(policies.why_not_close(referral.learning_points.all()), policies_after.why_not_close_with(owed))
    referral.due_at, referral.closed_at = None, clock.now()
    tell_suggester(referral, f"{referral.reference} is closed")
    return referral


@action(Permission.KEEP_SUBGROUP)
def feed_back(referral: PracticeReviewReferral, *, by: StaffMember, text: str) -> PracticeReviewReferral:
    """Tell the suggester what came of it, in the sub-group's words; due by PRR_FEEDBACK from the decision."""
    refuse(None if text.strip() else "Write what the suggester is told.")
    give_feedback(referral, by=by, given_as=str(role_for(by, Permission.KEEP_SUBGROUP)), text=text)
    referral.save(update_fields=["feedback_at"])
    return referral


def _settle(point: LearningPoint, *, by: StaffMember, on: dt.date | None, why: str) -> None:
    on = on or clock.today()
    refuse(policies.why_not_settle(point), policies.why_not_settle_on(on, clock.today()))
    point.settled_by, point.settled_on, point.settled_reason = by, on, why


def _fit_to_share(referral: PracticeReviewReferral, text: str, theme: str, *, by: StaffMember) -> None:
    """Refuse words that name a child, the family or a worker, and an author who kept out of the decision."""
    names = shared_names(referral)
    refuse(
        policies.why_not_go_on(by, kept_out_of(referral)),
        policies.why_not_add_learning(referral, text, names),
        policies.why_not_name_in(theme, names),
    )
