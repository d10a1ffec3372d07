"""Why not, after the decision: a review's team, remit and talks, and what an open review holds. Pure: no writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from agencies.models import StaffMember
from practice_review.models import LiveMatter, PracticeReviewReferral, PractitionersEvent, Review, TeamMember
from practice_review.models.setting_up import Offer
from practice_review.workflow import Status


def why_not_work_on(review: Review, by: StaffMember, out: Collection[StaffMember]) -> str | None:
    """Say why nothing more is written about a review, or not by ``by``; ``out`` kept out of the decision."""
    if review.referral.status != Status.IN_REVIEW:
        return f"The review of {review.referral} is over, so its papers stay as they are."
    if by in out:
        return "You kept out of the decision, so keep out of the review."
    return None


def why_not_join(
    staff: StaffMember, review: Review, *, tied: Collection[StaffMember], on_team: Collection[StaffMember]
) -> str | None:
    """Say why ``staff`` cannot be on a review's team; ``tied`` worked on the case, manage who did, or keep out."""
    if not staff.is_active:
        return f"The account of {staff} is closed. Choose somebody else."
    if staff in tied:
        return (
            f"{staff} worked on the case, suggested this, has line responsibility for somebody who did, or keeps out "
            "of it. Choose somebody else for the team."
        )
    if staff == review.lead_reviewer or staff in on_team:
        return f"{staff} is on the team already."
    return None


def why_not_leave(member: TeamMember) -> str | None:
    """Say why somebody cannot leave a review's team."""
    return f"{member.staff} has left the team already." if member.left_on else None


def why_not_set_remit(
    *, terms: str, questions: str, methods: str, covers_from: dt.date, covers_to: dt.date, first: bool, why: str
) -> str | None:
    """Say why a remit cannot stand so."""
    if not (terms.strip() and questions.strip() and methods.strip()):
        return "Say what the review looks into, which questions it answers, and how."
    if covers_to < covers_from:
        return "The time it looks into ends before it begins. Change its dates."
    return None if first or why.strip() else "Say why the remit is changed: the earlier one is kept beside it."


def why_not_set_up(
    review: Review, *, remits: int, members: int, contacts: int, supports: int, unclear: Iterable[LiveMatter]
) -> str | None:
    """Say what is missing before a review is set up; ``unclear`` are live inquiries it does not say it keeps clear of.

    Source: learning review guidance, updated 2024, on planning a review; check locally.
    """
    if review.set_up_at:
        return "The review is set up already."
    referral = review.referral
    # Good practice may be about no family at all.
    no_family = referral.is_good_practice and not (referral.child or referral.case or referral.concern)
    missing = [
        words
        for there, words in (
            (review.lead_reviewer, "who leads it"),
            (members, "somebody else on its team"),
            (remits, "its remit"),
            (contacts or no_family, "who of the family is asked to take part"),
            (supports, "support offered to a practitioner"),
        )
        if not there
    ]
    if missing:
        return f"Still missing: {', '.join(missing)}."
    return why_not_beside(unclear)


def why_not_beside(unclear: Iterable[LiveMatter]) -> str | None:
    """Say why a review cannot go on beside live inquiries that it does not say how it keeps clear of."""
    kinds = [one.get_kind_display().lower() for one in unclear]
    return f"Say first how the review keeps clear of: {', '.join(kinds)}." if kinds else None


def why_not_keep_clear(matter: LiveMatter, words: str) -> str | None:
    """Say why it cannot be written down how a review keeps clear of another inquiry."""
    if matter.ended_on:
        return "That inquiry is over."
    return None if words.strip() else "Say how the review keeps clear of it."


def why_not_plan_event(starts_on: dt.date, ends_on: dt.date | None) -> str | None:
    """Say why a practitioners' event cannot be planned so."""
    return "The window ends after it begins." if ends_on and ends_on <= starts_on else None


def why_not_invite(event: PractitionersEvent, *, invited: bool) -> str | None:
    """Say why a practitioner cannot be asked to an event."""
    if event.held_on:
        return "The event is over."
    return "That practitioner is asked already." if invited else None


def why_not_record_event(
    event: PractitionersEvent, *, on: dt.date, today: dt.date, learned: str, support: str, invited: int
) -> str | None:
    """Say why it cannot be written down what came of an event."""
    if event.held_on:
        return "What came of it is written down already."
    if not invited:
        return "Nobody was asked to it yet. Ask the practitioners first."
    if on > today or on < event.starts_on:
        return "Enter the day on which it was held: on or after the first day planned, and not a day to come."
    return None if learned.strip() and support.strip() else "Say what was learned, and what support was offered."


def why_not_offer(on: dt.date, today: dt.date) -> str | None:
    """Say why something cannot have been offered on that day."""
    return "Enter the day on which it was offered; it is not a day to come." if on > today else None


def why_not_answer_offer(offer: Offer, answer: str, on: dt.date, today: dt.date) -> str | None:
    """Say why what came of an offer cannot be written down so."""
    if offer.answer != Offer.Answer.WAITING:
        return "What came of it is written down already."
    if answer not in {Offer.Answer.TAKEN_UP, Offer.Answer.NOT_TAKEN_UP}:
        return "Say whether it was taken up."
    return None if offer.offered_on <= on <= today else "The answer comes after the offer, and not on a day to come."


def why_not_dispose(referrals: Iterable[PracticeReviewReferral]) -> str | None:
    """Say why what ``referrals`` are linked to cannot be disposed of: one of them is open."""
    open_ = sorted(str(one) for one in referrals if one.status not in OVER)
    return f"A practice review is open on it ({', '.join(open_)}), so it is kept." if open_ else None


OVER = frozenset({Status.CLOSED, Status.DECLINED, Status.WITHDRAWN, Status.DRAFT})
