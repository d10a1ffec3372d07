"""Why not, on the way to the sub-group: questions, a challenge, the check, reminders, agenda, deputies. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence

from access.roles import Permission
from agencies.models import SeatHeld, StaffMember
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    Challenge,
    EscalationNotice,
    FurtherInformation,
    PracticeReviewReferral,
)
from practice_review.workflow import AFTER_DECISION, ReturnStatus, Status

Outcome = PracticeReviewReferral.Outcome


def why_not_say(words: str, missing: str) -> str | None:
    """Say what is missing where words are needed."""
    return None if words.strip() else missing


def why_not_challenge(*, challenged: bool) -> str | None:
    """Say why a no cannot be challenged."""
    return "A no is challenged once. Speak to the committee office about anything new." if challenged else None


def why_not_ask_second(
    challenge: Challenge, staff: StaffMember, *, chairs: bool, kept_away: bool, tied: bool
) -> str | None:
    """Say why ``staff`` cannot settle a challenge; ``chairs`` says that she is in the chair of the sub-group now."""
    if staff == challenge.referral.suggested_by or kept_away or tied:
        return f"{staff} is tied to this one. Choose somebody else."
    if staff == challenge.declined_by:
        return f"{staff} said no, so somebody else settles the challenge."
    if staff.may(Permission.KEEP_SUBGROUP):
        return f"{staff} keeps the inbox, and the office never decides."
    if not staff.is_active or not staff.may(Permission.SETTLE_CHALLENGE):
        return f"{staff} neither chairs the sub-group nor is a designated manager now."
    if not chairs and staff.agency == challenge.referral.agency:
        return f"{staff} belongs to {challenge.referral.agency}. Choose the chair, or another agency’s manager."
    return None


def why_not_link_duplicate(referral: PracticeReviewReferral, other: PracticeReviewReferral) -> str | None:
    """Say why ``referral`` cannot be closed as told already by ``other``."""
    if other == referral:
        return "Choose the other referral that tells the same."
    if other.duplicate_of_id:
        return f"{other} was itself told already. Choose the one it went on with."
    if other.referred_at is None:
        return f"{other} has not come to the sub-group, so nothing goes on with it. Choose another."
    return None


def why_not_record_matter(*, what: str, confirmed_by: str, confirmed_on: dt.date, today: dt.date) -> str | None:
    """Say why another inquiry cannot be written down so."""
    if not (what.strip() and confirmed_by.strip()):
        return "Say what it is, and who confirmed it."
    return "Nobody has confirmed it on a day to come." if confirmed_on > today else None


def why_not_end_matter(*, ended_on: dt.date | None, on: dt.date, confirmed_on: dt.date, today: dt.date) -> str | None:
    """Say why another inquiry cannot end so."""
    if ended_on:
        return "It is over already."
    return None if confirmed_on <= on <= today else "It ends after it was confirmed, and not on a day to come."


def why_not_put_off(until: dt.date, *, latest: dt.date, today: dt.date) -> str | None:
    """Say why a referral cannot be put off until then."""
    if today < until <= latest:
        return None
    return f"Say when it is looked at again: a day after today, by {latest:%-d %B %Y} at the latest."


def why_not_take_up(referral: PracticeReviewReferral, *, returns: bool) -> str | None:
    """Say why a referral put off is not checked again; ``returns`` says whether any were asked for."""
    if referral.outcome or returns:
        return f"The returns of {referral} were asked for before. Put it on an agenda."
    return None


def why_not_list(referral: PracticeReviewReferral, *, returns: bool) -> str | None:
    """Say why a referral put off cannot go on an agenda."""
    if referral.status == Status.DEFERRED and not returns:
        return "No agency has been asked for a return yet. Take it up again first."
    return None


def why_not_tell(notice: EscalationNotice, words: str, on: dt.date, today: dt.date) -> str | None:
    """Say why it cannot be written down that somebody was told."""
    if notice.done_on:
        return f"{notice.get_whom_display()} has been told already."
    if on > today:
        return "Enter the day on which they were told; it is not a day to come."
    return why_not_say(words, "Say how they were told, and who took it.")


def why_not_hand_on(owed: Iterable[EscalationNotice]) -> str | None:
    """Say why a possible learning review cannot be closed."""
    names = [one.get_whom_display() for one in owed]
    return f"Not told yet: {', '.join(names)}. Write down first that they were." if names else None


def why_not_enter(*, starts_on: dt.date, ends_on: dt.date | None, today: dt.date, what: str, source: str) -> str | None:
    """Say why a chronology row cannot be written so."""
    if not (what.strip() and source.strip()):
        return "Say what happened, and in which record it stands."
    if starts_on > today or (ends_on and ends_on > today):
        return "A chronology tells what was: no day to come."
    return "A period ends after it begins." if ends_on and ends_on <= starts_on else None


def why_not_nil(*, nil: bool, entries: bool) -> str | None:
    """Say why a return cannot be nil."""
    return "There are rows in the chronology, so it is no nil return. Take them out first." if nil and entries else None


def why_not_ask_further(asked: AgencyReturn, what: str) -> str | None:
    """Say why an agency cannot be asked for more."""
    if asked.referral.status in AFTER_DECISION:
        return f"The sub-group has decided on {asked.referral}."
    if asked.status != ReturnStatus.SIGNED:
        return "Its return is not signed yet. Remind the agency instead."
    return why_not_say(what, "Say what is asked.")


def why_not_answer_further(further: FurtherInformation, answer: str) -> str | None:
    """Say why further information cannot be given."""
    return "This is answered already." if further.answered_at else why_not_say(answer, "Write the answer.")


def why_not_remind(asked: AgencyReturn, *, today: dt.date, last: dt.date | None) -> str | None:
    """Say why an agency cannot be reminded of its return."""
    if asked.signed_at or asked.went_on_without or asked.referral.status in AFTER_DECISION:
        return "Nothing is waited for here."
    return f"{asked.agency} was reminded today. Ring them." if last == today else None


def why_not_waive(asked: AgencyReturn, why: str) -> str | None:
    """Say why the chair cannot waive a return."""
    if asked.signed_at:
        return "This return is signed."
    if asked.waived_by_id or asked.referral.status != Status.RETURNS_ASKED:
        return "Nothing is waited for here."
    return why_not_say(why, "Say why the sub-group can do without it.")


def why_not_order(order: Sequence[AgendaItem], items: Collection[AgendaItem], minutes: Iterable[int]) -> str | None:
    """Say why an agenda cannot stand so."""
    if set(order) != set(items) or len(order) != len(items):
        return "The agenda has changed meanwhile. Look at it again."
    return None if all(one > 0 for one in minutes) else "Give every item at least a minute."


def why_not_deputise(held: SeatHeld, staff: StaffMember, *, seated: bool, tied_to: Sequence[AgendaItem]) -> str | None:
    """Say why ``staff`` cannot stand in for who holds a seat; ``tied_to`` are items she would have to keep out of."""
    if held.seat.is_chair:
        return "Nobody stands in for the chair. The office names an acting chair instead."
    if held.seat.agency is None:
        return f"The seat {held.seat} is no agency’s, so nobody can stand in for it."
    if seated or staff.may(Permission.KEEP_SUBGROUP):
        return f"{staff} holds a seat or keeps the inbox. Choose somebody else of {held.seat.agency}."
    if not staff.is_active or staff.agency != held.seat.agency:
        return f"{staff} is not of {held.seat.agency}. Choose somebody of the same agency."
    if tied_to:
        return f"{staff} would keep out of item {tied_to[0].position} herself. Choose somebody who is not tied to it."
    return None
