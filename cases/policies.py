"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Sequence

from agencies.models import Agency, StaffMember, Team
from cases.legal import BORN_FIRST
from cases.models import (
    AfterBirth,
    Case,
    CaseClock,
    CaseRequest,
    ChronologyEntry,
    FamilyMember,
    Involvement,
    LegalOrder,
    ReporterReferral,
    RescreenPrompt,
)
from referrals.models import Concern, Screening

AHEAD = "When it happened must not lie ahead."
DECISION = ReporterReferral.Decision


def why_nobody_leads(case: Case, read: Collection[uuid.UUID]) -> str | None:
    """Say why nobody looks after a case: its lead is gone, or its lead team is none of those ``read`` by somebody."""
    lead = case.lead_professional
    if (lead and not lead.is_active) or (lead is None and case.lead_team_id not in read):
        return f"nobody leads: {case.lead} is not there any more"
    return None


def why_not_change(case: Case) -> str | None:
    """Say why nothing may be added to a case."""
    return None if case.is_open else f"{case.reference} is closed. Reopen it first, with a reason."


def why_not_reopen(case: Case) -> str | None:
    """Say why a closed case stays closed: the child has another one open."""
    if Case.objects.open().filter(child=case.child_id).exclude(pk=case.pk).exists():
        return "This child has another open case. Go on with that one."
    return None


def why_not_involve(
    to: StaffMember | Team | None, reason: str, *, away: set[Agency], excluded: bool, is_live: bool
) -> str | None:
    """Say why a team or worker cannot be involved."""
    if to is None:
        return "Choose a team or one person."
    if not reason.strip():
        return "Say why they need to know: it stands beside their name."
    if isinstance(to, StaffMember) and (not to.is_active or to.is_timer):
        return f"{to} no longer signs in."
    if excluded or to.agency in away:
        return f"{to} cannot be involved in this case. Choose somebody else, or ring the committee office."
    if is_live:
        return f"{to} is involved already."
    return None


def why_not_stand_in(to: StaffMember, before: StaffMember | None, *, leads: bool) -> str | None:
    """Say why somebody does not go on with a colleague's part in a case: another agency's, which its lead lets in."""
    if leads or (before is not None and to.agency is not None and to.agency == before.agency):
        return None
    return f"{to} does not work for the same agency. Ask the lead of the case to involve them."


def why_not_end_involvement(involvement: Involvement, why: str) -> str | None:
    """Say why an involvement goes on."""
    if involvement.ends_at is not None:
        return "This involvement has ended already."
    if not why.strip():
        return "Say why they are no longer involved."
    case = involvement.case
    if involvement.team_id and involvement.team_id == case.lead_team_id:
        return "The lead team stays involved: the case falls back to it when nobody else leads."
    if involvement.leads and involvement.staff_id == case.lead_professional_id:
        return f"{involvement.staff} leads this case. Name another lead professional first."
    return None


def why_not_lead(staff: StaffMember, *, may: bool, away: set[Agency], excluded: bool) -> str | None:
    """Say why somebody cannot be named lead professional."""
    if not staff.is_active or not may:
        return f"{staff} does not work with children and families in Rowan, so cannot lead a case."
    if excluded or staff.agency in away:
        return f"{staff} cannot lead this case. Choose somebody else, or ring the committee office."
    return None


def why_not_say(*, fact: str, own_words: str, opinion: str) -> str | None:
    """Say why an entry says nothing."""
    if not any(words.strip() for words in (fact, own_words, opinion)):
        return "Write what was seen or heard, somebody’s own words, or your view."
    return None


def why_not_strike(entry: ChronologyEntry, by: StaffMember, why: str, *, leads: bool) -> str | None:
    """Say why an entry stands."""
    if entry.struck_at is not None:
        return "This entry is struck out already."
    if not why.strip():
        return "Say what is wrong with the entry: it is struck out with this reason."
    if entry.author_id != by.pk and not leads:
        return f"{entry.author} wrote this entry. Ask them, or the lead of the case, to correct it."
    return None


def why_not_about(case: Case, people: set[uuid.UUID]) -> str | None:
    """Say why an entry cannot be about these people: somebody is not of the family."""
    family = set(FamilyMember.objects.filter(case=case, person__in=people).values_list("person", flat=True))
    return None if people <= family else "Choose people of the child’s family. Add them to the family first."


def why_not_review(*, since: dt.date, until: dt.date, tells: str, today: dt.date) -> str | None:
    """Say why a review of the chronology is not complete."""
    if until < since:
        return "The last day of the period must not lie before its first."
    if until > today:
        return "The period must not lie ahead."
    return None if tells.strip() else "Write what the chronology tells us."


def why_not_lead_team(case: Case, team: Team, *, why: str, away: set[Agency]) -> str | None:
    """Say why a team cannot take over a case."""
    if team.pk == case.lead_team_id:
        return f"{team} leads this case already."
    if team.agency in away or team.kind not in {Team.Kind.PRACTICE, Team.Kind.RECEIVING}:
        return f"{team} cannot lead this case. Choose another team, or ring the committee office."
    return None if why.strip() else "Say why another team leads from now on."


def why_not_settle(one: CaseClock) -> str | None:
    """Say why nothing more can be said of a clock."""
    return None if one.is_running else f"{one.label}: this is settled already."


def why_not_link(case: Case, other: Case, reason: str) -> str | None:
    """Say why two cases cannot be linked."""
    if case.pk == other.pk:
        return "Choose another case: a case is not linked with itself."
    if not reason.strip():
        return "Say why the cases belong together."
    if case.links.filter(other=other).exists():
        return "These cases are linked already."
    return None


def why_not_ask(screening: Screening, by: StaffMember | None = None) -> str | None:
    """Say why this person cannot ask for a case: she waits for an answer.

    Whether there is a case it does not say: not everybody who sees the concern may know.
    """
    waiting = CaseRequest.objects.filter(screening=screening).waiting()
    if by and waiting.filter(asked_by=by).exists():
        return "You have asked already. You are told what the receiving team decides."
    return None


def why_not_open_as_asked(request: CaseRequest) -> str | None:
    """Say why a request does not count as opened: no decision has led to a case."""
    if not Case.objects.open().filter(screenings__screening=request.screening_id).exists():
        return "Reconsider the screening first: a decision on an assessment, a discussion or protection opens a case."
    return None


def why_not_consider(case: Case, *, decision: str, grounds: Sequence[str], reasons: str) -> str | None:
    """Say why a consideration of the Reporter is not complete."""
    if decision not in DECISION.values:
        return "Say whether to refer to the Reporter. It is recorded either way."
    if not reasons.strip():
        return "Say why: the reasons are kept either way."
    if decision == DECISION.REFER and not grounds:
        return "Choose at least one ground on which to refer."
    if decision in {DECISION.REFER, DECISION.ALREADY} and case.child.due_on:
        return "A baby is referred to the Reporter once it is born. Choose to refer then."
    return None


def why_not_send(referral: ReporterReferral, *, at: dt.datetime, now: dt.datetime) -> str | None:
    """Say why a referral is not recorded as sent."""
    if not referral.waits_to_be_sent:
        return "No referral waits to be sent here."
    return AHEAD if at > now else None


def why_not_conclude(referral: ReporterReferral, *, outcome: str, on: dt.date, today: dt.date) -> str | None:
    """Say why what the Reporter decided is not recorded."""
    if referral.decision not in {DECISION.REFER, DECISION.ALREADY}:
        return "Nothing was referred here, so the Reporter decided nothing."
    if referral.waits_to_be_sent:
        return "Record first that the referral was sent."
    if referral.outcome:
        return "What the Reporter decided is recorded already."
    if not outcome:
        return "Choose what the Reporter decided."
    return "The day of the decision must not lie ahead." if on > today else None


def why_not_order(
    case: Case,
    *,
    kind: str,
    granted_at: dt.datetime,
    implemented_at: dt.datetime | None,
    ends_at: dt.datetime | None,
    now: dt.datetime,
) -> str | None:
    """Say why an order is not entered."""
    if not kind:
        return "Choose which order it is."
    if kind in BORN_FIRST and case.child.due_on:
        return "There is no such order for a baby that is not born yet. Record the birth first."
    if granted_at > now or (implemented_at and implemented_at > now):
        return AHEAD
    if implemented_at and implemented_at < granted_at:
        return "It cannot be carried out before it was granted."
    if ends_at and ends_at < granted_at:
        return "It cannot end before it begins."
    return None


def why_not_implement(order: LegalOrder, *, at: dt.datetime, now: dt.datetime) -> str | None:
    """Say why it is not recorded that an order was carried out."""
    if order.implemented_at or order.ended_at:
        return "This is recorded already, or the order has ended."
    if at > now:
        return AHEAD
    return "It cannot be carried out before it was granted." if at < order.granted_at else None


def why_not_end_order(order: LegalOrder, *, at: dt.datetime, why: str, now: dt.datetime) -> str | None:
    """Say why an order goes on."""
    if order.ended_at:
        return "This order has ended already."
    if not why.strip():
        return "Say why it ended: it is kept with the order."
    if at > now:
        return AHEAD
    return "It cannot end before it begins." if at < order.granted_at else None


def why_not_answer(prompt: RescreenPrompt, answer: str, words: str, concern: Concern | None) -> str | None:
    """Say why a re-screen that was asked for cannot be answered so."""
    if prompt.answered_at is not None:
        return "This was answered already."
    if answer not in RescreenPrompt.Answer.values:
        return "Choose whether the child was screened again."
    if answer == RescreenPrompt.Answer.SCREENED and concern is None:
        return "Give the reference of the concern by which the child was screened again."
    return None if words.strip() else "Say what was found, or why a re-screen is not needed."


def why_not_decide_after_birth(case: Case, what: str, why: str) -> str | None:
    """Say why it is not written down what comes next after a birth: nothing asks for it, or something lacks."""
    if not case.clocks.filter(key="BIRTH_NEXT", met_at=None, exempt_at=None).exists():
        return "Nothing waits for this: no birth asks what comes next, or it is decided already."
    if what not in AfterBirth.values:
        return "Choose what comes next."
    return None if why.strip() else "Say why: it is kept with the decision."
