"""Whose turn it is: how many reports are made before one that waits."""

from __future__ import annotations

import datetime as dt

from agencies.models.staff import system
from reports.models import ReportJob
from reports.workflow import Status


def ahead_of(job: ReportJob, now: dt.datetime) -> int | None:
    """Return how many reports of anybody are made first; None where it does not wait or no worker is at it."""
    jobs = ReportJob.objects.visible_to(system())
    if job.status != Status.QUEUED or not jobs.is_moving(now):
        return None
    return jobs.before(job).count()
