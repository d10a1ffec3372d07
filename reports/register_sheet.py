"""What goes into the register's minimum information as PDF: the twelve items, on one page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from cases.identity import child_of
from cases.models import Case
from people.minimum import Item, items
from reports.about_a_child import child_cover
from reports.models import ReportJob


@dataclass(frozen=True)
class Look:
    """The twelve items of one child as one person sees them."""

    case: Case
    name: str
    items: list[Item]

    @property
    def missing(self) -> list[Item]:
        """Return the items of which nothing is recorded."""
        return [item for item in self.items if item.is_missing]


def look(case: Case, *, by: Any) -> Look:
    """Gather the items as ``by`` sees them now."""
    child = child_of(case, by)
    return Look(case, child.filed_name if child else "", items(child, by) if child else [])


def contents(seen: Look) -> list[str]:
    """Return in a line each what the report will hold."""
    recorded = len(seen.items) - len(seen.missing)
    return [
        f"the twelve items of the register’s minimum information, {recorded} of them recorded",
        "no protected address",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the report from being made."""
    return [] if seen.items else ["Who the child is, is not open to you. Ask the lead of this case."]


def minds(seen: Look) -> list[str]:
    """Return what the report will show as missing."""
    return [
        f"Item {item.number}, {item.title.lower()}, is not recorded. The sheet will say so." for item in seen.missing
    ]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the report's data as the person who asked sees it at this moment: plain words."""
    seen = look(job.subject, by=job.asked_by)
    if not seen.items:
        raise LookupError("The child is no longer open to who asked.")
    rows = [{"number": item.number, "title": item.title, "lines": item.lines} for item in seen.items]
    return {**child_cover(job, seen.name, "Register: minimum information", at=at), "items_told": rows}


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return nothing more: the sheet is words."""
    return {}
