"""What these forms share: who asks and about whom, and the questions that return."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember
from common.forms import DateField, TextField
from people.models import Person

INLINE = {"class": "govuk-radios--inline govuk-radios--small"}
SOURCES = "For example, told by the mother, from the GP, from our records"


class Asked:
    """A form that offers only what the person who fills it may see, about one person."""

    def __init__(self, *args: Any, by: StaffMember, person: Person, **kwargs: Any) -> None:
        self.by, self.person = by, person
        super().__init__(*args, **kwargs)


def since_field(label: str = "Since when? (optional)", *, hint: str = "") -> DateField:
    """Return a field for the day on which something began."""
    return DateField(label=label, noun="The day it began", required=False, help_text=hint)


def source_field(*, required: bool = False, label: str = "How do you know? (optional)") -> forms.CharField:
    """Return a field for where something is known from."""
    told = {"required": "Say how you know"}
    return forms.CharField(label=label, max_length=200, required=required, help_text=SOURCES, error_messages=told)


def why_field(label: str, *, missing: str, hint: str = "") -> TextField:
    """Return a field for a reason, which is kept."""
    return TextField(label=label, help_text=hint, max_length=1000, error_messages={"required": missing})
