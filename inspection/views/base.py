"""What this room's form pages share."""

from __future__ import annotations

from typing import Any

from access.roles import Permission
from access.views import Refusable


class Doing(Refusable):
    """A record, a form about it and one action; a refusal is said beside the form, which keeps its answers."""

    template_name = "inspection/form.html"
    permission = Permission.KEEP_INSPECTIONS

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def after(self, made: Any) -> str:
        """Go back to the record."""
        return self.object.get_absolute_url()

    def about(self) -> list[dict[str, str]]:
        """Return what the form is about, as a list of facts; each page says its own."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what it is about, and the way back."""
        back = self.object.get_absolute_url()
        return super().get_context_data(**{"about": self.about(), "back_url": back, **kwargs})
