"""The shape of what is typed. Three answers are asked for: danger, what was noticed, something to know a child by."""

from __future__ import annotations

import datetime as dt
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms

from agencies.models import Agency
from common import clock
from common.forms import DateField, Form, NameField, PartialDate, PartialDateField, TextField, TimeField
from people.chi import warnings as chi_warnings
from people.forms import PersonFields
from people.policies import why_not_add
from referrals import outcomes
from referrals.models import Concern, ConcernAdult, ConcernChild, Triage

OLDEST_CHILD = 18
OLDEST_BIRTH = relativedelta(years=120)
DUE_AHEAD, DUE_PAST = relativedelta(months=11), relativedelta(weeks=6)
Radios = forms.RadioSelect


def kinds_of_concern() -> list[tuple[str, str]]:
    """Return the kinds of concern in force, as (code, label)."""
    from reference.querysets import codes  # noqa: PLC0415  read when a form is made, not when the module is

    return codes("concern_type")


class DangerForm(Form):
    """The first question, with the numbers to ring; it never blocks."""

    danger = forms.ChoiceField(
        label="Is the child in immediate danger?",
        choices=Concern.Danger.choices,
        widget=Radios,
        error_messages={"required": "Say whether the child is in immediate danger. If you are not sure, say so."},
    )
    danger_told = TextField(
        label="Who did you ring, and when? (optional)",
        help_text="For example: rang 999 at 10:40. You can carry on writing while you wait.",
        required=False,
        max_length=1000,
    )
    reveals = {"danger": {"yes": ["danger_told"]}}


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
    age = forms.ChoiceField(label="How old is the child? (optional)", choices=AGES, widget=Radios, required=False)
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
        label="Is the worry about somebody who works with children?",
        help_text="Paid or unpaid, in any agency. If so, their own agency does not screen it and they do not see it.",
        choices=(("no", "No"), ("yes", "Yes")),
        widget=Radios,
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


class SayWhyForm(Form):
    """A reason, kept with what is done."""

    why = TextField(label="Why?", max_length=2000, error_messages={"required": "Say why: it is kept with what you do."})


class ConfirmForm(PersonFields):
    """Who somebody in a concern is: a possible match, or somebody new with what is known and was found out."""

    person = forms.CharField(required=False, widget=forms.HiddenInput, initial="new")
    why = TextField(
        label="Why is it somebody else than was confirmed before?",
        help_text="What was opened for the person confirmed before is closed again.",
        max_length=2000,
        error_messages={"required": "Say why: the correction is kept with its reason."},
    )
    NEW = ("forename", "surname", "known_as", "born", "age", "due_on", "sex", "address_line", "postcode", "chi")
    description = ""

    def __init__(self, *args: Any, named: ConcernChild | ConcernAdult, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": known_of(named)})
        self.description = getattr(named, "description", "")
        if not named.person_id:
            del self.fields["why"]
        if not isinstance(named, ConcernChild):
            del self.fields["due_on"]

    def clean(self) -> dict[str, Any]:
        """Refuse somebody new of whom nothing is known."""
        data = super().clean()
        data["person"] = data.get("person") or "new"
        if data["person"] == "new" and "look" not in self.data and not self.errors:
            given = {name: value for name, value in self.person().items() if name not in {"sex", "birth_precision"}}
            if why_not := why_not_add(**given, description=self.description, today=clock.today()):
                self.add_error("forename", why_not)
        return data

    @property
    def new_fields(self) -> list[Any]:
        """Return the questions about somebody new."""
        return [self[name] for name in self.NEW if name in self.fields]


def known_of(named: ConcernChild | ConcernAdult) -> dict[str, Any]:
    """Return what the form about somebody starts with: what the author gave."""
    given: dict[str, Any] = {"forename": named.forename, "surname": named.surname}
    if not isinstance(named, ConcernChild):
        return given
    given |= {"due_on": named.due_on, "sex": named.sex, "postcode": named.postcode, "chi": named.chi}
    given |= {"address_line": named.address}
    if not named.born_earliest or not named.born_latest:
        return given
    first, last = named.born_earliest, named.born_latest
    parts = (first.year, first.month, first.day)
    ways = [PartialDate.of(*parts[:known]) for known in (3, 2, 1)]
    born = next((way for way in ways if (way.earliest, way.latest) == (first, last)), None)
    return {**given, "born": born} if born else {**given, "age": relativedelta(clock.today(), last).years}


class DecideForm(Form):
    """The receiving team's decision on one child, and what the author will be told."""

    outcome = forms.ChoiceField(
        label="What is to be done?", widget=Radios, error_messages={"required": "Choose what is to be done."}
    )
    nfa_reason = forms.ChoiceField(
        label="Reason for no further action",
        choices=[("", "Choose a reason"), *outcomes.NFA_REASONS.items()],
        error_messages={"required": "Choose the reason for no further action."},
    )
    why = TextField(
        label="Why?",
        help_text="What you weighed: what was said, what was known before, what the risk is.",
        max_length=4000,
        error_messages={"required": "Say why: the decision is kept with its reason."},
    )
    feedback = TextField(
        label="What will the author be told?",
        help_text="They see these words and the date, nothing else of the decision.",
        max_length=2000,
        error_messages={"required": "Write what the author will be told. They always hear back."},
    )
    reveals = {"outcome": {"no_further_action": ["nfa_reason"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = outcomes.every()
        self.fields["outcome"].choices = [(outcome.code, outcome.label) for outcome in offered]
        self.option_hints = {"outcome": {outcome.code: outcome.hint for outcome in offered if outcome.hint}}


class QuestionForm(Form):
    """A question to the author."""

    text = TextField(
        label="What do you want to ask the author?",
        help_text="The concern stays where it is, with its clock, whether or not there is an answer.",
        max_length=2000,
        error_messages={"required": "Write your question."},
    )


class AnswerForm(Form):
    """The author's answer."""

    text = TextField(label="Your answer", max_length=4000, error_messages={"required": "Write your answer."})


class TriageForm(Form):
    """The four questions of triage, and what the author is told."""

    complete = forms.ChoiceField(
        label="Is it complete?",
        choices=Triage.Answer.choices,
        widget=Radios,
        error_messages={"required": "Say whether the concern is complete."},
    )
    complete_note = TextField(
        label="What is missing?", max_length=2000, error_messages={"required": "Say what is missing."}
    )
    known_here = TextField(
        label="Who else in the agency knows something? (optional)",
        help_text="People or teams you asked, and what they hold. Say so if nobody does.",
        required=False,
        max_length=4000,
    )
    shared = forms.ChoiceField(
        label="Was it shared with the right people?",
        choices=Triage.Answer.choices,
        widget=Radios,
        error_messages={"required": "Say whether it was shared with the right people."},
    )
    shared_note = TextField(label="How, or with whom should it have been? (optional)", required=False, max_length=2000)
    learning = TextField(
        label="Is there anything to learn, good practice included? (optional)", required=False, max_length=4000
    )
    feedback = TextField(
        label="What will the author be told?",
        max_length=2000,
        error_messages={"required": "Write what the author will be told. They always hear back."},
    )
    reveals = {"complete": {"no": ["complete_note"]}}
