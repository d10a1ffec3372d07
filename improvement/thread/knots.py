"""What a thread is made of, and the words for where it breaks or wears thin. Pure: rows in, words out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices

from common.templatetags.rowan import day
from improvement.models import ComplianceJudgement
from improvement.readiness import Standing, age, has_gap, is_old
from improvement.workflow import Status

DONE = frozenset({Status.COMPLETE, Status.EMBEDDING, Status.EMBEDDED})
MOST_ITEMS = 6


class Place(TextChoices):
    """The places along a thread."""

    SOURCE = "source", "Where it comes from"
    ASKED = "asked", "What is asked"
    DONE = "done", "What is done"
    PROVED = "proved", "What proves it"
    JUDGED = "judged", "What came of it"


@dataclass(frozen=True)
class Item:
    """One thing that stands at a place."""

    title: str
    url: str = ""
    name: str = ""
    said: str = ""
    tag: str = ""
    brag: str = ""
    brag_word: str = ""


@dataclass
class Knot:
    """A place on a thread: what stands there, where it breaks, where it wears thin."""

    place: Place
    items: list[Item] = field(default_factory=list)
    breaks: list[str] = field(default_factory=list)
    thin: list[str] = field(default_factory=list)

    @property
    def shown(self) -> list[Item]:
        """Return the first items."""
        return self.items[:MOST_ITEMS]

    @property
    def more(self) -> int:
        """Return how many items are not shown."""
        return max(len(self.items) - MOST_ITEMS, 0)


@dataclass
class Strand:
    """One run of the thread, from what is asked to what came of it."""

    title: str
    knots: list[Knot]
    key: str = ""

    @property
    def breaks_at(self) -> list[str]:
        """Return the places where it breaks."""
        return [str(knot.place.label) for knot in self.knots if knot.breaks]

    def counted(self, place: str) -> int:
        """Return how much stands at a place."""
        return sum(len(knot.items) for knot in self.knots if knot.place == place)

    @property
    def row(self) -> list[Any]:
        """Return the strand as a table says it: actions, evidence, what came of it, where it breaks."""
        came = next((one.tag for one in self.knots[-1].items if not one.name), "Not judged")
        return [self.counted(Place.DONE), self.counted(Place.PROVED), came, ", ".join(self.breaks_at) or "Nowhere"]


@dataclass
class Thread:
    """A thread with one strand or several, and what they hang on together."""

    strands: list[Strand]
    head: Knot | None = None

    @property
    def broken(self) -> int:
        """Return how many strands break somewhere."""
        return sum(bool(strand.breaks_at) for strand in self.strands)

    @property
    def thin(self) -> bool:
        """Say whether it wears thin somewhere."""
        return any(knot.thin for strand in self.strands for knot in strand.knots)


def done(actions: Sequence[Any], *, today: dt.date, missing: str) -> Knot:
    """Return what is done: rated actions; ``missing`` says where the thread breaks without any."""
    knot = Knot(Place.DONE)
    for one in actions:
        said = f"{one.lead_officer.name}, {one.lead_agency.name}; due {day(one.due_on)}"
        knot.items.append(
            Item(
                one.title,
                one.get_absolute_url(),
                one.reference,
                said,
                str(one.get_status_display()),
                one.brag,
                one.brag_word,
            )
        )
        if one.status not in DONE and one.due_on < today:
            knot.thin.append(f"{one.reference} was due on {day(one.due_on)} and is not complete.")
    if not actions:
        knot.breaks.append(missing)
    waiting = [one.reference for one in actions if one.status in DONE - {Status.EMBEDDED}]
    if waiting:
        knot.thin.append(f"Done, and not yet seen to be embedded: {', '.join(waiting)}.")
    return knot


def proved(evidence: Sequence[Any], *, today: dt.date, expected: bool) -> Knot:
    """Return what proves it, the newest first; where proof is ``expected`` it breaks without any that still holds."""
    knot = Knot(Place.PROVED)
    expired = [one for one in evidence if one.has_expired(today)]
    for one in evidence:
        until = f", holds until {day(one.valid_until)}" if one.valid_until else ""
        said = f"{one.get_kind_display()}, {age(one.happened_on, today)}{until}"
        tag = "Expired" if one.has_expired(today) else ""
        knot.items.append(Item(one.title, one.get_absolute_url(), "", said, tag))
    if not evidence and expected:
        knot.breaks.append("Nothing proves it yet.")
    elif evidence and len(expired) == len(evidence):
        last = max(one.valid_until for one in expired)
        knot.breaks.append(f"All its evidence has expired; the last held until {day(last)}.")
    elif expired:
        many = len(expired)
        knot.thin.append(f"{many} of {len(evidence)} pieces of evidence {'has' if many == 1 else 'have'} expired.")
    if evidence and is_old(evidence[0].happened_on, today):
        knot.thin.append(f"The newest evidence is {age(evidence[0].happened_on, today)}.")
    return knot


def judged(recommendation: Any, judgement: Any | None, *, actions: Sequence[Any], levels: Sequence[Item]) -> Knot:
    """Return what came of a recommendation: whether it is met, and the level of each indicator it bears on."""
    knot = Knot(Place.JUDGED, items=list(levels))
    if judgement is None or judgement.judged == ComplianceJudgement.Compliance.NOT_JUDGED:
        knot.breaks.append(f"Nobody has judged whether {recommendation} is met.")
        return knot
    said = f"Judged on {day(judgement.on)}"
    tag = str(judgement.get_judged_display())
    knot.items.insert(0, Item(judgement.words, said=said, tag=tag))
    unfinished = [one.reference for one in actions if one.status not in DONE]
    if judgement.judged == ComplianceJudgement.Compliance.MET and unfinished:
        knot.thin.append(f"Judged as met, though not complete: {', '.join(unfinished)}.")
    return knot


def asked_of(it: Standing, recommendations: Sequence[Any], unasked: Sequence[Any]) -> Knot:
    """Return what asks for the actions that improve an indicator; ``unasked`` are those that answer nothing."""
    knot = Knot(Place.ASKED)
    for one in recommendations:
        said = f"{one.source.get_kind_display()}: {one.source.title}"
        knot.items.append(Item(one.text, one.get_absolute_url(), one.reference, said))
    if unasked:
        names = ", ".join(one.reference for one in unasked)
        knot.breaks.append(f"No recommendation asks for {names}: every action must have a source.")
    elif not it.actions:
        knot.thin.append("No recommendation leads to this indicator, for no action improves it.")
    return knot


def done_for(it: Standing) -> Knot:
    """Return what is done for an indicator; it breaks where something must improve and nothing is under way."""
    knot = done(it.actions, today=it.today, missing="")
    knot.breaks = []
    if has_gap(it) and not it.under_way:
        knot.breaks.append("Something must improve here and no action is under way.")
    elif not it.actions:
        knot.thin.append("No action improves this indicator.")
    return knot


def level_of(it: Standing) -> Knot:
    """Return the levels of an indicator: ours, and what inspectors said."""
    knot = Knot(Place.JUDGED)
    if it.latest:
        moderated = "moderated" if it.latest.moderated_level else "not moderated"
        knot.items.append(
            Item("We say", said=f"{day(it.latest.on)}, {moderated}. {it.latest.strengths}", tag=it.our_word)
        )
    else:
        knot.breaks.append("We have never evaluated this indicator.")
    if it.judged:
        said = f"{it.judged.visit.title}, {day(it.judged.visit.on)}. {it.judged.words}"
        knot.items.append(Item("Inspectors said", said=said, tag=it.their_word))
    else:
        knot.thin.append("Inspectors have given no level yet.")
    return knot
