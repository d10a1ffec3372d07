"""Why not: sentences that refuse, or None."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from agencies.models import StaffMember
from common import clock
from governance.models import BodyDecision, BodyItem, BodyMeeting, BodyMember, EffectivenessReview, FollowUp
from governance.workflow import BEFORE, Status

ENOUGH = 3  # answers, before any page shows what members said: fewer would say who it was


def not_ahead(on: dt.date) -> str | None:
    """Say why something cannot have happened on that day."""
    return "The date must be today or earlier." if on > clock.today() else None


def why_not_end(row: BodyMember, on: dt.date, *, chairs: bool) -> str | None:
    """Say why somebody cannot leave a body on that day."""
    if row.until_on:
        return "This seat was left already."
    if chairs:
        return "Whoever chairs leaves the chair first: have the body confirm another chair."
    return "It cannot end before it began." if on < row.from_on else None


def why_not_set_agenda(meeting: BodyMeeting) -> str | None:
    """Say why the agenda of a meeting stands."""
    if meeting.status == Status.PLANNED:
        return None
    return f"{meeting} is {meeting.get_status_display().lower()}, so its agenda stands. Call the papers back first."


def why_not_settle(item: BodyItem, standing: str, why: str) -> str | None:
    """Say why an item cannot be kept or left out so."""
    if standing == BodyItem.Standing.DROPPED and not why.strip():
        return "Say why it is left out: the reason is kept and shown."
    return None if standing in {"kept", "dropped"} else "Keep it or leave it out."


def why_not_send(meeting: BodyMeeting, standings: Iterable[str]) -> str | None:
    """Say why the papers cannot go out."""
    standings = list(standings)
    if BodyItem.Standing.FOUND in standings:
        return "Some items are not settled. Keep each, or leave it out with a reason."
    return None if BodyItem.Standing.KEPT in standings else "Nothing stands on the agenda yet."


def why_not_hold(meeting: BodyMeeting, came: Iterable[str]) -> str | None:
    """Say why a meeting cannot have been held."""
    if meeting.on > clock.today():
        return "Its day is still ahead."
    return None if "present" in came else "Say who came: at least one member was there."


def why_not_minute(minutes: str, *, undecided: int) -> str | None:
    """Say why the minute cannot be written yet."""
    if undecided:
        return (
            f"{undecided} of the questions put to this meeting have no decision yet. Record it, or that it was put off."
        )
    return None if minutes.strip() else "Write the minute."


def why_not_ask(meeting: BodyMeeting, question: str) -> str | None:
    """Say why nothing can be put to a meeting."""
    if meeting.status == Status.MINUTED:
        return f"{meeting} is minuted. Put it to the next meeting."
    return None if question.strip() else "Write what the body is asked."


def why_not_decide(decision: BodyDecision, words: str) -> str | None:
    """Say why a decision cannot be recorded."""
    if decision.decided_on:
        return f"{decision} is decided already."
    if decision.meeting.status in BEFORE:
        return "The meeting has not been held yet."
    return None if words.strip() else "Write what was decided."


def why_not_release(decision: BodyDecision) -> str | None:
    """Say why all staff cannot read a decision."""
    if decision.released_at:
        return "Every member of staff reads it already."
    return None if decision.decided_on else "There is no decision yet."


def why_not_build_on(decision: BodyDecision, *, used: bool) -> str | None:
    """Say why a decision can confirm neither a chair nor a vision; ``used`` when it confirmed one already."""
    if not decision.is_agreed:
        return "The body has not agreed this, so nothing follows from it."
    return "This decision confirmed a chair or a vision already. Take another decision." if used else None


def why_not_chair(decision: BodyDecision, member: BodyMember) -> str | None:
    """Say why somebody cannot chair."""
    sits = member.body_id == decision.body_id and member.until_on is None
    return None if sits else "Choose a member of the body."


def why_not_follow(what: str, due_on: dt.date) -> str | None:
    """Say why something cannot follow."""
    if not what.strip():
        return "Say what is to be done."
    return "Choose a day that is still ahead." if due_on < clock.today() else None


def why_not_take_on(one: FollowUp, to: StaffMember) -> str | None:
    """Say why somebody cannot do what follows instead of another."""
    if one.done_on:
        return "This is done already."
    return None if to.is_active else f"{to} no longer signs in."


def why_not_finish(one: FollowUp, *, words: str, hers: bool) -> str | None:
    """Say why a follow-up is not done; ``hers`` when it waits for who says so, or she keeps the plans."""
    if not hers:
        return f"It is for {one.who} or the committee office to say that this is done."
    if one.done_on:
        return "This is done already."
    return None if words.strip() else "Say what came of it."


def why_not_answer(review: EffectivenessReview, *, sits: bool) -> str | None:
    """Say why nobody can answer a review."""
    if review.closed_on:
        return "This review is closed."
    return None if sits else "Only members of the body answer."


def why_not_close(review: EffectivenessReview, result: str, *, answers: int) -> str | None:
    """Say why a review cannot be closed."""
    if review.closed_on:
        return "This review is closed already."
    if answers < ENOUGH:
        return f"{answers} members have answered. Wait for {ENOUGH}: fewer would say who said what."
    return None if result.strip() else "Write what the body concludes."
