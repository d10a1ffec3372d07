"""More time for a clock: asking a senior manager, her answer, and letting an administrative clock stand still."""

from __future__ import annotations

from typing import Any

from django import forms

from access.roles import Permission, roles_that_may
from agencies.models import RoleHeld, StaffMember
from cases.forms.base import Asked, why_field
from cases.forms.people import people_choices
from cases.models import SafetyPlan
from cases.safety import in_words
from common import clock
from common.forms import DateField, Form
from reference.querysets import codes


def approvers_for(user: Any) -> Any:
    """Return who may agree to more time, but not ``user`` herself."""
    roles = (
        RoleHeld.objects.visible_to(user).held_at(clock.now()).filter(role__in=roles_that_may(Permission.EXTEND_CLOCK))
    )
    staff = StaffMember.objects.visible_to(user).people().filter(is_active=True, pk__in=roles.values("staff"))
    return staff.exclude(pk=user.pk).select_related("team__organisation__agency").order_by("name")


class ExtensionForm(Asked, Form):
    """Why more time is needed, until when, and what keeps the child safe until then."""

    until = DateField(label="By which day would it be done?", noun="The day")
    reason = forms.ChoiceField(
        label="What is the reason?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason"},
    )
    why = why_field("Why is more time needed?", missing="Say why more time is needed: it is kept with the clock.")
    safety_plan = why_field(
        "What keeps the child safe until then?",
        hint="The interim safety plan: who does what, and how you know that it works.",
        missing="Write the interim safety plan: without one no more time is agreed.",
    )
    in_place = forms.BooleanField(
        label="The interim safety plan is in place, and shared with the family and the agencies that act in it",
        error_messages={"required": "Put the interim safety plan in place and share it first"},
    )
    approver = forms.ModelChoiceField(
        label="Which senior social work manager is asked?",
        queryset=StaffMember.objects.none(),
        help_text="She sees the case until she has answered.",
        error_messages={"required": "Choose who is asked"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = approvers_for(self.by)
        self.fields["reason"].choices = codes("extension_reason")
        self.fields["approver"].queryset = staff
        plan = SafetyPlan.objects.visible_to(self.by).filter(case=self.case).standing().first()
        self.fields["safety_plan"].initial = in_words(plan.steps) if plan else ""
        self.fields["approver"].widget.choices = people_choices(staff)


class ExtensionAnswerForm(Asked, Form):
    """What a senior manager answers."""

    answer = forms.ChoiceField(
        label="Do you agree to more time?",
        choices=[("approve", "Yes, I agree"), ("decline", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you agree"},
    )
    satisfied = forms.BooleanField(
        label="I am satisfied that the interim safety plan is in place, shared and works",
        error_messages={"required": "Agree only when you are satisfied of the interim safety plan"},
    )
    why = why_field("Why?", hint="Who asked reads this, and it stays with the clock.")
    reveals = {"answer": {"approve": ["satisfied"]}}


class ResumeForm(Asked, Form):
    """Nothing to say: the clock runs on."""


class PauseForm(Asked, Form):
    """Why an administrative clock stands still."""

    why = why_field("Why does it stand still?", missing="Say why it stands still: it is kept with the clock.")
