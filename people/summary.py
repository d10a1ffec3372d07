"""What is known of a person laid out to read: facts, numbers, addresses, households, relationships, with their days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from common.templatetags.rowan import day, moment
from people.models import AddressEpisode, Alias, Answer, HouseholdMember, Identifier, Person, PersonFact, WarningNote
from people.relations import CARERS
from people.schemes import uprn_warnings
from people.ties import Tie

Row = dict[str, Any]


def from_to(since: dt.date | None, until: dt.date | None, why: str = "") -> str:
    """Return from when to when something holds, in words; empty when nobody knows and it goes on."""
    begun = f"since {day(since)}" if since and not until else f"from {day(since)}" if since else ""
    over = f"until {day(until)}" if until else ""
    said = " ".join(filter(None, (begun, over)))
    return f"{said[:1].upper()}{said[1:]}{f': {why}' if why else ''}"


def link(name: str, key: Any, label: str, about: str) -> dict[str, str]:
    """Return a link to a form; ``about`` is said to who cannot see the row it stands in."""
    return {"url": reverse(f"people:{name}", args=[key]), "label": label, "about": about}


def fact_rows(facts: Iterable[PersonFact], kinds: dict[str, str], *, changes: bool) -> list[Row]:
    """Return facts, what holds now first."""
    return _now_first(
        {
            "key": kinds.get(one.kind, one.kind),
            "value": one.words,
            "notes": [from_to(one.since, one.until, one.until_why), one.source],
            "over": bool(one.until),
            "links": [link("fact_end", one.pk, "No longer", kinds.get(one.kind, ""))]
            if changes and not one.until
            else [],
        }
        for one in facts
    )


def name_rows(aliases: Iterable[Alias], *, changes: bool) -> list[Row]:
    """Return other names, those taken back last."""
    return _now_first(
        {
            "key": one.get_kind_display(),
            "value": one.name,
            "notes": [f"Recorded by mistake: {one.ended_why}" if one.ended_at else ""],
            "over": bool(one.ended_at),
            "links": [link("alias_end", one.pk, "Not right", one.name)] if changes and not one.ended_at else [],
        }
        for one in aliases
    )


def number_rows(numbers: Iterable[Identifier], schemes: dict[str, str], *, changes: bool) -> list[Row]:
    """Return numbers, those that stand first, each with what looks wrong and whether anybody checked it."""
    return _now_first(
        {
            "key": schemes.get(one.scheme, one.scheme),
            "value": one.value,
            "doubts": one.warned.splitlines() if not one.verified_at else [],
            "notes": [_checked(one), one.source, f"Taken back: {one.ended_why}" if one.ended_at else ""],
            "over": bool(one.ended_at),
            "links": _number_links(one, schemes.get(one.scheme, "")) if changes and not one.ended_at else [],
        }
        for one in numbers
    )


def _checked(one: Identifier) -> str:
    return f"Checked by {one.verified_by}, {moment(one.verified_at)}" if one.verified_at else "Not checked"


def _number_links(one: Identifier, about: str) -> list[dict[str, str]]:
    check = [] if one.verified_at else [link("identifier_check", one.pk, "Checked", about)]
    return [*check, link("identifier_end", one.pk, "Not theirs", about)]


def home_rows(homes: Iterable[AddressEpisode], *, changes: bool) -> list[Row]:
    """Return addresses, the present ones first; a protected one says so."""
    return _now_first(
        {
            "key": one.get_kind_display(),
            "value": one.words,
            "tag": "Protected" if one.kind == AddressEpisode.Kind.PROTECTED else "",
            "doubts": uprn_warnings(one.uprn),
            "notes": [
                f"UPRN {one.uprn}" if one.uprn else "",
                from_to(one.since, one.until, one.until_why),
                one.why,
                one.source,
            ],
            "over": bool(one.until),
            "links": _home_links(one) if changes and not one.until else [],
        }
        for one in homes
    )


def _home_links(one: AddressEpisode) -> list[dict[str, str]]:
    share = one.kind == AddressEpisode.Kind.PROTECTED
    about = "the protected address" if share else one.words
    shared = [link("address_share", one.pk, "Open it to somebody", about)] if share else []
    return [*shared, link("address_end", one.pk, "No longer lives there", about)]


def household_rows(living: Iterable[HouseholdMember], person: Person, *, changes: bool) -> list[Row]:
    """Return with whom a person lives, lived or is known not to live; ``living`` holds her own rows too."""
    members = list(living)
    rows = []
    for own in (one for one in members if one.person_id == person.pk):
        others = [one for one in members if one.household == own.household and one.person_id != person.pk]
        with_whom = [one for one in others if one.stay != HouseholdMember.Stay.NOT and one.until is None]
        names = ", ".join(one.person.name for one in with_whom)
        rows.append(
            {
                "key": own.get_stay_display(),
                "value": f"With {names}" if names else "Nobody else recorded",
                "notes": [from_to(own.since, own.until, own.until_why)],
                "over": bool(own.until),
                "links": [link("household_end", own.pk, "No longer", names)] if changes and not own.until else [],
            }
        )
    return _now_first(rows)


def tie_rows(ties: Iterable[Tie], words: dict[str, str], *, changes: bool) -> list[Row]:
    """Return relationships as read from a person's end."""
    return _now_first(
        {
            "key": words.get(one.word, one.word),
            "value": one.who.name,
            "url": one.who.get_absolute_url(),
            "doubts": [f"No contact: {one.record.no_contact}"] if one.record.no_contact else [],
            "notes": [
                _responsibilities(one),
                from_to(one.record.since, one.record.until, one.record.until_why),
            ],
            "over": bool(one.record.until),
            "links": _tie_links(one) if changes and not one.record.until else [],
        }
        for one in ties
    )


def _responsibilities(one: Tie) -> str:
    """Return whose parental responsibilities are known or asked of: of carers, or where anybody has some."""
    if one.record.person_is not in CARERS and one.record.parental_responsibility == Answer.NOT_KNOWN:
        return ""
    whose = "theirs for this person" if one.holds_responsibilities else "this person’s for them"
    return f"Parental responsibilities and rights, {whose}: {one.record.parental.lower()}"


def _tie_links(one: Tie) -> list[dict[str, str]]:
    about = f"relationship with {one.who.name}"
    return [
        link("relationship_change", one.record.pk, "Change", about),
        link("relationship_end", one.record.pk, "End", about),
    ]


def _now_first(rows: Iterable[Row]) -> list[Row]:
    return sorted(
        ({**row, "notes": [note for note in row["notes"] if note]} for row in rows), key=lambda row: row["over"]
    )


def warning_rows(
    notes: Iterable[WarningNote], kinds: dict[str, str], *, changes: bool = False, named: bool = True
) -> list[dict[str, Any]]:
    """Return warnings as pages show them, ``named`` where more than one person is spoken of."""
    return [
        {
            "kind": kinds.get(one.kind, one.kind),
            "who": one.person if named else None,
            "words": one.words,
            "to_do": one.to_do,
            "said": f"{one.raised_by.name}, {one.raised_as}, {day(one.recorded_at)}",
            "review_on": one.review_on,
            "is_to_review": one.is_to_review,
            "ended": f"Ended {day(one.ended_at)}: {one.ended_why}" if one.ended_at else "",
            "keep_url": reverse("people:warning_keep", args=[one.pk]) if changes else "",
            "end_url": reverse("people:warning_end", args=[one.pk]) if changes else "",
        }
        for one in notes
    ]
