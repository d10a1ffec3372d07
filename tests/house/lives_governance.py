"""How the life of a body's meeting begins on the stage, and what each of its verbs asks."""

from __future__ import annotations

from typing import Any

from common import clock
from governance import actions
from governance.models import Body, BodyMember

ASKS: dict[str, dict[str, Any]] = {
    "body meeting": {
        "hold_meeting": {
            "came": lambda stage: {BodyMember.objects.get(pk=stage.sets["own"]["body_member"]): "present"}
        },
        "minute": {"minutes": "All agreed."},
    }
}


def meeting(stage):
    """The office makes every move; what was found is settled."""
    office = stage.who("office")
    made = actions.plan_meeting(Body.objects.get(pk=stage.sets["own"]["body"]), by=office, on=clock.today())
    actions.add_item(made, by=office, title="Training")
    for item in made.items.filter(standing="found"):
        actions.settle_item(item, by=office, standing="kept")
    return made, office


BEGIN = {"body meeting": meeting}
