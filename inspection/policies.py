"""Why something around an inspection cannot be done now, in a sentence each. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from inspection.workflow import NAMING

DIFFERENT = 2  # levels between two readings of the same thing that a moderator is shown


def why_not_draw(*, drawn: int, many: int, eligible: int) -> str | None:
    """Say why a sample cannot be drawn."""
    if drawn:
        return "The sample is drawn. Open another round for another sample, so that nobody can draw until it suits."
    if eligible < many:
        return f"Only {eligible} files fit the rule. Draw at most that many, or choose a longer period."
    return None


def why_not_change_readers(status: str) -> str | None:
    """Say why readers can no longer be named."""
    return None if status in NAMING else "Reading is over: readers stay as they are."


def why_not_reader(*, read: bool, knows: bool, kept_away: bool) -> str | None:
    """Say why somebody cannot read a file; never which case it is."""
    if read:
        return "This file has been read. Its reading stays."
    if knows or kept_away:
        return "This person cannot read this file. Choose somebody else."
    return None


def why_not_begin_reading(*, files: int, without_reader: int) -> str | None:
    """Say why reading cannot begin."""
    if not files:
        return "Draw the sample first."
    return f"Name a reader for every file: {without_reader} have none." if without_reader else None


def why_not_read(status: str, *, finished: bool) -> str | None:
    """Say why a file's answers cannot be written."""
    if finished:
        return "You finished this file. Ask the committee office if something has to be changed."
    return None if status == "reading" else "Files are read once the round has begun, and until it is moderated."


def why_not_finish(unanswered: Collection[str], overall: int | None) -> str | None:
    """Say what a reading lacks."""
    if unanswered:
        return (
            f"Answer every question first, with a level or with why there is none. Still open: {', '.join(unanswered)}."
        )
    return None if overall else "Give the file an overall level."


def why_not_moderate(status: str, *, level: int | None, reader: Any, by: Any) -> str | None:
    """Say why an answer cannot be moderated."""
    if status != "moderating":
        return "Answers are moderated once every file has been read."
    if level is None:
        return "The reader gave no level here, so there is none to moderate."
    return "You read this file: somebody else moderates it." if reader == by else None


def why_not_begin_moderating(unread: int) -> str | None:
    """Say why moderation cannot begin."""
    return f"{unread} files have not been read yet." if unread else None


def why_not_request(asked_on: dt.date, due_on: dt.date, today: dt.date) -> str | None:
    """Say what is wrong with a request's dates."""
    if asked_on > today:
        return "A request is entered once it was made: its day cannot be to come."
    return None if due_on >= asked_on else "It cannot be due before it was asked for."


def why_not_settle(*, is_open: bool) -> str | None:
    """Say why a request can no longer be answered or withdrawn."""
    return None if is_open else "This request is settled already."


def why_not_return(rows: Collection[Mapping[str, Any]], period_from: dt.date, period_to: dt.date) -> str | None:
    """Say why a return cannot be made."""
    if period_to < period_from:
        return "The period cannot end before it begins."
    return None if rows else "No child fits the period, so there is nothing to return."
