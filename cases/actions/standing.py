"""Close a case, and open it again."""

from __future__ import annotations

import datetime as dt

from access.actions import action, role_for
from access.roles import Permission
from agencies.models import StaffMember
from cases import closing, policies
from cases.actions.chronology import enter, refuse
from cases.actions.clocks import excuse, start
from cases.actions.involve import let_out
from cases.actions.safety import finish
from cases.closing import SEEN
from cases.models import Case
from cases.workflow import CASE
from common import clock
from common.templatetags.rowan import day
from people.models import Person
from reference.querysets import labels
from reference.timescales import due


@action(Permission.LEAD_CASE, move=(CASE, "close"))
def close(
    case: Case,
    *,
    by: StaffMember,
    why: str,
    closing_code: str,
    who_helps: str,
    child_not_seen_why: str = "",
    carer_not_seen_why: str = "",
) -> Case:
    """Close a case with reason and who goes on helping. NotNow with what stands in the way (cases.closing).

    Of the clocks only those of our own order may still run; they end with the case.
    When the child and a carer were last seen is what the chronology says; where that is long ago, why is asked.
    The lead still reads it; the sight of others ends later (docs/adr/0021).
    """
    seen = closing.last_seen(case)
    why_not_seen = {"child": child_not_seen_why, "carer": carer_not_seen_why}
    refuse(closing.why_not_close(case, closing_code, who_helps), closing.why_not_unseen(seen, why_not_seen))
    asked = closing.not_lately(seen)
    not_seen = {whom: why_not_seen[whom] if whom in asked else "" for whom in SEEN}
    case.closed_at, case.closing_code = clock.now(), closing_code
    case.closing_reason, case.who_helps = why, who_helps
    case.child_seen_on, case.carer_seen_on = seen["child"], seen["carer"]
    case.child_not_seen_why, case.carer_not_seen_why = not_seen["child"], not_seen["carer"]
    for running in case.clocks.filter(met_at=None, exempt_at=None):
        excuse(running, by=by, why="the case was closed")
    ended = labels("case_closing").get(closing_code, closing_code)
    told = " ".join(_seen_in_words(whom, seen[key], not_seen[key]) for key, whom in SEEN.items())
    said = f"{case.reference} closed: {ended}. {why} {told} Who goes on helping: {who_helps}"
    acting_as = str(role_for(by, Permission.LEAD_CASE))
    finish(case, by=by, acting_as=acting_as, why="The case was closed.")
    enter(case, by=by, acting_as=acting_as, kind="case", fact=said)
    return case


def _seen_in_words(whom: str, on: dt.date | None, why_not: str) -> str:
    if on is None:
        return f"{whom} not seen: {why_not}"
    return f"{whom} last seen and spoken to on {day(on)}." + (f" Not seen since: {why_not}" if why_not else "")


@action(Permission.LEAD_CASE, move=(CASE, "reopen"))
def reopen(case: Case, *, by: StaffMember, why: str) -> Case:
    """Open a closed case again; its clocks begin anew. NotNow when the child has another one open."""
    # A decision about the child locks it too: of the two the later one sees what the other did.
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=case.child_id)
    refuse(policies.why_not_reopen(case))
    case.closed_at, case.closing_code, case.closing_reason, case.who_helps = None, "", "", ""
    case.child_seen_on, case.child_not_seen_why, case.carer_seen_on, case.carer_not_seen_why = None, "", None, ""
    for key in ("CASE_REVIEW", "CHRONOLOGY_REVIEW"):
        start(case, key, clock.now())
    if case.lead_professional_id is None:
        start(case, "CASE_LEAD_NAMED", clock.now())
    said = f"{case.reference} reopened. {why}"
    enter(case, by=by, acting_as=str(role_for(by, Permission.LEAD_CASE)), kind="case", fact=said)
    return case


@action(Permission.END_SIGHT)
def end_sight(case: Case, *, by: StaffMember) -> int:
    """End what lets others than the lead into a case closed long ago, and return how many; see docs/adr/0021.

    Nobody is let out while the case is open, or before the months of SIGHT_AFTER_CLOSING are over.
    """
    if case.closed_at is None or due("SIGHT_AFTER_CLOSING", case.closed_at) > clock.now():
        return 0
    ending = list(case.involvements.live().filter(leads=False))
    for one in ending:
        let_out(one, by=by, why=f"the case was closed on {day(case.closed_at)}")
    return len(ending)
