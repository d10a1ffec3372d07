"""What this room itself adds to the road of a case: the child's family and home, and its tasks."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject

from cases.models import AFTER_BIRTH, CaseClock, FamilyMember, RescreenPrompt
from cases.parts import Annotations, Part
from common import clock
from people.models import PersonFact, WarningNote
from work.models import Task


def _annotations() -> Annotations:
    waiting = Task.objects.open().filter(about=OuterRef("pk")).order_by()
    return {"tasks_due": ArraySubquery(waiting.values("due_on"))}


def _late(case: Any) -> int:
    return sum(day < clock.today() for day in case.tasks_due)


def _line(case: Any) -> str:
    many, late = len(case.tasks_due), _late(case)
    if not many:
        return "Nothing waits"
    return f"{many} to do{f', {late} overdue' if late else ''}"


TASKS = Part("tasks", "Tasks", 80, "cases:case_tasks", _annotations, _line)


def _rescreens() -> Annotations:
    family = FamilyMember.objects.current().filter(case=OuterRef(OuterRef("pk")))
    warned = WarningNote.objects.standing().filter(Q(person=OuterRef("child")) | Q(person__in=family.values("person")))
    needs = PersonFact.objects.needs().filter(person=OuterRef("child"))
    return {
        "asks_after_birth": Exists(CaseClock.objects.running().filter(case=OuterRef("pk"), key__in=AFTER_BIRTH)),
        "asks_for_rescreen": Exists(RescreenPrompt.objects.waiting().filter(case=OuterRef("pk"))),
        "warned_of": ArraySubquery(warned.order_by().values("pk")),
        "child_died": Exists(PersonFact.objects.deaths().filter(person=OuterRef("child"))),
        "child_needs": ArraySubquery(needs.values(one=JSONObject(kind="kind", words="words"))),
    }


def _family_line(case: Any) -> str:
    if case.asks_for_rescreen:
        return "Re-screen asked for"
    return f"{_many(case.warned_of)} to read" if case.warned_of else "Family map, who lives together"


def _many(notes: list[Any]) -> str:
    return "1 warning note" if len(notes) == 1 else f"{len(notes)} warning notes"


def _family_alerts(case: Any) -> list[dict[str, str]]:
    born = [{"word": "Born: what comes next?", "colour": "orange"}] if case.asks_after_birth else []
    return [*born, *([{"word": "Re-screen asked for", "colour": "orange"}] if case.asks_for_rescreen else [])]


def _family_warnings(case: Any) -> list[dict[str, str]]:
    word = _many(case.warned_of).removeprefix("1 ").capitalize()
    died = [{"word": "The child has died", "colour": "red"}] if case.child_died else []
    return [*died, *([{"word": word, "colour": "red"}] if case.warned_of else [])]


FAMILY = Part(
    "family",
    "Family and home",
    5,
    "cases:case_family",
    _rescreens,
    _family_line,
    alerts=_family_alerts,
    warnings=_family_warnings,
)
