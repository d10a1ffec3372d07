"""What came of a re-screen."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms.base import Asked, why_field
from cases.models import RescreenPrompt
from common.forms import Form
from referrals.models import Concern


class RescreenForm(Asked, Form):
    """Screened again by a concern, or not needed because."""

    answer = forms.ChoiceField(
        label="Was the child screened again?",
        choices=RescreenPrompt.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the child was screened again"},
    )
    concern = forms.CharField(
        label="Reference of the concern",
        max_length=20,
        help_text="For example, C-2026-00042. Log a concern first if there is none",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
        error_messages={"required": "Give the reference of the concern"},
    )
    words = why_field(
        "What was found, or why is it not needed?", missing="Say what was found, or why a re-screen is not needed."
    )
    reveals = {"answer": {"screened": ["concern"]}}

    def clean_concern(self) -> Concern | None:
        """Find the concern among those the person who fills it may see."""
        given = self.cleaned_data.get("concern", "").strip().upper()
        if not given:
            return None
        found = Concern.objects.visible_to(self.by).filter(reference=given).first()
        if found is None:
            raise forms.ValidationError("Rowan finds no concern with this reference that you may see")
        return found

    def clean(self) -> dict[str, Any]:
        """Leave out the concern where none is needed."""
        data = super().clean()
        return {**data, "concern": data.get("concern") or None}
