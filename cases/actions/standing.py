"""Close a case, and open it again."""

from __future__ import annotations

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import policies
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import excuse, start
from cases.models import Case
from cases.workflow import CASE
from common import clock
from people.models import Person
from reference.querysets import labels


@action(Permission.LEAD_CASE, move=(CASE, "close"))
def close(case: Case, *, by: StaffMember, why: str, closing_code: str, who_helps: str) -> Case:
    """Close a case with reason and who goes on helping. NotNow with what stands in the way (why_not_close).

    Who could read it still can: it stays readable. Clocks that still run need not be met.
    """
    refuse(policies.why_not_close(case, closing_code, who_helps))
    case.closed_at, case.closing_code = clock.now(), closing_code
    case.closing_reason, case.who_helps = why, who_helps
    for running in case.clocks.filter(met_at=None, exempt_at=None):
        excuse(running, by=by, why="the case was closed")
    ended = labels("case_closing").get(closing_code, closing_code)
    said = f"{case.reference} closed: {ended}. {why} Who goes on helping: {who_helps}"
    enter(case, by=by, acting_as=str(role_for(by, Permission.LEAD_CASE)), kind="case", fact=said)
    return case


@action(Permission.LEAD_CASE, move=(CASE, "reopen"))
def reopen(case: Case, *, by: StaffMember, why: str) -> Case:
    """Open a closed case again; its clocks begin anew. NotNow when the child has another one open."""
    # A decision about the child locks it too: of the two the later one sees what the other did.
    Person.objects.select_for_update(of=("self",)).get(pk=case.child_id)
    refuse(policies.why_not_reopen(case))
    case.closed_at, case.closing_code, case.closing_reason, case.who_helps = None, "", "", ""
    start(case, "CASE_REVIEW", clock.now())
    if case.lead_professional_id is None:
        start(case, "CASE_LEAD_NAMED", clock.now())
    said = f"{case.reference} reopened. {why}"
    enter(case, by=by, acting_as=str(role_for(by, Permission.LEAD_CASE)), kind="case", fact=said)
    return case
