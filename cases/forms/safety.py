"""The interim safety plan as a form: each step in a group of its own, with room for new ones."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from cases.forms.base import Asked, why_field
from cases.safety import LACKS, Step, lacking
from common.forms import Form, TextField

ROOM, MOST = 2, 20


def _line(label: str, *, hint: str = "", most: int = 200) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=most, required=False)


def _field(name: str) -> forms.Field:
    match name:
        case "what":
            return TextField(
                label="What is done?", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
        case "who":
            return _line("Who does it?")
        case "until":
            return _line("Until when?", hint="For example, the planning meeting", most=120)
        case "shared_with":
            return _line("With whom is it shared?")
        case _:
            return TextField(
                label="How do we know that it works?",
                max_length=1000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )


class SafetyPlanForm(Asked, Form):
    """The steps that hold, to keep, change or empty, and room for more; why; and which version was read."""

    follows = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, standing: dict[str, Any] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = standing["steps"] if standing else []
        typed = [int(name[5:]) for name in self.data if name.startswith("what_") and name[5:].isdecimal()]
        self.numbers = range(1, min(max([len(held) + ROOM, *typed]), MOST) + 1)
        self.fieldsets = tuple((f"Step {number}", [f"{name}_{number}" for name in LACKS]) for number in self.numbers)
        for number in self.numbers:
            for name in LACKS:
                self.fields[f"{name}_{number}"] = field = _field(name)
                field.initial = held[number - 1][name] if number <= len(held) else ""
        self.fields["because"] = why_field(
            "Why is it changed?" if standing else "Why is it needed?",
            hint="What happened, and who agreed to this plan",
        )
        self.fields["follows"].initial = standing["number"] if standing else 0

    def step(self, number: int) -> Step:
        """Return a step as it was typed."""
        typed = {name: self.cleaned_data.get(f"{name}_{number}", "").strip() for name in LACKS}
        return cast("Step", typed)

    def steps(self) -> list[Step]:
        """Return the steps that say anything."""
        return [step for step in map(self.step, self.numbers) if any(step.values())]

    def clean(self) -> dict[str, Any]:
        """Let no step be written by halves, beside the field that lacks."""
        data = super().clean()
        for number in self.numbers:
            lacks = lacking(self.step(number))
            for name in lacks if len(lacks) < len(LACKS) else ():
                self.add_error(f"{name}_{number}", f"Step {number}: say {LACKS[name]}")
        return data
