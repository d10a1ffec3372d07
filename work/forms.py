"""What is asked of tasks and of a hand-over."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms

from agencies.models import StaffMember, Team
from common.forms import DateField, Form, TextField
from work.handover import Held
from work.holders import holders_of


def choose(label: str) -> dict[str, str]:
    """Return the message of a choice not made."""
    return {"required": label}


class WhomFields(Form):
    """Who is to do it: a person or a team who may see the record."""

    whom = forms.ChoiceField(label="Who is to do it?", error_messages=choose("Choose a person or a team."))

    def __init__(self, *args: Any, by: StaffMember, about: uuid.UUID, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)
        holders = holders_of(about)
        people = holders.staff.select_related("team").order_by("name")
        self.known: dict[str, StaffMember | Team] = {
            **{f"staff-{one.pk}": one for one in people},
            **{f"team-{one.pk}": one for one in holders.teams.select_related("organisation").order_by("name")},
        }
        named = [(key, _words(one)) for key, one in self.known.items()]
        self.fields["whom"].choices = [
            ("", "Choose one"),
            ("People", [one for one in named if one[0].startswith("staff")]),
            ("Teams", [one for one in named if one[0].startswith("team")]),
        ]

    def clean_whom(self) -> StaffMember | Team:
        """Return who was chosen."""
        return self.known[self.cleaned_data["whom"]]


def _words(one: StaffMember | Team) -> str:
    if isinstance(one, Team):
        return f"{one.name}, {one.organisation.name}"
    return f"{one.name}, {one.job_title or one.team.name}" if one.team else one.name


class TaskForm(WhomFields):
    """A task."""

    title = forms.CharField(
        label="What is to be done?",
        help_text="In a few words, without anybody’s name: it stands in lists and on people’s home pages.",
        max_length=160,
        error_messages={"required": "Say what is to be done, without anybody’s name."},
    )
    detail = TextField(label="What should they know? (optional)", required=False, max_length=2000)
    due_on = DateField(
        label="By when?",
        noun="The day by which it is to be done",
        error_messages={"required": "Enter the day by which it is to be done"},
    )
    field_order = ("title", "detail", "whom", "due_on")


class HandOnForm(WhomFields):
    """Somebody else for a task."""

    why = TextField(
        label="Why is it handed on?",
        max_length=1000,
        error_messages={"required": "Say why it is handed on: whoever gets it reads this."},
    )


class OutcomeForm(Form):
    """What came of a task."""

    outcome = TextField(label="What came of it? (optional)", required=False, max_length=2000)


class DropForm(Form):
    """Why a task need not be done."""

    why = TextField(
        label="Why need it not be done?",
        help_text="If somebody goes on with it elsewhere, say who, and that they agreed",
        max_length=1000,
        error_messages={"required": "Say why it need not be done: this is kept with it."},
    )


class HandOverForm(Form):
    """Which of the things somebody holds go to whom, and what they should know."""

    chosen = forms.MultipleChoiceField(
        label="What is handed over?",
        widget=forms.CheckboxSelectMultiple,
        error_messages=choose("Choose at least one thing to hand over."),
    )
    to = forms.ModelChoiceField(
        label="Who takes it over?",
        queryset=StaffMember.objects.none(),
        empty_label="Choose one",
        error_messages=choose("Choose who takes it over."),
    )
    words = TextField(
        label="What should they know?",
        help_text="How it stands, what is next, what worries you. They read this; do not name a child.",
        max_length=4000,
        error_messages={"required": "Say what whoever takes it over should know."},
    )

    def __init__(self, *args: Any, held: list[Held], to: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one.key, f"{one.what}, {one.reference}") for one in held]
        self.fields["chosen"].initial = [one.key for one in held]
        self.fields["to"].queryset = to
