"""Numbers and facts of a person, the end of either, and a birth."""

from __future__ import annotations

from typing import Any

from django import forms

from common.forms import DateField, Form, NameField, TextField
from people.forms.base import INLINE, Asked, since_field, source_field, why_field
from people.models import Person
from reference.querysets import codes


class FactForm(Asked, Form):
    """Something dated that is known of a person."""

    kind = forms.ChoiceField(
        label="What is it about?",
        help_text="A child’s death ends the clocks of an open case and tells everybody involved",
        error_messages={"required": "Choose what it is about"},
    )
    words = TextField(
        label="What is known?",
        max_length=1000,
        help_text="For a GP give name, practice and telephone. For an interpreter, say for what",
        error_messages={"required": "Write what is known"},
    )
    since = since_field()
    source = source_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose one"), *codes("person_fact")]


class IdentifierForm(Asked, Form):
    """A number of another system. What looks wrong is said afterwards; nothing stands in the way."""

    scheme = forms.ChoiceField(label="Which number?", error_messages={"required": "Choose which number it is"})
    value = forms.CharField(
        label="The number",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"}),
        help_text="A number that looks wrong is kept, with what looks wrong about it",
        error_messages={"required": "Give the number"},
    )
    source = source_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = [("", "Choose one"), *codes("identifier_scheme")]


class CheckForm(Asked, Form):
    """Against what a number was checked."""

    source = source_field(required=True, label="Against what did you check it?")


class TakeBackForm(Asked, Form):
    """Why a number is not, or no longer, this person's."""

    why = why_field("Why is this number not theirs?", missing="Say why this number is not theirs, or what replaced it")


class EndForm(Asked, Form):
    """Since when something no longer holds, and why."""

    until = DateField(
        label="Until when? (optional)", noun="The day it ended", required=False, help_text="Today if empty"
    )
    why = why_field(
        "Why does it no longer hold?",
        hint="For example, moved out, separated, changed GP, recorded in error",
        missing="Say why it no longer holds",
    )


class BirthForm(Asked, Form):
    """The birth of a child who was awaited."""

    born_on = DateField(
        label="When was the child born?",
        noun="The date of birth",
        error_messages={"required": "Give the date of birth"},
    )
    sex = forms.ChoiceField(
        label="Sex",
        choices=Person.Sex.choices,
        initial=Person.Sex.NOT_KNOWN,
        widget=forms.RadioSelect(attrs=INLINE),
    )
    forename = NameField(label="First name (optional)", max_length=80, required=False)
    surname = NameField(
        label="Family name (optional)", max_length=80, required=False, help_text="Leave empty if it stays as it is"
    )
