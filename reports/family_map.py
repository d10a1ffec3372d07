"""What goes into the family map's PDF: the map, its key, and the table of everybody on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from cases.family_of import family_of
from cases.identity import child_of
from cases.models import Case
from people.family_map import Family, drawn
from reports.about_a_child import child_cover
from reports.models import ReportJob

# Where the map takes more rows, it is printed on a larger sheet.
MOST_ON_A4 = 12


@dataclass(frozen=True)
class Look:
    """A child's family as one person sees it; None for who may not see the child."""

    case: Case
    name: str
    family: Family | None


def look(case: Case, *, by: Any) -> Look:
    """Look at a family as ``by`` sees it now."""
    child = child_of(case, by)
    return Look(case, child.filed_name if child else "", family_of(case, child, by))


def contents(seen: Look) -> list[str]:
    """Return in a line each what the report will hold."""
    many = len(seen.family.figures) if seen.family else 0
    return [
        f"the family map: the child and {many - 1} others, with age, shape for sex and who lives together",
        "the same as a table: relationship, parental responsibilities and rights, household, no contact",
        "no address, and nobody whom you may not see",
    ]


def blocks(seen: Look) -> list[str]:
    """Return what keeps the report from being made."""
    if seen.family is None:
        return ["Who the child is, is not open to you. Ask the lead of this case."]
    return [] if len(seen.family.figures) > 1 else ["Nobody is in the family yet. Add somebody first."]


def minds(seen: Look) -> list[str]:
    """Return what the report will show as missing."""
    unsaid = [one for one in seen.family.figures if not one["relationship"]] if seen.family else []
    return [f"{len(unsaid)} on the map have no relationship to the child. The table will say so."] if unsaid else []


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return the report's data as the person who asked sees it at this moment: plain words and keys."""
    seen = look(job.subject, by=job.asked_by)
    if seen.family is None:
        raise LookupError("The child is no longer open to who asked.")
    return {**child_cover(job, seen.name, "Family map", at=at), "family": asdict(seen.family)}


def draw(data: dict[str, Any]) -> dict[str, Any]:
    """Return the map, drawn from the report's data."""
    family = Family(**data["family"])
    return {"map": drawn(family), "sheet": "large" if len(family.figures) > MOST_ON_A4 else "small"}
