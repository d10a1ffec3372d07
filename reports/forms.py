"""Shape of input. Nothing here writes."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Partnership, StaffMember
from common import clock
from common.forms import DateField, Form, TextField
from reports.models import Sending
from reports.models.annual import FIRST, LAST


def _line(label: str, missing: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=160, error_messages={"required": missing})


class AskForm(Form):
    """Nothing to fill in, or which part of it; the key lets the same form sent twice ask once."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    part = forms.ChoiceField(required=False, choices=[], error_messages={"invalid_choice": "Choose one of these"})

    def __init__(self, *args: Any, choices: list[tuple[str, str]], label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices, self.fields["part"].label = choices, label
        if not choices:
            del self.fields["part"]


class SendingForm(Form):
    """To whom a report went, and why."""

    name = _line("Who has it now?", "Enter who has it")
    organisation = _line("Of which organisation?", "Enter the organisation")
    job = _line("In which job?", "Enter the job")
    why = TextField(
        label="Why?",
        help_text="Without any child’s name.",
        max_length=2000,
        error_messages={"required": "Say why it was sent"},
    )
    how = forms.ChoiceField(
        label="How did it go?",
        choices=Sending.How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it went"},
    )
    on = DateField(label="When?", noun="The day", error_messages={"required": "Enter the day"})


class AnnualForm(Form):
    """Of which committee, and of which year."""

    partnership = forms.ModelChoiceField(Partnership.objects.none(), label="Of which committee?", empty_label=None)
    year = forms.IntegerField(
        label="In which year does it begin?",
        help_text="The year runs from 1 April to 31 March.",
        min_value=FIRST,
        max_value=LAST,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
        error_messages={"required": "Enter the year", "invalid": "Enter the year as four digits"},
    )

    def __init__(self, *args: Any, by: StaffMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partnership"].queryset = Partnership.objects.visible_to(by)
        self.fields["partnership"].label_from_instance = lambda one: one.committee
        self.fields["year"].initial = clock.today().year - (clock.today().month < 4) - 1  # noqa: PLR2004  April


class AnnualPartForm(Form):
    """What the annual report says under one heading."""

    done = TextField(
        label="What was done, and how do we know?",
        help_text="Without any child’s name.",
        max_length=6000,
        error_messages={"required": "Say what was done"},
    )
    ahead = TextField(
        label="What comes in the next twelve months?",
        max_length=4000,
        error_messages={"required": "Say what comes next"},
    )


class ReleaseForm(Form):
    """What the public is told of a report, and why it should have it."""

    title = _line("What is it called, for the public?", "Enter what it is called")
    about = TextField(
        label="What does it tell?",
        help_text="A sentence or two that stand beside it. Without any name.",
        max_length=1000,
        error_messages={"required": "Say what it tells"},
    )
    why = TextField(
        label="Why should the public have it?",
        help_text="For the register; the public does not see it.",
        max_length=1000,
        error_messages={"required": "Say why the public should have it"},
    )


class AgreeForm(Form):
    """A question that its button answers."""


class TakeBackForm(Form):
    """Why a report is withdrawn from the public."""

    why = TextField(
        label="Why is it withdrawn?",
        help_text="For the register; the public does not see it.",
        max_length=1000,
        error_messages={"required": "Say why it is withdrawn"},
    )
