"""What forms of this room share: a day and a time, people to choose from, and dates that must not lie ahead."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from access.roles import Role
from agencies.models import Agency, RoleHeld, StaffMember
from cases.forms.base import Asked
from common import clock
from common.forms import DateField, Form, TextField, TimeField


class CaseForm(Asked, Form):
    """A form of a case."""


class MeetingForm(CaseForm):
    """A form of one meeting."""

    def __init__(self, *args: Any, meeting: Any, **kwargs: Any) -> None:
        self.meeting = meeting
        super().__init__(*args, **kwargs)


class WhenFields(Form):
    """The day, the time and the place of a meeting."""

    on = DateField(label="On which day?", noun="The day", error_messages={"required": "Enter the day"})
    at = TimeField(label="At what time?", error_messages={"required": "Enter the time"})
    place = forms.CharField(label="Where? (optional)", max_length=200, required=False)
    link = forms.CharField(
        label="How to join by video or telephone (optional)",
        max_length=200,
        required=False,
        help_text="A number or a link; no name of a child in it",
    )

    def when(self) -> dict[str, Any]:
        """Return moment and place as the actions take them."""
        data = self.cleaned_data
        moment = dt.datetime.combine(data["on"], data["at"], clock.LOCAL)
        return {"planned_at": moment, "place": data["place"], "link": data["link"]}


def choice(label: str, choices: Any, *, missing: str, hint: str = "", **given: Any) -> forms.ChoiceField:
    """Return a question with one answer."""
    widget = forms.RadioSelect(attrs=given.pop("attrs", None))
    errors = {"required": missing}
    return forms.ChoiceField(
        label=label, choices=choices, widget=widget, help_text=hint, error_messages=errors, **given
    )


def words(label: str, *, hint: str = "", missing: str = "", rows: int = 4, most: int = 6000) -> TextField:
    """Return a question answered in words; with ``missing`` it must be."""
    errors = {"required": missing} if missing else None
    return TextField(
        label=label,
        help_text=hint,
        max_length=most,
        required=bool(missing),
        error_messages=errors,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def chairs_for(user: StaffMember) -> Any:
    """Return who may chair planning meetings now."""
    held = RoleHeld.objects.visible_to(user).held_at(clock.now()).filter(role=Role.PLANNING_CHAIR)
    staff = StaffMember.objects.visible_to(user).people().filter(is_active=True, pk__in=held.values("staff"))
    return staff.select_related("team__organisation__agency").order_by("name")


def agencies_for(user: StaffMember) -> Any:
    """Return the agencies in their order."""
    return Agency.objects.visible_to(user).order_by("position", "name")


def not_ahead(form: Form, *names: str) -> None:
    """Refuse days that lie ahead."""
    for name in names:
        day = form.cleaned_data.get(name)
        if day and day > clock.today():
            form.add_error(name, "This day must not lie ahead")
