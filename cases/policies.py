"""Why not: sentences that refuse, or None. Pure: no writes."""

from __future__ import annotations

from agencies.models import Agency, StaffMember, Team
from cases.models import Case, CaseClock, CaseRequest, ChronologyEntry, Involvement
from referrals.models import Screening


def why_not_change(case: Case) -> str | None:
    """Say why nothing may be added to a case."""
    return None if case.is_open else f"{case.reference} is closed. Reopen it first, with a reason."


def why_not_close(case: Case, closing_code: str | None = None, who_helps: str | None = None) -> str | None:
    """Say what stands in the way of closing: the child not seen, a clock past due, a request, words that lack.

    Without ``closing_code`` and ``who_helps`` only what is in the record is asked, for a page to say beforehand.
    """
    if not ChronologyEntry.objects.filter(case=case, kind="seen").standing().exists():
        return "Nobody has recorded that the child was seen and spoken to. Add that to the chronology first."
    late = [clock.label for clock in CaseClock.objects.filter(case=case).late()]
    if late:
        return f"Overdue: {', '.join(late)}. Record that it was done, or why it is not needed."
    asked = CaseRequest.objects.filter(screening__led_to__case=case).waiting()
    if asked.exists():
        return "Somebody asked the receiving team for a case for this child and waits for an answer. Answer first."
    if closing_code == "":
        return "Choose how the work ends."
    if who_helps is not None and not who_helps.strip():
        return "Say who goes on helping the child and family, or that nobody does and why."
    return None


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


def why_not_settle(clock: CaseClock) -> str | None:
    """Say why nothing more can be said of a clock."""
    return None if clock.is_running else f"{clock.label}: this is settled already."


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
