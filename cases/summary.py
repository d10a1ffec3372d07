"""A case laid out to read: its entries, clocks, family and who is involved, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from cases.models import (
    Case,
    CaseClock,
    CaseLink,
    ChronologyEntry,
    ChronologyReview,
    EntryPerson,
    FamilyMember,
    Involvement,
    RescreenPrompt,
)
from cases.querysets import LATE_AFTER
from common import clock
from common.templatetags.rowan import day, moment
from common.wording import spoken
from people.models import Answer, Person
from referrals import outcomes

BY_DEED = {"decision", "case"}  # nobody saw or heard it: it was done


def address(name: str, key: Any, *, when: bool = True) -> str:
    """Return the address of a page of this room when it is offered, else nothing."""
    return reverse(f"cases:{name}", args=[key]) if when else ""


def part(key: str, value: str) -> dict[str, str]:
    """Return one part of an entry as a page lists it."""
    return {"key": key, "value": value}


def about_open(user: Any) -> ArraySubquery:
    """Return, to be read with an entry, whom of the family it is about as far as ``user`` may see them."""
    rows = EntryPerson.objects.visible_to(user).filter(entry=OuterRef("pk"), person__in=Person.objects.visible_to(user))
    parts = {"key": "person_id", "forename": "person__forename", "surname": "person__surname"}
    return ArraySubquery(rows.order_by("recorded_at").values(one=JSONObject(**parts)))


def name_of(one: dict[str, str]) -> str:
    """Return somebody's name from its two parts."""
    return " ".join(filter(None, (one["forename"], one["surname"]))) or "Name not known"


def lay_out(
    entries: Iterable[ChronologyEntry],
    kinds: dict[str, str],
    *,
    weights: dict[str, str] | None = None,
    corrects: Callable[[ChronologyEntry], bool] | None = None,
) -> list[ChronologyEntry]:
    """Return entries with the words a page shows: when, what kind, each kind of statement apart, how late recorded.

    An entry leads to the concern it comes from only where the page asked that the reader may see it.
    """
    found = list(entries)
    for one in found:
        one.concern_url = one.concern.get_absolute_url() if getattr(one, "concern_open", False) else ""
        one.agency = one.organisation.agency.name if one.organisation else ""
        one.when = when_in_words(one)
        one.kind_in_words = kinds.get(one.kind, one.kind)
        one.late_in_words = late_in_words(one)
        happened = "What happened" if one.kind in BY_DEED else "Seen or heard"
        told = ((happened, one.fact), ("Own words", one.own_words), ("Author’s view", one.opinion))
        weight = (weights or {}).get(one.weight, "").partition(":")[0]
        one.people = ", ".join(name_of(each) for each in getattr(one, "about_open", []))
        weighed = (("Weight", weight), ("Why it matters", one.significance), ("What was done", one.action_taken))
        one.told = [part(*pair) for pair in told if pair[1]]
        one.weighed = [part(*pair) for pair in weighed if pair[1]]
        source = [part("How it is known", one.source)] if one.source else []
        one.parts = [*source, *one.told, *one.weighed]
        one.correct_url = address("entry_correct", one.pk, when=bool(corrects and not one.struck_at and corrects(one)))
    return found


def when_in_words(entry: ChronologyEntry) -> str:
    """Return when it happened, as exactly as it is known."""
    exact = entry.happened_at.astimezone(clock.LOCAL)
    known = ChronologyEntry.Precision
    words = {
        known.TIME: moment(exact) if exact.time() != dt.time() else day(exact),
        known.DAY: day(exact),
        known.MONTH: f"{exact:%B %Y}",
        known.YEAR: f"{exact:%Y}",
        known.ABOUT: f"About {day(exact)}",
    }[known(entry.precision)]
    if not entry.happened_words:
        return words
    return entry.happened_words if entry.precision == known.ABOUT else f"{words} ({entry.happened_words})"


def late_in_words(entry: ChronologyEntry) -> str:
    """Say how long after it happened an entry was recorded, where that is worth saying."""
    known = ChronologyEntry.Precision
    days = (entry.recorded_at.astimezone(clock.LOCAL).date() - entry.happened_at.astimezone(clock.LOCAL).date()).days
    if entry.precision not in {known.TIME, known.DAY} or days < LATE_AFTER.days:
        return ""
    return f"{days} days after it happened"


def review_row(one: ChronologyReview) -> dict[str, Any]:
    """Return a review of the chronology as a page shows it."""
    told = (
        ("What it tells us", one.tells),
        ("Patterns", one.patterns),
        ("What is missing", one.missing),
        ("What follows", one.follows),
    )
    return {
        "period": f"{day(one.since)} to {day(one.until)}",
        "who": f"{one.reviewed_by} as {one.acting_as}",
        "on": day(one.reviewed_at),
        "entries": one.entries,
        "told": [part(*pair) for pair in told if pair[1]],
    }


def clock_row(one: CaseClock, *, settles: bool = False) -> dict[str, Any]:
    """Return a clock as a page shows it: what, by when, how late, what became of it."""
    words, late = f"Due {moment(one.falls_due_at)}", False
    if one.met_at:
        words = f"Done {moment(one.met_at)}" + (", after it was due" if one.was_met_late else "")
    elif one.exempt_at:
        words = f"Not needed, said {one.exempt_by} on {day(one.exempt_at)}"
    elif one.is_overdue:
        words, late = f"Overdue since {moment(one.falls_due_at)}", True
    elif one.paused_at:
        words = f"Stands still since {day(one.paused_at)}"
    if one.extended_due_at and one.is_running:
        words += f", first due {day(one.due_at)}"
    return {
        "label": one.label,
        "detail_url": one.get_absolute_url(),
        "words": words,
        "late": late,
        "note": one.exempt_reason,
        "url": _settled_at(one) if settles and one.is_running else "",
    }


def _settled_at(one: CaseClock) -> str:
    """Return where what came of a clock is recorded: a review by writing it, what was asked by answering."""
    if one.key == "CHRONOLOGY_REVIEW":
        return address("review_add", one.case_id)
    if one.key == "RESCREEN":
        return address("rescreen_answer", one.about)
    if one.key == "BIRTH_NEXT":
        return address("birth_decide", one.case_id)
    return address("clock_settle", one.pk, when=one.key != "CASE_LEAD_NAMED")


def family_row(one: FamilyMember, relations: dict[str, str], *, changes: bool = False) -> dict[str, Any]:
    """Return somebody of the family as a page shows them."""
    person = one.person
    known = {
        "Parental responsibilities and rights": str(Answer(one.parental_responsibility).label),
        "Lives with the child": str(Answer(one.lives_with).label),
    }
    until = [f"Until {day(one.until)}: {one.until_why}"] if one.until else []
    lines = [] if one.until else [f"{key}: {value.lower()}" for key, value in known.items()]
    return {
        "name": person.name,
        "person_url": person.get_absolute_url(),
        "relationship": relations.get(one.relationship, one.relationship),
        "lines": [*lines, *([one.note] if one.note else []), *until],
        "change_url": address("family_change", one.pk, when=changes),
        "end_url": address("family_end", one.pk, when=changes),
    }


def prompt_row(one: RescreenPrompt, *, answers: bool = False) -> dict[str, Any]:
    """Return a re-screen that was asked for, and what came of it."""
    since = f", {day(one.since)}" if one.since else ""
    by = f" by {one.concern.reference}" if one.concern else ""
    return {
        "why": f"{one.get_why_display()}{since}",
        "asked": f"Asked for {day(one.asked_at)}, when {one.asked_by} wrote it down",
        "answer": f"{one.get_answer_display()}{by}",
        "words": one.words,
        "said": f"Answered {day(one.answered_at)} by {one.answered_by}" if one.answered_at else "",
        "url": address("rescreen_answer", one.pk, when=answers),
    }


def involved_row(one: Involvement, *, ends: bool = False) -> dict[str, Any]:
    """Return who is involved, why and since when, and how to reach them."""
    team = one.team or one.staff.team
    until = f" until {day(one.ends_at)}: {one.ended_why}" if one.ends_at else ""
    return {
        "who": one.team.name if one.team else one.staff.name,
        "agency": team.organisation.agency.name if team else "",
        "role": one.role,
        "contact": one.telephone or (team.telephone if team else ""),
        "why": one.reason,
        "when": f"{'From' if until else 'Since'} {day(one.starts_at)}{until}",
        "end_url": address("involvement_end", one.pk, when=ends),
    }


def linked_row(link: CaseLink) -> dict[str, Any]:
    """Return a linked case that the reader may see."""
    other = link.other
    return {
        "name": other.child.filed_name,
        "reference": other.reference,
        "url": other.get_absolute_url(),
        "status": other.get_status_display(),
        "colour": colour_of(other),
        "reason": link.reason,
    }


def colour_of(case: Case) -> str:
    """Return the colour of a case's status; its word stands there too."""
    return "blue" if case.is_open else "grey"


def standing(case: Case) -> str:
    """Say how the case came to be, and how it ended."""
    opened = f"Opened {day(case.opened_at)} by {case.opened_by}, {case.lead_team.name}: "
    opened += outcomes.label_of(case.opened_for).lower()
    return opened if case.is_open else f"{opened}. Closed {day(case.closed_at)}"


def next_step(case: Case, clocks: list[CaseClock]) -> str:
    """Say the one next thing to do: the lead first, then what is due soonest."""
    if not case.is_open:
        return ""
    if not case.lead_professional_id:
        return spoken(f"{case.lead_team.name} names the lead professional.")
    running = next((one for one in clocks if one.is_running), None)
    if running is None:
        return ""
    row = clock_row(running)
    return f"{row['label']}, {row['words'][0].lower()}{row['words'][1:]}."
