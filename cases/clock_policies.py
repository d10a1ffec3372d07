"""Why a clock is not met, not excused, not lengthened, never stands still: sentences, or None. Pure: no writes."""

from __future__ import annotations

import datetime as dt

from agencies.models import StaffMember
from cases.met_by import deed_for
from cases.models import CaseClock, CaseClockExtension
from cases.policies import why_not_settle
from common.clock import LOCAL, today
from common.wording import spoken


def why_not_meet(clock: CaseClock) -> str | None:
    """Say why nobody says of a clock that it is met: it is settled, or only a deed of Rowan meets it."""
    if settled := why_not_settle(clock):
        return settled
    deed = deed_for(clock)
    return f"{clock.label}: {spoken(deed.words)}" if deed else None


def why_not_on(clock: CaseClock, on: dt.date | None) -> str | None:
    """Say why something was not done on a day: it lies ahead, or before the clock began."""
    if on is None:
        return None
    if on > today():
        return "The day on which it was done must not lie ahead."
    began = clock.starts_at.astimezone(LOCAL).date()
    return f"It began to run on {began:%-d %B %Y}: it cannot have been done before." if on < began else None


def why_not_exempt(clock: CaseClock, why: str | None = None) -> str | None:
    """Say why a lead does not excuse a clock: what law or guidance sets takes a senior manager's word.

    Without ``why`` only what the record itself says is asked, for a page to say beforehand.
    """
    if settled := why_not_settle(clock):
        return settled
    if not clock.rule.may_pause:
        return (
            f"{clock.label} is set by {clock.rule.get_nature_display().lower()}. Only a senior social work manager "
            "agrees that it is not needed: involve her in the case with that question, and she records it here."
        )
    return _why_not_unsaid(why)


def why_not_waive(clock: CaseClock, by: StaffMember, why: str | None = None, *, satisfied: bool = True) -> str | None:
    """Say why a senior manager does not excuse a clock: she leads the case herself, or the child is not kept safe."""
    if settled := why_not_settle(clock):
        return settled
    if clock.rule.may_pause:
        return f"{clock.label} is set for our own order: the lead of the case says when it is not needed."
    if clock.case.lead_professional_id == by.pk:
        return "You lead this case: another senior manager agrees that this is not needed."
    if not satisfied:
        return "Agree only when you are satisfied that the child is kept safe without it."
    return _why_not_unsaid(why)


def _why_not_unsaid(why: str | None) -> str | None:
    return None if why is None or why.strip() else "Say why it is not needed: it is kept with the clock."


def why_not_ask_extension(clock: CaseClock, *, due_then: dt.date, in_place: bool, said: list[str]) -> str | None:
    """Say why more time cannot be asked for: what was said is reason, why, and the interim safety plan.

    Source: National Guidance 2021, updated 2023, paragraph 3.38.
    """
    if settled := why_not_settle(clock):
        return settled
    if clock.rule.may_pause:
        return f"{clock.label} is set for our own order: pause it instead."
    if clock.extensions.filter(status="asked").exists():
        return "More time is asked for already and waits for an answer."
    if due_then <= clock.falls_due_at.astimezone(LOCAL).date():
        return f"Choose a day after {clock.falls_due_at.astimezone(LOCAL):%-d %B %Y}, when it falls due now."
    if not in_place or not all(words.strip() for words in said):
        return "Say why more time is needed and what keeps the child safe until then: that plan has to be in place."
    return None


def why_not_ask_of(approver: StaffMember, by: StaffMember, *, may: bool, kept_away: bool) -> str | None:
    """Say why somebody cannot be asked to agree to more time."""
    if approver == by:
        return "Whoever asks for more time does not agree to it herself. Choose another senior manager."
    if not may or not approver.is_active:
        return f"{approver} may not agree to more time. Choose a senior social work manager."
    if kept_away:
        return f"{approver} cannot be asked in this case. Choose another senior manager, or ring the committee office."
    return None


def why_not_answer_extension(extension: CaseClockExtension, by: StaffMember) -> str | None:
    """Say why an extension is not answered by ``by`` now."""
    if extension.asked_by_id == by.pk:
        return "You asked for this yourself: another senior manager answers."
    if not extension.clock.is_running:
        return f"{extension.clock.label}: this is settled already, so no more time is needed."
    return None


def why_not_approve(extension: CaseClockExtension, *, satisfied: bool) -> str | None:
    """Say why more time is not agreed: it falls due on another day by now, or nobody is satisfied that all is safe."""
    if extension.due_before != extension.clock.falls_due_at:
        return "When this falls due has changed since more time was asked. Decline, and let it be asked anew."
    if not satisfied:
        return "Agree only when you are satisfied that the interim safety plan is in place, shared and works."
    return None


def why_not_pause(clock: CaseClock, why: str) -> str | None:
    """Say why a clock does not stand still: only one that is set for our own order may."""
    if settled := why_not_settle(clock):
        return settled
    if not clock.rule.may_pause:
        return f"{clock.label} never pauses: ask a senior manager for more time, with an interim safety plan in place."
    if clock.paused_at:
        return f"{clock.label} stands still already."
    if not why.strip():
        return "Say why it stands still: it is kept with the clock."
    return None
