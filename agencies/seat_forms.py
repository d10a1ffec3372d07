"""Shape of input about the sub-group's seats. Nothing here writes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.forms import Asked, EndRoleForm, Versioned, morning, needed
from agencies.models import Agency, Seat, StaffMember
from common import clock
from common.forms import DateField, Form, ModelForm

HOW = [("appointed", "Appointed to it"), ("acting", "Acting, until a last day")]


class SeatForm(Asked, ModelForm):
    """A new seat: what it is called, whose it is, whether its holder chairs."""

    name = forms.CharField(
        label="What is the seat called?",
        help_text="Such as “Health Services” or “Co-opted”.",
        max_length=120,
        error_messages=needed("what the seat is called"),
    )
    is_chair = forms.BooleanField(
        label="Its holder chairs the sub-group", help_text="There is one such seat.", required=False
    )

    class Meta:
        model = Seat
        fields = ["name", "agency", "is_chair"]
        labels = {"agency": "Which agency speaks through it?"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.visible_to(self.by)
        self.fields["agency"].empty_label = "None: independent or co-opted"

    def clean(self) -> dict[str, Any]:
        """Refuse a name or a chair that the sub-group has already."""
        data = super().clean()
        seats = Seat.objects.visible_to(self.by)
        if data.get("name") and seats.filter(name__iexact=data["name"]).exists():
            self.add_error("name", "The sub-group has a seat of this name already")
        if data.get("is_chair") and seats.filter(is_chair=True).exists():
            self.add_error("is_chair", "The sub-group has a chair’s seat already. Fill that one")
        return data


class AppointingForm(Asked, Versioned, Form):
    """Since when an appointment is under way."""

    since = DateField(
        label="Since when is the appointment under way?",
        noun="The day",
        help_text="Everybody sees that the seat is vacant and in appointment.",
        initial=clock.today,
        error_messages=needed("the day"),
    )

    def clean_since(self) -> dt.date:
        """Refuse a day to come."""
        if self.cleaned_data["since"] > clock.today():
            raise forms.ValidationError("The day must be today or earlier")
        return self.cleaned_data["since"]


class FillForm(Asked, Versioned, Form):
    """Who holds the seat, how, from when until when."""

    staff = forms.ModelChoiceField(
        StaffMember.objects.none(),
        label="Who holds the seat?",
        help_text="Somebody who signs in to Rowan. An administrator adds who is missing.",
        empty_label="Choose somebody",
        error_messages=needed("who holds the seat"),
    )
    how = forms.ChoiceField(
        label="How is the chair held?",
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages=needed("how the chair is held"),
    )
    acting_until = DateField(
        label="Last day of acting", noun="The last day of acting", error_messages=needed("the last day of acting")
    )
    starts_on = DateField(label="From", noun="The first day", error_messages=needed("the first day"))
    reason = forms.CharField(
        label="Why",
        max_length=200,
        help_text="Such as “appointed by the CYPPC on 24 February”.",
        error_messages=needed("why"),
    )
    reveals = {"how": {"acting": ["acting_until"]}}

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = StaffMember.objects.visible_to(self.by).people().filter(is_active=True, team__isnull=False)
        self.fields["staff"].queryset = staff.exclude(pk=self.by.pk).select_related("team__organisation")
        self.fields["staff"].label_from_instance = lambda one: f"{one.name}, {one.team.organisation.name}"
        self.initial.setdefault("starts_on", clock.today())
        if not seat.is_chair:
            del self.fields["how"], self.fields["acting_until"]
            self.reveals = {}

    def clean(self) -> dict[str, Any]:
        """Refuse a beginning that is past, and an end before it."""
        data = super().clean()
        starts_on, until = data.get("starts_on"), data.get("acting_until")
        if starts_on and starts_on < clock.today():
            self.add_error("starts_on", "The first day must be today or later: a seat cannot open what is past")
        if starts_on and until and until < starts_on:
            self.add_error("acting_until", "The last day must be the first day or later")
        return data

    def held(self) -> dict[str, Any]:
        """Return how the seat is held, as the action takes it."""
        given, until = self.cleaned_data, self.cleaned_data.get("acting_until")
        return {
            "staff": given["staff"],
            "reason": given["reason"],
            "acting": given.get("how") == "acting",
            "starts_at": None if given["starts_on"] == clock.today() else morning(given["starts_on"]),
            "ends_at": until and morning(until + dt.timedelta(days=1)),
        }


class LeaveForm(Asked, Versioned, EndRoleForm):
    """Now, or at the end of a day."""
