"""Shape of input that follows a thread: a judgement, a transfer, a day to look back to."""

from __future__ import annotations

from typing import Any

from django import forms

from common import clock
from common.forms import DateField, Form
from improvement.forms.plans import Asked, Versioned, not_later, why_field
from improvement.models import Action, ComplianceJudgement, Plan


class ComplianceForm(Asked, Versioned, Form):
    """How far a recommendation is complied with, and what that rests on."""

    judged = forms.ChoiceField(
        label="Is it met?",
        choices=ComplianceJudgement.Compliance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how far it is met"},
    )
    words = why_field("What does that rest on?", hint="Without any child's name. Kept and shown with the judgement.")
    on = DateField(label="When was it judged?", noun="The date of the judgement", initial=clock.today)

    option_hints = {"judged": {"not_judged": "Choose this to set an earlier judgement aside."}}

    def clean_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class TransferForm(Asked, Versioned, Form):
    """Into which plan, when it was decided, and why."""

    to = forms.ModelChoiceField(
        label="Into which plan?",
        queryset=Plan.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a plan"},
    )
    decided_on = DateField(label="When was that decided?", noun="The date of the decision", initial=clock.today)
    reason = why_field("Why?", hint="Kept, and shown in both plans.")

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = Plan.objects.visible_to(self.by).filter(partnership=action.plan.partnership_id)
        self.fields["to"].queryset = plans.filter(ends_on__gte=clock.today()).exclude(pk=action.plan_id)

    def clean_decided_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["decided_on"])


class AsAtForm(Form):
    """The day to look back to."""

    on = DateField(label="At the end of which day?", noun="The day")

    def clean_on(self) -> Any:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])
