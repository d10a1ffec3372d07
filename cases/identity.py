"""Whose record this is: the block that stands on every page of a case, forms included."""

from __future__ import annotations

from typing import Any

from cases.models import Case
from people.models import Person
from referrals import outcomes

MOST_ALERTS = 3


def child_of(case: Case, user: Any) -> Person | None:
    """Return the case's child if ``user`` may see them: somebody may be kept away from a person alone."""
    return Person.objects.visible_to(user).filter(pk=case.child_id).first()


def identity_of(case: Case, child: Person | None, *, late: int = 0) -> dict[str, Any]:
    """Return name, facts and at most three alerts; ``late`` is how many clocks are overdue."""
    facts = [*(_facts(child) if child else []), {"key": "Case", "value": case.reference}]
    return {
        "child": child,
        "name": child.filed_name if child else "Who this is, is not open to you",
        "facts": facts,
        "alerts": _alerts(case, late)[:MOST_ALERTS],
        "restricted": "Ask the lead of this case." if child is None else "",
    }


def _facts(child: Person) -> list[dict[str, str]]:
    born = child.born_in_words.removeprefix("due ")
    return [
        {"key": "Due" if child.due_on else "Born", "value": born or "not known"},
        {"key": "Age", "value": child.age_in_words()},
    ]


def _alerts(case: Case, late: int) -> list[dict[str, str]]:
    if not case.is_open:
        return [{"word": "Closed", "colour": "grey"}]
    found = []
    if case.opened_for in {"emergency_protection", "ird"}:
        found.append({"word": outcomes.label_of(case.opened_for), "colour": "red"})
    if late:
        found.append({"word": "1 clock overdue" if late == 1 else f"{late} clocks overdue", "colour": "red"})
    if not case.lead_professional_id:
        found.append({"word": "No lead professional", "colour": "yellow"})
    return found
