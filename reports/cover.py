"""What every report says of itself: how it is marked, who asked for it, and the moment of its data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings

from common.templatetags.rowan import day, moment
from governance.standing import vision_now
from people.models import Person
from reports.models import ReportJob

MARKING = "OFFICIAL-SENSITIVE"
FICTIONAL = "Demonstration: everything in this document is fictional."


def cover(job: ReportJob, *, committee: str, at: dt.datetime) -> dict[str, Any]:
    """Return what stands on the cover of any report, gathered ``at`` this moment."""
    public = job.kind in ReportJob.PUBLIC
    return {
        "kind": job.kind,
        "marking": "" if public else MARKING,
        "copy_for": "" if public else f"Copy for {job.asked_by.name}, asked {day(job.asked_at)}, {job.reference}",
        "fictional": FICTIONAL if settings.DEMONSTRATION else "",
        "reference": job.reference,
        "committee": committee,
        "data_at": moment(at),
        "asked_by": job.asked_by.name,
        "asked_as": job.asked_as,
    }


def born_of(child: Person | None) -> str:
    """Return when a child was born, or is due, as it follows the name on a cover."""
    if child is None:
        return "born not known"
    return child.born_in_words if child.due_on else f"born {child.born_in_words or 'not known'}"


def vision(of_plan: str) -> str:
    """Return the vision that a governing body approved and that holds today; before there is one, the plan's own."""
    holding = vision_now()
    return holding.text if holding else of_plan
