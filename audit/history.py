"""History: every change to every row, kept by triggers. The only file that speaks to pghistory."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pghistory
from django.db.models import DateTimeField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from common import clock

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet


def kept(*, exclude: list[str] | None = None) -> Callable[[type[Model]], type[Model]]:
    """Keep every insert, update and delete of a model's rows, append-only.

    ``exclude`` names columns that history must not copy, such as a password.
    """
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), append_only=True, exclude=exclude
    )


@contextmanager
def writing(*, by: Any, acting_as: str, verb: str) -> Iterator[None]:
    """Stamp what is written inside with who did it, in which role, by which action, and when by the one clock."""
    with pghistory.context(by=str(by.pk), acting_as=acting_as, verb=verb, at=clock.now().isoformat()):
        yield


def changes_since(record: Model, version: int) -> list[dict[str, Any]]:
    """Return what others changed after ``version``: by (id), at, verb and the fields that differ, oldest first."""
    events = list(
        record.history.filter(version__gte=version).order_by("pgh_id")  # type: ignore[attr-defined]  # pghistory gives it to every tracked model
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


def stood(model: type[Model], moment: dt.datetime, **so: Any) -> QuerySet[Any]:
    """Return the rows of ``model`` that stood at ``moment``, as they stood, where they stood ``so``.

    Each is an event: it has the row's fields, and ``pgh_obj_id`` is the row's key. A row's moment is that of the one
    clock; what was written outside an action has only the database's.
    """
    events = model.history.rel.related_model._base_manager  # type: ignore[attr-defined]  # pghistory gives it to every tracked model
    written = Cast(KeyTextTransform("at", "pgh_context"), DateTimeField())
    until = events.annotate(at=Coalesce(written, "pgh_created_at")).filter(at__lte=moment)
    ever = events.filter(**so).values("pgh_obj_id")
    last = until.filter(pgh_obj_id__in=ever).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    found: QuerySet[Any] = events.filter(pgh_id__in=last.values("pgh_id"), **so).exclude(pgh_label="delete")
    return found
