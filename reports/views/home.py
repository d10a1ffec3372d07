"""The home page: one for everybody, in sections by role."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import Page
from audit.models import AccessLog
from reports.home import sections_for


class Home(Page):
    """Where everybody starts."""

    permission = Permission.USE_ROWAN
    template_name = "reports/home.html"
    looking = AccessLog.Verb.LIST

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Gather the sections of her roles, and note the records they name."""
        user = self.request.user
        sections = sections_for(user)
        for section in sections:
            self.shown += section.shown
        may_log = user.may(Permission.LOG_CONCERN)
        return super().get_context_data(**{"sections": sections, "may_log": may_log, "acting_as": "", **kwargs})
