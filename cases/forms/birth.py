"""What comes next after a birth."""

from __future__ import annotations

from django import forms

from cases.forms.base import Asked, why_field
from cases.models import AfterBirth
from common.forms import Form


class BirthForm(Asked, Form):
    """What comes next, and why."""

    what = forms.ChoiceField(
        label="What comes next?",
        choices=AfterBirth.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what comes next"},
    )
    why = why_field(
        "Why?",
        hint="For example, what the birth changes for how safe the child is.",
        missing="Say why: it is kept with the decision.",
    )
