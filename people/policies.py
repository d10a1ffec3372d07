"""Why not: sentences that refuse, or None."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from dateutil.relativedelta import relativedelta

from people import changing, relations
from people.ages import OLDEST
from people.models import Merge, Person, WarningNote


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


# When a baby may be due, as it is asked of who logs a concern; Rowan's own.
DUE_AHEAD, DUE_PAST = relativedelta(months=11), relativedelta(weeks=6)


def why_not_change(
    person: Person, given: dict[str, Any], was: changing.Was, *, replaced: str, why: str, today: dt.date
) -> str | None:
    """Say why what is recorded of who somebody is stays as it is."""
    now = {name: given.get(name, getattr(person, name)) for name in changing.FIELDS}
    if not was:
        return "Nothing is changed yet."
    if sentence := why_not_born(person.due_on, now["born_on"], now["due_on"], today, is_new="due_on" in was):
        return sentence
    if now["due_on"] and now["kind"] != Person.Kind.CHILD:
        return "Somebody not born yet is recorded as a child."
    known_by = [now[name] for name in (*changing.NAME, "born_on", "due_on")]
    known = any((*known_by, person.address_line, person.postcode, person.chi))
    return _why_not_replace(was, known=known, replaced=replaced, why=why) if changing.replaces(was) else None


def _why_not_replace(was: changing.Was, *, known: bool, replaced: str, why: str) -> str | None:
    """Say why a recorded name or birth does not go."""
    if not known:
        return "Leave something the person can be known by: a name or a date of birth."
    if changing.replaces_name(was) and replaced not in {changing.EARLIER, changing.MISTAKE}:
        return "Say whether they were known by the name recorded until now."
    return None if why.strip() else "Say why it changes: the reason is kept with what was recorded before."


def why_not_born(
    was_due: dt.date | None, born_on: dt.date | None, due_on: dt.date | None, today: dt.date, *, is_new: bool
) -> str | None:
    """Say why a date of birth and a due date cannot be put right so."""
    if was_due and born_on:
        return "This child was not born yet. Choose “The child is born” on the page of the person instead."
    if born_on and due_on:
        return "Give a date of birth or a due date, not both."
    if was_due and not due_on:
        return "Give the new due date. Once the child is born, choose “The child is born” on the page of the person."
    if born_on and not today - relativedelta(years=OLDEST) <= born_on <= today:
        return f"The date of birth must lie within the last {OLDEST} years."
    if is_new and due_on and not today - DUE_PAST <= due_on <= today + DUE_AHEAD:
        return "The due date must be within 11 months from now, or at most 6 weeks ago."
    return None


def why_not_end_alias(was: str, why: str, *, earlier: bool, ended: bool) -> str | None:
    """Say why another name stays as it is."""
    if ended:
        return "This name was taken back already."
    if was == changing.EARLIER:
        return "This is an earlier name already." if earlier else None
    return None if why.strip() else "Say how it came to be recorded by mistake."


def why_not_link(*, is_offered: bool, is_kept_away: bool, contacts: Iterable[object]) -> str | None:
    """Say why somebody may not name this person in a record, and whom she rings instead."""
    if not is_offered:
        return "This person is not among the possible matches. Look again at who is offered now."
    if is_kept_away:
        ring = "; ".join(str(contact) for contact in contacts) or "your manager"
        return f"Somebody else has to confirm who this is. Ring: {ring}."
    return None


def why_not_relate(person: Person, other: Person, code: str, since: dt.date | None, today: dt.date) -> str | None:
    """Say why two people cannot be related so."""
    if person.pk == other.pk:
        return "Choose somebody else: nobody is related to herself."
    if code not in relations.CODES:
        return "Choose who they are to each other."
    return _ahead(since, today)


def why_not_change_ended(until: dt.date | None) -> str | None:
    """Say why what has ended is not changed."""
    return "This has ended. Record it anew if it holds again." if until else None


def why_not_end(since: dt.date | None, until: dt.date | None, day: dt.date, why: str, today: dt.date) -> str | None:
    """Say why an episode cannot end on ``day``."""
    if until:
        return "This has ended already."
    if not why.strip():
        return "Say why it no longer holds, or that it was recorded in error."
    if since and day < since:
        return "It cannot end before it began."
    return _ahead(day, today)


def why_not_note(words: str, since: dt.date | None, today: dt.date) -> str | None:
    """Say why a fact cannot be written down."""
    return _ahead(since, today) if words.strip() else "Write what is known."


def why_not_identify(value: str, *, stands: bool) -> str | None:
    """Say why a number cannot be written down. That it looks wrong is no reason."""
    if not value:
        return "Give the number."
    return "This number is recorded for this person already." if stands else None


def why_not_verify(*, ended: bool, source: str) -> str | None:
    """Say why a number cannot be said to be checked."""
    if ended:
        return "This number was taken back. Record it anew if it is right after all."
    return None if source.strip() else "Say against what the number was checked."


def why_not_take_back(*, ended: bool, why: str) -> str | None:
    """Say why a number cannot be taken back."""
    if ended:
        return "This number was taken back already."
    return None if why.strip() else "Say why this number is not theirs, or what replaced it."


def why_not_house(
    *, line: str, postcode: str, kind: str, why: str, since: dt.date | None, today: dt.date
) -> str | None:
    """Say why an address cannot be written down."""
    if not line.strip() and not postcode.strip():
        return "Give the address, or as much of it as you know."
    if kind == "protected" and not why.strip():
        return "Say why this address is protected."
    return _ahead(since, today)


def why_not_move(movers: list[uuid.UUID], living: set[uuid.UUID]) -> str | None:
    """Say why these people do not move together; ``living`` are all who live in the household of the first."""
    if movers[0] not in living:
        return "It is not recorded with whom they live all the time. Add the address to this person alone."
    if living.issuperset(movers):
        return None
    return "Somebody you chose no longer lives in this household. Look again at who lives together."


def why_not_share(*, is_protected: bool, sees: bool, reason: str) -> str | None:
    """Say why an address cannot be opened to somebody."""
    if not is_protected:
        return "This address is not protected: whoever may see the person sees it."
    if not sees:
        return "They may not see this person. Involve them in the case first."
    return None if reason.strip() else "Say why they need to know this address."


def why_not_live_together(
    person: Person, other: Person, *, sees: bool, since: dt.date | None, today: dt.date
) -> str | None:
    """Say why two people cannot be put into one household."""
    if person.pk == other.pk:
        return "Choose somebody else: nobody shares a household with herself."
    if not sees:
        return "This person is not among those you may choose. Look again at who is offered now."
    return _ahead(since, today)


def why_not_record_birth(due_on: dt.date | None, born_on: dt.date, today: dt.date) -> str | None:
    """Say why a birth cannot be recorded."""
    if due_on is None:
        return "This child was not recorded as not yet born. Change the date of birth instead."
    return "The date of birth must not lie ahead." if born_on > today else None


def _ahead(day: dt.date | None, today: dt.date) -> str | None:
    return "The day must not lie ahead." if day and day > today else None


def why_not_merge(kept: Person, merged: Person, why: str, *, gone: bool, related: bool) -> str | None:
    """Say why two records cannot be made one person."""
    if kept.pk == merged.pk:
        return "Choose two records: this is one."
    if gone:
        return "One of them is merged with another record already. Open that one instead."
    if related:
        return (
            "They are recorded as relatives of each other. End that relationship first, saying that it is one person."
        )
    if kept.kind != merged.kind:
        return "One is recorded as a child and one as an adult. Put that right first."
    if not why.strip():
        return "Say how you know that they are one person: it is kept with the merge."
    return None


def why_not_unmerge(made: Merge, why: str, *, later: bool) -> str | None:
    """Say why a merge is not taken back."""
    if made.undone_at:
        return "This merge is taken back already."
    if later:
        return "The kept record was itself merged since. Take that merge back first."
    if not why.strip():
        return "Say why they are two people after all."
    return None


# Rowan's own proposal; check locally.
WARNING_AT_MOST = dt.timedelta(days=366)


def why_not_raise(words: str, to_do: str) -> str | None:
    """Say why a warning says too little."""
    if not words.strip():
        return "Say what is known, and how."
    if not to_do.strip():
        return "Say what somebody is to do who meets them."
    return None


def why_not_review_on(review_on: dt.date, today: dt.date) -> str | None:
    """Say why a warning cannot be looked at again on that day."""
    if review_on <= today:
        return "Choose a day to come on which it is looked at again."
    if review_on - today > WARNING_AT_MOST:
        return "Choose a day within a year: nobody is warned of for longer without a look."
    return None


def why_not_end_warning(note: WarningNote, why: str) -> str | None:
    """Say why a warning goes on as it is."""
    if not note.is_standing:
        return "This warning has ended already."
    if not why.strip():
        return "Say why it need not stand any more."
    return None
