"""What the forms of this room share. Nothing here writes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import StaffMember
from common import clock
from common.forms import Form, TextField

NO_NAMES = "Without any name: say “the child”, “a health visitor”."


class Asked(Form):
    """A form that offers only what the person who fills it may see, and knows the version it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, by: StaffMember, record: Any = None, **kwargs: Any) -> None:
        self.by, self.record = by, record
        super().__init__(*args, **kwargs)


class SureForm(Asked):
    """A question that its button answers."""


def text(label: str, *, hint: str = "", required: bool = True, most: int = 4000, missing: str = "") -> TextField:
    """Return a field for an account or a reason."""
    asked = {"required": missing or f"{label.rstrip('?')}: write it down"} if required else {}
    return TextField(label=label, help_text=hint, required=required, max_length=most, error_messages=asked)


def choice(label: str, choices: Any, *, missing: str, hint: str = "", required: bool = True) -> forms.ChoiceField:
    """Return radios."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        help_text=hint,
        required=required,
        error_messages={"required": missing},
    )


def not_later(day: dt.date | None) -> dt.date | None:
    """Refuse a day to come."""
    if day and day > clock.today():
        raise forms.ValidationError("The date must be today or earlier")
    return day


def not_earlier(day: dt.date | None) -> dt.date | None:
    """Refuse a day that is past."""
    if day and day < clock.today():
        raise forms.ValidationError("The date must be today or later")
    return day


class SayWhyForm(Asked):
    """A reason, kept with what is done."""

    why = text("Why?", hint="Kept with your name.", most=2000, missing="Say why: it is kept with what you do")
