"""What stands in the way of closing a case: who was not seen, what still waits, and what each room keeps open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from cases.models import Case, CaseClock, CaseRequest, ChronologyEntry, RescreenPrompt
from common import clock
from common.templatetags.rowan import day, inside
from reference.timescales import in_force
from work.models import Task

SEEN = {"child": "The child", "carer": "A parent or carer"}
KINDS = {"child": "seen", "carer": "carer_seen"}
LATELY = "CLOSING_SEEN"


@dataclass(frozen=True)
class Obstacle:
    """Something to be done or handed on first: a sentence, and the page on which that is done."""

    words: str
    url: str = ""
    page: str = ""


Provider = Callable[[Case], Iterable[Obstacle]]
_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Let a room say what must be done or handed on first; called in its ``ready()``."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def in_the_way(case: Case) -> list[Obstacle]:
    """Return all that must be done or handed on before a case closes, each with the way there."""
    of_rooms = (one for provider in _PROVIDERS for one in provider(case))
    return [*_clocks(case), *_requests(case), *_rescreens(case), *_tasks(case), *of_rooms]


def why_not_close(case: Case, closing_code: str, who_helps: str) -> str | None:
    """Say what stands in the way of closing, or which words lack."""
    if obstacles := in_the_way(case):
        return " ".join(one.words for one in obstacles)
    if not closing_code:
        return "Choose how the work ends."
    if not who_helps.strip():
        return "Say who goes on helping the child and family, or that nobody does and why."
    return None


def last_seen(case: Case) -> dict[str, dt.date | None]:
    """Return the day on which the child, and a parent or carer, were last seen and spoken to, by the chronology."""
    found = {}
    for whom, kind in KINDS.items():
        last = ChronologyEntry.objects.filter(case=case, kind=kind).standing().newest_first().first()
        found[whom] = last.happened_at.astimezone(clock.LOCAL).date() if last else None
    return found


def not_lately(seen: dict[str, dt.date | None]) -> list[str]:
    """Return of whom closing asks why they were not seen: of whom nobody saw, or not within the days chosen here."""
    since = clock.today() - dt.timedelta(days=in_force(LATELY).number)
    return [whom for whom, on in seen.items() if on is None or on < since]


def why_not_unseen(seen: dict[str, dt.date | None], why: dict[str, str]) -> str | None:
    """Say that nobody saw the child, or a carer, lately enough, and no reason was given.

    Source: The Victoria Climbié Inquiry, 2003: no case closes until child and carer were seen and spoken to.
    """
    for whom in not_lately(seen):
        if not why[whom].strip():
            who, on = SEEN[whom], seen[whom]
            if on is None:
                return f"Nobody recorded that {inside(who)} was seen and spoken to. Add that, or say why not."
            return f"{who} was last seen and spoken to on {day(on)}. See them again, or say why not."
    return None


def _clocks(case: Case) -> Iterator[Obstacle]:
    """Yield the clocks that do not end with their case: all that law or guidance sets, and what is overdue."""
    running = CaseClock.objects.filter(case=case).exclude(key="RESCREEN").select_related("rule").running()
    way = "Do it first, or ask a senior manager to agree that it is not needed."
    for one in running.beyond_us():
        yield Obstacle(f"Not done yet: {one.label}. {way}", one.get_absolute_url(), one.label)
    for one in running.late().filter(rule__nature="administrative"):
        words = f"Overdue: {one.label}. Record that it was done, or why it is not needed."
        yield Obstacle(words, one.get_absolute_url(), one.label)


def _requests(case: Case) -> Iterator[Obstacle]:
    for one in CaseRequest.objects.filter(screening__led_to__case=case).waiting():
        words = "Somebody asked the receiving team for a case for this child and waits for an answer. Answer first."
        yield Obstacle(words, one.get_absolute_url(), "Request for a case")


def _rescreens(case: Case) -> Iterator[Obstacle]:
    for one in RescreenPrompt.objects.filter(case=case).waiting():
        words = f"A re-screen waits for an answer: {inside(one.get_why_display())}. Screen again, or say why not."
        yield Obstacle(words, reverse("cases:rescreen_answer", args=[one.pk]), "Answer the re-screen")


def _tasks(case: Case) -> Iterator[Obstacle]:
    for one in Task.objects.open().filter(about=case.pk):
        words = f"To do: {one.title}. Say that it is done, or drop it and say why, or who goes on with it."
        yield Obstacle(words, one.get_absolute_url(), f"Task: {one.title}")
