"""How the lives of lessons, briefings and newsletters begin on the stage."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from learning import actions
from learning.models import Lesson
from tests.house.stage_learning import SAID, a_briefing, a_draft, a_newsletter

ASKS: dict[str, dict[str, Any]] = {"lesson": {}, "briefing": {}, "newsletter": {}}


def lesson(stage):
    """The office makes every move."""
    return a_draft(SimpleNamespace(**stage.people), stage.sets["own"]["learned"]), stage.who("office")


def briefing(stage):
    """The office makes every move."""
    lesson = Lesson.objects.get(pk=stage.sets["own"]["lesson"])
    return a_briefing(lesson, SimpleNamespace(**stage.people)), stage.who("office")


def newsletter(stage):
    """The office makes every move of an issue that holds a lesson."""
    by, lesson = SimpleNamespace(**stage.people), Lesson.objects.get(pk=stage.sets["own"]["lesson"])
    one = a_newsletter(by)
    actions.put_in(one, by=by.lead_officer, lesson=lesson, place=1, heading=SAID["title"], words=SAID["words"])
    return one, stage.who("office")


BEGIN = {"lesson": lesson, "briefing": briefing, "newsletter": newsletter}
