"""Forms about pseudonyms and about names found in shared words. Nothing here writes."""

from __future__ import annotations

from typing import Any

from django import forms

from practice_review.forms.base import Asked, choice
from practice_review.models import Pseudonym, PseudonymMap


def line(label: str, *, hint: str = "", most: int = 80, missing: str = "") -> forms.CharField:
    """Return a field for a few words."""
    return forms.CharField(label=label, help_text=hint, max_length=most, error_messages={"required": missing})


class PseudonymForm(Asked):
    """What stands for somebody already known."""

    pseudonym = line(
        "What stands for it in shared words?", hint="Such as “Child B” or “Grandmother”.", missing="Write the pseudonym"
    )


class NewPseudonymForm(PseudonymForm):
    """A pseudonym for words that Rowan does not know as a name."""

    kind = choice("What is it?", Pseudonym.Kind, missing="Choose what it is")
    words = line("The name, as it may be written", most=200, missing="Write the name")
    field_order = ("kind", "words", "pseudonym")


class DatesForm(Asked):
    """How exact a date may be."""

    dates = choice("How may shared words tell a date?", PseudonymMap.Dates, missing="Choose how dates are told")


class NameAnswerForm(forms.Form):
    """One answer about one finding; the action refuses what does not fit."""

    REPLACE, JUSTIFY, NO_NAME = "replace", "justify", "no_name"
    answer = forms.ChoiceField(choices=[(one, one) for one in (REPLACE, JUSTIFY, NO_NAME)])
    field = forms.CharField(max_length=40)
    found = forms.CharField(max_length=200, strip=False)
    passage = forms.CharField(strip=False)
    instead = forms.CharField(max_length=120, required=False)
    reason = forms.CharField(max_length=2000, required=False)

    def said(self) -> dict[str, Any]:
        """Return what the action is given."""
        kept = {"instead"} if self.cleaned_data["answer"] == self.REPLACE else {"reason"}
        return {name: self.cleaned_data[name] for name in ("field", "found", "passage", *kept)}
