"""Areas of concern: which lists hold on a day, and their words whenever they were recorded."""

from __future__ import annotations

import datetime as dt

from reference import era
from reference.models import Code

# Each edition's own lists: one main category until 2012, areas then, and two groups since 2021.
GROUPS = {
    "register_category_2010": "Category of registration",
    "register_concern_2012": "Concerns identified",
    "register_vulnerability": "What makes the child vulnerable",
    "register_impact": "Impact on the child, or abuse",
}
ONE_ALONE = "register_category_2010"
IN_WORDS = {"VF99", "IM99", "OTHER"}

Choices = list[tuple[str, str]]


def offered(on: dt.date) -> dict[str, Choices]:
    """Return the lists in force on a date, each with its codes and words; in the era of 2010 its one list."""
    rows = Code.objects.visible_to(None).current().order_by("position")
    rows = rows.filter(list__key=ONE_ALONE) if era.is_earlier() else rows.on(on).filter(list__key__in=GROUPS)
    found: dict[str, Choices] = {}
    for key, code, label in rows.values_list("list__key", "code", "label"):
        found.setdefault(key, []).append((code, label))
    return {key: found[key] for key in GROUPS if key in found}


def labels() -> dict[str, str]:
    """Return the words of every code of every edition."""
    rows = Code.objects.visible_to(None).filter(list__key__in=GROUPS).order_by("valid_from", "recorded_at")
    return dict(rows.values_list("code", "label"))
