"""The pages of a concern. Three answers are asked for: danger, what was noticed, something to know a child by."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms

from agencies.models import Agency
from common import clock
from common.forms import DateField, Form, NameField, PartialDateField, TextField, TimeField
from people.chi import warnings as chi_warnings
from referrals.models import Concern

OLDEST_CHILD = 18
OLDEST_BIRTH = relativedelta(years=120)
DUE_AHEAD, DUE_PAST = relativedelta(months=11), relativedelta(weeks=6)


def kinds_of_concern() -> list[tuple[str, str]]:
    """Return the kinds of concern in force, as (code, label)."""
    from reference.querysets import codes  # noqa: PLC0415  read when a form is made, not when the module is

    return codes("concern_type")


class DangerForm(Form):
    """The first question, with the numbers to ring; it never blocks."""

    danger = forms.ChoiceField(
        label="Is the child in immediate danger?",
        choices=Concern.Danger.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether the child is in immediate danger. If you are not sure, say so."},
    )
    danger_told = TextField(
        label="Who did you ring, and when? (optional)",  # never hidden: what was typed counts whatever the answer
        help_text="For example: rang 999 at 10:40. You can carry on writing while you wait.",
        required=False,
        max_length=1000,
    )


class WorryForm(Form):
    """What happened, in parts that are kept apart: seen or heard, the child's own words, the author's view."""

    fact = TextField(
        label="What have you seen or heard?",
        help_text="What happened, where, and how you know. Say what you saw yourself and what somebody told you.",
        max_length=8000,
        error_messages={"required": "Write what you have seen or heard. A sentence is enough."},
    )
    childs_words = TextField(
        label="What did the child say, in their own words? (optional)",
        help_text="As near as you can to what was said, and what you had asked.",
        required=False,
        max_length=4000,
    )
    view = TextField(
        label="What do you make of it? (optional)",
        help_text="Your professional view, kept apart from what was seen and heard.",
        required=False,
        max_length=4000,
    )
    happened_on = DateField(label="When did it happen? (optional)", noun="The date it happened", required=False)
    happened_time = TimeField(label="At what time? (optional)", required=False)
    happened_words = forms.CharField(
        label="If you do not know the day, say what you know (optional)",
        help_text="For example: over the last few weeks",
        required=False,
        max_length=200,
    )
    kinds = forms.MultipleChoiceField(
        label="What is it about? (optional)",
        help_text="Tick what fits. Leave it out if you are not sure.",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = kinds_of_concern()

    def clean_happened_on(self) -> dt.date | None:
        """Refuse a day to come."""
        day = self.cleaned_data["happened_on"]
        if day and day > clock.today():
            raise forms.ValidationError("The date it happened must be today or in the past.")
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse a time without its day, which would be lost, and a moment to come."""
        data = super().clean()
        if data.get("happened_time") and not data.get("happened_on") and "happened_on" not in self.errors:
            self.add_error("happened_on", "Give the day as well, or say in words what you know of when it happened.")
        elif self.happened_at and self.happened_at > clock.now():
            self.add_error("happened_time", "The time it happened must be in the past.")
        return data

    @property
    def happened_at(self) -> dt.datetime | None:
        """Return day and time as a moment; a day alone is its beginning."""
        day = self.cleaned_data.get("happened_on")
        if not day:
            return None
        return dt.datetime.combine(day, self.cleaned_data.get("happened_time") or dt.time(), clock.LOCAL)

    def told(self) -> dict[str, Any]:
        """Return the concern's columns that this page fills."""
        data = self.cleaned_data
        return {
            "happened_at": self.happened_at,
            **{name: data[name] for name in ("fact", "childs_words", "view", "happened_words", "kinds")},
        }


class ChildForm(Form):
    """A child as the author knows it; any one answer is enough."""

    AGES = (
        ("date", "I know a date of birth, or part of it"),
        ("age", "I know about how old"),
        ("unborn", "The baby is not born yet"),
        ("unknown", "I do not know"),
    )

    forename = NameField(label="First name (optional)", required=False, max_length=80)
    surname = NameField(label="Family name (optional)", required=False, max_length=80)
    age = forms.ChoiceField(
        label="How old is the child? (optional)", choices=AGES, widget=forms.RadioSelect, required=False
    )
    born = PartialDateField(
        label="Date of birth",
        noun="Date of birth",
        help_text="A year, or a month and a year, is enough",
        required=False,
    )
    years = forms.IntegerField(
        label="About how many years old?",
        min_value=0,
        max_value=OLDEST_CHILD,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={
            "invalid": "Give the age in whole years, such as 4. For a baby under one, give 0.",
            "max_value": "Rowan is for children under 18 and unborn babies. Check the age.",
        },
    )
    due_on = DateField(label="When is the baby due? (optional)", noun="The date the baby is due", required=False)
    sex = forms.ChoiceField(
        label="Sex (optional)",
        choices=(("female", "Female"), ("male", "Male"), ("", "Not known")),
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
        required=False,
    )
    address = NameField(label="Address, or where the child lives (optional)", required=False, max_length=200)
    postcode = forms.CharField(
        label="Postcode (optional)",
        required=False,
        max_length=12,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    place = forms.CharField(
        label="Nursery, school, or where the child can be found (optional)", required=False, max_length=160
    )
    description = TextField(
        label="How else could somebody know which child this is? (optional)", required=False, max_length=1000
    )
    chi = forms.CharField(
        label="CHI number (optional)",
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "autocomplete": "off"}),
    )
    reveals = {"age": {"date": ["born"], "age": ["years"], "unborn": ["due_on"]}}
    KNOWN_BY = ("forename", "surname", "address", "place", "description", "chi")

    def clean(self) -> dict[str, Any]:
        """Ask for one thing to know the child by."""
        data = super().clean()
        if not any(data.get(name) for name in self.KNOWN_BY) and not self.errors:
            self.add_error(
                "forename",
                "Give one thing to know the child by: a name, an address, a nursery or school, or what they look like.",
            )
        today, born, due_on = clock.today(), data.get("born"), data.get("due_on")
        if born and born.earliest > today:
            self.add_error("born", "Date of birth must be in the past. For a baby not born yet, choose that answer.")
        if born and born.latest < today - OLDEST_BIRTH:
            self.add_error("born", "Date of birth must be in the last 120 years. Check the year.")
        if due_on and not today - DUE_PAST <= due_on <= today + DUE_AHEAD:
            self.add_error(
                "due_on", "The date the baby is due must be within 11 months from now, or at most 6 weeks ago."
            )
        return data

    @property
    def warnings(self) -> list[str]:
        """Return what looks odd but stands in nobody's way."""
        data = self.cleaned_data
        return chi_warnings(data.get("chi", ""), born=data.get("born")) if data.get("chi") else []

    def given(self) -> dict[str, Any]:
        """Return the child's columns."""
        data = self.cleaned_data
        names = ("forename", "surname", "sex", "address", "postcode", "place", "description", "chi", "due_on")
        born, years, words = data.get("born"), data.get("years"), ""
        earliest = latest = None
        if born:
            earliest, latest, words = born.earliest, born.latest, str(born)
        elif years is not None:
            today = clock.today()
            earliest = today - relativedelta(years=years + 1) + dt.timedelta(days=1)
            latest, words = today - relativedelta(years=years), f"About {years} years old"
        elif data.get("age") == "unborn":
            words = "Not born yet"
        return {**{n: data[n] for n in names}, "born_earliest": earliest, "born_latest": latest, "birth_words": words}


class AdultsForm(Form):
    """Who else is in the child's home or involved; all optional."""

    ROWS = 3

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(1, self.ROWS + 1):
            self.fields[f"forename_{row}"] = NameField(label="First name", required=False, max_length=80)
            self.fields[f"surname_{row}"] = NameField(label="Family name", required=False, max_length=80)
            self.fields[f"relation_{row}"] = forms.CharField(
                label="Who is this to the child?", required=False, max_length=80
            )

    @property
    def fieldsets(self) -> tuple[tuple[str, list[str]], ...]:
        """Return one group an adult."""
        words = ("First adult", "Second adult", "Third adult")
        return tuple(
            (words[row - 1], [f"{name}_{row}" for name in ("forename", "surname", "relation")])
            for row in range(1, self.ROWS + 1)
        )

    def given(self) -> list[dict[str, Any]]:
        """Return the adults of whom anything was said."""
        rows = [
            {name: self.cleaned_data[f"{name}_{row}"] for name in ("forename", "surname", "relation")}
            for row in range(1, self.ROWS + 1)
        ]
        return [row for row in rows if any(row.values())]


class WorkerForm(Form):
    """Is the worry about somebody who works with children, and who has been told."""

    about_worker = forms.ChoiceField(
        label="Is the worry about somebody who works with children? (optional)",
        help_text="Paid or unpaid, in any agency. If so, their own agency does not screen it and they do not see it.",
        choices=(("no", "No"), ("yes", "Yes")),
        widget=forms.RadioSelect,
        required=False,
    )
    worker_name = NameField(
        label="Who?",
        max_length=120,
        error_messages={"required": "Give the name, or what you know, such as “the Tuesday music teacher”."},
    )
    worker_agency = forms.ModelChoiceField(
        label="Which agency do they work or volunteer for? (optional)",
        queryset=Agency.objects.none(),
        required=False,
        empty_label="Not known, or none of these",
    )
    family_told = TextField(
        label="What have you told the child or the family? (optional)",
        help_text="Do not tell them if that could put anybody at risk.",
        required=False,
        max_length=2000,
    )
    others_told = TextField(label="Who else have you told? (optional)", required=False, max_length=2000)
    reveals = {"about_worker": {"yes": ["worker_name", "worker_agency"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker_agency"].queryset = Agency.objects.visible_to(None)

    def told(self) -> dict[str, Any]:
        """Return the concern's columns that this page fills."""
        data = self.cleaned_data
        about = data.get("about_worker") == "yes"
        return {
            "about_worker": about,
            "worker_name": data.get("worker_name", "") if about else "",
            "worker_agency": data.get("worker_agency") if about else None,
            "family_told": data["family_told"],
            "others_told": data["others_told"],
        }
