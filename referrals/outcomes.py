"""What a screening can end in. Higher rooms add outcomes of their own, carried out in the deciding transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from access.refusals import NotNow
from common.wording import spoken
from referrals.models import Screening


@dataclass(frozen=True)
class Outcome:
    """One outcome: what it is called, who else hears of it, what it needs and what follows from it."""

    code: str
    label: str
    hint: str = ""
    tells: tuple[str, ...] = ()
    needs_nfa_reason: bool = False
    carry_out: Callable[..., Any] | None = None


_OUTCOMES: dict[str, Outcome] = {}


def register(outcome: Outcome) -> None:
    """Offer an outcome to screenings; one of the same code is replaced."""
    _OUTCOMES[outcome.code] = outcome


def get(code: str) -> Outcome:
    """Return the outcome of a code; NotNow when there is none."""
    if code not in _OUTCOMES:
        raise NotNow("Choose one of the outcomes.")
    return _OUTCOMES[code]


def every() -> list[Outcome]:
    """Return every outcome, in the order of the work they start."""
    return list(_OUTCOMES.values())


def label_of(code: str) -> str:
    """Return the words for a code kept on a screening."""
    return spoken(_OUTCOMES[code].label) if code in _OUTCOMES else code


def who_is_told(screening: Screening, outcome: Outcome) -> list[str]:
    """Return, in words, who is told of a decision; shown before it is sent and kept with it."""
    concern = screening.concern
    author = f"{concern.author}, {concern.team.name}: the words above"
    return [author, *map(spoken, outcome.tells)]


# National Guidance for Child Protection in Scotland 2021 (updated 2023); the list itself is local: check locally.
for _outcome in (
    Outcome("no_further_action", "No further action", "Give the reason", needs_nfa_reason=True),
    Outcome("advice", "Advice given", "To the author, or the family"),
    Outcome("named_person", "Pass to the named person", tells=("The named person: ring and record it",)),
    Outcome(
        "lead_professional",
        "Pass to the lead professional",
        "Of a child who has an open case",
        tells=("The lead professional, or the lead team: at once, in the case",),
    ),
    Outcome("child_plan_meeting", "Child's plan meeting", tells=("The lead professional or named person",)),
    Outcome("single_agency", "Single-agency assessment", "Social work assesses", tells=("The social work team",)),
    Outcome(
        "ird",
        "Inter-agency referral discussion",
        "Police, health and social work, without delay",
        tells=("Police, health and social work: ring now, without delay",),
    ),
    Outcome(
        "emergency_protection",
        "Emergency protection",
        "The child cannot be left as things are",
        tells=("Police: ring now", "Out-of-hours service and the senior social work manager: ring now"),
    ),
    Outcome("out_of_area", "Out of area", "Ring the other area's duty team first", tells=("The other area: ring now",)),
):
    register(_outcome)

NFA_REASONS = {
    "known_and_in_hand": "Already known, and in hand with the lead professional",
    "no_harm_found": "Looked into: no harm or risk of harm found",
    "not_a_child": "Not about a child or unborn baby",
    "duplicate": "The same concern was logged before",
    "support_in_place": "Support is in place and enough",
}
