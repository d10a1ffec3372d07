"""What a case puts into the minimum information of the register: the legal status, and who leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from cases.models import Case, LegalOrder, ReporterReferral
from common.templatetags.rowan import day, inside
from people.models import Person
from reference.querysets import labels


def legal_status(child: Person, user: Any) -> Iterator[str]:
    """Yield item 4: the orders in force, and whether the Reporter was asked."""
    words = labels("legal_order")
    for order in LegalOrder.objects.visible_to(user).in_force().filter(case__child=child):
        until = f" until {day(order.ends_at)}" if order.ends_at else ""
        yield f"{words.get(order.kind, order.kind)}, from {day(order.granted_at)}{until}"
    considered = ReporterReferral.objects.visible_to(user).filter(case__child=child).order_by("-considered_at").first()
    if considered:
        yield f"Reporter, {day(considered.considered_at)}: {inside(considered.get_decision_display())}"


def lead_professional(child: Person, user: Any) -> Iterator[str]:
    """Yield item 12: who leads, or led the last case until it closed, and how to reach them."""
    cases = Case.objects.visible_to(user).filter(child=child).select_related("lead_professional", "lead_team")
    for case in cases.order_by(F("closed_at").desc(nulls_first=True))[:1]:
        lead, until = case.lead_professional, case.closed_at
        name = f"{lead.name}, {case.lead_team.name}" if lead else f"{case.lead_team.name}, until one is named"
        known = (name, (lead and lead.telephone) or case.lead_team.telephone, f"until {day(until)}" if until else "")
        yield ", ".join(filter(None, known))
