"""Shape of input about inspections, self-evaluation and what hangs on an indicator."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Partnership
from common import clock
from common.forms import DateField, Form, ModelForm
from improvement.forms.plans import Asked, EvidenceForm, Versioned, named, not_later, offered, why_field
from improvement.models import Inspection, InspectionMilestone, InspectorJudgement, Visit
from reference.models import Framework, Indicator

NO_NAMES = "Without any child’s name."


class InspectionForm(Asked, Versioned, ModelForm):
    """What an inspection is."""

    about = why_field("What is it about?", hint="Such as its scope, and who leads it.", required=False, most=4000)

    class Meta:
        model = Inspection
        fields = ["title", "about"]
        error_messages = {"title": {"required": "Enter the inspection’s title"}}


class NewInspectionForm(InspectionForm):
    """Which inspection, by which framework, of which partnership."""

    framework = forms.ModelChoiceField(
        label="By which quality framework?",
        queryset=Framework.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text="It decides the indicators and the words of the six-point scale, and stays.",
        error_messages={"required": "Choose a quality framework"},
    )
    partnership = forms.ModelChoiceField(
        label="Of which partnership?", queryset=Partnership.objects.none(), empty_label=None
    )
    field_order = ["title", "framework", "partnership", "about"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["framework"].queryset = Framework.objects.visible_to(self.by).current().order_by("-valid_from")
        self.fields["framework"].label_from_instance = _dated
        self.fields["partnership"].queryset = Partnership.objects.visible_to(self.by)


def _dated(framework: Framework) -> str:
    held = f", in use until {framework.valid_to.year}" if framework.valid_to else ""
    return f"{framework.name} ({framework.valid_from.year}{held})"


class InspectionMilestoneForm(Asked, Versioned, ModelForm):
    """A day or a window, confirmed or not."""

    earliest_on = DateField(label="On which day?", noun="The day", help_text="Or the first day of a window.")
    latest_on = DateField(
        label="The last day of the window", noun="The last day", required=False, help_text="Leave empty for one day."
    )
    confirmed = forms.BooleanField(
        label="The inspectors have confirmed it", required=False, help_text="Until then it is shown as not confirmed."
    )

    class Meta:
        model = InspectionMilestone
        fields = ["title", "earliest_on", "latest_on", "confirmed"]
        labels = {"title": "What happens?"}
        error_messages = {"title": {"required": "Say what happens"}}

    def clean(self) -> dict[str, Any]:
        """Refuse a window that ends before it begins; without a last day it is one day."""
        data = super().clean()
        if first := data.get("earliest_on"):
            data["latest_on"] = data.get("latest_on") or first
            if data["latest_on"] < first:
                self.add_error("latest_on", "The last day must be on or after the first")
        return data


class VisitForm(Asked, ModelForm):
    """When inspectors came, or will."""

    on = DateField(label="When?", noun="The date of the visit", help_text="The day they came or will come.")

    class Meta:
        model = Visit
        fields = ["title", "on"]
        labels = {"title": "Which visit?"}
        help_texts = {"title": "Such as First follow-through."}
        error_messages = {"title": {"required": "Say which visit"}}


def level_field(label: str, *, required: bool = True) -> forms.TypedChoiceField:
    """Return a field for a level; the form gives it the framework's words."""
    return forms.TypedChoiceField(
        label=label,
        coerce=int,
        empty_value=None,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a level"},
    )


class Scaled(Asked):
    """A form that offers the levels in the words of a framework."""

    level_name = "level"

    def __init__(self, *args: Any, words: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(level, f"{level} {word}") for level, word in words.items()]
        if not self.fields[self.level_name].required:
            choices.append(("", "No level given"))
        self.fields[self.level_name].choices = choices


class ChangeJudgementForm(Scaled, Versioned, ModelForm):
    """What inspectors said of an indicator."""

    level = level_field("Their level", required=False)
    words = why_field("What did they say?", hint=f"Word for word. {NO_NAMES}", most=4000)

    class Meta:
        model = InspectorJudgement
        fields = ["level", "words", "source"]
        labels = {"source": "Where did they say it?"}
        help_texts = {"source": "Such as the report and its page, or the meeting."}


class JudgementForm(ChangeJudgementForm):
    """Of which indicator, and what they said."""

    indicator = forms.ModelChoiceField(
        label="Of which indicator?",
        queryset=Indicator.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose an indicator"},
    )
    field_order = ["indicator", "level", "words", "source"]

    def __init__(self, *args: Any, visit: Visit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Indicator.objects.visible_to(self.by).current().filter(framework=visit.inspection.framework_id)
        said = InspectorJudgement.objects.visible_to(self.by).filter(visit=visit)
        self.fields["indicator"].queryset = rows.exclude(code__in=said.values("indicator__code"))
        self.fields["indicator"].label_from_instance = named


class EvaluationForm(Scaled, Form):
    """Our own judgement of an indicator."""

    on = DateField(label="When was this agreed?", noun="The date of the self-evaluation")
    level = level_field("Our level")
    strengths = why_field("Strengths", hint=NO_NAMES, most=4000)
    gaps = why_field("What must improve", hint="Leave empty only when nothing must.", required=False, most=4000)
    how_we_know = why_field("How do we know?", hint="What was counted, read, asked or seen.", most=4000)
    what_next = why_field("What will we do next?", required=False, most=4000)

    def clean_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class ModerationForm(Scaled, Versioned, Form):
    """Who tested a self-evaluation, and the level they settled."""

    moderated_by = forms.CharField(
        label="Who moderated it?",
        max_length=160,
        help_text="People who did not write it, such as a moderation group.",
        error_messages={"required": "Say who moderated it"},
    )
    on = DateField(label="When?", noun="The date of the moderation", initial=clock.today)
    level = level_field("Which level did they settle?")

    def clean_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class IndicatorEvidenceForm(EvidenceForm):
    """Evidence that belongs to an indicator and to no action."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("indicators", None)


class TieForm(Asked, Versioned, Form):
    """Which indicators something speaks to."""

    indicators = forms.ModelMultipleChoiceField(
        label="Which quality indicators?",
        queryset=Indicator.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tied = [one.pk for one in self.initial.get("indicators", ())]
        self.fields["indicators"].queryset = offered(self.by, tied)
        self.fields["indicators"].label_from_instance = named


class PreparationForm(Asked, Form):
    """What was done to get ready."""

    happened_on = DateField(label="When did it happen?", noun="The date it happened", initial=clock.today)
    words = why_field("What was done?", hint=f"{NO_NAMES} An entry cannot be changed afterwards.", most=4000)

    def clean_happened_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["happened_on"])
