"""Shape of input. Nothing here writes."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency, Team
from common.forms import DateField, Form, ModelForm
from engagement.models import Comment, EngagementEvent, Reply
from improvement.forms.plans import Asked, Versioned, why_field
from improvement.models import Action, Plan

NO_CHILD = "Without any child’s name, and nothing by which a family could be known."


class EventForm(Asked, Versioned, ModelForm):
    """What an event is about, for whom, and when it may be."""

    fieldsets = (
        ("What it is about", ["title", "about", "plan", "theme"]),
        ("When, where and for whom", ["earliest_on", "latest_on", "hours", "place", "for_whom", "places"]),
    )
    about = why_field("What is it about?", hint="What you want to hear, and what will be done with it.", most=4000)
    earliest_on = DateField(label="On which day?", noun="The day", help_text="Or the first day of a window.")
    latest_on = DateField(
        label="The last day of the window (optional)",
        noun="The last day",
        required=False,
        help_text="Leave empty for one day. It is shown as not confirmed until you confirm it.",
    )

    class Meta:
        model = EngagementEvent
        fields = ["title", "about", "plan", "theme", "earliest_on", "latest_on", "hours", "place", "for_whom", "places"]
        labels = {
            "title": "What is it called?",
            "plan": "About which plan? (optional)",
            "theme": "About which of the nine headings? (optional)",
            "hours": "From when to when? (optional)",
            "place": "Where? (optional for now)",
            "for_whom": "For whom?",
            "places": "How many places are there? (optional)",
        }
        error_messages = {
            "title": {"required": "Enter what it is called"},
            "for_whom": {"required": "Say for whom it is"},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = Plan.objects.visible_to(self.by)
        self.fields["plan"].empty_label = "None"
        self.fields["theme"].choices = [("", "None"), *Action.Theme.choices]
        if self.instance.status != "planned":  # a confirmed day moves by its own verb
            for name in ("earliest_on", "latest_on"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuse a window that ends before it begins; without a last day it is one day."""
        data = super().clean()
        if first := data.get("earliest_on"):
            data["latest_on"] = data.get("latest_on") or first
            if data["latest_on"] < first:
                self.add_error("latest_on", "The last day must be on or after the first")
        return data


class InviteForm(Asked, Form):
    """Everybody, agencies or teams."""

    whom = forms.ChoiceField(
        label="Whom does it invite?",
        choices=[("everybody", "Everybody"), ("agencies", "Agencies"), ("teams", "Teams")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom it invites"},
    )
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="Which agencies?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency"},
    )
    teams = forms.ModelMultipleChoiceField(
        Team.objects.none(),
        label="Which teams?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one team"},
    )
    reveals = {"whom": {"agencies": ["agencies"], "teams": ["teams"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = Agency.objects.visible_to(self.by)
        teams = Team.objects.visible_to(self.by).select_related("organisation")
        self.fields["teams"].queryset = teams.order_by("organisation__name", "name")


class ReplyForm(Asked, Form):
    """Whether one comes."""

    answer = forms.ChoiceField(
        label="Are you coming?",
        choices=Reply.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you come"},
    )


class ConfirmForm(Asked, Versioned, Form):
    """The day and the place for certain."""

    on = DateField(label="On which day?", noun="The day", error_messages={"required": "Enter the day"})
    hours = forms.CharField(label="From when to when? (optional)", max_length=80, required=False)
    place = forms.CharField(label="Where?", max_length=200, error_messages={"required": "Say where it is"})


class WhyForm(Asked, Versioned, Form):
    """Why."""

    why = why_field("Why?", hint="Everybody who is coming is told, and reads this.")


class HoldForm(Asked, Versioned, Form):
    """What was heard, and how many of each agency came."""

    heard = why_field("What was heard?", hint=NO_CHILD, most=8000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {f"came_{one.code}": one for one in Agency.objects.visible_to(self.by)}
        for name, agency in self.agencies.items():
            self.fields[name] = forms.IntegerField(
                label=f"How many came from {agency}? (optional)",
                min_value=0,
                max_value=10_000,
                required=False,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
            )

    def clean(self) -> dict[str, Any]:
        """Gather the numbers by agency."""
        data = super().clean()
        came = {agency: data.pop(name, None) for name, agency in self.agencies.items()}
        return {**data, "came": {agency: number for agency, number in came.items() if number is not None}}


class CommentForm(Asked, Form):
    """What somebody says, with or without a name."""

    text = why_field("What do you want to say?", hint=NO_CHILD, most=4000)
    shown = forms.ChoiceField(
        label="Should readers see your name?",
        choices=[("yes", "Yes"), ("no", "No, show “A member of staff”")],
        widget=forms.RadioSelect,
        help_text="Rowan itself always keeps who wrote what; no page shows it.",
        error_messages={"required": "Choose whether readers see your name"},
    )

    def clean(self) -> dict[str, Any]:
        """Say yes or no as the action asks it."""
        data = super().clean()
        named = data.pop("shown", "") == "yes"
        return {**data, "named": named}


class AnswerForm(Asked, Versioned, Form):
    """What is answered, and what came of it."""

    answer = why_field("What do you answer?", hint="Every member of staff reads it.", most=4000)
    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=Comment.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    change = why_field("What changed?", most=2000)
    planned = why_field("What will be done?", most=2000)
    action = forms.ModelChoiceField(
        Action.objects.none(), label="Which action carries it? (optional)", required=False, empty_label="None"
    )
    reveals = {"outcome": {"changed": ["change"], "planned": ["planned"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = Action.objects.visible_to(self.by)
        self.fields["action"].label_from_instance = lambda one: f"{one.reference}: {one.title}"

    def clean(self) -> dict[str, Any]:
        """Give what changed and what will be done as one."""
        data = super().clean()
        planned = data.pop("planned", "")
        return {**data, "change": data.get("change") or planned}


class TakeDownForm(Asked, Versioned, Form):
    """Why a comment must not be read."""

    why = why_field("Why must it not be read?", hint="Readers see this instead of the comment. Name nobody in it.")
