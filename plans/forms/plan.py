"""Beginning a plan, protection, agreeing a version, handing over."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember
from cases.forms.base import Asked, why_field
from cases.forms.people import people_choices, staff_for
from common import clock
from common.forms import Form
from plans.forms.base import OfPlanForm, PastDate


class BeginForm(Asked, Form):
    """Why a child needs a plan, and whether it protects."""

    because = why_field(
        "Why does this child need a plan?",
        hint="In a sentence or two that the child’s family could read.",
        missing="Say why: it stands at the head of the plan.",
    )
    protection = forms.ChoiceField(
        label="Does it hold a child protection plan?",
        help_text="It does while the child is on the child protection register.",
        choices=[("no", "No, it is a child’s plan"), ("yes", "Yes, the child is on the register")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it holds a child protection plan"},
    )

    def __init__(self, *args: Any, leads: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not leads:
            del self.fields["protection"]


class ProtectionForm(OfPlanForm):
    """From or until when the plan holds a child protection plan, and why."""

    on = PastDate(label="On which day?", noun="The day", help_text="The day of the planning meeting’s decision")
    because = why_field("Why?", hint="What was decided, and where.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class AgreeForm(OfPlanForm):
    """Where and when the plan was agreed as it stands."""

    meeting_reference = forms.CharField(
        label="Where was it agreed?",
        help_text="For example, review planning meeting, core group",
        max_length=160,
        error_messages={"required": "Say where it was agreed"},
    )
    on = PastDate(label="When was it agreed?", noun="The day it was agreed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today()


class NamedPersonForm(OfPlanForm):
    """Whom child and family can turn to first."""

    named_person = forms.CharField(
        label="Who is the named person?",
        help_text="Name and post, such as the health visitor or the head teacher",
        max_length=200,
        error_messages={"required": "Give name and post"},
    )
    named_person_contact = forms.CharField(
        label="How can they be reached? (optional)",
        max_length=120,
        required=False,
    )


class HandOverForm(OfPlanForm):
    """Who leads from now on, and what they must know."""

    staff = forms.ModelChoiceField(
        label="Who leads the work with the child from now on?",
        queryset=StaffMember.objects.none(),
        error_messages={"required": "Choose the lead professional"},
    )
    words = why_field(
        "What do you hand over?",
        hint="What is done, what is not, what worries you now, and what the family was told.",
        missing="Say what you hand over.",
        most=4000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = staff_for(self.by).exclude(pk=self.case.lead_professional_id)
        self.fields["staff"].queryset = staff
        self.fields["staff"].widget.choices = people_choices(staff)
