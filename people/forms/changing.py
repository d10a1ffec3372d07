"""Who somebody is, put right; and other names."""

from __future__ import annotations

from typing import Any

from django import forms

from common import clock
from common.forms import Form, NameField, PartialDate
from people import changing
from people.forms.base import INLINE, Asked, why_field
from people.forms.identity import PersonFields
from people.models import Alias, Person
from people.policies import why_not_born


class ChangeForm(Asked, PersonFields):
    """What is recorded of who somebody is, to be put right. Where they live and numbers have forms of their own."""

    ELSEWHERE = ("address_line", "postcode", "chi")

    replaced = forms.ChoiceField(
        label="If you change a name: what was the one recorded until now?",
        choices=(
            (changing.EARLIER, "They were known by it. Keep it as an earlier name"),
            (changing.MISTAKE, "A mistake, such as a slip in typing. Do not keep it"),
        ),
        required=False,
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label="Recorded as",
        choices=Person.Kind.choices,
        error_messages={"required": "Choose child or adult"},
        widget=forms.RadioSelect(attrs=INLINE),
    )
    sex_as_given = forms.CharField(label="Sex, in their own words (optional)", max_length=40, required=False)
    telephone = forms.CharField(
        label="Telephone",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off", "inputmode": "tel"}),
    )
    why = why_field(
        "Why does it change?",
        hint="Needed when a name, a date of birth or a due date goes. For example, birth certificate seen",
        missing="Say why it changes",
    )
    fieldsets = (
        ("Name", ["forename", "surname", "known_as", "replaced"]),
        ("Birth", ["born", "age", "due_on"]),
        ("About them", ["kind", "sex", "sex_as_given", "telephone"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = False
        unborn, may_be_awaited = self.person.due_on, self.person.kind == Person.Kind.CHILD and not self.person.born_on
        left_out = (*self.ELSEWHERE, *(("born", "age", "kind") if unborn else () if may_be_awaited else ("due_on",)))
        for name in left_out:
            del self.fields[name]
        if unborn:
            self.fields["due_on"].label = "When is the baby due?"

    def clean(self) -> dict[str, Any]:
        """Say beside its question what is missing or cannot be; an answer that could not be read is said first."""
        data = super().clean()
        if self.errors:
            return data
        given = self.answers()
        was = changing.differing(self.person, given)
        if changing.replaces_name(was) and not data.get("replaced"):
            self.add_error("replaced", "Say whether they were known by the name recorded until now")
        if changing.replaces(was) and not data["why"].strip():
            self.add_error("why", "Say why it changes: the reason is kept with what was recorded before")
        due_on, born_on = given.get("due_on", self.person.due_on), given.get("born_on", self.person.born_on)
        new = "due_on" in was
        if sentence := why_not_born(self.person.due_on, born_on, due_on, clock.today(), is_new=new):
            self.add_error("due_on" if "due_on" in self.fields and not born_on else "born", sentence)
        return data

    def answers(self) -> dict[str, Any]:
        """Return the cleaned answers as ``people.actions.change_person`` takes them: only what was asked."""
        data = self.cleaned_data
        asked = ("forename", "surname", "known_as", "due_on", "kind", "sex_as_given", "telephone")
        given = {name: data[name] for name in asked if name in self.fields}
        given["sex"] = data["sex"] or Person.Sex.NOT_KNOWN
        return {**given, **self._born()} if "born" in self.fields else given


def as_recorded(person: Person) -> dict[str, Any]:
    """Return what is recorded of who somebody is, as the form starts with it."""
    given = {name: getattr(person, name) for name in (*changing.NAME, "due_on", "kind", "sex", "sex_as_given")}
    born, precision = person.born_on, person.birth_precision
    if born and precision == Person.Precision.APPROXIMATE:
        given["age"] = clock.today().year - born.year
    elif born:
        parts = {"year": 1, "month": 2}.get(precision, 3)
        given["born"] = PartialDate.of(*(born.year, born.month, born.day)[:parts])
    return {**given, "telephone": person.telephone}


class AliasForm(Asked, Form):
    """Another name that somebody goes by or went by."""

    forename = NameField(label="First name", max_length=80, required=False, help_text="Leave empty if not known")
    surname = NameField(label="Family name", max_length=80, required=False)
    kind = forms.ChoiceField(
        label="Do they go by it now?",
        choices=(
            (Alias.Kind.ALSO, "Yes, they are also known by it"),
            (Alias.Kind.EARLIER, "No, it is an earlier name"),
        ),
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse no name at all."""
        data = super().clean()
        if not self.errors and not data["forename"] and not data["surname"]:
            self.add_error("forename", "Give a first name, a family name or both")
        return data


class AliasEndForm(Asked, Form):
    """Whether a name was theirs before, or never."""

    was = forms.ChoiceField(
        label="What about this name?",
        choices=(
            (changing.EARLIER, "They go by it no more. Keep it as an earlier name, by which they are still found"),
            (changing.MISTAKE, "It was recorded by mistake. It is searched no more"),
        ),
        widget=forms.RadioSelect,
    )
    why = why_field("How did it come to be recorded?", missing="Say how it came to be recorded by mistake")
    reveals = {"was": {changing.MISTAKE: ["why"]}}
