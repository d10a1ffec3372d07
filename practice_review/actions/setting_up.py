"""After the decision: a review's team and remit, other inquiries it keeps clear of, and when it is set up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action
from access.grants import grant, revoke
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from practice_review import policies_review as policies
from practice_review.conflicts import kept_out_of, ties_of
from practice_review.letting_in import end_of, tell_office
from practice_review.models import LiveMatter, Remit, Review, TeamMember
from practice_review.refusing import refuse
from practice_review.routing import who_must_not
from reference.timescales import due
from work.actions import notify


@action(Permission.CHAIR_SUBGROUP)
def join_team(review: Review, *, by: StaffMember, staff: StaffMember, part: str) -> TeamMember:
    """Let somebody onto a review's team; she reads its papers, and nothing more of the case than before."""
    referral, ties = review.referral, ties_of(review.referral)
    out = kept_out_of(referral)
    on_team = {one.staff for one in review.teammembers.filter(left_on=None).select_related("staff")}
    tied = ties.own | ties.worked | ties.lines | who_must_not(referral) | out
    refuse(policies.why_not_work_on(review, by, out), policies.why_not_join(staff, review, tied=tied, on_team=on_team))
    for paper in (referral, *referral.returns.all(), *referral.items.all()):
        grant(paper, to=staff, by=by, reason="on the review's team", opens_people=False)
    text = f"You are on the team of the review of {referral.reference}"
    notify(staff, text=text, about=referral, url=review.get_papers_url())
    return TeamMember.objects.create(
        review=review, referral=referral, staff=staff, agency=staff.agency, part=part, joined_on=clock.today()
    )


@action(Permission.CHAIR_SUBGROUP)
def leave_team(member: TeamMember, *, by: StaffMember) -> TeamMember:
    """Take somebody off a review's team: she no longer reads its papers."""
    referral = member.referral
    refuse(policies.why_not_work_on(member.review, by, kept_out_of(referral)), policies.why_not_leave(member))
    for paper in (referral, *referral.returns.all(), *referral.items.all()):
        revoke(paper, of=member.staff)
    member.left_on = clock.today()
    member.save(update_fields=["left_on"])
    return member


@action(Permission.CHAIR_SUBGROUP)
def set_remit(
    review: Review,
    *,
    by: StaffMember,
    terms: str,
    questions: str,
    methods: str,
    covers_from: dt.date,
    covers_to: dt.date,
    why: str = "",
) -> Remit:
    """Set what a review looks into, which questions it answers, of what time, how; earlier remits are kept."""
    last = review.remits.order_by("-number").first()
    given: dict[str, Any] = {"terms": terms, "questions": questions, "methods": methods}
    period: dict[str, Any] = {"covers_from": covers_from, "covers_to": covers_to}
    refuse(
        policies.why_not_work_on(review, by, kept_out_of(review.referral)),
        policies.why_not_set_remit(**given, **period, first=last is None, why=why),
    )
    review.remit, review.method = terms.strip(), methods.strip()
    review.save(update_fields=["remit", "method"])
    return Remit.objects.create(
        review=review,
        referral=review.referral,
        number=last.number + 1 if last else 1,
        why=why.strip(),
        set_by=by,
        set_at=clock.now(),
        **{field: words.strip() for field, words in given.items()},
        **period,
    )


@action(Permission.KEEP_SUBGROUP)
def keep_clear(matter: LiveMatter, *, by: StaffMember, words: str) -> LiveMatter:
    """Write down how the review keeps clear of another inquiry into the same matter."""
    refuse(policies.why_not_keep_clear(matter, words))
    matter.kept_clear = words.strip()
    matter.save(update_fields=["kept_clear"])
    return matter


@action(Permission.CHAIR_SUBGROUP)
def set_up(review: Review, *, by: StaffMember) -> Review:
    """Say that a review is set up, with all that needs; without a day of its own it is due by PRR_REVIEW."""
    referral = review.referral
    refuse(
        policies.why_not_work_on(review, by, kept_out_of(referral)),
        policies.why_not_set_up(
            review,
            remits=review.remits.count(),
            members=review.teammembers.filter(left_on=None).count(),
            contacts=review.familycontacts.count(),
            supports=review.staffsupports.count(),
            unclear=referral.live_matters.live().filter(kept_clear=""),
        ),
    )
    review.set_up_at = clock.now()
    review.due_on = review.due_on or due("PRR_REVIEW", clock.now()).date()
    review.save(update_fields=["set_up_at", "due_on"])
    referral.due_at = end_of(review.due_on)
    referral.save(update_fields=["due_at"])
    tell_office(referral, f"The review of {referral.reference} is set up")
    return review
