"""What a plan says: its words, worries, outcomes and actions."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency, StaffMember
from cases.forms.base import why_field
from cases.forms.people import people_choices
from common import clock
from common.forms import DateField, TextField
from plans.forms.base import OfPlanForm, PastDate, involved_staff
from plans.models import PlanOutcome, PlanRisk
from plans.policies import why_not_move
from reference.querysets import codes


class WordsForm(OfPlanForm):
    """One part of the plan in words."""

    text = TextField(label="", max_length=6000, error_messages={"required": "Write it, or go back to the plan"})

    def __init__(self, *args: Any, label: str, hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = label, hint
        self.fields["text"].widget.attrs["rows"] = 10


class RiskForm(OfPlanForm):
    """A worry and what shows it."""

    worry = TextField(
        label="What do you worry about?",
        help_text="What may harm the child, in plain words",
        max_length=2000,
        error_messages={"required": "Say what you worry about"},
    )
    evidence = TextField(
        label="What shows it?",
        help_text="What was seen, heard or found, by whom and when",
        max_length=4000,
        error_messages={"required": "Say what shows it"},
    )


class OutcomeForm(OfPlanForm):
    """What will be different for the child."""

    risks = forms.ModelMultipleChoiceField(
        label="Which worries does it answer?",
        queryset=PlanRisk.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one worry that this outcome answers"},
    )
    difference = TextField(
        label="What will be different for the child?",
        help_text="What the child will have, do or feel, rather than what a service provides",
        max_length=2000,
        error_messages={"required": "Say what will be different for the child"},
    )
    term = forms.ChoiceField(
        label="How soon?",
        choices=PlanOutcome.Term.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
        error_messages={"required": "Choose how soon"},
    )
    how_known = TextField(
        label="How will you know?",
        help_text="What the child, the family and you will see",
        max_length=2000,
        error_messages={"required": "Say how you will know"},
    )
    indicators = forms.MultipleChoiceField(
        label="Which part of wellbeing is it about? (optional)",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        risks = PlanRisk.objects.visible_to(self.by).filter(plan=self.plan).standing()
        self.fields["risks"].queryset = risks
        self.fields["risks"].label_from_instance = lambda one: f"{one.number}. {one.worry}"
        self.fields["indicators"].choices = codes("wellbeing_indicator")


class OutcomeEndForm(OfPlanForm):
    """How work towards an outcome ended."""

    ended_as = forms.ChoiceField(
        label="How did it end?",
        choices=PlanOutcome.Ended.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended"},
    )
    why = why_field("What shows it?", missing="Say what shows it: it is kept with the plan.")


class StepForm(OfPlanForm):
    """What is done, by whom, by when."""

    what = TextField(label="What will be done?", max_length=2000, error_messages={"required": "Say what will be done"})
    whom = forms.ChoiceField(
        label="Who does it?",
        choices=[("staff", "A worker involved in the case"), ("agency", "An agency"), ("words", "Somebody else")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who does it"},
    )
    staff = forms.ModelChoiceField(
        label="Which worker?", queryset=StaffMember.objects.none(), error_messages={"required": "Choose the worker"}
    )
    agency = forms.ModelChoiceField(
        label="Which agency?",
        queryset=Agency.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose the agency"},
    )
    by_words = forms.CharField(
        label="Who?",
        help_text="For example, the mother, the grandmother, the youth club",
        max_length=120,
        error_messages={"required": "Say who does it"},
    )
    due_on = DateField(label="By when?", noun="The day by which it is done")
    reveals = {"whom": {"staff": ["staff"], "agency": ["agency"], "words": ["by_words"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = involved_staff(self.case, self.by)
        self.fields["staff"].queryset = staff
        self.fields["staff"].widget.choices = people_choices(staff)
        self.fields["agency"].queryset = Agency.objects.visible_to(self.by)
        self.fields["what"].widget.attrs["rows"] = 4

    def step(self) -> dict[str, Any]:
        """Return the cleaned answers as the actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "whom"}


class StepChangeForm(StepForm):
    """An action said anew; a day that moves asks why."""

    why_moved = TextField(
        label="If the day moves, why?",
        help_text="The day that was, and the reason, stay on the plan",
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why_moved"].widget.attrs["rows"] = 2

    def clean(self) -> dict[str, Any]:
        """Ask why the day moves, when it does."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        due_on = answers.get("due_on")
        if due_on and (why_not := why_not_move(self.initial["due_on"], due_on, answers.get("why_moved", ""))):
            self.add_error("why_moved", why_not)
        return answers


class StepEndForm(OfPlanForm):
    """What came of an action."""

    what = forms.ChoiceField(
        label="What came of it?",
        choices=[
            ("done", "It was done"),
            ("drop", "It is no longer needed"),
            ("hand_on", "Somebody else goes on with it"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    on = PastDate(label="When was it done?", noun="The day it was done")
    effect = TextField(
        label="What did it change for the child?",
        help_text="If it is too early to tell, say so",
        max_length=2000,
        error_messages={"required": "Say what it changed for the child, or that it is too early to tell"},
    )
    why = why_field("Why is it no longer needed?")
    to = why_field(
        "Who goes on with it, and what did they agree to?", missing="Say who goes on with it, and that they agreed."
    )
    reveals = {"what": {"done": ["on", "effect"], "drop": ["why"], "hand_on": ["to"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()
