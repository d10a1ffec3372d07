"""What was typed wrongly at the register, and what is right."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms.base import why_field
from common.forms import Form
from common.templatetags.rowan import day
from reference.words import in_era
from register.areas import GROUPS, IN_WORDS, labels, offered
from register.forms.registering import day_field
from register.models import AreaOfConcern, Registration


class CorrectForm(Form):
    """The day of registration, or one area of concern, as it should have been."""

    what = forms.ChoiceField(
        label="What was typed wrongly?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was typed wrongly"},
    )
    on = day_field("On which day was the name put on the register?", noun="The day of registration")
    area = forms.ModelChoiceField(
        label="Which one is wrong?",
        queryset=AreaOfConcern.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose which one is wrong"},
    )
    code = forms.ChoiceField(label="Which one is right?", error_messages={"required": "Choose which one is right"})
    words = forms.CharField(label="If “other”: which, in words (optional)", max_length=200, required=False)
    why = why_field(
        "What happened?",
        hint="For example, the day of the letter was typed, not the day of the meeting",
        missing="Say what was typed wrongly: it is kept with the register.",
    )
    reveals = {"what": {"day": ["on"], "area": ["area", "code", "words"]}}

    def __init__(self, *args: Any, registration: Registration, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said, on = labels(), registration.registered_on
        self.fields["what"].choices = [
            ("day", f"The day of registration, {day(on)}"),
            ("area", in_era("An area of concern")),
        ]
        self.fields["area"].queryset = areas
        self.fields["area"].label_from_instance = lambda one: f"{said.get(one.code, one.code)}, from {day(one.since)}"
        lists = [(GROUPS[key], choices) for key, choices in offered(on).items()]
        self.fields["code"].choices = [("", "Choose one"), *lists]

    def clean(self) -> dict[str, Any]:
        """Ask for words beside an "other"."""
        data = super().clean()
        if data.get("code") in IN_WORDS and not data.get("words"):
            self.add_error("words", "Say in words what the other concern is")
        return data
