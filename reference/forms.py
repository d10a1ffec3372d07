"""What a committee decides for itself: a local time, where a clock starts, a holiday."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Partnership
from common.forms import DateField, Form, TextField
from reference.models import Timescale
from reference.policies import MOST
from reference.querysets import codes
from reference.timescales import SCOTLAND, all_in_force


class AgreeForm(Form):
    """A local length for a timescale."""

    key = forms.ChoiceField(label="Which timescale?", error_messages={"required": "Choose the timescale"})
    number = forms.IntegerField(
        label="How many?",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
        error_messages={"required": "Say how many", "invalid": "Write a whole number"},
    )
    unit = forms.ChoiceField(
        label="What does it count?",
        choices=[(unit.value, unit.label) for unit in MOST],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it counts"},
    )
    since = DateField(label="From which day does it hold?", noun="The day")
    source = forms.CharField(
        label="Where is it written down?",
        max_length=300,
        help_text="For example, the committee’s minute and its date",
        error_messages={"required": "Say where it is written down"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [row for row in all_in_force() if row.unit in MOST and row.nature != Timescale.Nature.STATUTORY]
        self.fields["key"].choices = [("", "Choose one"), *((row.key, f"{row.label}: {row.in_words}") for row in rows)]


class StartForm(Form):
    """From which moment a timescale is counted."""

    what = forms.ChoiceField(
        label="Which clock starts from which moment?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the clock and its moment"},
    )
    since = DateField(label="From which day does it hold?", noun="The day")
    why = TextField(
        label="Why, and where is it written down?",
        max_length=300,
        error_messages={"required": "Say why, and where it is written down"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moments = dict(codes("clock_moment"))
        self.fields["what"].choices = [
            (f"{row.key} {moment}", f"{row.label}, from when {_lower(moments.get(moment, moment))}")
            for row in all_in_force()
            for moment in row.starts_from
        ]

    def clean_what(self) -> dict[str, str]:
        """Return the timescale's key and the moment apart."""
        key, moment = self.cleaned_data["what"].split(" ", 1)
        return {"key": key, "moment": moment}


class HolidayForm(Form):
    """A day that does not count as working."""

    on = DateField(label="Which day?", noun="The day")
    name = forms.CharField(
        label="What is it called?", max_length=120, error_messages={"required": "Say what it is called"}
    )
    scope = forms.ChoiceField(
        label="Where?", widget=forms.RadioSelect, error_messages={"required": "Choose where it is a holiday"}
    )
    source = forms.CharField(
        label="Where is it written down?",
        max_length=300,
        help_text="For example, the council’s list of public holidays for that year",
        error_messages={"required": "Say where it is written down"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = Partnership.objects.visible_to(None).order_by("name").values_list("name", flat=True)
        self.fields["scope"].choices = [(name, name) for name in [*named, SCOTLAND]]


def _lower(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
