"""Where somebody lives, with whom, and who may know a protected address."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember
from common.forms import Form, TextField
from people.forms.base import Asked, since_field, source_field, why_field
from people.models import AddressEpisode, HouseholdMember
from people.nearby import choices_near, living_with, people_near


class AddressForm(Asked, Form):
    """An address from now on."""

    kind = forms.ChoiceField(
        label="What is this address to them?",
        choices=AddressEpisode.Kind.choices,
        widget=forms.RadioSelect,
        initial="home",
    )
    line = forms.CharField(
        label="Address", max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    postcode = forms.CharField(
        label="Postcode (optional)",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    uprn = forms.CharField(
        label="UPRN (optional)",
        max_length=20,
        required=False,
        help_text="The unique number of the property, if you have it",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "numeric"}),
    )
    since = since_field("Since when do they live there? (optional)")
    why = TextField(
        label="Why there, or why protected?",
        required=False,
        max_length=1000,
        help_text="A protected address needs a reason. For example, at risk from a former partner",
    )
    source = source_field()
    option_hints = {
        "kind": {
            "home": "What was their home before ends then.",
            "temporary": "Their home stays as it is.",
            "protected": "Seen only by who leads the case, by you, and by whom it is opened to. "
            "Never found by a search, never printed, never on the family map.",
        }
    }


class MoveForm(Asked, Form):
    """Where a household moved, and who of it moved along."""

    others = forms.MultipleChoiceField(
        label="Who moved along?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whoever you leave out stays in the household that was.",
    )
    line = forms.CharField(
        label="New address",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Give the address, or as much of it as you know."},
    )
    postcode = forms.CharField(
        label="Postcode (optional)",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    since = since_field("Since when do they live there? (optional)")
    source = source_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.living = {str(one.pk): one for one in living_with(self.person, self.by)}
        self.fields["others"].choices = [(key, one.name) for key, one in self.living.items()]
        self.fields["others"].initial = list(self.living)
        if not self.living:
            del self.fields["others"]

    def moved(self) -> dict[str, Any]:
        """Return the answers, with the people themselves."""
        chosen = self.cleaned_data.get("others", [])
        return {**self.cleaned_data, "others": [self.living[key] for key in chosen]}


class HouseholdForm(Asked, Form):
    """With whom somebody lives."""

    other = forms.ChoiceField(label="With whom?", error_messages={"required": "Choose with whom"})
    stay = forms.ChoiceField(
        label="Do they live there?", choices=HouseholdMember.Stay.choices, widget=forms.RadioSelect, initial="lives"
    )
    since = since_field(hint="An adult who joined a child’s household since the case opened asks for a re-screen")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.near = {str(one.pk): one for one in people_near(self.person, self.by)}
        self.fields["other"].choices = choices_near(self.near)


class ShareForm(Asked, Form):
    """Whom a protected address is opened to."""

    staff = forms.ModelChoiceField(
        queryset=StaffMember.objects.none(),
        label="To whom?",
        help_text="Only people who may see this person already",
        error_messages={"required": "Choose to whom"},
    )
    reason = why_field("Why do they need to know this address?", missing="Say why they need to know this address")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = StaffMember.objects.visible_to(self.by).people().filter(is_active=True)
        self.fields["staff"].queryset = rows.exclude(pk=self.by.pk).order_by("name")
