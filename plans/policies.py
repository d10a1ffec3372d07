"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from agencies.models import Agency, StaffMember
from cases.models import Case
from common import clock
from plans.models import ChildPlan, CoreGroupMember, PlanChange, PlanOutcome, PlanRisk


def why_not_begin(because: str) -> str | None:
    """Say why a plan cannot begin: nobody says why the child needs one."""
    return None if because.strip() else "Say why: it stands at the head of the plan."


def why_not_end_protection(plan: ChildPlan, because: str) -> str | None:
    """Say why the child protection plan goes on."""
    if not plan.protection.standing().exists():
        return "This plan holds no child protection plan now."
    return None if because.strip() else "Say why the child no longer needs a child protection plan."


def why_not_add_risk(worry: str, evidence: str) -> str | None:
    """Say what a worry lacks."""
    if not worry.strip():
        return "Say what you worry about."
    return None if evidence.strip() else "Say what shows it: what was seen, heard or found."


def why_not_tie(risks: Collection[PlanRisk], plan: ChildPlan) -> str | None:
    """Say why an outcome cannot stand: it answers no worry, or one of another plan or one that is over."""
    if not risks:
        return "Choose at least one worry that this outcome answers."
    if any(risk.plan_id != plan.pk for risk in risks):
        return "Choose worries of this plan."
    return None


def why_not_seek(difference: str, how_known: str) -> str | None:
    """Say what an outcome lacks."""
    if not difference.strip():
        return "Say what will be different for the child."
    return None if how_known.strip() else "Say how you will know."


def why_not_end(record: PlanRisk | PlanOutcome | CoreGroupMember, why: str) -> str | None:
    """Say why something cannot end: it has, or nobody says why."""
    if record.ends_on is not None:
        return "This has ended already."
    return None if why.strip() else "Say why: it is kept with the plan."


def why_not_end_risk(risk: PlanRisk) -> str | None:
    """Say why a worry stands: outcomes are still sought because of it alone."""
    for outcome in risk.outcomes.standing():
        if not outcome.ties.filter(risk__ends_on=None).exclude(risk=risk).exists():
            return (
                f"Outcome {outcome.number} answers this worry alone and is still sought. "
                "Say first how work towards it ended."
            )
    return None


def why_not_end_outcome(outcome: PlanOutcome) -> str | None:
    """Say why an outcome is still sought: actions towards it wait."""
    waiting = outcome.actions.to_do().count()
    if not waiting:
        return None
    many = "One action is" if waiting == 1 else f"{waiting} actions are"
    return f"{many} still to do towards this outcome. Record what came of them first."


def why_not_assign(
    case: Case, *, what: str, staff: StaffMember | None, agency: Agency | None, by_words: str
) -> str | None:
    """Say why an action cannot be somebody's: nothing to do, nobody or too many to do it, or no sight of the case."""
    if not what.strip():
        return "Say what will be done."
    given = [one for one in (staff, agency, by_words.strip()) if one]
    if len(given) != 1:
        return "Say who does it: one worker, one agency, or somebody in words."
    return why_not_rely_on(case, staff) if staff else None


def why_not_rely_on(case: Case, staff: StaffMember) -> str | None:
    """Say why a worker can have no part in the plan: she does not see the case."""
    if staff.is_active and Case.objects.visible_to(staff).filter(pk=case.pk).exists():
        return None
    return f"{staff} does not see this case. Ask its lead to involve them first."


def why_not_sit(plan: ChildPlan, *, staff: StaffMember | None, name: str, role: str) -> str | None:
    """Say why somebody cannot join the core group."""
    if bool(staff) == bool(name.strip()):
        return "Name one worker, or somebody else by name."
    if not role.strip():
        return "Say who they are to the child."
    if staff and plan.core_group.standing().filter(staff=staff).exists():
        return f"{staff} is in the core group already."
    return None


def why_not_agree(content: dict[str, Any], meeting_reference: str) -> str | None:
    """Say why there is nothing to agree."""
    if not meeting_reference.strip():
        return "Say where it was agreed, such as the meeting and its date."
    if not content["risks"] and not content["outcomes"]:
        return "The plan says nothing yet. Write what we worry about and what will be different for the child."
    return None


def why_not_ahead(on: dt.date, noun: str) -> str | None:
    """Say why a day cannot be: it lies ahead."""
    return f"{noun} must not lie ahead." if on > clock.today() else None


def why_not_move(was: dt.date, now: dt.date, why: str) -> str | None:
    """Say why the day of an action cannot move: it moves for a reason."""
    return None if was == now or why.strip() else "The day moves: say why."


def why_not_record_core_group(plan: ChildPlan, held_on: dt.date, notes: str, next_on: dt.date | None) -> str | None:
    """Say what the record of a core group lacks."""
    if why_not := why_not_ahead(held_on, "The day they met"):
        return why_not
    if held_on < plan.begun_on:
        return "The day they met must not lie before the plan began."
    if not notes.strip():
        return "Write what was said."
    if next_on and next_on <= held_on:
        return "They meet again after the day they met."
    return None


def why_not_tell(change: PlanChange, told_on: dt.date, words: str) -> str | None:
    """Say why nobody can be recorded as told."""
    if change.told_on is not None:
        return "This was told already."
    if why_not := why_not_ahead(told_on, "The day they were told"):
        return why_not
    if told_on < change.noticed_on:
        return "They were told on or after the day it was noticed."
    return None if words.strip() else "Say who was told, how, and what they said."


def why_not_hand_over(case: Case, staff: StaffMember, words: str) -> str | None:
    """Say why the plan does not pass to another lead professional."""
    if case.lead_professional_id == staff.pk:
        return f"{staff} leads already."
    return None if words.strip() else "Say what you handed over: what is done, what is not, and what worries you now."
