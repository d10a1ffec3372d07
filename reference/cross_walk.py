"""Which indicators of other frameworks ask nearly what one asks: the cross-walk, in both directions."""

from __future__ import annotations

import uuid
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from reference.models import Counterpart, Framework, Indicator


@dataclass(frozen=True)
class Match:
    """An indicator of another framework, and the row that says that it asks nearly the same."""

    indicator: Indicator
    row: Counterpart


def cross_walk(user: Any) -> dict[tuple[uuid.UUID, str], list[Match]]:
    """Return what each indicator, by framework and code, is laid beside; the newest framework first."""
    named = {
        (one.framework_id, one.code): one
        for one in Indicator.objects.visible_to(user).current().select_related("framework")
    }
    found: dict[tuple[uuid.UUID, str], list[Match]] = defaultdict(list)
    for row in Counterpart.objects.visible_to(user).current():
        ends = (row.framework_id, row.code), (row.later_id, row.later_code)
        for one, other in (ends, ends[::-1]):
            found[one].append(Match(named[other], row))
    for matches in found.values():
        matches.sort(key=lambda match: match.indicator.position)
        matches.sort(key=lambda match: match.indicator.framework.valid_from, reverse=True)
    return found


def elsewhere(user: Any, indicator: Indicator) -> list[tuple[Framework, list[Match]]]:
    """Return every other framework with what in it asks nearly what ``indicator`` asks, which may be nothing."""
    found = cross_walk(user)[indicator.framework_id, indicator.code]
    others = Framework.objects.visible_to(user).current().exclude(pk=indicator.framework_id).order_by("-valid_from")
    return [(other, [match for match in found if match.indicator.framework_id == other.pk]) for other in others]
