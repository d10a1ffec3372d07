"""A text in pieces, so that a page can mark what was found in it; and who stands behind each pseudonym."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from people.models import Person
from practice_review.models import Pseudonym
from practice_review.pseudonyms.check import Finding

LABELS = {"text": "What was learned", "theme": "Theme", "told": "What stands in it"}


@dataclass(frozen=True)
class Piece:
    """A stretch of a text; marked ones have the number of their finding."""

    text: str
    number: int = 0
    finding: Finding | None = None


@dataclass(frozen=True)
class MarkedText:
    """One field of a record with what was found in it."""

    label: str
    pieces: list[Piece]


def marked(record: Any, findings: Iterable[Finding]) -> list[MarkedText]:
    """Return each field in which something was found, cut where the marks are; findings numbered as in the list."""
    numbered = list(enumerate(findings, 1))
    by_field = groupby(numbered, key=lambda pair: pair[1].field)
    return [
        MarkedText(_label(record, field), list(_cut(str(getattr(record, field)), list(pairs))))
        for field, pairs in by_field
    ]


def _label(record: Any, field: str) -> str:
    """Return what a field is called above its text."""
    own = getattr(record, "labels", {})
    return own.get(field) or LABELS.get(field) or str(record._meta.get_field(field).verbose_name).capitalize()


def _cut(text: str, numbered: list[tuple[int, Finding]]) -> Iterator[Piece]:
    at = 0
    for number, finding in numbered:
        if finding.hit.start > at:
            yield Piece(text[at : finding.hit.start])
        yield Piece(finding.hit.found, number, finding)
        at = finding.hit.end
    if text[at:]:
        yield Piece(text[at:])


def rows_of(pseudonyms: Iterable[Pseudonym], user: Any) -> list[tuple[Pseudonym, str]]:
    """Return each pseudonym with whom it stands for; somebody whom ``user`` may not see is not named."""
    pseudonyms = list(pseudonyms)
    people = [row.person_id for row in pseudonyms if row.person_id]
    seen = Person.objects.visible_to(user).in_bulk(people)

    def whom(row: Pseudonym) -> str:
        if row.person_id:
            return seen[row.person_id].name if row.person_id in seen else "Somebody whose record you do not see"
        return row.staff.name if row.staff else row.words

    return [(row, whom(row)) for row in pseudonyms]
