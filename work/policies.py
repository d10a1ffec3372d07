"""What went wrong with a mail, and when it is tried again. Pure: no writes."""

from __future__ import annotations

import datetime as dt
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused

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
