"""What inspectors asked, where we stand, what is returned, what happens when."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember
from common import clock
from common.forms import DateField, Form
from improvement.forms.plans import Asked, not_later, why_field
from inspection.timetables import TIMETABLES

NO_NAMES = "Without any child’s name."


def staff_field(label: str, missing: str) -> forms.ModelChoiceField:
    """Return a choice of who works here."""
    return forms.ModelChoiceField(
        StaffMember.objects.none(), label=label, empty_label="Choose somebody", error_messages={"required": missing}
    )


def working(by: Any) -> Any:
    """Return the staff that ``by`` may choose from."""
    return StaffMember.objects.visible_to(by).filter(is_active=True, is_timer=False).order_by("name")


class PlainForm(Asked, Form):
    """A form that knows who fills it."""


class RequestForm(PlainForm):
    """What was asked for, of whom, by when."""

    what = why_field("What did they ask for?", hint=NO_NAMES)
    asked_by = forms.CharField(
        label="Who asked? (optional)", max_length=160, required=False, help_text="Such as the inspector’s role."
    )
    asked_on = DateField(label="When was it asked for?", noun="The day it was asked for")
    due_on = DateField(label="By when?", noun="The day it is due")
    owner = staff_field("Who answers it?", "Choose who answers it")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = working(self.by)
        self.initial.setdefault("asked_on", clock.today())

    def clean_asked_on(self) -> Any:
        """Take a day that has come."""
        return not_later(self.cleaned_data["asked_on"])


class AnswerRequestForm(PlainForm):
    """What was given."""

    answer = why_field("What was given?", hint=NO_NAMES)
    kept_at = forms.CharField(label="Where was it put? (optional)", max_length=300, required=False)
    on = DateField(label="When?", noun="The day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", clock.today())

    def clean_on(self) -> Any:
        """Take a day that has come."""
        return not_later(self.cleaned_data["on"])


class WhyForm(PlainForm):
    """A reason."""

    why = why_field("Why?")


class PositionForm(PlainForm):
    """Where we stand on one indicator."""

    words = why_field("Where do we stand?", hint=NO_NAMES, most=6000)
    how_we_know = why_field("How do we know?", hint="Name what proves it.", most=4000)
    what_next = why_field("What do we do next?", most=4000)


class AgreePositionForm(PlainForm):
    """When and where it was agreed."""

    on = DateField(label="When was it agreed?", noun="The day")
    where = forms.CharField(
        label="Where was it agreed?",
        max_length=200,
        help_text="Such as the meeting and the item of its minutes.",
        error_messages={"required": "Say where it was agreed"},
    )

    def clean_on(self) -> Any:
        """Take a day that has come."""
        return not_later(self.cleaned_data["on"])


class ReturnForm(PlainForm):
    """Which period a return is about."""

    period_from = DateField(label="From", noun="The first day")
    period_to = DateField(label="To", noun="The last day")

    def clean_period_to(self) -> Any:
        """Take a day that has come."""
        return not_later(self.cleaned_data["period_to"])


class TimetableForm(PlainForm):
    """Which timetable, from when."""

    timetable = forms.ChoiceField(
        label="Which timetable?",
        choices=[(key, one.name) for key, one in TIMETABLES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a timetable"},
    )
    starts_on = DateField(label="What is its first day?", noun="The first day")
    option_hints = {
        "timetable": {
            key: f"Counted from: {one.starts_with.lower()}. Source: {one.source}" for key, one in TIMETABLES.items()
        }
    }
