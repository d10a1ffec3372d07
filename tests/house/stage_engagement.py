"""The stage's engagement event: everybody is invited, and somebody commented."""

from __future__ import annotations

import uuid
from typing import Any

from common import clock
from engagement import actions


def engagement(by: Any) -> dict[str, uuid.UUID]:
    """Plan an event, invite everybody, and let somebody say something."""
    said = {"title": "Say what belongs in it", "about": "The next plan.", "for_whom": "Everybody"}
    event = actions.open_event(by=by.lead_officer, earliest_on=clock.today(), **said)
    actions.invite(event, by=by.lead_officer, everybody=True)
    comment = actions.comment(event, by=by.nursery_worker, text="More time together.")
    return {"event": event.pk, "comment": comment.pk}
