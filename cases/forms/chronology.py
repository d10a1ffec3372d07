"""An entry of the chronology: what happened, each kind of statement apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import Organisation
from cases.forms.base import Asked, why_field
from cases.models import ChronologyEntry, FamilyMember
from common import clock
from common.forms import DateField, Form, PartialDate, PartialDateField, TextField, TimeField
from people.models import Person
from reference.querysets import codes, labels

STATEMENTS = ("fact", "own_words", "opinion")
FOLLOWS = ("significance", "action_taken")
# What the deeds themselves enter; nobody writes these by hand.
BY_ITSELF = {
    *("case", "concern", "discussion", "exploitation", "legal"),
    *("move", "plan", "planning_meeting", "register", "review"),
}


class EntryForm(Asked, Form):
    """What happened, when, how it is known, what was done."""

    kind = forms.ChoiceField(label="What kind of event?", error_messages={"required": "Choose the kind of event"})
    happened = PartialDateField(
        label="When did it happen?",
        noun="The date it happened",
        required=False,
        help_text="As much as you know. A year alone, or a month and a year, will do",
    )
    at = TimeField(label="At what time? (optional)", required=False)
    happened_words = forms.CharField(
        label="Or when, in words (optional)",
        max_length=200,
        required=False,
        help_text="For example, several times since the summer",
    )
    source = forms.CharField(
        label="How do you know?",
        max_length=200,
        help_text="For example, seen by me, told by the class teacher, from our records",
        error_messages={"required": "Say how you know"},
    )
    organisation = forms.ModelChoiceField(
        label="Whose information is it? (optional)",
        queryset=Organisation.objects.none(),
        required=False,
        empty_label="My own agency’s",
        help_text="Choose another when you write down what they told you. You stay named as who wrote it",
    )
    fact = TextField(
        label="What was seen or heard",
        help_text="Facts only",
        required=False,
        max_length=4000,
    )
    own_words = TextField(
        label="The child’s or family’s own words (optional)",
        help_text="As they said it, and who said it",
        required=False,
        max_length=4000,
    )
    opinion = TextField(label="Your view (optional)", required=False, max_length=4000)
    about = forms.MultipleChoiceField(
        label="Who else is it about? (optional)",
        required=False,
        choices=[],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        error_messages={"invalid_choice": "Choose people of the child’s family"},
    )
    weight = forms.ChoiceField(label="How much does it weigh? (optional)", required=False, choices=[])
    significance = TextField(label="Why it matters (optional)", required=False, max_length=2000)
    action_taken = TextField(label="What was done, or why nothing was (optional)", required=False, max_length=2000)
    fieldsets = (
        ("When", ["kind", "happened", "at", "happened_words"]),
        ("What", ["source", "organisation", "fact", "own_words", "opinion", "about"]),
        ("What follows", ["weight", "significance", "action_taken"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            ("", "Choose a kind"),
            *(pair for pair in codes("chronology_kind") if pair[0] not in BY_ITSELF),
        ]
        self.fields["weight"].choices = [("", "Not said"), *codes("entry_weight")]
        theirs = Organisation.objects.visible_to(self.by).select_related("agency")
        self.fields["organisation"].queryset = theirs.order_by("agency__position", "name")
        self.fields["organisation"].label_from_instance = lambda one: f"{one.agency}: {one.name}"
        seen = Person.objects.visible_to(self.by)
        family = FamilyMember.objects.visible_to(self.by).filter(case=self.case, person__in=seen)
        self.people = {str(one.person_id): one.person for one in family.select_related("person")}
        self.fields["about"].choices = [(key, person.name) for key, person in self.people.items()]
        if not self.people:
            del self.fields["about"]
        for name in (*STATEMENTS, *FOLLOWS):
            self.fields[name].widget.attrs["rows"] = 4

    def clean(self) -> dict[str, Any]:
        """Ask for a time in some way and a statement of some kind; refuse what lies ahead."""
        data = super().clean()
        happened, at = data.get("happened"), data.get("at")
        if not self.errors.get("happened") and not happened and not data.get("happened_words"):
            self.add_error("happened", "Say when it happened, as a date or in words")
        if happened and happened.earliest > clock.today():
            self.add_error("happened", "The date it happened must not lie ahead")
        if at and (not happened or happened.precision != "day"):
            self.add_error("at", "Give the day as well as the time, or leave the time empty")
        elif at and dt.datetime.combine(happened.earliest, at, clock.LOCAL) > clock.now():
            self.add_error("at", "The time it happened must not lie ahead")
        if not any(data.get(name) for name in STATEMENTS):
            self.add_error("fact", "Write what was seen or heard, somebody’s own words, or your view")
        return data

    def entry(self) -> dict[str, Any]:
        """Return the cleaned answers as ``cases.actions.add_entry`` takes them."""
        data = self.cleaned_data
        said = {name: data[name] for name in ("kind", "happened_words", "source", "weight", *STATEMENTS, *FOLLOWS)}
        if data.get("organisation"):
            said["organisation"] = data["organisation"]
        said["about"] = [self.people[key] for key in data.get("about", [])]
        happened = data.get("happened")
        if not happened:
            return {**said, "happened_at": None}
        moment = dt.datetime.combine(happened.earliest, data.get("at") or dt.time(), clock.LOCAL)
        return {**said, "happened_at": moment, "precision": "time" if data.get("at") else happened.precision}


class CorrectForm(EntryForm):
    """What is right instead, and why the entry is struck out."""

    why = why_field(
        "What is wrong with the entry?",
        hint="It stays readable, struck out, with this reason.",
        missing="Say what is wrong with the entry: it is struck out with this reason.",
    )
    replace = forms.ChoiceField(
        label="Is there something to say in its place?",
        choices=[("yes", "Yes, write it below"), ("no", "No, only strike it out")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether something takes its place"},
    )
    fieldsets = (("What is wrong", ["why", "replace"]), *EntryForm.fieldsets)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if (kind := self.initial.get("kind")) in BY_ITSELF:
            self.fields["kind"].choices.append((kind, labels("chronology_kind").get(kind, kind)))

    def clean(self) -> dict[str, Any]:
        """Ask for nothing more where nothing takes the entry's place."""
        data = super().clean()
        if data.get("replace") == "no":
            for name in set(self.errors) - {"why", "replace"}:
                del self.errors[name]
        return data


class ReviewForm(Asked, Form):
    """The chronology read as a whole: what it tells."""

    since = DateField(label="From which day did you read it?", noun="The first day")
    until = DateField(label="To which day?", noun="The last day")
    tells = TextField(
        label="What does the chronology tell us?",
        help_text="What life is like for this child, what has changed, and what has not.",
        max_length=8000,
        error_messages={"required": "Write what the chronology tells us"},
    )
    patterns = TextField(
        label="Which patterns do you see? (optional)",
        help_text="For example, what comes before each crisis, how help was taken up, who was not seen.",
        max_length=4000,
        required=False,
    )
    missing = TextField(
        label="What is missing? (optional)",
        help_text="Agencies that have not entered anything, months without an entry, somebody nobody knows about.",
        max_length=4000,
        required=False,
    )
    follows = TextField(label="What follows from it? (optional)", max_length=4000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("patterns", "missing", "follows"):
            self.fields[name].widget.attrs["rows"] = 4

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins, or lies ahead."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must not lie before the first")
        if until and until > clock.today():
            self.add_error("until", "The last day must not lie ahead")
        return data


def happened_of(entry: ChronologyEntry) -> dict[str, Any]:
    """Return when an entry happened as the form about it starts: as exactly as it is known."""
    at = entry.happened_at.astimezone(clock.LOCAL)
    known = {"year": (at.year,), "month": (at.year, at.month)}.get(entry.precision, (at.year, at.month, at.day))
    if entry.precision == ChronologyEntry.Precision.ABOUT:
        return {}
    timed = {"at": at.time()} if entry.precision == ChronologyEntry.Precision.TIME else {}
    return {"happened": PartialDate.of(*known), **timed}
