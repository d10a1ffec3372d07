"""What this reader can do to a case now; and where something cannot be done yet, why not."""

from __future__ import annotations

from typing import Any

from cases import policies
from cases.models import Case
from cases.summary import address


def case_moves(case: Case, *, works: bool, leads: bool) -> dict[str, Any]:
    """Return the buttons, the lead's action, and the sentence that says what opening again waits for."""
    buttons, why_nots = [], []
    if works:
        buttons.append({"label": "Add to the chronology", "url": address("entry_add", case.pk), "primary": True})
    if leads:
        name, label, doing, why_not = _ending(case)
        if why_not:
            why_nots.append({"action": doing, "why": why_not})
        else:
            buttons.append({"label": label, "url": address(name, case.pk)})
    named = case.lead_professional_id
    return {
        "buttons": buttons,
        "why_nots": why_nots,
        "lead_url": address("case_lead", case.pk, when=leads and case.is_open),
        "team_url": address("case_lead_team", case.pk, when=leads and case.is_open),
        "lead_action": "Name another" if named else "Name",
    }


def _ending(case: Case) -> tuple[str, str, str, str | None]:
    if case.is_open:
        # What stands in the way is asked of every room on the page of closing itself, not each time the case is read.
        return "case_close", "Close the case", "Closing the case", None
    return "case_reopen", "Open the case again", "Opening the case again", policies.why_not_reopen(case)
