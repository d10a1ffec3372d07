"""What every report says of itself: how it is marked, who asked for it, and the moment of its data."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings

from common.templatetags.rowan import moment
from reports.models import ReportJob

MARKING = "OFFICIAL-SENSITIVE"
FICTIONAL = "Demonstration: everything in this document is fictional."


def cover(job: ReportJob, *, committee: str, at: dt.datetime) -> dict[str, Any]:
    """Return what stands on the cover of any report, gathered ``at`` this moment."""
    return {
        "kind": job.kind,
        "marking": MARKING,
        "fictional": FICTIONAL if settings.DEMONSTRATION else "",
        "reference": job.reference,
        "committee": committee,
        "data_at": moment(at),
        "asked_by": job.asked_by.name,
        "asked_as": job.asked_as,
    }
