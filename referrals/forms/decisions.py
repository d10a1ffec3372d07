"""What is decided about a concern, asked and answered: the shape of each, with the words that refuse it."""

from __future__ import annotations

from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms

from common import clock
from common.forms import Form, PartialDate, TextField
from people.forms import PersonFields
from people.policies import why_not_add
from referrals import outcomes
from referrals.models import ConcernAdult, ConcernChild, Triage


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
        label="What is to be done?", widget=forms.RadioSelect, error_messages={"required": "Choose what is to be done."}
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
        widget=forms.RadioSelect,
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
        widget=forms.RadioSelect,
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
