"""Shape of input about plans and actions. Nothing here writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q

from access.roles import Permission
from agencies.models import Agency, Partnership, StaffMember
from common import clock
from common.forms import DateField, Form, ModelForm, TextField
from improvement.brag import Brag
from improvement.models import (
    Action,
    Evidence,
    Inspection,
    Milestone,
    Plan,
    Recommendation,
    SignOff,
    Source,
    SourceKind,
)
from reference.models import Indicator

SMALL = {"class": "govuk-input--width-10"}


class Versioned(forms.Form):
    """A form that knows which version of the record it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class Asked:
    """A form that offers only what the person who fills it may see."""

    def __init__(self, *args: Any, by: StaffMember, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)


def why_field(label: str, *, hint: str = "", required: bool = True, most: int = 2000) -> TextField:
    """Return a field for a reason or an account."""
    asked = {"required": f"{label.rstrip('?')}: write it down"} if required else {}
    return TextField(label=label, help_text=hint, required=required, max_length=most, error_messages=asked)


class PlanForm(Asked, Versioned, ModelForm):
    """A plan's title, dates and vision."""

    starts_on = DateField(label="Starts on", noun="The start")
    ends_on = DateField(label="Ends on", noun="The end")
    vision = why_field("Vision", hint="What the partnership wants for children.", required=False, most=4000)

    class Meta:
        model = Plan
        fields = ["title", "starts_on", "ends_on", "vision"]
        error_messages = {"title": {"required": "Enter the plan's title"}}

    def clean(self) -> dict[str, Any]:
        """Refuse a plan that ends before it starts."""
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] <= data["starts_on"]:
            self.add_error("ends_on", "The end must be after the start")
        return data


class NewPlanForm(PlanForm):
    """Which plan, where it stands, and the rest."""

    kind = forms.ChoiceField(
        label="Which plan?",
        choices=Plan.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which plan"},
    )
    parent = forms.ModelChoiceField(
        label="Beneath which integrated children's services plan?",
        queryset=Plan.objects.none(),
        required=False,
        empty_label="None",
    )
    partnership = forms.ModelChoiceField(
        label="For which partnership?", queryset=Partnership.objects.none(), empty_label=None
    )
    field_order = ["kind", "parent", "partnership", "title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = Plan.objects.visible_to(self.by).filter(kind=Plan.Kind.INTEGRATED)
        self.fields["partnership"].queryset = Partnership.objects.visible_to(self.by)


class WideningForm(Asked, Versioned, Form):
    """The committee's decision to widen a plan."""

    decided_on = DateField(label="When did the CYPPC decide?", noun="The date of the decision")
    kinds = forms.MultipleChoiceField(
        label="Which sources may the plan hold from then on?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one kind of source"},
    )
    decision = why_field("What did it decide?", hint="As in the minute, with its reference.")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = [choice for choice in SourceKind.choices if choice[0] not in plan.may_hold]

    def clean_decided_on(self) -> Any:
        """Refuse a decision not yet taken."""
        return not_later(self.cleaned_data["decided_on"])


class SourceForm(Asked, Versioned, ModelForm):
    """A source as it was published."""

    published_on = DateField(label="When was it published?", noun="The date of publication", required=False)
    text = why_field("Its text", hint="Word for word, as published.", required=False, most=8000)

    class Meta:
        model = Source
        fields = ["kind", "reference", "title", "text", "from_document", "published_on"]
        widgets = {"kind": forms.RadioSelect, "reference": forms.TextInput(attrs=SMALL)}
        labels = {"kind": "What is it?", "from_document": "Which document does it come from?"}
        help_texts = {"reference": "Such as MPA 1."}
        error_messages = {
            "kind": {"required": "Choose what it is"},
            "reference": {"required": "Enter its reference"},
            "title": {"required": "Enter its title or theme"},
        }

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.fields["kind"].choices = [choice for choice in SourceKind.choices if choice[0] in plan.may_hold]

    def clean_reference(self) -> str:
        """Refuse a reference that the plan has already."""
        reference = self.cleaned_data["reference"]
        others = Source.objects.visible_to(self.by).filter(plan=self.plan, reference=reference)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(f"This plan has a source {reference} already")
        return reference


class RecommendationForm(Asked, Versioned, ModelForm):
    """What a source asks."""

    text = why_field("What is asked?", most=4000)

    class Meta:
        model = Recommendation
        fields = ["text"]


class ActionForm(Asked, Versioned, ModelForm):
    """What is done, by whom, by when."""

    outcome = why_field("What will be different for children?", hint="The outcome wanted, not the work.")
    starts_on = DateField(label="Starts on", noun="The start")
    due_on = DateField(label="Due on", noun="The due date", help_text="Kept for good as the first due date.")
    lead_officer = forms.ModelChoiceField(
        label="Lead officer", queryset=StaffMember.objects.none(), empty_label="Choose one"
    )
    lead_agency = forms.ModelChoiceField(label="Lead agency", queryset=Agency.objects.none(), empty_label="Choose one")
    contributors = forms.ModelMultipleChoiceField(
        label="Contributing agencies",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )

    class Meta:
        model = Action
        fields = [
            "title", "theme", "outcome", "lead_officer", "lead_agency", "contributors", "starts_on", "due_on"
        ]  # fmt: skip
        labels = {"title": "What will be done?", "theme": "Theme"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = [("", "Choose one"), *Action.Theme.choices]
        agencies = Agency.objects.visible_to(self.by)
        staff = StaffMember.objects.visible_to(self.by).people().filter(is_active=True, team__isnull=False)
        self.fields["lead_agency"].queryset = self.fields["contributors"].queryset = agencies
        self.fields["lead_officer"].queryset = staff.select_related("team__organisation")
        self.fields["lead_officer"].label_from_instance = lambda one: f"{one.name}, {one.team.organisation.name}"
        for name, message in {
            "title": "Say what will be done",
            "theme": "Choose a theme",
            "lead_officer": "Choose the lead officer",
            "lead_agency": "Choose the lead agency",
        }.items():
            self.fields[name].error_messages["required"] = message

    def clean(self) -> dict[str, Any]:
        """Refuse an action due before it starts."""
        data = super().clean()
        due_on = data.get("due_on", self.instance.due_on)
        if data.get("starts_on") and due_on and due_on < data["starts_on"]:
            self.add_error("due_on" if "due_on" in self.fields else "starts_on", "It cannot be due before it starts")
        return data


class ChangeActionForm(ActionForm):
    """The same without the due date, which moves only with a reason."""

    due_on = None

    class Meta(ActionForm.Meta):
        fields = [name for name in ActionForm.Meta.fields if name != "due_on"]


class LinkForm(Asked, Versioned, Form):
    """Which recommendations an action answers."""

    recommendations = forms.ModelMultipleChoiceField(
        label="Which recommendations does it answer?",
        queryset=Recommendation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = Recommendation.objects.visible_to(self.by).filter(source__plan=plan).select_related("source")
        self.fields["recommendations"].queryset = offered
        self.fields["recommendations"].label_from_instance = lambda one: f"{one.reference}: {one.text}"


class MilestoneForm(Asked, ModelForm):
    """A step on the way."""

    due_on = DateField(label="Due on", noun="The due date")

    class Meta:
        model = Milestone
        fields = ["title", "due_on"]
        labels = {"title": "Which step?"}
        error_messages = {"title": {"required": "Say which step"}}


class ReachedForm(Asked, Form):
    """When a step was done."""

    done_on = DateField(label="When was it done?", noun="The date it was done", initial=clock.today)

    def clean_done_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["done_on"])


class NoteForm(Asked, Form):
    """A dated note."""

    text = why_field("What has happened?", hint="Without any child's name.", most=4000)


class EvidenceForm(Asked, ModelForm):
    """What proves a change."""

    kind = forms.ChoiceField(
        label="What sort of evidence is it?",
        choices=[("", "Choose one"), *Evidence.Kind.choices],
        error_messages={"required": "Choose what sort of evidence it is"},
    )
    proves = why_field("What does it prove?")
    happened_on = DateField(label="When did it happen?", noun="The date it happened")
    valid_until = DateField(
        label="Until when does it hold?",
        noun="The last day it holds",
        required=False,
        help_text="Leave it empty when it does not grow old. After that day it is shown as expired.",
    )
    indicators = forms.ModelMultipleChoiceField(
        label="Which quality indicators does it speak to?",
        queryset=Indicator.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicators"].queryset = rows = offered(self.by)
        self.fields["indicators"].label_from_instance = named
        if not (self.by.may(Permission.KEEP_INSPECTIONS) and rows.exists()):
            del self.fields["indicators"]

    class Meta:
        model = Evidence
        fields = ["kind", "title", "proves", "happened_on", "valid_until", "kept_at"]
        labels = {"kept_at": "Where is it kept?"}
        help_texts = {"kept_at": "A link, or the folder and its owner.", "title": "Without any child's name."}
        error_messages = {
            "title": {"required": "Enter its title"},
            "kept_at": {"required": "Say where it is kept"},
        }

    def clean_happened_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["happened_on"])

    def clean(self) -> dict[str, Any]:
        """Refuse evidence that holds no longer than before it happened."""
        data = super().clean()
        if data.get("happened_on") and data.get("valid_until") and data["valid_until"] < data["happened_on"]:
            self.add_error("valid_until", "It cannot expire before it happened")
        return data


class ImpactForm(Asked, Versioned, Form):
    """What is different for children, and how that was measured."""

    impact = why_field("What is different for children?", most=4000)
    measured_by = why_field("How was that measured?", most=4000)


class RedateForm(Asked, Versioned, Form):
    """Another due date, and why."""

    due_on = DateField(label="New due date", noun="The due date")
    reason = why_field("Why does it move?", hint="Kept and shown beside the old date.")


class RateForm(Asked, Versioned, Form):
    """Another rating than the dates suggest, and why."""

    colour = forms.ChoiceField(
        label="BRAG",
        widget=forms.RadioSelect,
        required=False,
        choices=[
            *((one.value, f"{one.value.capitalize()}: {one.label}") for one in Brag),
            ("", "As the dates suggest"),
        ],
    )
    reason = why_field("Why?", hint="Kept and shown beside the rating.", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a reason when the rating differs."""
        data = super().clean()
        if data.get("colour") and not data.get("reason"):
            self.add_error("reason", "Say why the rating differs from what the dates suggest")
        return data


class SignOffForm(Asked, Form):
    """Who signed it off, and when."""

    body = forms.ChoiceField(
        label="Who signed it off?",
        choices=SignOff.Body.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who signed it off"},
    )
    on = DateField(label="When?", noun="The date of the sign-off")
    note = why_field("Note", hint="Such as the minute's reference.", required=False)

    def clean_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class MoveForm(Asked, Versioned, Form):
    """Why it moves, when the life's table asks."""

    why = why_field("Why?", hint="This is kept with your name.")

    def __init__(self, *args: Any, must_say_why: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not must_say_why:
            del self.fields["why"]


def not_later(day: Any) -> Any:
    """Return a day that has come; ValidationError for one to come."""
    if day > clock.today():
        raise forms.ValidationError("The date must be today or earlier")
    return day


def offered(by: Any, tied: Iterable[Any] = ()) -> Any:
    """Return the indicators of the frameworks that inspections go by, and those tied already."""
    used = Inspection.objects.visible_to(by).values("framework")
    rows = Indicator.objects.visible_to(by).filter(Q(framework__in=used, superseded_at=None) | Q(pk__in=tied))
    return rows.order_by("framework__position", "position").select_related("framework")


def named(indicator: Indicator) -> str:
    """Return an indicator as a choice says it."""
    return f"{indicator.code} {indicator.name}"
