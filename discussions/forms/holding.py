"""Asking for a discussion, starting it, adjourning it, and what else moves it on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import StaffMember
from cases.models import Case
from common import clock
from common.forms import DateField, Form, TimeField
from discussions.forms.base import Asked, choice, words
from discussions.models import DiscussionPart
from referrals.models import Concern

KIND, HELD = DiscussionPart.Kind, DiscussionPart.Held


class AskForm(Form):
    """Why agencies need to talk, and about which other children too."""

    why = words(
        "Why do agencies need to talk?",
        hint="What has happened, and what you are worried may happen. The receiving team reads this first.",
        missing="Say why agencies need to talk",
    )
    others = forms.ModelMultipleChoiceField(
        label="Which other children should be discussed with this one? (optional)",
        queryset=Case.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Children of linked cases. Each gets a decision of its own",
    )

    def __init__(self, *args: Any, by: StaffMember, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        linked = Case.objects.visible_to(by).open().linked_with(case).select_related("child").order_by("reference")
        self.fields["others"].queryset = linked
        self.fields["others"].label_from_instance = _child_and_case
        if not linked:
            del self.fields["others"]


def _child_and_case(case: Case) -> str:
    return f"{case.child.name}, {case.reference}"


class PartForm(Asked, Form):
    """How much of the discussion this part is, how it is held, and since when."""

    kind = choice("How much of the discussion is this?", (), missing="Choose how much of the discussion this is")
    held = choice("How do you talk?", HELD.choices, missing="Choose how you talk")
    on = DateField(
        label="When did it start? (optional)",
        noun="The day it started",
        required=False,
        help_text="Leave this empty if it starts now",
    )
    at = TimeField(label="At what time? (optional)", required=False)

    option_hints = {
        "kind": {
            KIND.OUT_OF_HOURS: "Only what cannot wait. The full discussion follows, normally the next working day",
            KIND.FULL: "Police, health and social work share what they know, and education is asked",
            KIND.CONTINUED: "More was found out, or somebody could not be reached before",
        }
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = self.discussion.started_at is None
        kinds = (KIND.FULL, KIND.OUT_OF_HOURS) if first else (KIND.FULL, KIND.CONTINUED)
        self.fields["kind"].choices = [(one.value, one.label) for one in kinds]

    def clean(self) -> dict[str, Any]:
        """Ask for day and time together, not ahead."""
        data = super().clean()
        on, at = data.get("on"), data.get("at")
        if on and not at and "at" not in self.errors:
            self.add_error("at", "Give the time as well as the day, or leave both empty")
        if at and not on and "on" not in self.errors:
            self.add_error("on", "Give the day as well as the time, or leave both empty")
        if on and at and dt.datetime.combine(on, at, clock.LOCAL) > clock.now():
            self.add_error("on", "The day and time it started must not lie ahead")
        return data

    def answers(self) -> dict[str, Any]:
        """Return the answers as the actions take them."""
        data = self.cleaned_data
        on, at = data.get("on"), data.get("at")
        began = dt.datetime.combine(on, at, clock.LOCAL) if on and at else None
        return {"kind": data["kind"], "held": data["held"], "started_at": began}


class AdjournForm(Asked, Form):
    """Why the discussion goes on later."""

    why = words(
        "Why is it adjourned, and when does it go on?",
        hint="For example, health is rung back at nine; the full discussion is tomorrow at ten.",
        missing="Say why it is adjourned, and when it goes on",
        most=2000,
    )


class DeclineForm(Asked, Form):
    """Why no discussion is held."""

    why = words(
        "Why is no discussion held?",
        hint="Whoever asked reads this, and it enters the child’s chronology.",
        missing="Say why no discussion is held",
        most=2000,
    )


class ReopenForm(Asked, Form):
    """Why a closed discussion is taken up again."""

    why = words(
        "Why must agencies talk again?",
        hint="What is new. It enters the child’s chronology, and police, health and social work read it first.",
        missing="Say why agencies must talk again",
        most=2000,
    )


class CloseForm(Asked, Form):
    """Nothing is asked: what is closed stands in the record."""


class ChildAddForm(Asked, Form):
    """Another child of the same family or place, by its case."""

    case = forms.ModelChoiceField(
        label="Which child?",
        queryset=Case.objects.none(),
        empty_label="Choose one",
        help_text="Children of linked cases that are open to you. For a child who has no case, log a concern",
        error_messages={"required": "Choose the child"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Case.objects.visible_to(self.by).filter(discussed__discussion=self.discussion)
        cases = Case.objects.visible_to(self.by).open().exclude(pk__in=here.values("pk"))
        linked = cases.filter(links__other__in=here.values("pk")).distinct().select_related("child")
        self.fields["case"].queryset = linked.order_by("reference")
        self.fields["case"].label_from_instance = _child_and_case


class ConcernAddForm(Asked, Form):
    """Another concern from the case of one of the children."""

    concern = forms.ModelChoiceField(
        label="Which concern?",
        queryset=Concern.objects.none(),
        empty_label="Choose one",
        help_text="Concerns in the cases of these children that are open to you",
        error_messages={"required": "Choose the concern"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cases = Case.objects.visible_to(self.by).filter(discussed__discussion=self.discussion)
        concerns = Concern.objects.visible_to(self.by).filter(screenings__led_to__case__in=cases.values("pk"))
        self.fields["concern"].queryset = concerns.distinct().order_by("-recorded_at")
