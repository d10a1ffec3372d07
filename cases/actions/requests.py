"""Ask the receiving team for a case, and answer."""

from __future__ import annotations

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.actions.chronology import refuse
from cases.models import CaseRequest
from cases.workflow import CASE_REQUEST
from common import clock
from referrals.models import Screening
from work.actions import notify


@action(Permission.WORK_ON_CASE)
def ask_for_case(screening: Screening, *, by: StaffMember, why: str) -> CaseRequest:
    """Ask the receiving team for a case for one child of a concern one sees; it stops no clock and no decision."""
    refuse(
        policies.why_not_ask(screening, by),
        None if why.strip() else "Say why this child needs a case.",
    )
    acting_as = str(role_for(by, Permission.WORK_ON_CASE))
    made = CaseRequest.objects.create(
        concern=screening.concern, screening=screening, asked_by=by, asked_as=acting_as, why=why
    )
    text = f"A case is asked for: {screening.concern.reference}"
    notify(screening.team, text=text, about=screening.concern, url=made.get_absolute_url())
    return made


@action(Permission.OPEN_CASE, move=(CASE_REQUEST, "open_as_asked"))
def open_as_asked(request: CaseRequest, *, by: StaffMember) -> CaseRequest:
    """Answer that a case was opened. NotNow unless a decision did: nobody opens one without. Carried out by deciding.

    The answer says no more: who asked is not let into the case by asking.
    """
    refuse(policies.why_not_open_as_asked(request))
    return _answered(request, by=by, answer="A case is open. Its lead decides who is involved.")


@action(Permission.OPEN_CASE, move=(CASE_REQUEST, "decline_request"))
def decline_request(request: CaseRequest, *, by: StaffMember, why: str) -> CaseRequest:
    """Decline with a reason, which goes back to whoever asked."""
    return _answered(request, by=by, answer=why)


def _answered(request: CaseRequest, *, by: StaffMember, answer: str) -> CaseRequest:
    request.answered_by, request.answered_at, request.answer = by, clock.now(), answer
    concern = request.concern
    text = f"Your request on {concern.reference} was answered"
    notify(request.asked_by, text=text, about=concern, url=request.get_absolute_url())
    return request
