"""The decision, who did not agree, and to whom the record went."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency
from cases.models import ReporterReferral
from common import clock
from common.forms import DateField
from planning_meetings.clocks import held_on, review_due_on
from planning_meetings.forms.base import MeetingForm, agencies_for, choice, not_ahead, words
from planning_meetings.models import MeetingDissent, MeetingRecipient
from planning_meetings.models.decision import Outcome
from planning_meetings.policies import NAMES_AREAS, ON_REGISTER, OUTCOMES
from reference.querysets import codes
from register.areas import GROUPS, IN_WORDS, offered

AREAS = "areas_"


class DecideForm(MeetingForm):
    """What the meeting decides and why, the Reporter either way, and what follows."""

    outcome = choice("What does the meeting decide?", (), missing="Choose what the meeting decides")
    areas_other = forms.CharField(label="Another area of concern, in words (optional)", max_length=200, required=False)
    from_birth = choice(
        "From when is the name on the register?",
        (("now", "From now on, unborn"), ("birth", "From the day of birth, once the birth is recorded")),
        missing="Choose from when the name is on the register",
    )
    leaving_reason = choice(
        "Why does the child come off the register?", (), missing="Choose why the child comes off the register"
    )
    receiving_lead = forms.CharField(
        label="Who leads here from now on?",
        max_length=160,
        help_text="Name, job and how to reach them",
        error_messages={"required": "Say who leads here from now on"},
    )
    why = words("Why?", hint="The reasons as the family reads them", missing="Say why: the decision stands with it")
    next_review_on = DateField(label="When is the next review?", noun="The day of the next review", required=False)
    core_group = forms.MultipleChoiceField(
        label="Who is in the core group?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Those who work directly with the child and family, and the family. Leave empty to keep it as it is",
    )
    reporter = choice(
        "Is the child referred to the Principal Reporter?",
        ReporterReferral.Decision.choices,
        missing="Decide about the Principal Reporter either way",
        hint="Every meeting considers it and records it either way",
    )
    grounds = forms.MultipleChoiceField(
        label="On which grounds?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one ground"},
    )
    reporter_why = words("Why, or why not?", missing="Say why the child is or is not referred to the Reporter")

    def __init__(
        self, *args: Any, invited: list[dict[str, Any]], grounds: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        meeting, kinds = self.meeting, OUTCOMES[self.meeting.kind]
        self.fields["outcome"].choices = [(one.value, one.label) for one in kinds]
        self.fields["leaving_reason"].choices = codes("deregistration_reason")
        self.fields["grounds"].choices = grounds
        self.fields["core_group"].choices = [(str(row["one"].pk), f"{row['who']}, {row['for']}") for row in invited]
        if latest := review_due_on(meeting):
            self.fields["next_review_on"].help_text = f"For a child on the register: {latest:%-d %B %Y} at the latest"
        self.groups_of_areas = []
        for key, choices in offered(held_on(meeting)).items():
            name = f"{AREAS}{key}"
            self.fields[name] = forms.MultipleChoiceField(
                label=GROUPS[key], choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )
            self.groups_of_areas.append(name)
        self._lay_out(set(kinds))

    def _lay_out(self, kinds: set[Outcome]) -> None:
        shown = {}
        for one in kinds & NAMES_AREAS:
            shown[one.value] = [*self.groups_of_areas, "areas_other"]
        if self.case.child.due_on and Outcome.REGISTERED in kinds:
            shown[Outcome.REGISTERED.value].append("from_birth")
        else:
            del self.fields["from_birth"]
        if Outcome.TRANSFERRED in kinds:
            shown[Outcome.TRANSFERRED.value].append("receiving_lead")
        else:
            del self.fields["receiving_lead"]
        if Outcome.DEREGISTERED in kinds:
            shown[Outcome.DEREGISTERED.value] = ["leaving_reason"]
        else:
            del self.fields["leaving_reason"]
        self.reveals = {"outcome": shown, "reporter": {"refer": ["grounds"]}}
        self.fieldsets = (
            ("The decision", ["outcome", "why", "next_review_on", "core_group"]),
            ("The Principal Reporter", ["reporter", "reporter_why"]),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for areas of concern and a review where the child is on the register."""
        data = super().clean()
        outcome = data.get("outcome")
        if outcome in NAMES_AREAS and not self.areas():
            self.add_error(self.groups_of_areas[0], "Choose at least one area of concern")
        if set(self.areas()) & IN_WORDS and not data.get("areas_other"):
            self.add_error("areas_other", "Say in words which other area of concern it is")
        if outcome in ON_REGISTER and not data.get("next_review_on") and "next_review_on" not in self.errors:
            self.add_error("next_review_on", "Enter the day of the next review")
        return data

    def areas(self) -> list[str]:
        """Return the areas of concern chosen in every group."""
        return [code for name in self.groups_of_areas for code in self.cleaned_data.get(name) or ()]

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.decide`` takes them."""
        data = self.cleaned_data
        names = ("outcome", "why", "next_review_on", "areas_other", "reporter", "reporter_why", "grounds")
        more = {name: data[name] for name in ("leaving_reason", "receiving_lead") if name in self.fields}
        from_birth = data.get("from_birth") == "birth"
        return {**{name: data[name] for name in names}, **more, "areas": self.areas(), "from_birth": from_birth}


class DissentForm(MeetingForm):
    """Who did not agree, in their words."""

    whose = choice("Who did not agree?", MeetingDissent.Whose.choices, missing="Choose who did not agree")
    agency = forms.ModelChoiceField(
        label="Which agency?",
        queryset=Agency.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose the agency"},
    )
    who = forms.CharField(
        label="Who of them? (optional)", max_length=160, required=False, help_text="For example, mother; the inspector"
    )
    words = words("What did they say?", hint="In their own words", missing="Write what they said")
    reveals = {"whose": {"agency": ["agency"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_for(self.by)


class SendForm(MeetingForm):
    """To whom the record or the plan went, how and when."""

    to = forms.MultipleChoiceField(label="To whom?", required=False, widget=forms.CheckboxSelectMultiple)
    others = words("Somebody else? (optional)", hint="One on each line", rows=3, most=1000)
    paper = choice("What was sent?", MeetingRecipient.Paper.choices, missing="Choose what was sent")
    how = forms.CharField(
        label="How was it sent?",
        max_length=120,
        help_text="For example, secure mail, by hand, read aloud and given",
        error_messages={"required": "Say how it was sent"},
    )
    sent_on = DateField(
        label="On which day?", noun="The day", error_messages={"required": "Enter the day on which it was sent"}
    )

    def __init__(self, *args: Any, invited: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(str(row["one"].pk), f"{row['who']}, {row['for']}") for row in invited]
        self.initial.setdefault("sent_on", clock.today())

    def clean(self) -> dict[str, Any]:
        """Ask for somebody, and for a day that has been."""
        data = super().clean()
        not_ahead(self, "sent_on")
        if not data.get("to") and not (data.get("others") or "").strip():
            self.add_error("to", "Choose at least one person it was sent to")
        return data

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.send_record`` takes them, without the people."""
        data = self.cleaned_data
        return {**{name: data[name] for name in ("paper", "how", "sent_on")}, "others": data["others"].splitlines()}
