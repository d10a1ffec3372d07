"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from cases.policies import why_not_change
from common import clock
from register.areas import IN_WORDS, ONE_ALONE, offered
from register.models import AreaOfConcern, RegisterFile, Registration, TemporaryStay, Transfer, WhereaboutsUnknown

# What ends a registration without a meeting of ours deciding it.
ENDS_BY_ITSELF = {"died", "age", "moved", "stay_ended"}


def why_not_on(day: dt.date, *, what: str, not_before: dt.date | None = None, before: str = "") -> str | None:
    """Say why something cannot have been on a day: it lies ahead, or before what it follows."""
    if day > clock.today():
        return f"{what} must not lie ahead."
    if not_before and day < not_before:
        return f"{what} must not be before {before}, {not_before:%-d %B %Y}."
    return None


def why_not_areas(areas: Collection[str], other: str, on: dt.date) -> str | None:
    """Say why these areas of concern cannot be recorded on a day: by the lists in force on it."""
    lists = offered(on)
    known = {code for choices in lists.values() for code, _ in choices}
    if not areas:
        return "Choose what the concern is about: at least one."
    if not set(areas) <= known:
        return "One of these is not on the list that holds on that day. Choose again."
    if ONE_ALONE in lists and len(set(areas)) > 1:
        return "Choose one category: at that time a child was registered in one alone."
    if IN_WORDS & set(areas) and not other.strip():
        return "Say in words what the other concern is."
    return None


def why_not_register(file: RegisterFile, *, on: dt.date, areas: Collection[str], other: str, why: str) -> str | None:
    """Say why a child's name cannot be put on the register."""
    last = file.registrations.exclude(ended_on=None).order_by("-ended_on").first()
    if file.registrations.standing().exists():
        return "This child is on the register already."
    if not why.strip():
        return "Say why the name goes on the register: it is kept with the registration."
    return (
        why_not_change(file.case)
        or why_not_on(
            on,
            what="The day of registration",
            not_before=last.ended_on if last else None,
            before="the last registration ended",
        )
        or why_not_areas(areas, other, on)
    )


def why_not_change_areas(
    registration: Registration, *, on: dt.date, areas: Collection[str], other: str, why: str
) -> str | None:
    """Say why the areas of concern of a registration stay."""
    standing = list(registration.areas.standing())
    latest = max((one.since for one in standing), default=registration.registered_on)
    if registration.ended_on:
        return "This registration has ended."
    if not why.strip():
        return "Say what changed: it is kept with the register."
    # What holds already stays on, whatever list it is from.
    new = set(areas) - {one.code for one in standing}
    refused = why_not_areas(new, other, on) if new or not areas else None
    if not refused and not new and len(set(areas)) == len(standing):
        refused = "Nothing would change: these are the areas of concern as they stand."
    return refused or why_not_on(on, what="The day of the change", not_before=latest, before="the last change")


def why_not_correct(registration: Registration, why: str, *, same: bool) -> str | None:
    """Say why nothing is put right: nothing differs, or without a reason."""
    if same:
        return "Nothing would change: this is what is recorded."
    return None if why.strip() else "Say what was typed wrongly: it is kept with the register."


def why_not_correct_day(registration: Registration, *, on: dt.date) -> str | None:
    """Say why a registration was not on a day: it lies ahead, or does not fit what came before and after."""
    file, was = registration.file, registration.registered_on
    areas = registration.areas.all()
    later = [one.since for one in areas if one.since > was] + [one.until for one in areas if one.until]
    first = min([*later, *filter(None, [registration.ended_on])], default=None)
    if first and on > first:
        return f"The day of registration must not be after what followed it, {first:%-d %B %Y}."
    earlier = file.registrations.filter(ended_on__lte=was).exclude(pk=registration.pk).order_by("-ended_on").first()
    not_before = earlier.ended_on if earlier else None
    return why_not_on(
        on, what="The day of registration", not_before=not_before, before="the last registration ended"
    ) or why_not_areas({one.code for one in areas if one.since == was}, "said already", on)


def why_not_correct_area(area: AreaOfConcern, *, code: str, words: str) -> str | None:
    """Say why another area of concern cannot stand in the place of one."""
    others = area.registration.areas.exclude(pk=area.pk).filter(until=area.until)
    if others.filter(code=code).exists():
        return "That area of concern is recorded already."
    return why_not_areas({code}, words, area.since)


def why_not_review(registration: Registration, *, on: dt.date, next_on: dt.date) -> str | None:
    """Say why no next review can be noted."""
    if registration.ended_on:
        return "This registration has ended: there is nothing to review."
    if next_on < on:
        return "The next review must not be before the day on which it is set."
    return why_not_on(
        on, what="The day on which it is set", not_before=registration.registered_on, before="registration"
    )


def why_not_deregister(
    registration: Registration, *, on: dt.date, reason: str, why: str, meeting_reference: str
) -> str | None:
    """Say why a name stays on the register: what a meeting decided, only a meeting ends, but for what ends by itself.

    Source: National Guidance for Child Protection in Scotland 2021: only a review meeting takes a name off.
    """
    latest = registration.areas.order_by("-since").values_list("since", flat=True).first()
    if not reason:
        return "Choose why the name comes off the register."
    if not why.strip():
        return "Say why the name comes off: it is kept with the registration."
    if registration.meeting_reference and reason not in ENDS_BY_ITSELF and not meeting_reference.strip():
        return "Say which meeting decided it: the registration was decided at a meeting too."
    first = max(filter(None, (registration.registered_on, latest)))
    return why_not_on(on, what="The day it ends", not_before=first, before="the last change to the registration")


def why_not_report_missing(file: RegisterFile | None, *, since: dt.date, last_known: str) -> str | None:
    """Say why it cannot be reported that nobody knows where a child is."""
    if file and file.whereabouts.open().exists():
        return "It is recorded already that nobody knows where the child is."
    if not last_known.strip():
        return "Say where, and with whom, the child was last known to be."
    return why_not_on(since, what="The day since when nobody knows")


def why_not_trace(episode: WhereaboutsUnknown, *, on: dt.date, words: str) -> str | None:
    """Say why nothing more can be recorded of tracing a child."""
    if episode.ended_on:
        return "The child was found. If nobody knows again, report it anew."
    if not words.strip():
        return "Say what was done, or how and where the child was found."
    return why_not_on(on, what="That day", not_before=episode.since, before="nobody knew")


def why_not_transfer(file: RegisterFile | None, *, direction: str, authority: str, told_on: dt.date) -> str | None:
    """Say why no transfer can begin."""
    if not authority.strip():
        return "Say which area the child moves to or from."
    if file and file.transfers.pending().exists():
        return "A transfer of this child waits for a decision already."
    registered = file is not None and Registration.objects.standing().filter(file=file).exists()
    if direction == Transfer.Direction.OUT and not registered:
        return "This child is not on our register, so there is nothing to transfer. Hand the case over to that area."
    return why_not_on(told_on, what="The day they were told")


def why_not_expect_meeting(transfer: Transfer) -> str | None:
    """Say why no transfer meeting is due: the areas have not agreed how the child is kept safe until then."""
    if transfer.written_on is None:
        return "Record first on which day the move was told in writing."
    if transfer.safety_plan_on is None or not transfer.safety_plan.strip():
        return "Agree first with the other area how the child is kept safe until the meeting."
    return None


def why_not_accept(transfer: Transfer, *, met_on: dt.date | None, attended: str, receiving_lead: str) -> str | None:
    """Say why a transfer does not count as accepted."""
    if met_on is None:
        return "Say on which day the transfer meeting was held."
    if not attended.strip():
        return "Say who attended: at the least a social worker and a manager of each area, health and education."
    if not receiving_lead.strip():
        return "Say who leads in the receiving area, with a number to ring."
    return why_not_on(
        met_on, what="The day of the meeting", not_before=transfer.told_on, before="the other area was told"
    )


def why_not_stay(file: RegisterFile, *, direction: str, authority: str, since: dt.date) -> str | None:
    """Say why no temporary stay can begin."""
    registered = file.registrations.standing().exists()
    if not authority.strip():
        return "Say in which area the child stays, or from which one the child comes."
    if file.stays.open().exists():
        return "A temporary stay of this child is recorded already. End that one first."
    if direction == TemporaryStay.Direction.OUT and not registered:
        return "This child is not on our register, so no other area need register the child for a time."
    if direction == TemporaryStay.Direction.IN and registered:
        return "This child is on our register already."
    return why_not_on(since, what="The first day of the stay")


def why_not_settle_stay(stay: TemporaryStay, words: str) -> str | None:
    """Say why nothing more can be recorded of a stay."""
    if stay.ended_on:
        return "This stay has ended."
    if not words.strip():
        return "Say it in words: it is kept with the stay."
    return None


def why_not_ask(*, asker: str, for_whom: str, call_back: str, why: str) -> str | None:
    """Say why an enquiry is not taken: who asks, for whom, why, and a number to ring back are always asked."""
    said = {
        "Say who asks.": asker,
        "Say for which agency they ask.": for_whom,
        "Ask for a number to ring back: the answer is given on it.": call_back,
        "Say why they ask: it is kept with the enquiry.": why,
    }
    return next((sentence for sentence, words in said.items() if not words.strip()), None)


def why_not_match(
    *,
    forename: str,
    surname: str,
    born_earliest: dt.date | None,
    born_latest: dt.date | None,
    address_line: str,
    postcode: str,
) -> str | None:
    """Say why nobody can be looked for."""
    if not (forename and surname) and not (born_earliest and (forename or surname or postcode)):
        return "Ask for the child’s first and family name, or one of them with the date of birth."
    return None
