"""What forms offer and pages say: codes in force, and labels of codes whenever they were."""

from __future__ import annotations

import datetime as dt

from common import clock
from reference.models import Code
from reference.words import in_era


def codes(list_key: str, on: dt.date | None = None) -> list[tuple[str, str]]:
    """Return (code, label) of the codes of a list in force on a date (today when not given), in their order."""
    rows = Code.objects.visible_to(None).on(on or clock.today()).filter(list__key=list_key)
    return [(code, in_era(label)) for code, label in rows.order_by("position", "code").values_list("code", "label")]


def labels(list_key: str) -> dict[str, str]:
    """Return the latest label of every code a list ever had, so that an old record can still be read."""
    rows = Code.objects.visible_to(None).filter(list__key=list_key).order_by("valid_from", "recorded_at")
    return {code: in_era(label) for code, label in rows.values_list("code", "label")}
