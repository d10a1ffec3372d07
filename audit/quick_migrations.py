"""Let migrations draw only what they change: a small part of what migrating costs otherwise.

Django draws anew, with each operation, every model related to the changed one, however far; with members of staff
related to everything that is all of them. None of it is needed where the changed model can be kept and told: where a
trigger, an index, a constraint or a column is added, or where a new model points at models that are drawn already.
"""

from __future__ import annotations

from collections.abc import Callable
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


def draw_little() -> None:
    """Wrap the operations on triggers and the state's own methods, once."""
    if hasattr(ProjectState, "draws_little"):
        return
    for operation in (AddTrigger, RemoveTrigger):
        _put(operation, "state_forwards", _triggers_kept(operation.state_forwards))
    _put(ProjectState, "_append_option", _options_told(ProjectState._append_option))  # type: ignore[attr-defined]  # private to Django
    _put(ProjectState, "_remove_option", _options_told(ProjectState._remove_option))  # type: ignore[attr-defined]  # private to Django
    _put(ProjectState, "add_field", _column_told(ProjectState.add_field))
    _put(ProjectState, "reload_model", _new_ones_alone(ProjectState.reload_model))
    _put(ProjectState, "draws_little", "new models alone")


def _put(owner: type, name: str, value: object) -> None:
    setattr(owner, name, value)


def _triggers_kept(forwards: Callable[..., None]) -> Callable[..., None]:
    def state_forwards(self: Any, app_label: str, state: Any) -> None:
        forwards(self, app_label, _Kept(state))

    return state_forwards


def _options_told(method: Callable[..., None]) -> Callable[..., None]:
    """Tell the drawn model of an index or constraint that came or went."""

    def change(state: Any, app_label: str, model_name: str, option: str, one: Any) -> None:
        method(_Kept(state), app_label, model_name, option, one)
        if model := _drawn(state, app_label, model_name):
            setattr(model._meta, option, list(state.models[app_label, model_name].options[option]))

    return change


def _column_told(slow: Callable[..., None]) -> Callable[..., None]:
    """Tell the drawn model of a column that was added."""

    def add_field(state: Any, app_label: str, model_name: str, name: str, field: Any, *preserve_default: bool) -> None:
        slow(_Kept(state), app_label, model_name, name, field, *preserve_default)
        if model := _drawn(state, app_label, model_name):
            model.add_to_class(name, state.models[app_label, model_name].fields[name].clone())
            state.apps.clear_cache()

    return add_field


def _new_ones_alone(slow: Callable[..., None]) -> Callable[..., None]:
    """Draw a new model without those it points at."""

    def reload_model(state: Any, app_label: str, model_name: str, **kwargs: Any) -> None:
        if "apps" in state.__dict__ and not _drawn(state, app_label, model_name):
            state.apps.render_multiple([state.models[app_label, model_name]])
        else:
            slow(state, app_label, model_name, **kwargs)

    return reload_model


def _drawn(state: Any, app_label: str, model_name: str) -> Any:
    """Return the drawn model, or None while it is not drawn."""
    return state.apps.all_models[app_label].get(model_name) if "apps" in state.__dict__ else None
