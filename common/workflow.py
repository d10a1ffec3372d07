"""A life as one table: its moves feed buttons, tests, diagrams and the triggers in PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pgtrigger
from django.apps import apps

if TYPE_CHECKING:
    from django.db.models import TextChoices


@dataclass(frozen=True)
class Transition:
    """One legal move: ``verb`` takes a record from any of ``sources`` to ``target``."""

    verb: str
    sources: tuple[str, ...]
    target: str
    permission: str
    must_say_why: bool = False
    label: str = ""


class BornIn(pgtrigger.Trigger):
    """Let a row be born only in its life's first state; the FSM trigger guards updates alone."""

    when = pgtrigger.Before
    operation = pgtrigger.Insert

    def __init__(self, *, field: str, first: str) -> None:
        self.field, self.first = field, first
        super().__init__(name=f"{field}_born_first")

    def get_func(self, model: Any) -> str:
        """Return the body: refuse any other first state."""
        column = model._meta.get_field(self.field).column
        return (
            f"IF NEW.\"{column}\" IS DISTINCT FROM '{self.first}' THEN "
            f"RAISE EXCEPTION 'rowan: a % starts as {self.first}', TG_TABLE_NAME; END IF; RETURN NEW;"
        )


@dataclass(frozen=True)
class Life:
    """The statuses of a record and every legal move between them."""

    name: str
    statuses: type[TextChoices]
    first: str
    transitions: tuple[Transition, ...]
    field: str = "status"

    def move(self, verb: str) -> Transition:
        """Return the move called ``verb``; KeyError when the life has none."""
        return {move.verb: move for move in self.transitions}[verb]

    def moves_from(self, status: str) -> list[Transition]:
        """Return the moves open to a record in ``status``, in the table's order."""
        return [move for move in self.transitions if status in move.sources]

    def why_not(self, verb: str, status: str) -> str | None:
        """Return the sentence that refuses ``verb`` in ``status``, or None."""
        if status in self.move(verb).sources:
            return None
        words = (self.move(verb).label or verb.replace("_", " ")).lower()
        return f"This {self.name} is {self.statuses(status).label.lower()}, so it is too late or too early to {words}."

    def triggers(self) -> list[pgtrigger.Trigger]:
        """Return the triggers by which PostgreSQL itself refuses an illegal birth or move."""
        legal = [(source, move.target) for move in self.transitions for source in move.sources]
        return [
            pgtrigger.FSM(name=f"{self.field}_moves_legally", field=self.field, transitions=sorted(set(legal))),
            BornIn(field=self.field, first=self.first),
        ]

    def diagram(self) -> str:
        """Return the life as a Mermaid state diagram for docs/workflows."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.first}"]
        for move in self.transitions:
            lines += [f"    {source} --> {move.target}: {move.verb}" for source in move.sources]
        ends = set(self.statuses.values) - {source for move in self.transitions for source in move.sources}
        return "\n".join(lines + [f"    {end} --> [*]" for end in sorted(ends)]) + "\n"


def all_lives() -> list[tuple[type[Any], Life]]:
    """Return every life with the model that lives it, by the life's name; of models alike, the one named as it is."""
    found: dict[str, tuple[type[Any], Life]] = {}
    for config in apps.get_app_configs():
        name = f"{config.name}.workflow"
        if config.name == "common" or find_spec(name) is None:
            continue
        lives = [one for one in vars(import_module(name)).values() if isinstance(one, Life)]
        for model in config.get_models():
            for life in lives:
                field = next((field for field in model._meta.concrete_fields if field.name == life.field), None)
                copied = hasattr(model, "pgh_tracked_model")
                alike = field is not None and field.choices == life.statuses.choices and not copied
                if alike and (life.name not in found or model._meta.verbose_name == life.name):
                    found[life.name] = (model, life)
    return [found[name] for name in sorted(found)]
