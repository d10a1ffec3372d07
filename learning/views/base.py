"""What this room's form pages share: one form, one action; a refusal stands above what was typed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from access.roles import Permission
from access.views import Refusable
from learning.forms import SureForm


def link(name: str, key: Any, *, when: bool = True) -> str:
    """Return the address of a page of this room when it is offered, else nothing."""
    return reverse(f"learning:{name}", args=[key]) if when else ""


class Deed(Refusable):
    """A record, a form about it, and one action."""

    template_name = "learning/form.html"
    permission = Permission.KEEP_SUBGROUP
    form_class: Any = SureForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who asks."""
        return {**super().get_form_kwargs(), "by": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """Start from the version that is shown."""
        return {"version": self.object.version}

    def act(self, form: Any) -> HttpResponse:
        """Note which version was seen, then do it."""
        self.seen = {"by": self.request.user}
        if (version := form.cleaned_data.pop("version", None)) is not None:
            self.seen["seen_version"] = version
        return super().act(form)

    def after(self, made: Any) -> str:
        """Go to what was made or changed."""
        return made.get_absolute_url()

    def back_url(self) -> str:
        """Return where the page came from."""
        return self.object.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lead back to the record."""
        return super().get_context_data(**{"back_url": self.back_url(), **kwargs})
