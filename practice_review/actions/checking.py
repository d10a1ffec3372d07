"""The office's check of what came in: told already, under another inquiry, put off; and whom it tells afterwards."""

from __future__ import annotations

import datetime as dt

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import StaffMember
from common import clock
from practice_review import policies_inbox as policies
from practice_review.letting_in import end_of, tell_suggester
from practice_review.models import EscalationNotice, LiveMatter, PracticeReviewReferral
from practice_review.refusing import refuse
from practice_review.workflow import PRACTICE_REVIEW
from reference.timescales import due


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "acknowledge"))
def acknowledge(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Tell the suggester that it has come, and begin to check it, by PRR_CHECK."""
    referral.due_at = due("PRR_CHECK", clock.now())
    tell_suggester(referral, f"{referral.reference} has come to the committee office")
    return referral


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "close_as_duplicate"))
def close_as_duplicate(
    referral: PracticeReviewReferral, *, by: StaffMember, why: str, of: PracticeReviewReferral | None = None
) -> PracticeReviewReferral:
    """Close a referral that tells what another tells already, and link the two; the suggester is told."""
    if of is None:
        raise NotNow("Choose the other referral that tells the same.")
    refuse(policies.why_not_link_duplicate(referral, of))
    referral.duplicate_of, referral.due_at, referral.closed_at = of, None, clock.now()
    tell_suggester(referral, f"{referral.reference} goes on together with another that tells the same")
    return referral


@action(Permission.KEEP_SUBGROUP)
def record_matter(
    referral: PracticeReviewReferral,
    *,
    by: StaffMember,
    kind: str,
    what: str,
    confirmed_by: str,
    confirmed_on: dt.date,
) -> LiveMatter:
    """Write down another review, inquiry or prosecution about the same matter, as somebody confirmed it."""
    refuse(
        policies.why_not_record_matter(
            what=what, confirmed_by=confirmed_by, confirmed_on=confirmed_on, today=clock.today()
        )
    )
    return LiveMatter.objects.create(
        referral=referral, kind=kind, what=what, confirmed_by=confirmed_by, confirmed_on=confirmed_on, recorded_by=by
    )


@action(Permission.KEEP_SUBGROUP)
def end_matter(matter: LiveMatter, *, by: StaffMember, on: dt.date, words: str) -> LiveMatter:
    """Write down that another inquiry is over, and how it ended."""
    when = policies.why_not_end_matter(
        ended_on=matter.ended_on, on=on, confirmed_on=matter.confirmed_on, today=clock.today()
    )
    refuse(when, policies.why_not_say(words, "Say how it ended."))
    matter.ended_on, matter.ended_words = on, words.strip()
    matter.save(update_fields=["ended_on", "ended_words"])
    return matter


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "put_off"))
def put_off(
    referral: PracticeReviewReferral, *, by: StaffMember, why: str, until: dt.date | None = None
) -> PracticeReviewReferral:
    """Put a referral off before the sub-group has it, as when a prosecution is live; at most by PRR_DEFER_CHECK."""
    latest = due("PRR_DEFER_CHECK", clock.now()).date()
    refuse(policies.why_not_put_off(until or latest, latest=latest, today=clock.today()))
    referral.defer_until = until or latest
    referral.due_at = end_of(referral.defer_until)
    tell_suggester(referral, f"{referral.reference} waits, and is looked at again")
    return referral


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "take_up_again"))
def take_up_again(referral: PracticeReviewReferral, *, by: StaffMember) -> PracticeReviewReferral:
    """Check a referral again that the office put off."""
    refuse(policies.why_not_take_up(referral, returns=referral.returns.exists()))
    referral.defer_until, referral.due_at = None, due("PRR_CHECK", clock.now())
    return referral


@action(Permission.KEEP_SUBGROUP)
def tell(notice: EscalationNotice, *, by: StaffMember, words: str, on: dt.date | None = None) -> EscalationNotice:
    """Write down that somebody was told of a possible learning review: when, how."""
    on = on or clock.today()
    refuse(policies.why_not_tell(notice, words, on, clock.today()))
    notice.done_on, notice.done_by, notice.words = on, by, words.strip()
    notice.save(update_fields=["done_on", "done_by", "words"])
    following = notice.referral.notices_owed.owed().order_by("due_at").first()
    notice.referral.due_at = following.due_at if following else None
    notice.referral.save(update_fields=["due_at"])
    return notice


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "hand_on"))
def hand_on(referral: PracticeReviewReferral, *, by: StaffMember, why: str) -> PracticeReviewReferral:
    """Close a possible learning review with what the committee decided, once everybody was told."""
    refuse(policies.why_not_hand_on(referral.notices_owed.owed()))
    referral.due_at, referral.closed_at = None, clock.now()
    tell_suggester(referral, f"The committee decided on {referral.reference}")
    return referral
