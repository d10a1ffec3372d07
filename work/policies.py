"""Why not, what went wrong with a mail, and when it is tried again. Pure: no writes."""

from __future__ import annotations

import datetime as dt
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused

from agencies.models import StaffMember, Team
from work.models import Task

FIRST_WAIT, LONGEST_WAIT = dt.timedelta(minutes=1), dt.timedelta(hours=1)
ADDRESS_REFUSED = "The mail server does not know the address, or refuses it."


def what_went_wrong(trouble: Exception) -> str:
    """Say what went wrong, by its kind alone: its words may quote what was sent."""
    if isinstance(trouble, SMTPRecipientsRefused | ValueError):
        return ADDRESS_REFUSED
    if isinstance(trouble, SMTPAuthenticationError):
        return "The mail server refuses Rowan’s user name or password."
    return f"The mail server could not be reached, or broke off ({type(trouble).__name__})."


def wait_after(attempts: int) -> dt.timedelta:
    """Return how long to wait after so many attempts: a minute, then twice as long each time, at most an hour."""
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 10), LONGEST_WAIT)


def why_not_give(whom: StaffMember | Team | None, *, may_see: bool) -> str | None:
    """Say why work about a record cannot be given to somebody."""
    if whom is None:
        return "Choose a person or a team."
    if not may_see:
        return f"{whom} cannot see what this is about. Involve them first, or choose somebody who is involved."
    return None


def why_not_make_task(title: str, due_on: dt.date, today: dt.date) -> str | None:
    """Say why a task cannot be made so."""
    if not title.strip():
        return "Say what is to be done, without anybody’s name."
    if due_on < today:
        return "The day by which it is to be done has passed. Choose today or later."
    return None


def why_not_hand_on(task: Task, why: str) -> str | None:
    """Say why a task stays with whom it is."""
    if not task.is_open:
        return "This task does not wait any more."
    if not why.strip():
        return "Say why it is handed on: whoever gets it reads this."
    return None


def why_not_hand_over(leaver: StaffMember, to: StaffMember | None, by: StaffMember, words: str) -> str | None:
    """Say why somebody's work cannot be handed over to another person."""
    if to is None:
        return "Choose who takes it over."
    if to.pk == leaver.pk:
        return "Choose somebody else: it is theirs already."
    if not to.is_active:
        return f"{to} no longer signs in."
    if not words.strip():
        return "Say what whoever takes it over should know."
    return None


def may_hand_over(leaver: StaffMember, by: StaffMember) -> bool:
    """Say whether ``by`` may hand over ``leaver``'s work: it is hers, she is in that line, or of the same agency."""
    if leaver.is_timer:
        return False
    return by.pk == leaver.pk or by in leaver.line() or (leaver.agency is not None and by.agency == leaver.agency)
