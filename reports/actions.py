"""Every write to report jobs and to their release. The row is the truth: who holds the lease makes the report."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Model

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Partnership, StaffMember
from common import clock
from common.models import next_reference
from improvement.models import Plan
from practice_review.refusing import refuse
from reports import policies
from reports.dispatch import hint
from reports.kinds import KINDS, kind_of
from reports.models import AnnualPart, AnnualReport, PublicReport, ReportJob, Sending
from reports.naming import named_in
from reports.workflow import LIFE, RELEASE, Status


@action(Permission.ASK_FOR_REPORT)
def ask(
    subject: Plan | Model, *, by: StaffMember, key: uuid.UUID, kind: str = "", part: uuid.UUID | None = None
) -> ReportJob:
    """Ask for a report on a subject; the same form sent twice asks once. NotNow while something blocks it.

    ``part`` is what of it is asked for alone, such as the agency of a single-agency chronology.
    """
    report = KINDS[kind] if kind else kind_of(subject)
    role_for(by, report.permission)
    if blocks := report.maker.blocks(report.seen(subject, by=by, part=part)):
        raise NotNow(blocks[0])
    now = clock.now()
    first: dict[str, Any] = {
        "kind": report.code,
        **report.columns(subject),
        **({"part": part} if part else {}),
        "reference": lambda: next_reference("R"),
        "asked_as": str(role_for(by, Permission.ASK_FOR_REPORT)),
        "asked_at": now,
        "dispatched_at": now,
        "waits_since": now,
        "stage": "Waiting for a worker",
    }
    job, new = ReportJob.objects.get_or_create(asked_key=key, asked_by=by, defaults=first)
    if new:
        hint()
    return job


@action(Permission.ASK_FOR_REPORT, move=(LIFE, "try_again"))
def try_again(job: ReportJob, *, by: StaffMember) -> ReportJob:
    """Let a failed report be made again from the start."""
    hint()
    now = clock.now()
    return _assign(
        job, attempts=0, dispatched_at=now, waits_since=now, progress=0, stage="Waiting for a worker", error=""
    )


@action(Permission.ASK_FOR_REPORT)
def record_sending(
    report: ReportJob, *, by: StaffMember, name: str, organisation: str, job: str, why: str, how: str, on: dt.date
) -> Sending:
    """Write down that a report went to somebody, and why. NotNow before it is made, or for a day before or to come."""
    if why_not := policies.why_not_sent(report, on, clock.today()):
        raise NotNow(why_not)
    told = {"name": name, "organisation": organisation, "job": job, "why": why, "how": how, "on": on}
    return Sending.objects.create(report=report, sent_by=by, **told)


@action(Permission.KEEP_PLANS)
def open_annual_report(*, by: StaffMember, partnership: Partnership, year: int) -> AnnualReport:
    """Begin the annual report of a year. NotNow when it is begun already."""
    if AnnualReport.objects.visible_to(by).filter(partnership=partnership, year=year).exists():
        raise NotNow("The annual report of this year is begun already.")
    return AnnualReport.objects.create(partnership=partnership, year=year, reference=next_reference("AR"))


@action(Permission.KEEP_PLANS)
def write_annual_part(report: AnnualReport, *, by: StaffMember, heading: str, done: str, ahead: str) -> AnnualPart:
    """Write what an annual report says under one heading; what it said before stays in the history."""
    told = {"done": done, "ahead": ahead, "written_by": by}
    return AnnualPart.objects.update_or_create(report=report, heading=heading, defaults=told)[0]


@action(Permission.MAKE_REPORT, move=(LIFE, "claim"))
def claim(job: ReportJob, *, by: StaffMember, celery_id: str) -> ReportJob:
    """Take a report for one attempt, under a lease. NotNow while another worker holds it."""
    now = clock.now()
    if why_not := policies.why_not_claim(job, celery_id, now):
        raise NotNow(why_not)
    attempts = job.attempts + 1
    return _assign(job, attempts=attempts, celery_id=celery_id, lease_until=now + policies.LEASE, progress=5)


@action(Permission.MAKE_REPORT)
def report_progress(job: ReportJob, *, by: StaffMember, attempt: int, progress: int, stage: str) -> ReportJob:
    """Say how far it is, and hold the lease longer. NotNow when the attempt was overtaken."""
    _fence(job, attempt)
    return _set(job, progress=progress, stage=stage, lease_until=clock.now() + policies.LEASE)


@action(Permission.MAKE_REPORT, move=(LIFE, "finish"))
def finish(
    job: ReportJob,
    *,
    by: StaffMember,
    attempt: int,
    data: dict[str, Any],
    data_at: dt.datetime,
    made: bytes,
    pages: int,
) -> ReportJob:
    """Keep the file and what it was made from, and end the job, all in one transaction."""
    _fence(job, attempt)
    field = job._meta.get_field("file")
    name = field.generate_filename(job, f"{job.pk}-{attempt}.pdf")
    return _assign(
        job,
        file=field.storage.save(name, ContentFile(made), max_length=field.max_length),
        data=data,
        data_at=data_at,
        sha256=hashlib.sha256(made).hexdigest(),
        size=len(made),
        pages=pages,
        progress=100,
        stage="Ready",
        finished_at=clock.now(),
        error="",
    )


@action(Permission.MAKE_REPORT, move=(LIFE, "release"))
def release(job: ReportJob, *, by: StaffMember, attempt: int, why: str) -> ReportJob:
    """Give a report back after an attempt that failed; it is sent out again at once."""
    _fence(job, attempt)
    hint()
    now = clock.now()
    return _assign(
        job, lease_until=None, dispatched_at=now, waits_since=now, stage="Waiting for another attempt", error=why
    )


@action(Permission.MAKE_REPORT, move=(LIFE, "give_up"))
def give_up(job: ReportJob, *, by: StaffMember, why: str) -> ReportJob:
    """Stop trying, and say so on the page, which offers another try."""
    return _assign(job, lease_until=None, stage="Failed", error=why)


@action(Permission.MAKE_REPORT)
def sweep(*, by: StaffMember) -> list[uuid.UUID]:
    """Send hints again for what waits too long or was left by a worker; give up what was tried too often.

    While reports are being made hints arrive, so one is sent for the longest wait alone: many asked for at once would
    otherwise bury the next behind hints for what is made already. Every machine with a worker may sweep: rows that
    another sweeps now are passed over.
    """
    now = clock.now()
    jobs = ReportJob.objects.visible_to(by)
    waiting = jobs.to_send_again(now).order_by("waits_since").select_for_update(skip_locked=True, of=("self",))
    sent = []
    for job in waiting[:1] if jobs.is_moving(now) else waiting:
        if job.attempts >= policies.MOST_ATTEMPTS:
            give_up(job, by=by, why=job.error or "It was tried four times, and each time the worker stopped.")
            continue
        _set(job, dispatched_at=now)
        hint()
        sent.append(job.pk)
    return sent


@action(Permission.KEEP_PLANS)
def propose_release(report: ReportJob, *, by: StaffMember, title: str, about: str, why: str) -> PublicReport:
    """Propose a report that was made for the public. NotNow before it is made, or when it names somebody."""
    refuse(policies.why_not_propose(report), named_in(report, title, about))
    said = {"title": title.strip(), "about": about.strip(), "why": why.strip()}
    return PublicReport.objects.create(reference=next_reference("PUB"), report=report, proposed_by=by, **said)


@action(Permission.FOLLOW_IMPROVEMENT, move=(RELEASE, "agree_release"))
def agree_release(release: PublicReport, *, by: StaffMember) -> PublicReport:
    """Agree as a second person: anybody reads the report from then on."""
    refuse(policies.why_not_agree_release(release, by), named_in(release.report, release.title, release.about))
    release.agreed_by, release.released_on = by, clock.today()
    return release


@action(Permission.KEEP_PLANS, move=(RELEASE, "withdraw_release"))
def withdraw_release(release: PublicReport, *, by: StaffMember, why: str) -> PublicReport:
    """Withdraw a report from the public; its address says that it is gone."""
    release.withdrawn_why = why
    return release


def _fence(job: ReportJob, attempt: int) -> None:
    if job.status != Status.RUNNING:
        raise NotNow(f"This report is {job.get_status_display().lower()}.")
    if why_not := policies.why_not_mine(job, attempt):
        raise NotNow(why_not)


def _assign(job: ReportJob, **values: Any) -> ReportJob:
    for field, value in values.items():
        setattr(job, field, value)
    return job


def _set(job: ReportJob, **values: Any) -> ReportJob:
    _assign(job, **values).save(update_fields=list(values))
    return job
