"""Why not: sentences that refuse, or None."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable


def why_not_add(
    *,
    forename: str,
    surname: str,
    known_as: str,
    born_on: dt.date | None,
    due_on: dt.date | None,
    address_line: str,
    postcode: str,
    chi: str,
    description: str,
    today: dt.date,
) -> str | None:
    """Say why these details do not make a person: nothing to know her by, or dates that cannot be."""
    if born_on and due_on:
        return "Give a date of birth or a due date, not both."
    if born_on and born_on > today:
        return "The date of birth lies ahead. For a baby not yet born, give the due date."
    if not any((forename, surname, known_as, born_on, due_on, address_line, postcode, chi, description)):
        return "Say something the person can be known by: a name, an age, an address or a CHI number."
    return None


def why_not_link(*, is_offered: bool, is_kept_away: bool, contacts: Iterable[object]) -> str | None:
    """Say why somebody may not name this person in a record, and whom she rings instead."""
    if not is_offered:
        return "This person is not among the possible matches. Look again at who is offered now."
    if is_kept_away:
        ring = "; ".join(str(contact) for contact in contacts) or "your manager"
        return f"Somebody else has to confirm who this is. Ring: {ring}."
    return None
