"""Whose record this is: the block that stands on every page of a case, forms included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from cases import parts
from cases.models import Case, CaseScreening
from people.models import Person
from people.needs import needs_in_words
from referrals import outcomes

MOST_ALERTS = 5
GRAVEST = ("emergency_protection", "ird")


def child_of(case: Case, user: Any) -> Person | None:
    """Return the case's child if ``user`` may see them: somebody may be kept away from a person alone."""
    return Person.objects.visible_to(user).filter(pk=case.child_id).first()


def with_its_parts(case: Case, user: Any) -> list[str]:
    """Read with one query what every part of the road says of a case, and return what was decided in it."""
    decided = CaseScreening.objects.visible_to(user).filter(case=OuterRef("pk"))
    found = parts.all_annotations()
    rows = Case.objects.visible_to(user).filter(pk=case.pk).annotate(**found)
    one = rows.values(*found, decided=ArraySubquery(decided.values("screening__outcome"))).get()
    for name in found:
        setattr(case, name, one[name])
    return list(one["decided"])


def identity_of(case: Case, child: Person | None, *, decided: Iterable[str], late: int = 0) -> dict[str, Any]:
    """Return name, facts with what the child needs, and at most five alerts, those of the parts of its road first.

    ``decided`` is what was decided of every concern in it: what joined may be graver than what opened it; ``late``
    is how many clocks are overdue.
    """
    known = [*facts_of(child), *_needs(case)] if child else []
    facts = [*known, {"key": "Case", "value": case.reference}]
    return {
        "child": child,
        "name": child.filed_name if child else "Who this is, is not open to you",
        "facts": facts,
        "alerts": _alerts(case, decided, late)[:MOST_ALERTS],
        "restricted": "Ask the lead of this case." if child is None else "",
    }


def facts_of(child: Person) -> list[dict[str, str]]:
    """Return when a child was born or is due, and the age."""
    born = child.born_in_words.removeprefix("due ")
    return [
        {"key": "Due" if child.due_on else "Born", "value": born or "not known"},
        {"key": "Age", "value": child.age_in_words()},
    ]


def _needs(case: Any) -> list[dict[str, str]]:
    return needs_in_words(case.child_needs)


def _alerts(case: Case, decided: Iterable[str], late: int) -> list[dict[str, str]]:
    if not case.is_open:
        return [{"word": "Closed", "colour": "grey"}, *parts.warnings(case)]
    found = [*parts.warnings(case), *parts.alerts(case)]
    gravest = next((one for one in GRAVEST if one in {case.opened_for, *decided}), None)
    if gravest:
        found.append({"word": outcomes.label_of(gravest), "colour": "red"})
    if late:
        found.append({"word": "1 clock overdue" if late == 1 else f"{late} clocks overdue", "colour": "red"})
    if not case.lead_professional_id:
        found.append({"word": "No lead professional", "colour": "yellow"})
    return found
