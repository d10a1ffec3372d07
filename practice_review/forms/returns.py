"""What an agency answers when its return is asked for."""

from __future__ import annotations

from typing import Any

from django import forms

from common import clock
from common.forms import DateField
from practice_review.forms.base import NO_NAMES, Asked, choice, not_later, text

FOUND = [("yes", "Yes"), ("no", "No, nothing")]
HOLDS = [("account", "We hold something"), ("nil", "We looked, and hold nothing: a nil return")]


class SearchForm(Asked):
    """One search: which records, by whom, for which dates, what was found."""

    records = forms.CharField(
        label="Which records were searched?",
        help_text="Such as “School files and wellbeing notes”.",
        max_length=200,
        error_messages={"required": "Say which records were searched"},
    )
    searched_by = forms.CharField(
        label="By whom?",
        help_text="Name and post in your agency.",
        max_length=160,
        error_messages={"required": "Say who searched"},
    )
    searched_on = DateField(label="When?", noun="The day of the search", initial=clock.today)
    covers_from = DateField(label="For dates from (optional)", noun="The first date", required=False)
    covers_to = DateField(label="Until (optional)", noun="The last date", required=False)
    found = choice("Was anything found?", FOUND, missing="Say whether anything was found")
    not_found = text("What was looked for and not found?", most=2000, missing="Say what was looked for and not found")
    reveals = {"found": {"no": ["not_found"]}}

    def clean_searched_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["searched_on"])

    def clean(self) -> dict[str, Any]:
        """Refuse dates that run backwards."""
        data = super().clean()
        first, last = data.get("covers_from"), data.get("covers_to")
        if first and last and last < first:
            self.add_error("covers_to", "The last date must be the first date or later")
        if "found" in data:
            data["found"] = data["found"] == "yes"
        return data


class ReturnForm(Asked):
    """What the agency knows, or that it knows nothing."""

    holds = choice("What does your agency hold?", HOLDS, missing="Say whether your agency holds anything")
    account = text(
        "What does your agency know?",
        hint=f"What happened, in order, and what your agency did. {NO_NAMES}",
        most=12000,
        missing="Write what your agency knows, or say that it is a nil return",
    )
    first_reflection = text(
        "First reflection (optional)",
        hint="What went well in your own service, and what you would do otherwise today.",
        required=False,
        most=6000,
    )
    not_found = text(
        "What was looked for and not found? (optional)",
        hint="So that nobody takes silence for an answer.",
        required=False,
        most=4000,
    )
    reveals = {"holds": {"account": ["account"]}}

    def given(self) -> dict[str, Any]:
        """Return the answers as the action takes them."""
        data = dict(self.cleaned_data)
        data.pop("version", None)
        holds = data.pop("holds")
        return {**data, "nil": holds == "nil"}
