"""Let migrations add a trigger without drawing every related model again: half of what migrating costs.

A trigger changes no field, so the models that a migration sees are the same before and after; pgtrigger has them
drawn anew all the same, some two hundred times over a hundred models.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger


class _Kept:
    """A state whose models stay drawn."""

    def __init__(self, state: ProjectState) -> None:
        self._state = state

    def __getattr__(self, name: str) -> Any:
        return getattr(self._state, name)

    def reload_model(self, *args: Any, **kwargs: Any) -> None:
        """Leave the drawn models as they are."""


def keep_models_drawn() -> None:
    """Wrap both operations once."""
    for operation in (AddTrigger, RemoveTrigger):
        forwards = operation.state_forwards
        if getattr(forwards, "keeps", False):
            continue

        def state_forwards(self: Any, app_label: str, state: Any, forwards: Any = forwards) -> None:
            forwards(self, app_label, _Kept(state))

        state_forwards.keeps = True  # type: ignore[attr-defined]
        operation.state_forwards = state_forwards  # type: ignore[method-assign]
