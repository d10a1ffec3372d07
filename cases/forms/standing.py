"""Closing and opening again, what became of a clock, and asking for a case."""

from __future__ import annotations

from typing import Any

from django import forms

from cases.forms.base import Asked, why_field
from common.forms import Form
from reference.querysets import codes


class WhyForm(Asked, Form):
    """A reason, kept with what is done."""

    why = why_field("Why?")


class CloseForm(Asked, Form):
    """How the work ends, and who goes on helping."""

    closing_code = forms.ChoiceField(
        label="How does the work end?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the work ends"},
    )
    why = why_field(
        "Why is it safe to close?",
        hint="What changed for the child, and how you know.",
        missing="Say why it is safe to close: it is kept with the case.",
        most=4000,
    )
    who_helps = why_field(
        "Who goes on helping?",
        hint="For example, the named person, the health visitor, nobody and why.",
        missing="Say who goes on helping the child and family.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closing_code"].choices = codes("case_closing")


class SettleForm(Asked, Form):
    """What became of a clock: met, or not needed and why."""

    what = forms.ChoiceField(
        label="What came of it?",
        choices=[("met", "It was done"), ("exempt", "It is not needed")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    why = why_field("Why is it not needed?", missing="Say why it is not needed: it is kept with the clock.")
    reveals = {"what": {"exempt": ["why"]}}

    def __init__(self, *args: Any, leads: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not leads:
            self.fields["what"].choices = self.fields["what"].choices[:1]
            self.reveals = {}
            del self.fields["why"]


class RequestForm(Form):
    """Why somebody thinks that a child needs a case."""

    why = why_field(
        "Why does this child need a case?",
        hint="What you know that the receiving team may not. If it cannot wait, ring them as well.",
        missing="Say why this child needs a case.",
    )


class DeclineForm(Form):
    """Why a request is declined."""

    why = why_field("Why is no case opened?", missing="Say why: whoever asked reads it.")
