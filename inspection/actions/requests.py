"""Verbs of the request tracker."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember
from cases.actions.chronology import refuse
from common import clock
from improvement.models import Inspection
from inspection import policies
from inspection.models import InspectionRequest
from work.actions import notify

KEEP, ANSWER = Permission.KEEP_INSPECTIONS, Permission.ANSWER_REQUEST


@action(KEEP)
def enter_request(
    inspection: Inspection,
    *,
    by: StaffMember,
    what: str,
    asked_on: dt.date,
    due_on: dt.date,
    owner: StaffMember,
    asked_by: str = "",
) -> InspectionRequest:
    """Enter what inspectors asked for, who answers it and by when; who answers is told."""
    refuse(policies.why_not_request(asked_on, due_on, clock.today()))
    number = (inspection.requests.aggregate(last=Max("number"))["last"] or 0) + 1
    told = {"what": what, "asked_by": asked_by, "asked_on": asked_on, "due_on": due_on, "owner": owner}
    made = InspectionRequest.objects.create(inspection=inspection, number=number, **told)
    notify(owner, text=f"You answer {made}", about=made, url=made.get_absolute_url())
    return made


@action(ANSWER)
def answer_request(
    request: InspectionRequest, *, by: StaffMember, on: dt.date, answer: str, kept_at: str = ""
) -> InspectionRequest:
    """Say what was given, when, and where it was put. NotNow twice, or for a day to come."""
    refuse(
        policies.why_not_settle(is_open=request.is_open),
        "The day cannot be to come." if on > clock.today() else None,
    )
    request.answer, request.kept_at, request.answered_on, request.answered_by = answer, kept_at, on, by
    request.save(update_fields=["answer", "kept_at", "answered_on", "answered_by"])
    return request


@action(ANSWER)
def hand_over_request(request: InspectionRequest, *, by: StaffMember, to: StaffMember) -> InspectionRequest:
    """Let a colleague answer instead of one who leaves; she is told. NotNow once it is settled."""
    refuse(
        policies.why_not_settle(is_open=request.is_open),
        None if to.may(ANSWER) else f"{to} does not answer what inspectors ask for. Choose somebody else.",
    )
    request.owner = to
    request.save(update_fields=["owner"])
    notify(to, text=f"You answer {request}", about=request, url=request.get_absolute_url())
    return request


@action(KEEP)
def withdraw_request(request: InspectionRequest, *, by: StaffMember, why: str) -> InspectionRequest:
    """Say that inspectors no longer ask for it, and why."""
    refuse(policies.why_not_settle(is_open=request.is_open))
    request.withdrawn_on, request.withdrawn_why = clock.today(), why
    request.save(update_fields=["withdrawn_on", "withdrawn_why"])
    return request
