"""Questions about who somebody is, shared by every form that asks them."""

from __future__ import annotations

from typing import Any

from django import forms

from common import clock
from common.forms import DateField, Form, NameField, PartialDate, PartialDateField
from people import ages, chi, names
from people.ages import OLDEST
from people.models import Person


class PersonFields(Form):
    """Who somebody is, as far as it is known. Nothing is mandatory; a doubtful CHI number warns and is kept.

    A page shows ``form.warnings`` ({field: sentences}) beside the answers; they never stop a form.
    """

    COMPARED = ("forename", "surname", "address_line", "postcode", "chi")

    forename = NameField(label="First name", max_length=80, required=False, help_text="Leave empty if not known")
    surname = NameField(label="Family name", max_length=80, required=False)
    known_as = NameField(label="Known as", max_length=80, required=False, help_text="Another first name they answer to")
    born = PartialDateField(
        label="Date of birth",
        noun="Date of birth",
        required=False,
        help_text="As much as you know. A year alone, or a month and a year, will do",
    )
    age = forms.IntegerField(
        label="Or about how old are they?",
        min_value=0,
        max_value=OLDEST,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "invalid": "Age must be a number of years",
            "min_value": "Age must be 0 or more",
            "max_value": "Age must be 120 or less",
        },
    )
    due_on = DateField(label="If not born yet, when is the baby due?", noun="The due date", required=False)
    sex = forms.ChoiceField(
        label="Sex",
        choices=Person.Sex.choices,
        required=False,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
    )
    address_line = forms.CharField(
        label="Address", max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    postcode = forms.CharField(
        label="Postcode",
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    chi = forms.CharField(
        label="CHI number",
        max_length=20,
        required=False,
        help_text="10 digits, if you have it",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.warnings: dict[str, list[str]] = {}

    def clean_postcode(self) -> str:
        """Put a postcode into its usual shape; keep whatever else was given."""
        return names.tidy_postcode(self.cleaned_data["postcode"])

    def clean_chi(self) -> str:
        """Keep a CHI number as given, without its spaces."""
        return chi.digits(self.cleaned_data["chi"])

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be, and gather warnings about what is merely doubtful."""
        data = super().clean()
        if data.get("due_on") and data.get("born"):
            self.add_error("due_on", "Give a date of birth or a due date, not both")
        if data.get("born") and data["born"].earliest > clock.today():
            self.add_error("born", "Date of birth must not lie ahead. For a baby not yet born, give the due date")
        sentences = chi.warnings(data.get("chi", ""), born=data.get("born"), sex=data.get("sex", ""))
        self.warnings = {"chi": sentences} if sentences else {}
        return data

    def person(self) -> dict[str, Any]:
        """Return the cleaned answers as ``people.actions.add_person`` takes them."""
        data = self.cleaned_data
        given = {
            name: data.get(name, "") for name in ("forename", "surname", "known_as", "address_line", "postcode", "chi")
        }
        return {**given, **self._born(), "due_on": data.get("due_on"), "sex": data.get("sex") or Person.Sex.NOT_KNOWN}

    def matching(self) -> dict[str, Any]:
        """Return the cleaned answers as ``people.matching.possible_matches`` takes them."""
        data, born = self.cleaned_data, self._born()
        earliest, latest = ages.birth_range(born["born_on"], born["birth_precision"]) or (None, None)
        given = {name: data.get(name, "") for name in self.COMPARED}
        return {**given, "born_earliest": earliest, "born_latest": latest, "due_on": data.get("due_on")}

    def _born(self) -> dict[str, Any]:
        born: PartialDate | None = self.cleaned_data.get("born")
        age = self.cleaned_data.get("age")
        if born:
            return {"born_on": born.earliest, "birth_precision": born.precision}
        if age is not None:
            about = ages.born_about(age, clock.today())
            return {"born_on": about, "birth_precision": Person.Precision.APPROXIMATE}
        return {"born_on": None, "birth_precision": Person.Precision.UNKNOWN}
