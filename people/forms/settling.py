"""What is asked when two records may be one person, and of a warning note."""

from __future__ import annotations

from typing import Any

from django import forms

from common import clock
from common.forms import DateField, Form, TextField
from people.forms.base import Asked, why_field
from people.policies import why_not_review_on
from reference.querysets import codes


class MergeForm(Asked, Form):
    """How it is known that two records are one person."""

    why = why_field(
        "How do you know that they are one person?",
        hint="For example, same mother and date of birth; the school confirmed it.",
        missing="Say how you know that they are one person: it is kept with the merge.",
    )


class ApartForm(Asked, Form):
    """How it is known that two records are two people."""

    why = forms.CharField(
        label="How do you know that they are two people?",
        help_text="For example, twins; cousins of the same name.",
        max_length=300,
        error_messages={"required": "Say how you know that they are two people."},
    )


class UndoForm(Asked, Form):
    """Why a merge is taken back."""

    why = why_field("Why are they two people after all?", missing="Say why they are two people after all.")


class ReviewFields(Form):
    """When a warning is looked at again."""

    review_on = DateField(
        label="When is it looked at again?",
        noun="The day on which it is looked at again",
        help_text="Within a year. It stands until somebody ends it.",
        error_messages={"required": "Enter the day on which it is looked at again"},
    )

    def clean_review_on(self) -> Any:
        """Refuse a day that has passed or lies too far ahead."""
        review_on = self.cleaned_data["review_on"]
        if why_not := why_not_review_on(review_on, clock.today()):
            raise forms.ValidationError(why_not)
        return review_on


class WarningForm(Asked, ReviewFields):
    """A warning note."""

    kind = forms.ChoiceField(label="What kind of warning?", error_messages={"required": "Choose what kind it is"})
    words = TextField(
        label="What is known, and how?",
        max_length=1000,
        error_messages={"required": "Say what is known, and how."},
    )
    to_do = TextField(
        label="What should somebody do who meets them?",
        max_length=1000,
        error_messages={"required": "Say what somebody is to do who meets them."},
    )
    field_order = ("kind", "words", "to_do", "review_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose one"), *codes("warning_kind")]


class WarningKeepForm(Asked, ReviewFields):
    """Until when a warning stands before it is looked at again."""


class WarningEndForm(Asked, Form):
    """Why a warning ends."""

    why = why_field("Why need it not stand any more?", missing="Say why it need not stand any more.")
