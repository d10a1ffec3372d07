"""Whose record this is: the block that stands on every page of a case, forms included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.models import Case, CaseScreening
from people.models import Person
from referrals import outcomes

MOST_ALERTS = 3
GRAVEST = ("emergency_protection", "ird")


def child_of(case: Case, user: Any) -> Person | None:
    """Return the case's child if ``user`` may see them: somebody may be kept away from a person alone."""
    return Person.objects.visible_to(user).filter(pk=case.child_id).first()


def decided_in(case: Case, user: Any) -> list[str]:
    """Return what was decided of every concern in the case."""
    return list(CaseScreening.objects.visible_to(user).filter(case=case).values_list("screening__outcome", flat=True))


def identity_of(case: Case, child: Person | None, *, decided: Iterable[str], late: int = 0) -> dict[str, Any]:
    """Return name, facts and at most three alerts.

    ``decided`` is what was decided of every concern in it: what joined may be graver than what opened it; ``late``
    is how many clocks are overdue.
    """
    facts = [*(_facts(child) if child else []), {"key": "Case", "value": case.reference}]
    return {
        "child": child,
        "name": child.filed_name if child else "Who this is, is not open to you",
        "facts": facts,
        "alerts": _alerts(case, decided, late)[:MOST_ALERTS],
        "restricted": "Ask the lead of this case." if child is None else "",
    }


def _facts(child: Person) -> list[dict[str, str]]:
    born = child.born_in_words.removeprefix("due ")
    return [
        {"key": "Due" if child.due_on else "Born", "value": born or "not known"},
        {"key": "Age", "value": child.age_in_words()},
    ]


def _alerts(case: Case, decided: Iterable[str], late: int) -> list[dict[str, str]]:
    if not case.is_open:
        return [{"word": "Closed", "colour": "grey"}]
    found = []
    gravest = next((one for one in GRAVEST if one in {case.opened_for, *decided}), None)
    if gravest:
        found.append({"word": outcomes.label_of(gravest), "colour": "red"})
    if late:
        found.append({"word": "1 clock overdue" if late == 1 else f"{late} clocks overdue", "colour": "red"})
    if not case.lead_professional_id:
        found.append({"word": "No lead professional", "colour": "yellow"})
    return found
