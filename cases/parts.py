"""The road of a case: what later rooms keep of it, each with a page, a line and alerts, all read with the case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models.expressions import BaseExpression, Combinable
from django.urls import reverse

from cases.models import Case
from common.wording import spoken

Annotations = dict[str, BaseExpression | Combinable]


def _nothing(case: Case) -> list[dict[str, str]]:
    return []


@dataclass(frozen=True)
class Part:
    """What one room keeps of a case.

    ``annotations`` are put on the one query that reads the case, so that a part costs no query of its own; they may
    tell only what everybody may know who sees the case. ``line``, ``alerts`` and ``warnings`` read them from the case;
    a warning is what whoever meets its people must know, so it stands when the case is closed as well.
    """

    key: str
    label: str
    order: int
    url_name: str
    annotations: Callable[[], Annotations]
    line: Callable[[Any], str]
    alerts: Callable[[Any], list[dict[str, str]]] = _nothing
    warnings: Callable[[Any], list[dict[str, str]]] = _nothing


_PARTS: dict[str, Part] = {}


def register(part: Part) -> None:
    """Add a part; called once when the room that keeps it starts."""
    _PARTS[part.key] = part


def parts() -> list[Part]:
    """Return the parts in the order of the road."""
    return sorted(_PARTS.values(), key=lambda part: part.order)


def all_annotations() -> Annotations:
    """Return what is read with a case, for every part."""
    return {name: expression for part in parts() for name, expression in part.annotations().items()}


def road(case: Any) -> list[dict[str, str]]:
    """Return a line and an address for every part of a case that was read with ``all_annotations``."""
    return [
        {"label": spoken(part.label), "url": reverse(part.url_name, args=[case.pk]), "line": spoken(part.line(case))}
        for part in parts()
    ]


def warnings(case: Any) -> list[dict[str, str]]:
    """Return what stands beside the child's name for the safety of whoever meets the people, closed or not."""
    return [warning for part in parts() for warning in part.warnings(case)]


def alerts(case: Any) -> list[dict[str, str]]:
    """Return what stands beside the child's name on every page of the case while it is open."""
    return [alert for part in parts() for alert in part.alerts(case)]
