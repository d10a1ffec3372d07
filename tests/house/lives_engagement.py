"""How the life of an engagement event begins on the stage, and what each of its verbs asks."""

from __future__ import annotations

from typing import Any

from common import clock
from engagement.models import EngagementEvent

ASKS: dict[str, dict[str, Any]] = {
    "engagement event": {
        "confirm": {"on": clock.today(), "place": "The hall"},
        "hold": {"heard": "More time together."},
    }
}


def event(stage):
    """The office makes every move."""
    return EngagementEvent.objects.get(pk=stage.sets["own"]["event"]), stage.who("office")


BEGIN = {"engagement event": event}
