"""Inviting people, taking in reports, checks on adults, and the family's views."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency, StaffMember
from cases.forms.base import why_field
from cases.forms.people import people_choices, staff_for
from cases.models import FamilyMember
from common import clock
from common.forms import DateField
from people.models import Person
from planning_meetings.forms.base import MeetingForm, agencies_for, choice, not_ahead, words
from planning_meetings.models import FamilyView, HouseholdCheck
from planning_meetings.quorum import CORE

WHO = (
    ("staff", "Somebody who works with children and signs in to Rowan"),
    ("member", "Somebody of the family"),
    ("child", "The child"),
    ("named", "Somebody else"),
)


def interpreter_field() -> forms.CharField:
    """Return the question who interprets, of whoever is invited for the family."""
    return forms.CharField(
        label="Which interpreter is booked? (optional)",
        max_length=200,
        required=False,
        help_text="Language, name and service, where one is needed. Never somebody of the family",
    )


class InviteForm(MeetingForm):
    """Whom to invite: a worker, the family, the child, or somebody by name."""

    what = choice("Who is invited?", WHO, missing="Choose who is invited")
    staff = forms.ModelChoiceField(
        label="Which person?", queryset=StaffMember.objects.none(), error_messages={"required": "Choose the person"}
    )
    member = forms.ModelChoiceField(
        label="Who of the family?",
        queryset=FamilyMember.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose who of the family"},
    )
    name = forms.CharField(
        label="Name and job", max_length=160, error_messages={"required": "Enter their name and job"}
    )
    agency = forms.ModelChoiceField(
        label="For which agency? (optional)",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="None: an advocate, a supporter, somebody else",
    )
    part = forms.CharField(
        label="What are they to the child or the meeting? (optional)",
        max_length=120,
        required=False,
        help_text="For example, health visitor, mother, advocate, interpreter",
    )
    contact = forms.CharField(label="How to reach them (optional)", max_length=200, required=False)
    interpreter = interpreter_field()
    reveals = {"what": {"staff": ["staff"], "member": ["member"], "named": ["name", "agency"]}}
    option_hints = {
        "what": {
            "staff": "They read the case until some weeks after the meeting",
            "member": "You tell them, and help them to take part",
            "child": "With what helps them to take part: somebody they trust, an advocate",
        }
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = staff_for(self.by)
        self.fields["staff"].queryset = staff
        self.fields["staff"].widget.choices = people_choices(staff)
        people = Person.objects.visible_to(self.by)
        family = FamilyMember.objects.visible_to(self.by).filter(case=self.case, person__in=people).current()
        self.fields["member"].queryset = family.select_related("person")
        self.fields["member"].label_from_instance = lambda one: one.person.name
        self.fields["agency"].queryset = agencies_for(self.by)

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.invite`` takes them."""
        data = dict(self.cleaned_data)
        return {"is_child": data.pop("what") == "child", **data}


class AnswerForm(MeetingForm):
    """What somebody answered to the invitation."""

    answer = forms.CharField(
        label="What did they answer?",
        max_length=200,
        help_text="For example, will come; will join by video; sends apologies and a report",
        error_messages={"required": "Write what they answered"},
    )
    interpreter = interpreter_field()


class ReportForm(MeetingForm):
    """What an agency gives in writing, and how old it is."""

    agency = forms.ModelChoiceField(
        label="Which agency?",
        queryset=Agency.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose the agency"},
    )
    written_by = forms.CharField(
        label="Who wrote it?",
        max_length=160,
        help_text="Name and job",
        error_messages={"required": "Say who wrote it"},
    )
    received_on = DateField(
        label="When did it come?", noun="The day it came", error_messages={"required": "Enter the day it came"}
    )
    as_of = DateField(
        label="From which day is its information?",
        noun="The day its information is from",
        help_text="When they last saw the child or looked in their records. The meeting sees how old it is",
        error_messages={"required": "Enter the day its information is from"},
    )
    words = words("What does it say?", rows=10, missing="Write what it says", most=20000)
    shared_on = DateField(label="When was it shared with the family? (optional)", noun="The day", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_for(self.by)
        self.initial.setdefault("agency", self.by.agency)
        self.initial.setdefault("received_on", clock.today())

    def clean(self) -> dict[str, Any]:
        """Refuse days ahead, and information newer than the report."""
        data = super().clean()
        not_ahead(self, "received_on", "as_of", "shared_on")
        came, as_of = data.get("received_on"), data.get("as_of")
        if came and as_of and as_of > came:
            self.add_error("as_of", "The information cannot be newer than the report")
        return data


class ViewForm(MeetingForm):
    """What the child or somebody of the family thinks and wants."""

    whose = choice("Whose view is it?", FamilyView.Whose.choices, missing="Choose whose view it is")
    who = forms.CharField(
        label="Who are they to the child? (optional)",
        max_length=120,
        required=False,
        help_text="For example, mother, gran, foster carer",
    )
    how = choice("How did it come to the meeting?", FamilyView.How.choices, missing="Choose how it came")
    words = words(
        "What did they say?",
        hint="In their own words. Or why it was not gathered",
        missing="Write what they said, or why it was not gathered",
        rows=6,
    )
    advocate = forms.CharField(label="Advocate, or who helped to say it (optional)", max_length=160, required=False)


class Correcting(MeetingForm):
    """What is right instead, and why what was told is struck out."""

    why = why_field(
        "What is wrong with it?",
        hint="It stays readable, struck out, with this reason",
        missing="Say what is wrong: it is struck out with this reason",
    )
    replace = choice(
        "Is there something to say in its place?",
        (("yes", "Yes, write it below"), ("no", "No, only strike it out")),
        missing="Say whether something takes its place",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [name for name in self.fields if name not in {"why", "replace"}]
        self.fieldsets = (("What is wrong", ["why", "replace"]), ("In its place", told))

    def clean(self) -> dict[str, Any]:
        """Ask for nothing more where nothing takes its place."""
        data = super().clean()
        if data.get("replace") == "no":
            for name in set(self.errors) - {"why", "replace"}:
                del self.errors[name]
        return data

    def given(self) -> dict[str, Any]:
        """Return the answers as the correcting actions take them."""
        data = dict(self.cleaned_data)
        why, replaces = data.pop("why"), data.pop("replace") == "yes"
        return {"why": why, "instead": data if replaces else None}


class ReportCorrectForm(Correcting, ReportForm):
    """A report put right."""


class ViewCorrectForm(Correcting, ViewForm):
    """A view put right."""


class ChecksForm(MeetingForm):
    """What each core agency found in its records of one adult."""

    member = forms.ModelChoiceField(
        label="Which adult?",
        queryset=FamilyMember.objects.none(),
        empty_label="Choose one",
        help_text="Everybody who lives with the child or cares for the child, a new partner too",
        error_messages={"required": "Choose the adult"},
    )
    agency = forms.ModelChoiceField(
        label="Which agency looked?",
        queryset=Agency.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose the agency"},
    )
    found = choice("What did it find?", HouseholdCheck.Found.choices, missing="Choose what it found")
    words = words("What is known, or why was it not checked?", rows=5)

    def __init__(self, *args: Any, adults: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = FamilyMember.objects.visible_to(self.by).filter(
            pk__in=[one.pk for one in adults]
        )
        self.fields["member"].queryset = self.fields["member"].queryset.select_related("person")
        self.fields["member"].label_from_instance = lambda one: one.person.name
        core = [one for one in agencies_for(self.by) if one.code in CORE]
        self.fields["agency"].queryset = agencies_for(self.by)
        self.fields["agency"].help_text = f"Before a meeting: {', '.join(one.name for one in core)}"

    def clean(self) -> dict[str, Any]:
        """Ask for words unless it was checked and nothing is known."""
        data = super().clean()
        if data.get("found") in {"known", "not_checked"} and not data.get("words"):
            self.add_error("words", "Write what is known, or why it was not checked")
        return data
