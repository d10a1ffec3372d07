"""What stands at the head of every report about a child: whose copy it is, of whom, and the moment of its data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from agencies.context import committee_name
from reports.cover import cover
from reports.models import ReportJob


def child_cover(job: ReportJob, child: str, title: str, *, at: dt.datetime) -> dict[str, Any]:
    """Return the head of a report about a child: the child as filed, the case, and whose copy it is."""
    return {
        **cover(job, committee=committee_name(), at=at),
        "title": title,
        "child": child,
        "case": job.case.reference if job.case else "",
        "copy_of": f"Copy of {job.asked_by.name}, {job.asked_as}",
    }
