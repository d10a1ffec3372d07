"""What this room's form pages share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from engagement.views.base import Deed as EngagementDeed
from governance.forms import SureForm


def link(name: str, key: Any, *, when: bool = True) -> str:
    """Return the address of a page of this room when it is offered, else nothing."""
    return reverse(f"governance:{name}", args=[key]) if when else ""


class Deed(EngagementDeed):
    """A record, a form about it, and one action; a refusal stands above what was typed."""

    template_name = "governance/form.html"
    form_class: Any = SureForm
