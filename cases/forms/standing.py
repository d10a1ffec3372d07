"""Closing and opening again, what became of a clock, and asking for a case."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from cases.closing import SEEN
from cases.forms.base import Asked, why_field
from common.forms import DateField, Form
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

    child_not_seen_why = why_field(
        "Why was the child not seen and spoken to?",
        hint="If somebody did see them lately, add that to the chronology first.",
        missing="Say why the child was not seen, or add to the chronology that they were.",
    )
    carer_not_seen_why = why_field(
        "Why was no parent or carer seen and spoken to?",
        hint="If somebody did see one lately, add that to the chronology first.",
        missing="Say why no parent or carer was seen, or add to the chronology that one was.",
    )

    def __init__(self, *args: Any, not_lately: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closing_code"].choices = codes("case_closing")
        for whom in SEEN.keys() - set(not_lately):
            del self.fields[f"{whom}_not_seen_why"]


class SettleForm(Asked, Form):
    """What became of a clock: met, or not needed and why; a senior manager says too that the child is kept safe."""

    what = forms.ChoiceField(
        label="What came of it?",
        choices=[("met", "It was done"), ("exempt", "It is not needed")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    on = DateField(label="On which day was it done?", noun="The day it was done", required=False)
    why = why_field("Why is it not needed?", missing="Say why it is not needed: it is kept with the clock.")
    satisfied = forms.BooleanField(
        label="I am satisfied that the child is kept safe without it, and that the safety plan is in place",
        error_messages={"required": "Agree only when you are satisfied that the child is kept safe without it"},
    )
    reveals = {"what": {"met": ["on"], "exempt": ["why", "satisfied"]}}

    def __init__(self, *args: Any, offers: Collection[str], waives: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [one for one in self.fields["what"].choices if one[0] in offers]
        if not waives:
            del self.fields["satisfied"]
        asked = {what: [name for name in names if name in self.fields] for what, names in self.reveals["what"].items()}
        for what in asked.keys() - set(offers):
            for name in asked.pop(what):
                del self.fields[name]
        self.reveals = {"what": asked}


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
