"""The buttons of a screening or a triage: what its life allows now and is this person's to do."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from common.workflow import Life
from referrals.workflow import SCREENING, TRIAGE_LIFE

# The holder's own verbs, and those of her colleagues only.
HOLDERS = {"decide", "release", "finish_triage", "release_triage"}
COLLEAGUES = {"take_over", "take_over_triage"}
ADDRESSES = {
    **{verb: f"referrals:screening_{verb}" for verb in ("claim", "take_over", "release", "decide", "reconsider")},
    **{f"{verb}_triage": f"referrals:triage_{verb}" for verb in ("claim", "take_over", "release", "finish", "reopen")},
}


def buttons(record: Any, life: Life, user: Any) -> list[dict[str, Any]]:
    """Return verb, label, address and whether one click does it, the one that goes on first."""
    hidden = COLLEAGUES if record.claimed_by_id == user.pk else HOLDERS
    found = [
        {
            "verb": move.verb,
            "label": move.label,
            "url": reverse(ADDRESSES[move.verb], args=[record.pk]),
            "at_once": move.verb in {"claim", "claim_triage"},
            "first": move.verb in {"decide", "finish_triage"},
        }
        for move in life.moves_from(record.status)
        if move.verb in ADDRESSES and move.verb not in hidden  # work is handed on where all of it is
    ]
    return sorted(found, key=lambda button: not button["first"])


def screening_buttons(screening: Any, user: Any) -> list[dict[str, Any]]:
    """Return the buttons of a screening."""
    return buttons(screening, SCREENING, user)


def triage_buttons(triage: Any, user: Any) -> list[dict[str, Any]]:
    """Return the buttons of a triage."""
    return buttons(triage, TRIAGE_LIFE, user)
