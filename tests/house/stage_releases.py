"""Reports for the public on the stage: one made, one proposed, one released."""

from __future__ import annotations

import uuid
from typing import Any

from agencies.models.staff import system
from common import clock
from improvement.models import Plan
from learning.models import Briefing, Newsletter
from reports import actions
from reports.models import PublicReport, ReportJob

SAID = {"title": "Our plan", "about": "What we do.", "why": "Everybody asks."}


def a_public_copy(by: Any, subject: Any, kind: str = ReportJob.Kind.PUBLIC_PLAN) -> ReportJob:
    """Make a copy for the public without drawing it."""
    job = actions.ask(subject, by=by.lead_officer, key=uuid.uuid4(), kind=kind)
    actions.claim(job, by=system(), celery_id="stage")
    done = {"data": {}, "data_at": clock.now(), "made": b"%PDF", "pages": 1}
    return actions.finish(job, by=system(), attempt=1, **done)


def a_proposal(by: Any, plan: Plan) -> PublicReport:
    """Propose one for the public."""
    return actions.propose_release(a_public_copy(by, plan), by=by.lead_officer, **SAID)


def open_to_anybody(by: Any, told: dict[str, uuid.UUID]) -> dict[str, Any]:
    """Release one, propose another, and make a third."""
    plan = Plan.objects.get(pk=told["plan"])
    a_public_copy(by, Briefing.objects.get(pk=told["briefing"]), ReportJob.Kind.BRIEFING)
    a_public_copy(by, Newsletter.objects.get(pk=told["newsletter"]), ReportJob.Kind.NEWSLETTER)
    released = actions.agree_release(a_proposal(by, plan), by=by.chief_officer)
    return {
        "public_copy": a_public_copy(by, plan).pk,
        "proposal": a_proposal(by, plan).pk,
        "public_report": released.pk,
        "public_reference": released.reference,
    }
