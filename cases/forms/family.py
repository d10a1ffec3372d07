"""Somebody of the child's family: who, how related, and what is known."""

from __future__ import annotations

from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms

from cases.forms.base import Asked, why_field
from common import clock
from common.forms import DateField, Form, TextField
from people.ages import ADULT_AT
from people.forms import PersonFields
from people.models import Answer, Person
from people.policies import why_not_add
from reference.querysets import codes

INLINE = {"class": "govuk-radios--inline govuk-radios--small"}


class RelationFields(Form):
    """How somebody is related to the child."""

    relationship = forms.ChoiceField(
        label="Who are they to the child?", error_messages={"required": "Choose who they are to the child"}
    )
    parental_responsibility = forms.ChoiceField(
        label="Parental responsibilities and rights?",
        choices=Answer.choices,
        widget=forms.RadioSelect(attrs=INLINE),
        initial=Answer.NOT_KNOWN,
    )
    lives_with = forms.ChoiceField(
        label="Lives with the child?",
        choices=Answer.choices,
        widget=forms.RadioSelect(attrs=INLINE),
        initial=Answer.NOT_KNOWN,
    )
    lives_since = DateField(
        label="Since when do they live together? (optional)",
        noun="The day since when they live together",
        required=False,
        help_text="An adult who joined the household since the case opened asks for a re-screen",
    )
    note = TextField(label="Anything else to know (optional)", required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relationship"].choices = [("", "Choose one"), *codes("family_relationship")]
        self.fields["note"].widget.attrs["rows"] = 3


class FamilyForm(Asked, PersonFields, RelationFields):
    """Somebody not in the family yet: a possible match, or somebody new with what is known."""

    person = forms.CharField(required=False, widget=forms.HiddenInput, initial="new")
    WHO = ("forename", "surname", "known_as", "born", "age", "sex", "address_line", "postcode", "chi")
    HOW = ("relationship", "parental_responsibility", "lives_with", "lives_since", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["due_on"]

    def clean(self) -> dict[str, Any]:
        """Refuse somebody new of whom nothing is known; looking again needs no relationship."""
        data = super().clean()
        data["person"] = data.get("person") or "new"
        if "look" in self.data:
            for name in self.HOW:
                self.errors.pop(name, None)
        elif data["person"] == "new" and not self.errors:
            given = self.person_given()
            known = {name: given[name] for name in given if name not in {"sex", "birth_precision"}}
            if why_not := why_not_add(**known, description="", today=clock.today()):
                self.add_error("forename", why_not)
        return data

    def person_given(self) -> dict[str, Any]:
        """Return what is known of somebody new."""
        return PersonFields.person(self)

    def relation(self) -> dict[str, Any]:
        """Return how somebody is related."""
        return {name: self.cleaned_data[name] for name in self.HOW}

    @property
    def kind(self) -> str:
        """Return whether somebody new is recorded as a child or as an adult: by age, else by relationship."""
        given = self.person_given()
        born = given["born_on"]
        if born:
            return Person.Kind.CHILD if relativedelta(clock.today(), born).years < ADULT_AT else Person.Kind.ADULT
        children = {"brother", "sister", "half_sibling"}
        return Person.Kind.CHILD if self.cleaned_data["relationship"] in children else Person.Kind.ADULT

    @property
    def who_fields(self) -> list[Any]:
        """Return the questions about who it is."""
        return [self[name] for name in self.WHO]

    @property
    def how_fields(self) -> list[Any]:
        """Return the questions about how they are related."""
        return [self[name] for name in self.HOW]


class FamilyChangeForm(Asked, RelationFields):
    """What is known of somebody in the family, put right."""


class FamilyEndForm(Asked, Form):
    """Why somebody is no longer in the family."""

    why = why_field(
        "Why are they no longer in the family?",
        hint="For example, moved out, separated, died.",
        missing="Say why they are no longer in the family.",
    )
