"""An enquiry to the register: who asks, why, about which child; and what was told."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency
from cases.forms.base import why_field
from common import clock
from common.forms import Form, NameField, PartialDateField
from people import names
from register import policies

OTHER = "other"


class EnquiryForm(Form):
    """Who asks about which child, and why. Everything is kept, with the answer."""

    asker = forms.CharField(
        label="Who asks?", max_length=120, help_text="Their full name", error_messages={"required": "Say who asks"}
    )
    asker_job = forms.CharField(label="What is their job?", max_length=120, required=False)
    agency = forms.ChoiceField(label="For which agency?", error_messages={"required": "Choose the agency"})
    agency_words = forms.CharField(
        label="Which one?", max_length=120, error_messages={"required": "Say which agency it is"}
    )
    call_back = forms.CharField(
        label="On which number do you ring them back?",
        max_length=30,
        help_text="One that you found yourself, such as a switchboard: the answer is given on it, never on their call",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
        error_messages={"required": "Give a number to ring back"},
    )
    why = why_field("Why do they ask?", missing="Say why they ask: it is kept with the enquiry.")
    forename = NameField(label="First name", max_length=80, required=False)
    surname = NameField(label="Family name", max_length=80, required=False)
    born = PartialDateField(
        label="Date of birth",
        noun="Date of birth",
        required=False,
        help_text="As much as they know. A year alone will do",
    )
    address_line = forms.CharField(
        label="Address (optional)",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    postcode = forms.CharField(
        label="Postcode (optional)",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    reveals = {"agency": {OTHER: ["agency_words"]}}
    fieldsets = (
        ("The child, as they give it", ["forename", "surname", "born", "address_line", "postcode"]),
        ("Who asks, and why", ["asker", "asker_job", "agency", "agency_words", "call_back", "why"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(one.pk): one for one in Agency.objects.visible_to(None).order_by("position")}
        listed = [(key, one.name) for key, one in self.agencies.items()]
        self.fields["agency"].choices = [("", "Choose one"), *listed, (OTHER, "Another, or another area’s")]
        self.fields["agency"].widget = forms.RadioSelect(choices=self.fields["agency"].choices[1:])

    def clean_postcode(self) -> str:
        """Put a postcode into its usual shape."""
        return names.tidy_postcode(self.cleaned_data["postcode"])

    def clean(self) -> dict[str, Any]:
        """Ask for enough to look for; refuse a birth that lies ahead."""
        data = super().clean()
        if data.get("born") and data["born"].earliest > clock.today():
            self.add_error("born", "Date of birth must not lie ahead")
        elif not self.errors and (why_not := policies.why_not_match(**self.child())):
            self.add_error("forename", why_not)
        return data

    def child(self) -> dict[str, Any]:
        """Return the child as given."""
        data = self.cleaned_data
        born = data.get("born")
        given = {name: data.get(name, "") for name in ("forename", "surname", "address_line", "postcode")}
        return {**given, "born_earliest": born and born.earliest, "born_latest": born and born.latest}

    def enquiry(self) -> dict[str, Any]:
        """Return the answers as the action takes them."""
        data = self.cleaned_data
        asked = {name: data[name] for name in ("asker", "asker_job", "call_back", "why")}
        agency = self.agencies.get(data["agency"])
        return {**self.child(), **asked, "agency": agency, "agency_words": "" if agency else data["agency_words"]}


class ToldForm(Form):
    """What was told, and whether they were rung back."""

    rang_back = forms.ChoiceField(
        label="Did you ring them back, on a number that you found yourself?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
    )
    told = why_field("What did you tell, and to whom?", missing="Say what was told, and to whom.")
