"""What is asked around a return and a meeting: chronology rows, more information, order and times, deputies."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import Agency, SeatHeld, StaffMember
from common.forms import DateField, Form, TimeField
from practice_review.forms.base import NO_NAMES, Asked, not_later, text
from practice_review.models import AgendaItem

NARROW = {"class": "govuk-input--width-3", "inputmode": "numeric"}


class EntryForm(Asked):
    """One row of an agency's chronology."""

    starts_on = DateField(
        label="When, or from which day?", noun="The day", error_messages={"required": "Enter the day"}
    )
    ends_on = DateField(label="Until (optional)", noun="The last day", required=False)
    what = text("What did your agency see, do or decide?", hint=NO_NAMES, most=2000, missing="Say what happened")
    source = forms.CharField(
        label="In which record does it stand?",
        max_length=200,
        error_messages={"required": "Say in which record it stands"},
    )
    significance = text("Why does it matter? (optional)", required=False, most=1000)

    def clean_starts_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["starts_on"])

    def clean(self) -> dict[str, Any]:
        """Refuse a period that runs backwards."""
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last <= first:
            self.add_error("ends_on", "The last day must be after the first")
        return data


class FurtherForm(Asked):
    """What one agency is asked beside its return."""

    what = text("What is asked?", hint=NO_NAMES, most=2000, missing="Say what is asked")


class RemindForm(Asked):
    """A reminder, with a word if there is any."""

    words = text("Anything to keep with it? (optional)", hint="Such as whom you rang.", required=False, most=1000)


class WaiveForm(Asked):
    """Why the sub-group can do without a return."""

    why = text(
        "Why can the sub-group do without it?",
        hint="Everybody who reads the papers sees that the agency has not contributed, and this.",
        most=1000,
        missing="Say why the sub-group can do without it",
    )


class OrderForm(Asked):
    """When the meeting begins; place and minutes of each item."""

    starts_at = TimeField(label="When does the meeting begin? (optional)", required=False)

    def __init__(self, *args: Any, items: list[AgendaItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        for one in items:
            said = f"{one.referral.reference}: {one.referral.title}"
            for name, label, most in (
                ("place", f"Place of {said}", len(items)),
                ("minutes", f"Minutes for {said}", 480),
            ):
                self.fields[f"{name}_{one.pk.hex}"] = forms.IntegerField(
                    label=label,
                    min_value=1,
                    max_value=most,
                    widget=forms.TextInput(attrs=NARROW),
                    error_messages={"required": f"{label}: enter a number"},
                )

    def clean(self) -> dict[str, Any]:
        """Refuse two items in one place."""
        data = super().clean()
        places = [data.get(f"place_{one.pk.hex}") for one in self.items]
        if None not in places and len(set(places)) < len(places):
            raise forms.ValidationError("Give every item a place of its own")
        return data

    def order(self) -> list[tuple[AgendaItem, int]]:
        """Return the items as they are to stand, each with its minutes."""
        data = self.cleaned_data
        placed = sorted(self.items, key=lambda one: data[f"place_{one.pk.hex}"])
        return [(one, data[f"minutes_{one.pk.hex}"]) for one in placed]


class DeputyForm(Asked):
    """For whom, and who stands in."""

    held = forms.ModelChoiceField(
        SeatHeld.objects.none(),
        label="For whom?",
        empty_label="Choose a member",
        error_messages={"required": "Choose the member"},
    )
    staff = forms.ModelChoiceField(
        StaffMember.objects.none(),
        label="Who stands in?",
        help_text="Of the same agency, and tied to no item of this meeting.",
        empty_label="Choose somebody",
        error_messages={"required": "Choose who stands in"},
    )

    def __init__(self, *args: Any, seats: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held"].queryset, self.fields["staff"].queryset = seats, offered
        self.fields["held"].label_from_instance = lambda one: f"{one.staff.name} ({one.seat})"
        self.fields["staff"].label_from_instance = lambda one: f"{one.name}, {one.team.organisation.name}"


class TimelineForm(Form):
    """Whose rows are shown."""

    agency = forms.ModelChoiceField(Agency.objects.none(), label="Agency", required=False, empty_label="Every agency")

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
