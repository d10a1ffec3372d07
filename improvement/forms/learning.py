"""Shape of input about learning that comes into a plan."""

from __future__ import annotations

from typing import Any

from django import forms

from common import clock
from common.forms import DateField, Form
from improvement.forms.plans import Asked, not_later, why_field
from improvement.models import Plan, SourceKind
from practice_review.models import LearningPoint
from practice_review.workflow import LearningStatus


class TakeUpForm(Asked, Form):
    """When and how the CYPPC accepted a learning point, and which plan holds it."""

    decided_on = DateField(label="When did the CYPPC accept it?", noun="The date of the decision")
    words = why_field("What did the CYPPC say?", hint="As in the minute, with its reference. Without any name.")
    plan = forms.ModelChoiceField(
        label="Which plan holds it?",
        queryset=Plan.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a plan"},
    )

    def __init__(self, *args: Any, point: LearningPoint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plans = Plan.objects.visible_to(self.by).filter(ends_on__gte=clock.today())
        self.fields["plan"].queryset = plans.filter(may_hold__contains=[SourceKind.LEARNING_POINT])
        if point.status != LearningStatus.AGREED:  # the CYPPC's word is written down already
            del self.fields["decided_on"], self.fields["words"]

    def clean_decided_on(self) -> Any:
        """Refuse a decision not yet taken."""
        return not_later(self.cleaned_data["decided_on"])
