"""Why not: sentences that refuse, or None."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from common import clock
from engagement.models import Comment, EngagementEvent, Reply
from engagement.workflow import AHEAD, Status


def why_not_window(earliest_on: dt.date, latest_on: dt.date) -> str | None:
    """Say why an event cannot fall between these days."""
    return "The window ends before it begins. Choose a later last day." if latest_on < earliest_on else None


def why_not_change(event: EngagementEvent, changed: Iterable[str] = ()) -> str | None:
    """Say why what an event says can no longer change; its day only while that is not confirmed."""
    if event.status not in AHEAD:
        return f"{event} is {event.get_status_display().lower()}, so it stays as it is."
    if event.status == Status.CONFIRMED and set(changed) & {"earliest_on", "latest_on"}:
        return "Its day is confirmed. Move the day first."
    return None


def why_not_reply(event: EngagementEvent, answer: str, *, invited: bool, coming: int) -> str | None:
    """Say why nobody can answer so; ``coming`` is how many others come."""
    if event.status not in AHEAD:
        return f"{event} is {event.get_status_display().lower()}, so there is nothing to answer."
    if not invited:
        return "This event invites others. You can still say what you think: leave a comment."
    if answer == Reply.Answer.COMING and event.places is not None and coming >= event.places:
        return f"All {event.places} places are taken. Leave a comment instead: it is answered like what is said there."
    return None


def why_not_hold(event: EngagementEvent, heard: str) -> str | None:
    """Say why an event cannot have been held."""
    if event.earliest_on > clock.today():
        return "Its day is still ahead."
    return None if heard.strip() else "Say what was heard."


def why_not_comment(event: EngagementEvent, text: str) -> str | None:
    """Say why nobody can comment on an event."""
    if event.status == Status.CALLED_OFF:
        return f"{event} was called off, so it takes no comments."
    return None if text.strip() else "Write what you want to say."


def why_not_answer(comment: Comment, *, answer: str, outcome: str, change: str) -> str | None:
    """Say why a comment cannot be answered so."""
    if comment.taken_down_at:
        return "This comment was taken down, so it is not answered."
    if comment.answered_at:
        return "This comment is answered already."
    if not answer.strip():
        return "Write the answer."
    if outcome == Comment.Outcome.STAYS:
        return "If it stays as it is, nothing changed: say why in the answer." if change.strip() else None
    return None if change.strip() else "Say what changed, or what will be done."


def why_not_take_down(comment: Comment, why: str) -> str | None:
    """Say why a comment cannot be taken down."""
    if comment.taken_down_at:
        return "This comment is taken down already."
    return None if why.strip() else "Say why: readers see the reason instead of the comment."
