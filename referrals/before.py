"""What was known before a child is screened: earlier concerns and their pattern, brothers and sisters, warnings."""

from __future__ import annotations

import uuid
from typing import Any

from dateutil.relativedelta import relativedelta

from common.templatetags.rowan import day
from people.models import Person, WarningNote
from people.relations import SIBLINGS
from people.summary import warning_rows
from people.ties import relationships_of
from reference.querysets import labels
from reference.timescales import in_force
from referrals.models import Concern, ConcernChild, Screening


def earlier_in_words(screening: Screening, earlier: list[Concern]) -> list[str]:
    """Return how many earlier concerns there are and when the last came, and whether together they make a pattern."""
    if not earlier:
        return []
    often, months = in_force("CONCERN_PATTERN").number, in_force("CONCERN_PATTERN_PERIOD").number
    now = screening.concern.recorded_at
    since = now - relativedelta(months=months)
    within = 1 + sum(since <= one.recorded_at <= now for one in earlier)
    pattern = f"{within} concerns in {months} months: read them together before you decide on this one."
    last = max(one.recorded_at for one in earlier)
    found = f"{_many(len(earlier), 'earlier concern')}, the last on {day(last)}."
    return [found, *([pattern] if within >= often else [])]


def siblings_of(person: Person | None, user: Any) -> list[dict[str, Any]]:
    """Return brothers and sisters on record, each with how many concerns ``user`` may see, and the last of them."""
    if person is None:
        return []
    ties = [tie for tie in relationships_of(person, user) if tie.word in {*SIBLINGS, "half_sibling"}]
    named = ConcernChild.objects.visible_to(user).filter(person__in=[tie.who.pk for tie in ties])
    came: dict[uuid.UUID | None, list[Concern]] = {}
    for one in named.select_related("concern"):
        came.setdefault(one.person_id, []).append(one.concern)
    words = labels("family_relationship") if ties else {}
    return [
        {"who": tie.who, "word": words.get(tie.word, tie.word), "told": _told(came.get(tie.who.pk, []))} for tie in ties
    ]


def warned_of(screening: Screening, user: Any) -> tuple[list[WarningNote], list[dict[str, Any]]]:
    """Return the warnings about everybody confirmed to be in a screening's concern, and how a page shows them."""
    concern = screening.concern
    people = [
        *concern.children.visible_to(user).values_list("person", flat=True),
        *concern.adults.visible_to(user).values_list("person", flat=True),
    ]
    notes = list(WarningNote.objects.visible_to(user).standing().about(people))
    return notes, warning_rows(notes, labels("warning_kind") if notes else {})


def _told(concerns: list[Concern]) -> str:
    if not concerns:
        return "No concern open to your team"
    return f"{_many(len(concerns), 'concern')}, the last on {day(max(one.recorded_at for one in concerns))}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
