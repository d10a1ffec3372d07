"""History: every change to every row, kept by triggers. The only file that speaks to pghistory."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pghistory

if TYPE_CHECKING:
    from django.db.models import Model


def kept(*, exclude: list[str] | None = None) -> Callable[[type[Model]], type[Model]]:
    """Keep every insert, update and delete of a model's rows, append-only.

    ``exclude`` names columns that history must not copy, such as a password.
    """
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True, exclude=exclude
    )


@contextmanager
def writing(*, by: Any, acting_as: str, verb: str) -> Iterator[None]:
    """Stamp what is written inside with who did it, in which role, by which action."""
    with pghistory.context(by=str(by.pk), acting_as=acting_as, verb=verb):
        yield


def changes_since(record: Model, version: int) -> list[dict[str, Any]]:
    """Return what others changed after ``version``: by (id), at, verb and the fields that differ, oldest first."""
    events = list(
        record.history.filter(version__gte=version).order_by("pgh_id")  # type: ignore[attr-defined]
    )
    changes = []
    skip = {"version", "pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context", "pgh_context_id"}
    for before, after in pairwise(events):
        fields = [
            field
            for field in after._meta.fields
            if field.name not in skip and getattr(before, field.attname) != getattr(after, field.attname)
        ]
        context = after.pgh_context or {}
        changes.append(
            {
                "by": uuid.UUID(context["by"]) if context.get("by") else None,
                "at": after.pgh_created_at,
                "verb": context.get("verb", ""),
                "fields": {
                    field.verbose_name: (getattr(before, field.attname), getattr(after, field.attname))
                    for field in fields
                },
            }
        )
    return changes
