"""The Reporter and orders laid out to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.legal import ties_of, together_too_long, too_long
from cases.models import LegalOrder, ReporterReferral
from cases.summary import address
from common.templatetags.rowan import day, moment

Row = dict[str, Any]


def _line(key: str, value: str) -> Row:
    return {"key": key, "value": value}


def reporter_row(
    one: ReporterReferral, said: dict[str, dict[str, str]], running: dict[Any, list[Row]], *, works: bool
) -> Row:
    """Return a consideration of the Reporter as a page shows it, with what can be done about it."""
    grounds = [said["reporter_ground"].get(each, each) for each in one.grounds]
    rows = [_line("Grounds", "\n".join(grounds))] if grounds else []
    rows.append(_line("Reasons", one.reasons))
    if one.referred_at:
        rows.append(_line("Sent to the Reporter", day(one.referred_at)))
    if one.outcome:
        decided = said["reporter_outcome"].get(one.outcome, one.outcome)
        rows.append(_line(f"Reporter decided on {day(one.outcome_on)}", " ".join([f"{decided}.", one.outcome_words])))
    was_referred = one.referred_at is not None and not one.outcome
    return {
        "title": f"{one.get_decision_display()}, considered {day(one.considered_at)}",
        "caption": f"{f'{one.meeting}. ' if one.meeting else ''}Recorded by {one.considered_by} as {one.acting_as}",
        "tag": "To be sent" if one.waits_to_be_sent else "",
        "rows": rows,
        "clocks": running.get(one.pk, []),
        "deeds": [
            deed
            for deed in (
                ("Record that it was sent", address("reporter_sent", one.pk, when=works and one.waits_to_be_sent)),
                ("Record what was decided", address("reporter_outcome", one.pk, when=works and was_referred)),
            )
            if deed[1]
        ],
    }


def order_row(
    one: LegalOrder,
    said: dict[str, dict[str, str]],
    running: dict[Any, list[Row]],
    *,
    works: bool,
    orders: Sequence[LegalOrder],
) -> Row:
    """Return an order as a page shows it, with a warning when it, or ``orders`` together, run longer than they may."""
    rows = [_line("Granted, or begun", moment(one.granted_at) + (f", by {one.granted_by}" if one.granted_by else ""))]
    if one.implemented_at:
        rows.append(_line("Carried out", moment(one.implemented_at)))
    if one.ends_at:
        rows.append(_line("Runs until", moment(one.ends_at)))
    if one.conditions:
        rows.append(_line("Conditions", one.conditions))
    if one.ended_at:
        rows.append(_line("Ended", f"{moment(one.ended_at)}. {one.ended_why}"))
    waits = bool(ties_of(one.kind).until_carried_out) and not one.implemented_at and not one.ended_at
    return {
        "title": said["legal_order"].get(one.kind, one.kind),
        "caption": f"Entered by {one.entered_by} as {one.acting_as}",
        "tag": "In force" if one.is_in_force else ("Ended" if one.ended_at else "Ran out"),
        "colour": "red" if one.is_in_force else "grey",
        "rows": rows,
        "warning": (too_long(one) or together_too_long(one, orders)) if one.is_in_force else "",
        "clocks": running.get(one.pk, []),
        "deeds": [
            deed
            for deed in (
                ("Record that it was carried out", address("order_implemented", one.pk, when=works and waits)),
                ("End the order", address("order_end", one.pk, when=works and not one.ended_at)),
            )
            if deed[1]
        ],
    }
