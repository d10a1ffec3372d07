"""The record while the meeting goes on: one long form, saved as often as one likes."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms

from common import clock
from common.forms import DateField, TimeField
from planning_meetings.actions.holding import SAID
from planning_meetings.forms.base import MeetingForm, choice, words
from planning_meetings.models import Invitation, PlanningMeeting

SHORT = {Invitation.Came.BY_LINK: "By video"}  # so that the four answers stand in one line
CAME = [(value, SHORT.get(value, label)) for value, label in Invitation.Came.choices]
INLINE = {"class": "govuk-radios--inline govuk-radios--small"}


class RecordForm(MeetingForm):
    """Who came, and what was said, heading by heading. Nothing must be filled in to save."""

    strengths = words("Strengths, and what keeps the child safe", rows=5)
    worries = words("What those present worry about", rows=5)
    safety_plan_review = words(
        "How does the interim safety plan work?", hint="Who does what now, and whether it holds", rows=4
    )
    analysis = words(
        "What does it mean for the child?",
        hint="How likely is significant harm, what kind, and what makes it more or less likely",
        rows=6,
    )
    significant_harm = choice(
        "Is the child at risk of significant harm?",
        PlanningMeeting.Harm.choices,
        missing="Choose an answer",
        required=False,
    )
    complaint_told = words(
        "How were child and family told that they can disagree or complain?", hint="By whom, and when", rows=3
    )

    def __init__(self, *args: Any, invited: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invited, names = invited, []
        for row in invited:
            one, key = row["one"], row["one"].pk.hex
            self.fields[f"came_{key}"] = forms.ChoiceField(
                label=f"{row['who']}, {row['for']}",
                choices=CAME,
                widget=forms.RadioSelect(attrs=INLINE),
                required=False,
                initial=one.came,
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=f"Apologies of {row['who']}: why, or who came instead? (optional)",
                max_length=200,
                required=False,
                initial=one.came_words,
            )
            self.reveals = {**self.reveals, f"came_{key}": {"apologies": [f"words_{key}"]}}
            names.append(f"came_{key}")
        said = ["strengths", "worries", "safety_plan_review", "analysis", "significant_harm", "complaint_told"]
        self.fieldsets = (*([("Who came?", names)] if names else []), ("What was said", said))

    def came(self) -> dict[uuid.UUID, tuple[str, str]]:
        """Return who came, by the key of each invitation."""
        data = self.cleaned_data
        keys = [row["one"].pk for row in self.invited]
        return {key: (data[f"came_{key.hex}"], data[f"words_{key.hex}"]) for key in keys if data[f"came_{key.hex}"]}

    def said(self) -> dict[str, str]:
        """Return what was said, as ``actions.write_record`` takes it."""
        return {name: self.cleaned_data[name] for name in SAID}


class WhenHeld(MeetingForm):
    """The day and time at which it was held."""

    on = DateField(label="On which day was it held?", noun="The day", error_messages={"required": "Enter the day"})
    at = TimeField(label="At what time?", error_messages={"required": "Enter the time"})

    def held_at(self) -> dt.datetime:
        """Return when it was held."""
        return dt.datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"], clock.LOCAL)

    def clean(self) -> dict[str, Any]:
        """Refuse a moment that lies ahead."""
        data = super().clean()
        if data.get("on") and data.get("at") and self.held_at() > clock.now():
            self.add_error("on", "The meeting lies ahead. Record it once it has taken place")
        return data


class HoldForm(WhenHeld):
    """That the meeting was held."""

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.hold`` takes them."""
        return {"held_at": self.held_at()}


class InquorateForm(WhenHeld):
    """That too few came, and how the child is safe until it meets again."""

    why = words(
        "Who was missing, and how is the child kept safe until the meeting is reconvened?",
        missing="Say who was missing, and how the child is kept safe meanwhile",
    )

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.find_inquorate`` takes them."""
        return {"held_at": self.held_at(), "why": self.cleaned_data["why"]}
