"""The core group: who is in it, what it records, what it tells the chair."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember
from cases.forms.base import why_field
from cases.forms.people import people_choices, staff_for
from common import clock
from common.forms import DateField, NameField, TextField
from plans.forms.base import OfPlanForm, PastDate
from plans.models import CoreGroupAttendance, CoreGroupMember, OutcomeProgress, PlanOutcome
from reference.words import say

INLINE = {"class": "govuk-radios--inline govuk-radios--small"}


class MemberForm(OfPlanForm):
    """Who joins the core group."""

    whom = forms.ChoiceField(
        label="Who joins?",
        choices=[
            ("staff", "A worker"),
            ("family", "The child, or somebody of the family"),
            ("other", "Somebody else who does not use Rowan"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who joins"},
    )
    staff = forms.ModelChoiceField(
        label="Which worker?", queryset=StaffMember.objects.none(), error_messages={"required": "Choose the worker"}
    )
    family_name = NameField(label="Name", max_length=120, error_messages={"required": "Give the name"})
    other_name = NameField(label="Name", max_length=120, error_messages={"required": "Give the name"})
    role = forms.CharField(
        label="Who are they to the child?",
        help_text="For example, mother, class teacher, foster carer",
        max_length=120,
        error_messages={"required": "Say who they are to the child"},
    )
    reveals = {"whom": {"staff": ["staff"], "family": ["family_name"], "other": ["other_name"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = staff_for(self.by)
        self.fields["staff"].queryset = staff
        self.fields["staff"].widget.choices = people_choices(staff)
        self.option_hints = {"whom": {"staff": "They see the whole case from now on, if they did not already"}}

    def member(self) -> dict[str, Any]:
        """Return the cleaned answers as the action takes them."""
        data = self.cleaned_data
        return {
            "staff": data["staff"],
            "name": data["family_name"] or data["other_name"] or "",
            "is_family": data["whom"] == "family",
            "role": data["role"],
        }


class CoreMeetingForm(OfPlanForm):
    """What a core group records: who was there, how the child fares, what was decided, what changed."""

    held_on = PastDate(label="When did they meet?", noun="The day they met")
    notes = TextField(
        label="What was said?",
        help_text="Include what the child and the family said, in their words",
        max_length=8000,
        error_messages={"required": "Write what was said"},
    )
    decisions = TextField(label="What was decided? (optional)", required=False, max_length=4000)
    next_on = DateField(label="When do they meet next? (optional)", noun="The day they meet next", required=False)
    changed = forms.ChoiceField(
        label="Is there a new concern, or a significant change?",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether there is a new concern or a significant change"},
    )
    change = TextField(
        label="What changed, or what is the concern?",
        max_length=4000,
        error_messages={"required": "Say what changed, or what the concern is"},
    )
    reveals = {"changed": {"yes": ["change"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = CoreGroupMember.objects.visible_to(self.by).filter(plan=self.plan).standing()
        outcomes = PlanOutcome.objects.visible_to(self.by).filter(plan=self.plan).standing()
        self.members = {f"was_{one.pk}": one for one in members.select_related("staff")}
        self.outcomes = {f"fares_{one.pk}": one for one in outcomes}
        for name, member in self.members.items():
            self.fields[name] = _choice(f"{member.who}, {member.role}", CoreGroupAttendance.Answer.choices)
        for name, outcome in self.outcomes.items():
            self.fields[name] = _choice(f"{outcome.number}. {outcome.difference}", OutcomeProgress.Standing.choices)
            shown = TextField(label="What shows it? (optional)", required=False, max_length=1000)
            shown.widget.attrs["rows"] = 2
            self.fields[f"shown_{outcome.pk}"] = shown
        self.fieldsets = (
            ("The meeting", ["held_on"]),
            ("Who was there", list(self.members)),
            (
                "How does the child fare?",
                [each for name, one in self.outcomes.items() for each in (name, f"shown_{one.pk}")],
            ),
            ("What was said and decided", ["notes", "decisions", "next_on"]),
            ("What the chair must hear", ["changed"]),
        )
        told = f"The {say('planning_chair')} and the {say('lead_professional')} must be told within three days"
        self.fields["changed"].help_text = told
        self.fields["held_on"].initial = clock.today()

    def meeting(self) -> dict[str, Any]:
        """Return the cleaned answers as the action takes them."""
        data = self.cleaned_data
        return {
            **{name: data[name] for name in ("held_on", "notes", "decisions", "next_on", "change")},
            "attendance": {member: data[name] for name, member in self.members.items()},
            "progress": {outcome: (data[name], data[f"shown_{outcome.pk}"]) for name, outcome in self.outcomes.items()},
        }


def _choice(label: str, choices: Any) -> forms.ChoiceField:
    missing = {"required": f"Choose one for “{label[:60]}”"}
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect(attrs=INLINE), error_messages=missing
    )


class ChangeForm(OfPlanForm):
    """A significant change or concern."""

    noticed_on = PastDate(label="When was it noticed?", noun="The day it was noticed")
    words = TextField(
        label="What changed, or what is the concern?",
        max_length=4000,
        error_messages={"required": "Say what changed, or what the concern is"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["noticed_on"].initial = clock.today()


class TellForm(OfPlanForm):
    """Who was told of a change, and what they said."""

    told_on = PastDate(label="When were they told?", noun="The day they were told")
    words = why_field(
        "Who was told, how, and what did they say?",
        hint="For example, rang the chair, who brings the review forward",
        missing="Say who was told, how, and what they said.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told_on"].initial = clock.today()
