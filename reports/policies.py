"""Why not, and why not yet: sentences, or None."""

from __future__ import annotations

import datetime as dt
from typing import Any

from agencies.models import StaffMember
from common import clock
from common.templatetags.rowan import counted
from improvement.models import Plan
from reports.models import PublicReport, ReportJob
from reports.workflow import Status

# Longer than the longest step: a plan of sixty pages is laid out in ten seconds.
LEASE = dt.timedelta(seconds=45)
MOST_ATTEMPTS = 4
# A worker that is there takes a report within a second or two.
USUAL_WAIT = dt.timedelta(seconds=20)
MOST_ACTIONS = 400


def what_blocks_plan(plan: Plan, counted: dict[str, Any]) -> list[str]:
    """Return what keeps the improvement plan's PDF from being made."""
    blocks = []
    if plan.kind != Plan.Kind.IMPROVEMENT:
        blocks.append(f"{plan.title} is not an improvement plan. Only an improvement plan has this report.")
    if not counted["sources"]:
        blocks.append("The plan has no sources. Add at least one, so that the report can say what is covered.")
    if not counted["total"]:
        blocks.append("The plan has no actions. Add at least one.")
    if counted["total"] > MOST_ACTIONS:
        blocks.append(f"The plan has more than {MOST_ACTIONS} actions, too many for a document that people read.")
    return blocks


def what_to_mind_of_plan(counted: dict[str, Any], *, unanswered: int, unsourced: int) -> list[str]:
    """Return what the improvement plan's PDF will show as missing; it is made all the same."""
    minds = []
    if unanswered:
        one = "recommendation has" if unanswered == 1 else "recommendations have"
        minds.append(f"{unanswered} {one} no action. The report will say so.")
    if unsourced:
        one = "action answers" if unsourced == 1 else "actions answer"
        minds.append(f"{unsourced} {one} no recommendation. The report will say so.")
    if counted["overdue"]:
        one = "action is" if counted["overdue"] == 1 else "actions are"
        minds.append(f"{counted['overdue']} {one} overdue. The report lists them.")
    return minds


def what_blocks_readiness(counted: dict[str, int]) -> list[str]:
    """Return what keeps the HMIE readiness PDF from being made."""
    blocks = []
    if not counted["indicators"]:
        blocks.append("The inspection's framework has no indicators. Ask the systems administrator to load them.")
    elif not counted["evaluated"]:
        blocks.append("No indicator has been self-evaluated. Add a self-evaluation on the page of one indicator.")
    if not counted["milestones"]:
        blocks.append("The inspection has no milestone. Add at least one, so that the report can count down to it.")
    return blocks


def what_to_mind_of_readiness(counted: dict[str, int]) -> list[str]:
    """Return what the HMIE readiness PDF will show as missing; it is made all the same."""
    said = [
        ("never", "indicator has never been evaluated", "indicators have never been evaluated"),
        ("unmoderated", "indicator has a level that nobody moderated", "indicators have a level that nobody moderated"),
        ("unproved", "indicator has no evidence", "indicators have no evidence"),
        ("old", "indicator has no evidence of the last 12 months", "indicators have no evidence of the last 12 months"),
        ("no_action", "indicator has a gap and no action", "indicators have a gap and no action"),
        ("overdue", "action is overdue", "actions are overdue"),
    ]
    return [
        f"{counted[name]} {one if counted[name] == 1 else many}. The report will say so."
        for name, one, many in said
        if counted[name]
    ]


def why_waiting(job: ReportJob, now: dt.datetime, ahead: int | None) -> str | None:
    """Say why a report that is not made yet is waiting, behind how many, or None when it goes as it should."""
    if job.status == Status.QUEUED and now - job.waits_since > USUAL_WAIT:
        if ahead is not None:
            return f"Waiting its turn, behind {counted(ahead, 'reports')}." if ahead else "It is the next to be made."
        return "Waiting for a worker; it will be made when one is back."
    if job.status == Status.RUNNING and job.lease_until and job.lease_until < now:
        return "The worker that was making it has stopped; another will take it over."
    return None


def why_not_claim(job: ReportJob, celery_id: str, now: dt.datetime) -> str | None:
    """Say why this worker may not take ``job``: another holds its lease, or it was tried too often."""
    if job.attempts >= MOST_ATTEMPTS:
        return "This report was tried too often."
    held = job.status == Status.RUNNING and job.lease_until is not None and job.lease_until >= now
    # The same message delivered again means that its worker died.
    if held and job.celery_id != celery_id:
        return "Another worker is making this report."
    return None


def why_not_mine(job: ReportJob, attempt: int) -> str | None:
    """Say why a worker that began attempt ``attempt`` may not write to ``job`` any more."""
    return None if job.attempts == attempt else "Another worker has taken this report over."


def why_not_send(job: ReportJob) -> str | None:
    """Say why a report cannot have gone to anybody yet."""
    return None if job.status == Status.DONE else "The report is not made yet, so it cannot have been sent."


def why_not_sent(job: ReportJob, on: dt.date, today: dt.date) -> str | None:
    """Say why a report cannot have been sent on a day."""
    if why_not := why_not_send(job):
        return why_not
    if on > today:
        return "Write down what was sent, not what will be: the day is to come."
    made = job.finished_at and job.finished_at.astimezone(clock.LOCAL).date()
    return "The report was made after that day." if made and on < made else None


def why_not_propose(job: ReportJob) -> str | None:
    """Say why a report cannot be proposed for the public: only what was made for it carries nobody's mark."""
    if job.kind not in ReportJob.BY_TWO:
        return "This report is marked and one person's copy. Make the copy for the public first."
    return None if job.status == Status.DONE else "The report is not made yet."


def why_not_agree_release(release: PublicReport, by: StaffMember) -> str | None:
    """Say why somebody cannot agree to a release: a second person has to."""
    return "You proposed it, so somebody else has to agree." if release.proposed_by_id == by.pk else None
