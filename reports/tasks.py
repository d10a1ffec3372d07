"""What workers do: one report a task, and the sweep that is the guarantee."""

from __future__ import annotations

import gc
import logging
from typing import Any

from celery import Task, shared_task

from access.refusals import NotNow
from agencies.models.staff import system
from common import clock
from reports import actions, pdf
from reports.kinds import gather
from reports.models import ReportJob

log = logging.getLogger(__name__)
# So many workers may be quicker before this one leaves what waits to the next message.
QUICKER = 20


@shared_task(bind=True, name="reports.tasks.make_report")
def make_report(self: Task) -> None:
    """Make the report that waits longest, if any does; a message that comes twice or too late does no harm."""
    by = system()
    job = take(self.request.id or "", by=by)
    if job is None:
        return
    # Measured: a quarter to a third faster without the collector; the process ends after one report.
    gc.disable()
    try:
        make(job, by=by)
    except NotNow as refusal:
        log.info("report left to another: %s", refusal.why)
    except Exception as trouble:
        log.exception("report not made")
        fail(job, trouble, by=by)
    finally:
        gc.enable()


def take(celery_id: str, *, by: Any) -> ReportJob | None:
    """Claim what waits longest, or the next where another worker was quicker; None when nothing waits."""
    for job in ReportJob.objects.visible_to(by).next_for(celery_id, clock.now())[:QUICKER]:
        try:
            return actions.claim(job, by=by, celery_id=celery_id)
        except NotNow as refusal:
            log.info("report not taken: %s", refusal.why)
    return None


def make(job: ReportJob, *, by: Any) -> ReportJob:
    """Gather as the person who asked sees it, render, and finish."""
    attempt = job.attempts

    def progress(percent: int, stage: str) -> None:
        actions.report_progress(job, by=by, attempt=attempt, progress=percent, stage=stage)

    progress(10, "Gathering what it says")
    data_at = clock.now()
    data = gather(job, at=data_at)
    progress(35, "Laying out the pages")
    made = pdf.render(data)
    progress(90, "Keeping the file")
    return actions.finish(
        job, by=by, attempt=attempt, data=data, data_at=data_at, made=made, pages=pdf.count_pages(made)
    )


def fail(job: ReportJob, trouble: Exception, *, by: Any) -> None:
    """Give the report back for another attempt, or give it up after the last."""
    # The kind of trouble only: its words may carry what the database held.
    why = f"The report could not be made ({type(trouble).__name__})."
    try:
        if job.attempts < actions.policies.MOST_ATTEMPTS:
            actions.release(job, by=by, attempt=job.attempts, why=why)
        else:
            actions.give_up(job, by=by, why=why)
    except NotNow as refusal:
        log.info("report left to another: %s", refusal.why)


@shared_task(name="reports.tasks.sweep_reports")
def sweep_reports() -> None:
    """Send out again the reports that wait."""
    actions.sweep(by=system())
