"""Why not: sentences that refuse, or None. Pure: no user's sight, no writes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from access.roles import Permission
from agencies.models import Agency, StaffMember
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    LearningPoint,
    Meeting,
    PracticeReviewReferral,
)
from practice_review.pseudonyms.checker import find
from practice_review.pseudonyms.terms import Sort, Term
from practice_review.pseudonyms.words import is_common, plain
from practice_review.quorum import Quorum
from practice_review.workflow import AFTER_DECISION, LearningStatus, ReturnStatus, Status

Outcome = PracticeReviewReferral.Outcome


def why_not_name_in(text: str, names: Iterable[str]) -> str | None:
    """Say why ``text`` cannot stand where nobody may be named; ``names`` are those Rowan knows of."""
    for name in names:
        if len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):  # noqa: PLR2004  "Al" is a word
            if is_common(plain(name)) and not find(text, [Term(Sort.FORENAME, name, name)]):
                continue  # "it will help" does not name Will
            return f"Leave names out: “{name}” is one. Write “the child”, “a parent” or “a worker” instead."
    return None


def why_not_submit(referral: PracticeReviewReferral) -> str | None:
    """Say why a suggestion cannot be sent yet."""
    if referral.at_risk_now and referral.concern is None:
        return "A child may be at risk now, so log a concern first and say here which one. This can follow it."
    if not (referral.title.strip() and referral.what_happened.strip() and referral.why_learn.strip()):
        return "Give a title, what happened, and why it is worth learning from."
    told = referral.child or referral.concern or referral.case or referral.child_words.strip()
    if not referral.is_good_practice and not told:
        return "Say which child, concern or case this is about; words are enough."
    return None


def why_not_change(referral: PracticeReviewReferral) -> str | None:
    """Say why a suggestion cannot be changed any more."""
    return None if referral.status == Status.DRAFT else f"{referral} was sent, so it stays as it was suggested."


def why_not_through_office(*, has_managers: bool) -> str | None:
    """Say why a suggestion cannot go through the office."""
    return "Your agency has designated managers, so one of them decides. Send it to them." if has_managers else None


def why_not_to_manager(*, has_managers: bool) -> str | None:
    """Say why a suggestion cannot go to a designated manager."""
    return None if has_managers else "You have no designated manager, so this goes through the committee office."


def why_not_name_decider(
    referral: PracticeReviewReferral, staff: StaffMember, *, others_able: bool, kept_away: bool
) -> str | None:
    """Say why ``staff`` cannot be named to decide; ``others_able`` says whether somebody of the agency could."""
    if referral.status != Status.WITH_MANAGER:
        return f"{referral} is {referral.get_status_display().lower()}, so nobody has to be named."
    if others_able:
        return f"{referral.agency} has a designated manager or deputy who may decide. Leave it with them."
    if staff == referral.suggested_by or kept_away:
        return f"{staff} may not decide on this one. Choose another agency's designated manager."
    if not staff.is_active or not staff.may(Permission.DECIDE_REFERRAL):
        return f"{staff} is no designated manager or deputy now. Choose one of another agency."
    if staff.may(Permission.KEEP_SUBGROUP) or staff.agency == referral.agency:
        is_office = staff.may(Permission.KEEP_SUBGROUP)
        who = "keeps the inbox, and the office never decides" if is_office else f"belongs to {referral.agency}"
        return f"{staff} {who}. Choose a designated manager of another agency."
    return None


def why_not_decline(code: str, codes: Iterable[str]) -> str | None:
    """Say why a suggestion cannot be declined so."""
    return None if code in codes else "Choose the reason for declining from the list."


def why_not_ask(
    agencies: Iterable[Agency], *, asked: Iterable[Agency], without_managers: Iterable[Agency]
) -> str | None:
    """Say why these agencies cannot be asked for a return; ``asked`` have been asked before."""
    if not (wanted := list(agencies)):
        return "Choose at least one agency to ask for a return."
    for agency in wanted:
        if agency in asked:
            return f"{agency} has been asked already."
        if agency in without_managers:
            return f"{agency} has no designated managers who could make a return. Leave it out."
    return None


def why_not_ask_also(referral: PracticeReviewReferral) -> str | None:
    """Say why no further agency can be asked."""
    if referral.status == Status.RETURNS_ASKED:
        return None
    return f"{referral} is {referral.get_status_display().lower()}, so it is too late or too early to ask for a return."


def why_not_touch(asked: AgencyReturn) -> str | None:
    """Say why nothing can be done with a return any more."""
    if asked.referral.status in AFTER_DECISION:
        return f"The sub-group has decided on {asked.referral}, so this return stays as it is. Tell the office."
    return None


def why_not_write(asked: AgencyReturn) -> str | None:
    """Say why a return cannot be written on."""
    if why_not := why_not_touch(asked):
        return why_not
    if asked.status == ReturnStatus.ASKED:
        return "Start gathering first."
    return "This return is signed. Reopen it with a reason first." if asked.status == ReturnStatus.SIGNED else None


def why_not_say(*, nil: bool, account: str) -> str | None:
    """Say why a return cannot say both that there is nothing and what there is."""
    return "Either tick “We hold nothing” or give an account, not both." if nil and account.strip() else None


def why_not_search(
    *, found: bool, not_found: str, covers_from: dt.date | None, covers_to: dt.date | None
) -> str | None:
    """Say why a search cannot be recorded so."""
    if not found and not not_found.strip():
        return "Say what was looked for and not found."
    if covers_from and covers_to and covers_to < covers_from:
        return "The search ends before it begins. Change its dates."
    return None


def why_not_sign(asked: AgencyReturn, *, searches: int) -> str | None:
    """Say why a return cannot be signed yet."""
    if why_not := why_not_touch(asked):
        return why_not
    if not searches:
        return "Record at least one search: which records, by whom, for which dates."
    if not asked.nil and not asked.account.strip():
        return "Give an account of what your agency knows, or say expressly that it holds nothing."
    return None


def why_not_receive(unsigned: Iterable[AgencyReturn], without: Mapping[Any, str]) -> str | None:
    """Say why the office cannot go on: each return not signed needs a reason in ``without``, by its key."""
    missing = [
        str(asked.agency) for asked in unsigned if not (asked.went_on_without or without.get(asked.pk, "").strip())
    ]
    if missing:
        return f"No signed return yet from {', '.join(missing)}. Wait, or say for each why you go on without it."
    return None


def why_not_meet(meeting: Meeting, today: dt.date) -> str | None:
    """Say why nothing more can be put on a meeting's agenda."""
    if meeting.held_at or meeting.on < today:
        return f"{meeting} is over. Choose a meeting to come."
    return None


def why_not_minute(meeting: Meeting) -> str | None:
    """Say why a meeting's attendance and minutes cannot be changed."""
    return f"{meeting} is closed. Its minutes stand." if meeting.held_at else None


def why_not_close_meeting(meeting: Meeting, today: dt.date, *, items_waiting: int) -> str | None:
    """Say why a meeting cannot be closed yet."""
    if meeting.on > today:
        return f"{meeting} is on {meeting.on:%-d %B %Y}. Close it when it is over."
    if items_waiting:
        return "Some items are neither decided nor taken off the agenda. Settle them first."
    return why_not_minute(meeting)


def why_not_keep_out(item: AgendaItem, kind: str, kinds: Iterable[str], words: str) -> str | None:
    """Say why a conflict cannot be declared so."""
    if item.over_at:
        return "This item is over."
    if kind not in kinds:
        return "Choose what the conflict is."
    return None if words.strip() else "Say in a few words what the conflict is."


def why_not_declare(item: AgendaItem, words: str) -> str | None:
    """Say why an interest cannot be declared so."""
    if item.over_at:
        return "This item is over."
    return None if words.strip() else "Say in a few words what the interest is."


def why_not_decide_item(item: AgendaItem, quorum: Quorum, today: dt.date, by: StaffMember | None = None) -> str | None:
    """Say why the sub-group cannot decide on an item now, or not with ``by`` in the chair."""
    if item.over_at:
        return "This item is over: it was decided, or taken off the agenda."
    if why_not := why_not_chair(quorum, by):
        return why_not
    if item.meeting.on > today:
        return f"The meeting is on {item.meeting.on:%-d %B %Y}. The decision is recorded then."
    if not quorum.is_met:
        return (
            f"The meeting has no quorum for this item. {quorum.in_words} "
            "Who keeps out is not counted and the number is never lowered: put it on another agenda."
        )
    return None


def why_not_chair(quorum: Quorum, by: StaffMember | None = None) -> str | None:
    """Say why nobody chairs an item, or why ``by`` does not."""
    if not quorum.chairs_there_are:
        return "The sub-group has no chair and no acting chair, so it cannot decide. The office fills the seat first."
    if quorum.chair is None and quorum.chair_sent_apologies:
        return "The chair sent apologies, so the meeting cannot decide. The office names an acting chair first."
    if quorum.chair is None:
        return "The chair keeps out of this item, so it cannot be decided. The office names an acting chair first."
    if quorum.chair.staff.may(Permission.KEEP_SUBGROUP):
        return f"{quorum.chair.staff} keeps the inbox, and the office never decides. Let somebody else act as chair."
    if by is not None and by != quorum.chair.staff:
        return f"{quorum.chair.staff} is in the chair for this item, and records the decision."
    return None


def why_not_outcome(
    outcome: str, *, defer_until: dt.date | None, latest: dt.date, today: dt.date, learning: bool
) -> str | None:
    """Say why a decision cannot be this one; ``latest`` is the last day for looking again at what is deferred."""
    if outcome not in Outcome.values:
        return "Choose one of the decisions."
    if outcome == Outcome.DEFER and (defer_until is None or not today < defer_until <= latest):
        return f"Say when it is looked at again: a day after today, by {latest:%-d %B %Y} at the latest."
    if outcome == Outcome.GOOD_PRACTICE_BRIEF and not learning:
        return "Write down at least one learning point: it is what the brief says."
    return None


def why_not_follow(referral: PracticeReviewReferral, outcomes: Iterable[str]) -> str | None:
    """Say why what was decided does not lead there; ``outcomes`` are those that do."""
    if referral.outcome in outcomes:
        return None
    return f"The sub-group decided otherwise: {referral.get_outcome_display().lower() or 'nothing yet'}."


def why_not_dissent(*, is_counted: bool, dissented: bool, words: str) -> str | None:
    """Say why a dissent cannot be recorded."""
    if not is_counted:
        return "Only a member who was counted for this item can dissent from its decision."
    if dissented:
        return "This dissent is recorded already."
    return None if words.strip() else "Say in a few words why."


def why_not_lead_review(
    staff: StaffMember,
    *,
    involved: Collection[StaffMember],
    lines: Collection[StaffMember],
    out: Collection[StaffMember],
) -> str | None:
    """Say why ``staff`` cannot lead the review; ``lines`` are who manages the involved, ``out`` who keeps out."""
    if not staff.is_active:
        return f"The account of {staff} is closed. Choose somebody else."
    if staff in involved:
        return f"{staff} suggested or referred this, or worked on the case. Choose somebody else to lead the review."
    if staff in lines:
        return f"{staff} is in the line of somebody who worked on the case. Choose somebody else to lead the review."
    if staff in out:
        return f"{staff} keeps out of this one. Choose somebody else to lead the review."
    return None


def why_not_go_on(by: StaffMember, out: Collection[StaffMember]) -> str | None:
    """Say why ``by`` takes no part in what follows a decision; ``out`` kept out of it."""
    if by in out:
        return "You kept out of the decision, so keep out of what follows. Somebody acting as chair goes on with it."
    return None


def why_not_add_learning(referral: PracticeReviewReferral, text: str, names: Iterable[str]) -> str | None:
    """Say why a learning point cannot be written down so."""
    if referral.status not in {Status.ON_AGENDA, Status.DECIDED, Status.IN_REVIEW}:
        return f"{referral} is {referral.get_status_display().lower()}, so no learning point can be added or changed."
    return why_not_name_in(text, names) if text.strip() else "Say what was learned."


def why_not_agree_learning(*, points: int) -> str | None:
    """Say why there is no learning to agree."""
    return None if points else "Write down at least one learning point first."


def why_not_settle_on(on: dt.date, today: dt.date) -> str | None:
    """Say why the committee cannot have decided on that day."""
    return "The committee has not decided on a day to come. Enter the day of its decision." if on > today else None


def why_not_settle(point: LearningPoint) -> str | None:
    """Say why the committee cannot decide on a learning point."""
    if point.referral.status == Status.LEARNING_AGREED:
        return None
    return "The sub-group has not agreed this learning yet, or the referral is closed."


def why_not_amend(point: LearningPoint, text: str, names: Iterable[str]) -> str | None:
    """Say why the committee cannot accept a learning point in these words."""
    if not text.strip() or text.strip() == point.text:
        return "Write the words in which the committee accepted it."
    return why_not_name_in(text, names)


def why_not_close(points: Iterable[LearningPoint]) -> str | None:
    """Say why a referral cannot be closed."""
    if any(point.status == LearningStatus.AGREED for point in points):
        return "The committee has not decided on every learning point yet. Record what it decided first."
    return None
