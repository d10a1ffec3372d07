"""Who this may be: persons already recorded who resemble what is given, and why, without regard to who is asking.

First version: trigram, sound, date of birth, postcode, address, CHI find candidates in one query; Python weighs
them. ``possible_matches`` answers ids and reasons only; ``for_display`` is what a page may show.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from people import ages, names, weighing
from people.known import KnownTo, known_to
from people.models import Person, WarningNote
from reference.querysets import labels

SHOWN_FROM = 35  # points of 100: equal weights by hand, to be learned from real pairs later
EACH_WAY = 200  # candidates that each way of finding may bring

# Named is read three times; materialised, it would be read whole and without its indexes.
# Only whole numbers of our own are put into the text; everything given travels as a parameter.
QUERY = f"""
WITH named AS NOT MATERIALIZED (
    SELECT id AS person_id, forename, surname, name_key, sounds FROM people_person
    UNION ALL SELECT person_id, forename, surname, name_key, sounds FROM people_alias WHERE ended_at IS NULL
), candidate AS (
    (SELECT person_id FROM named WHERE name_key %% %(key)s
     ORDER BY similarity(name_key, %(key)s) DESC LIMIT {EACH_WAY})
    UNION (SELECT person_id FROM named
           WHERE sounds && rowan_sounds(%(forename)s) AND sounds && rowan_sounds(%(surname)s) LIMIT {EACH_WAY})
    UNION (SELECT id FROM people_person WHERE born_on BETWEEN %(earliest)s AND %(latest)s
           AND (%(exact)s OR sounds && rowan_sounds(%(key)s)) LIMIT {EACH_WAY})
    UNION (SELECT id FROM people_person WHERE born_on = %(turned)s LIMIT {EACH_WAY})
    UNION (SELECT id FROM people_person WHERE born_on BETWEEN %(about_due)s::date - 84 AND %(about_due)s::date + 28
           AND sounds && rowan_sounds(%(surname)s) LIMIT {EACH_WAY})
    UNION (SELECT id FROM people_person WHERE due_on BETWEEN %(due_from)s AND %(due_to)s
           AND sounds && rowan_sounds(%(surname)s) LIMIT {EACH_WAY})
    UNION (SELECT id FROM people_person WHERE %(postcode)s <> '' AND postcode = %(postcode)s LIMIT {EACH_WAY})
    UNION (SELECT id FROM people_person WHERE %(chi)s <> '' AND chi = %(chi)s LIMIT {EACH_WAY})
)
SELECT n.person_id, n.forename, n.surname, n.name_key,
       rowan_sounds(split_part(n.name_key, '|', 1)), rowan_sounds(split_part(n.name_key, '|', 2)),
       p.born_on, p.birth_precision, p.due_on, p.postcode, p.address_line, p.chi,
       rowan_sounds(%(forename)s), rowan_sounds(%(surname)s)
FROM named n JOIN people_person p ON p.id = n.person_id
WHERE n.person_id IN (SELECT person_id FROM candidate)
  AND NOT EXISTS (SELECT 1 FROM people_merge m WHERE m.merged_id = n.person_id AND m.undone_at IS NULL)
"""  # noqa: S608  no value of anybody stands in it


@dataclass(frozen=True)
class Match:
    """A person who may be the one meant: how likely (of 100) and why, in words. Not to be shown as it is."""

    person_id: uuid.UUID
    score: int
    reasons: list[str]


@dataclass(frozen=True)
class ShownMatch:
    """A match as one reader may see it: the person, or only who to ring about her."""

    person_id: uuid.UUID
    visible: bool
    known_to: list[KnownTo] = field(default_factory=list)
    score: int | None = None
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    reference: str = ""
    name: str = ""
    born: str = ""
    address: str = ""
    url: str = ""


def possible_matches(
    *,
    forename: str = "",
    surname: str = "",
    born_on: dt.date | None = None,
    born_earliest: dt.date | None = None,
    born_latest: dt.date | None = None,
    due_on: dt.date | None = None,
    address_line: str = "",
    postcode: str = "",
    chi: str = "",
    limit: int = 5,
) -> list[Match]:
    """Return the likeliest persons, best first, whoever may see them.

    Give ``born_on`` when the day is known, else ``born_earliest`` and ``born_latest``; ``due_on`` for an unborn
    child, who is found by surname with address or due date. Weights and the threshold are this room's own.
    """
    born = (born_on, born_on) if born_on else (born_earliest, born_latest)
    asked = weighing.Facts(
        forename=forename,
        surname=surname,
        name_key=names.key(forename, surname),
        born=born if born[0] and born[1] else None,  # type: ignore[arg-type]
        due_on=due_on,
        postcode=names.tidy_postcode(postcode),
        address=names.folded(address_line),
        chi="".join(chi.split()),
    )
    best: dict[uuid.UUID, Match] = {}
    for person_id, candidate, sounds in _candidates(asked):
        score, reasons = weighing.weigh(asked.heard(*sounds), candidate)
        if score >= SHOWN_FROM and (person_id not in best or score > best[person_id].score):
            best[person_id] = Match(person_id, score, reasons)
    return sorted(best.values(), key=lambda match: (-match.score, str(match.person_id)))[:limit]


def for_display(matches: Iterable[Match], user: Any) -> list[ShownMatch]:
    """Return matches as ``user`` may see them: persons visible to her, and for all others only who to ring.

    Somebody excluded from a person gets the same answer as somebody who never could see her; neither is told
    "not known", but where that would give away a concern kept from her agency (docs/adr/0016).
    """
    matches = list(matches)
    visible = {
        person.pk: person for person in Person.objects.visible_to(user).filter(pk__in=[m.person_id for m in matches])
    }
    contacts = known_to([match.person_id for match in matches if match.person_id not in visible], user)
    warned = _warned(visible, user)
    return [
        _shown(match, visible[match.person_id], warned)
        if match.person_id in visible
        else ShownMatch(match.person_id, visible=False, known_to=contacts[match.person_id])
        for match in matches
        if match.person_id in visible or match.person_id in contacts
    ]


def _warned(people: Iterable[uuid.UUID], user: Any) -> dict[uuid.UUID, list[str]]:
    """Return what is warned of, by person."""
    notes = list(WarningNote.objects.visible_to(user).standing().about(people))
    kinds = labels("warning_kind") if notes else {}
    warned: dict[uuid.UUID, list[str]] = {}
    for note in notes:
        warned.setdefault(note.person_id, []).append(kinds.get(note.kind, note.kind))
    return warned


def _shown(match: Match, person: Person, warned: dict[uuid.UUID, list[str]]) -> ShownMatch:
    return ShownMatch(
        person_id=person.pk,
        visible=True,
        score=match.score,
        reasons=match.reasons,
        warnings=warned.get(match.person_id, []),
        reference=person.reference,
        name=person.name,
        born=person.born_in_words,
        address=person.address_line or person.postcode,
        url=person.get_absolute_url(),
    )


def parameters(asked: weighing.Facts) -> dict[str, Any]:
    """Return what the query takes: names folded, and the days between which somebody may be born or due."""
    earliest, latest = asked.born or (None, None)
    exact = earliest is not None and earliest == latest
    forenames, surname = asked.folded
    due_from, due_to = (_shifted(asked.due_on, -31), _shifted(asked.due_on, 31)) if asked.due_on else (None, None)
    if earliest and exact:
        # A date of birth may belong to somebody recorded before she was born, by her due date.
        due_from, due_to = _shifted(earliest, -28), _shifted(earliest, 84)
    return {
        "key": asked.name_key,
        "forename": forenames,
        "surname": surname,
        # A month or a year is stored as its first day.
        "earliest": earliest.replace(month=1, day=1) if earliest and not exact else earliest,
        "latest": latest,
        "exact": exact,
        "turned": weighing.day_and_month_turned(earliest) if earliest and exact else None,
        "about_due": asked.due_on,
        "due_from": due_from,
        "due_to": due_to,
        "postcode": asked.postcode,
        "chi": asked.chi,
    }


def _shifted(day: dt.date, days: int) -> dt.date:
    """Return the date some days away, or the calendar's own end."""
    return dt.date.fromordinal(min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal()))


def _candidates(asked: weighing.Facts) -> Iterable[tuple[uuid.UUID, weighing.Facts, tuple[list[str], list[str]]]]:
    """Yield every candidate under each of her names, with how the asked names sound."""
    with connection.cursor() as cursor:
        cursor.execute(QUERY, parameters(asked))
        rows = cursor.fetchall()
    for person_id, forename, family, key, forename_sounds, surname_sounds, *rest, asked_f, asked_s in rows:
        born_on, precision, due_on, postcode, address, chi = rest
        candidate = weighing.Facts(
            forename=forename,
            surname=family,
            name_key=key,
            forename_sounds=frozenset(forename_sounds),
            surname_sounds=frozenset(surname_sounds),
            born=ages.birth_range(born_on, precision),
            due_on=due_on,
            postcode=postcode,
            address=names.folded(address),
            chi=chi,
        )
        yield person_id, candidate, (asked_f, asked_s)
