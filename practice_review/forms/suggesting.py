"""What somebody suggests, and what her designated manager answers."""

from __future__ import annotations

from textwrap import shorten
from typing import Any

from django import forms

from agencies.models import Agency
from cases.models import Case
from people.models import Person
from practice_review.forms.base import NO_NAMES, Asked, choice, text
from practice_review.words import CONCERN, Words
from reference.querysets import codes
from referrals.models import Concern

YES_NO = [("no", "No"), ("yes", "Yes, or I am not sure")]


class SuggestForm(Asked):
    """Four answers; everything else may be left out."""

    title = forms.CharField(max_length=160, required=False)
    child_words = forms.CharField(max_length=200, required=False)
    what_happened = text("What happened?", most=8000)
    why_learn = text("What can be learned?", most=4000)
    at_risk_now = choice("Is a child at risk now?", YES_NO, missing="Say whether a child is at risk now")
    agencies_involved = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="Which agencies were involved? (optional)",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    criteria = forms.MultipleChoiceField(
        required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
    )
    concern = forms.ModelChoiceField(
        Concern.objects.none(),
        label="Is there a concern in Rowan about it? (optional)",
        help_text="Only concerns you may see are offered.",
        required=False,
        empty_label="None, or I do not know",
    )
    case = forms.ModelChoiceField(
        Case.objects.none(),
        label="Is there a case in Rowan about it? (optional)",
        help_text="Only cases you may see are offered. Who works on it keeps out of the decision.",
        required=False,
        empty_label="None, or I do not know",
    )
    child = forms.ModelChoiceField(
        Person.objects.none(),
        help_text="Only children you may see are offered. The sub-group reads words without names.",
        required=False,
        empty_label="None, or not in Rowan",
    )
    option_hints = {"at_risk_now": {"yes": "You log a concern first, then come back here. Nothing you wrote is lost."}}
    fieldsets = (
        (None, ["what_happened", "why_learn", "child_words", "at_risk_now"]),
        ("If you like", ["title", "agencies_involved", "criteria", "concern", "case", "child"]),
    )

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.say(words)
        concerns = Concern.objects.visible_to(self.by).order_by("-recorded_at")
        self.fields["agencies_involved"].queryset = Agency.objects.visible_to(self.by).exclude(code="CYPPC")
        self.fields["concern"].queryset = concerns
        self.fields["case"].queryset = Case.objects.visible_to(self.by).order_by("-opened_at")
        self.fields["child"].queryset = Person.objects.visible_to(self.by)
        for name in ("concern", "case", "child"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]

    def say(self, words: Words) -> None:
        """Ask in the words of its kind."""
        asked = {
            "title": (words.title, words.title_hint),
            "what_happened": (words.happened, f"{words.happened_hint} {NO_NAMES}"),
            "why_learn": (words.why, words.why_hint),
            "at_risk_now": (words.risk, ""),
            "criteria": (words.criteria, ""),
            "child": ("Is the child in Rowan? (optional)", ""),
            "child_words": (words.child, words.child_hint),
        }
        for name, (label, hint) in asked.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint or field.help_text
            if name in {"what_happened", "why_learn", "child_words"}:
                field.error_messages["required"] = f"Answer “{label}”"
        offered = [one for one in codes("practice_review_criterion") if one[0] not in words.leaves_out]
        self.fields["criteria"].choices = offered
        self.needs_child = words.kind == CONCERN

    def clean(self) -> dict[str, Any]:
        """Ask which child it is about, where it is a concern and nothing else says it."""
        data = super().clean()
        told = data.get("child_words") or data.get("child") or data.get("concern") or data.get("case")
        if self.needs_child and not told:
            self.add_error("child_words", "Say which child it is about. Words are enough")
        return data

    def given(self) -> dict[str, Any]:
        """Return the answers as the action takes them; without a title its first words stand for it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        data["agencies_involved"] = list(data["agencies_involved"])
        data["title"] = data["title"] or shorten(data["what_happened"], 80, placeholder=" …")
        return data

    def clean_at_risk_now(self) -> bool:
        """Return it as yes or no."""
        return self.cleaned_data["at_risk_now"] == "yes"


class RiskForm(Asked):
    """Which concern was logged for the child who is at risk now."""

    concern = forms.ModelChoiceField(
        Concern.objects.none(),
        label="Which concern did you log about it?",
        empty_label="Choose the concern",
        error_messages={"required": "Choose the concern. If there is none yet, log it first"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["concern"].queryset = Concern.objects.visible_to(self.by).order_by("-recorded_at")


class ReferForm(Asked):
    """The designated manager refers, with her words for the sub-group if she has any."""

    reason = text("What do you say to the sub-group? (optional)", required=False, most=4000)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = words.refer_hint


class DeclineForm(Asked):
    """The designated manager does not refer it: the reason from the list, and her words, which go back."""

    code = choice("Why is it not referred?", (), missing="Choose why it is not referred")
    why = text(
        "What do you say to the person who suggested it?",
        most=4000,
        missing="Say why in your own words: it goes back to the person who suggested it",
    )

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [one for one in codes("manager_decision") if one[0] not in words.leaves_out]
        self.fields["code"].choices = offered
        self.fields["why"].help_text = words.decline_hint
