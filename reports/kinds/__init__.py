"""The reports there are: another report is another entry in a module here, and a template."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Model

from reports.kinds import cases, governance, improvement, inspection, learning, practice_review
from reports.kinds.base import Offer, ReportKind
from reports.models import ReportJob

# The first that is made of a subject is the one asked for where nobody says which.
AREAS = (improvement, inspection, governance, practice_review, learning, cases)
KINDS: dict[str, ReportKind] = {kind.code: kind for area in AREAS for kind in area.KINDS}


def kind_of(subject: Model) -> ReportKind:
    """Return the report that is made of such a subject; StopIteration when there is none."""
    return next(kind for kind in KINDS.values() if isinstance(subject, kind.model))


def offers(by: Any) -> Iterator[tuple[ReportKind, list[Offer]]]:
    """Return each report with what ``by`` may ask it of."""
    for kind in KINDS.values():
        if kind.listed and by.may(kind.permission):
            yield kind, [Offer(kind, subject) for subject in kind.subjects(by)]


def gather(job: ReportJob, *, at: dt.datetime) -> dict[str, Any]:
    """Return a report's data as the person who asked sees them at this moment."""
    data: dict[str, Any] = KINDS[job.kind].maker.gather(job, at=at)
    return data


__all__ = ["KINDS", "Offer", "ReportKind", "gather", "kind_of", "offers"]
