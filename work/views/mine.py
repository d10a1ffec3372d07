"""My work: all that waits for the person who reads it, in one list."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import Page
from audit.models import AccessLog
from work.mine import waiting_for

HEADINGS = ["Due", "What", "About", "Kind"]


class MyWork(Page):
    """Everything that waits for her, what is late first; narrowed by kind."""

    permission = Permission.USE_ROWAN
    template_name = "work/mine.html"
    looking = AccessLog.Verb.LIST

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather it, and note the records that it names."""
        every = waiting_for(self.request.user)
        kind = self.request.GET.get("kind", "")
        rows = [item for item in every if kind in {"", item.kind}]
        self.shown += list(dict.fromkeys(item.about for item in rows))
        kinds = sorted({item.kind for item in every})
        late = sum(item.is_late for item in every)
        shown = {"rows": rows, "kinds": kinds, "kind": kind, "late": late, "headings": HEADINGS}
        may = self.request.user.may(Permission.HAND_OVER_WORK)
        return super().get_context_data(**shown, may_hand_over=may, **kwargs)
