"""Shape of input about a file-reading round."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Partnership
from common.forms import DateField, TextField
from improvement.forms.plans import why_field
from improvement.models import Inspection
from inspection.forms.around import NO_NAMES, PlainForm, staff_field, working
from inspection.models import FileReadingRound
from reference.querysets import codes

NONE = ""
LEVELS = [("6", "6"), ("5", "5"), ("4", "4"), ("3", "3"), ("2", "2"), ("1", "1"), (NONE, "No level")]
SMALL = {"class": "govuk-radios--inline govuk-radios--small"}


def level_field(label: str, *, required: bool = False) -> forms.TypedChoiceField:
    """Return a choice on the scale of six; 6 is the best."""
    return forms.TypedChoiceField(
        label=label,
        choices=LEVELS[:-1] if required else LEVELS,
        coerce=int,
        empty_value=None,
        required=required,
        widget=forms.RadioSelect(attrs=SMALL),
        error_messages={"required": "Choose a level from 1 to 6"},
    )


class RoundForm(PlainForm):
    """A round: of which children files are drawn, of which period, read until when."""

    title = forms.CharField(label="What is the round called?", max_length=160, error_messages={"required": "Name it"})
    partnership = forms.ModelChoiceField(Partnership.objects.none(), label="Of which partnership?", empty_label=None)
    inspection = forms.ModelChoiceField(
        Inspection.objects.none(), label="For which inspection? (optional)", empty_label="None", required=False
    )
    rule = forms.ChoiceField(
        label="From which files is the sample drawn?",
        choices=FileReadingRound.Rule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose from which files"},
    )
    period_from = DateField(label="Period from", noun="The first day of the period")
    period_to = DateField(label="Period to", noun="The last day of the period")
    reads_until = DateField(label="Files are read until", noun="The last day of reading")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partnership"].queryset = Partnership.objects.visible_to(self.by).order_by("recorded_at")
        self.fields["inspection"].queryset = Inspection.objects.visible_to(self.by)
        self.fields["inspection"].label_from_instance = lambda one: one.title


class DrawForm(PlainForm):
    """How many files."""

    many = forms.IntegerField(
        label="How many files?",
        min_value=1,
        max_value=200,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
        error_messages={"required": "Enter how many files are drawn", "invalid": "Enter a whole number"},
    )


class ReaderForm(PlainForm):
    """Who reads a file."""

    reader = staff_field("Who reads it?", "Choose who reads it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].queryset = working(self.by)


class ReadingForm(PlainForm):
    """Every question of the template: a level, and what was seen or why there is no level."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = codes("file_question")
        self.fieldsets = []
        for number, (code, label) in enumerate(self.questions, start=1):
            self.fields[f"level_{code}"] = level_field("Level")
            self.fields[f"words_{code}"] = TextField(
                label="What did you see, or why is there no level? (optional with a level)",
                required=False,
                max_length=2000,
                help_text=NO_NAMES,
            )
            self.fieldsets.append((f"{number}. {label}", [f"level_{code}", f"words_{code}"]))
        self.fields["overall"] = level_field("Overall level of the file")
        self.fieldsets.append(("Overall", ["overall"]))

    @property
    def answers(self) -> dict[str, tuple[int | None, str]]:
        """Return what was found to each question."""
        told = self.cleaned_data
        return {code: (told[f"level_{code}"], told[f"words_{code}"]) for code, _ in self.questions}


class ModerateForm(PlainForm):
    """The level that counts, and why."""

    level = level_field("Which level counts?", required=True)
    why = why_field("Why?", hint=NO_NAMES)


class SumUpForm(PlainForm):
    """What was found across the files."""

    strengths = why_field("What was strong?", hint=NO_NAMES, most=6000)
    gaps = why_field("What has to improve?", hint=NO_NAMES, most=6000)
