"""The sections of a discussion's record, each a form of its own."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency, StaffMember
from cases.forms.people import WITH_FAMILIES, staff_for
from common.forms import DateField, Form, NameField
from discussions.forms.base import Asked, OfAChild, choice, line, words
from discussions.models import ChecklistAnswer, YesNo
from discussions.querysets import holds
from reference.querysets import codes
from reference.words import say


def agencies_for(user: Any) -> Any:
    """Return the agencies that have teams who work with families, in their order."""
    return Agency.objects.visible_to(user).filter(organisations__teams__kind__in=WITH_FAMILIES).distinct()


class ParticipantForm(Asked, Form):
    """Who takes part: somebody who signs in, or a name."""

    who = choice(
        "Who takes part?",
        [("staff", "Somebody who signs in to Rowan"), ("name", "Somebody else")],
        missing="Choose who takes part",
    )
    staff = forms.ModelChoiceField(
        label="Which person?", queryset=StaffMember.objects.none(), error_messages={"required": "Choose the person"}
    )
    name = NameField(label="Name", max_length=120, error_messages={"required": "Enter their name"})
    agency = forms.ModelChoiceField(
        label="Agency",
        queryset=Agency.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose their agency"},
    )
    job = line("What is their job?", missing="Say what their job is", most=120)
    telephone = line("Telephone (optional)", required=False, most=30)
    reveals = {"who": {"staff": ["staff"], "name": ["name", "agency", "job", "telephone"]}}
    option_hints = {"who": {"staff": "They see this discussion from now on, and write into it what their agency knows"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = staff_for(self.by)
        self.fields["agency"].queryset = agencies_for(self.by)

    def answers(self) -> dict[str, Any]:
        """Return the answers as the action takes them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "who" and value}


class InformationForm(OfAChild, Form):
    """What one agency knows: who says so, from which records, of which day."""

    agency = forms.ModelChoiceField(
        label="Which agency’s information is this?",
        queryset=Agency.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose the agency"},
    )
    given_by = line(
        "Who gives it?", hint="Name and job, for example, T. Example, health visitor", missing="Say who gives it"
    )
    checked = line(
        "Which records were checked?",
        hint="For example, health visiting record, emergency department, pupil record",
        missing="Say which records were checked",
        most=300,
    )
    as_of = DateField(
        label="Which day is this information from? (optional)",
        noun="The day the information is from",
        required=False,
        help_text="The latest day on which the agency saw or heard it, so that everybody knows how old it is",
    )
    says = choice(
        "What do they know?",
        [("known", "They know something"), ("nothing", "They looked, and know nothing")],
        missing="Say whether they know something",
    )
    words = words(
        "What is known", hint="Facts and views, and whose view it is", missing="Write what is known", most=8000
    )
    reveals = {"says": {"known": ["words"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = agencies_for(self.by)
        own = self.by.agency
        self.fields["agency"].queryset = agencies if holds(self.by) else agencies.filter(pk=own.pk if own else None)
        self.fields["words"].widget.attrs["rows"] = 8

    def answers(self) -> dict[str, Any]:
        """Return the answers as the action takes them."""
        given = super().answers()
        nothing = given.pop("says") == "nothing"
        return {**given, "known_nothing": nothing}


class WithoutForm(Asked, Form):
    """Why the discussion goes on without an agency."""

    agency = forms.ModelChoiceField(
        label="Which agency?",
        queryset=Agency.objects.none(),
        empty_label="Choose one",
        error_messages={"required": "Choose the agency"},
    )
    why = words(
        "Why does the discussion go on without them?",
        hint="Whom you tried to reach, how and when. For education: how their views were sought, and what came of it.",
        missing="Say why the discussion goes on without them",
        most=2000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies_for(self.by)


class SumUpForm(Asked, Form):
    """What was said, and the key questions."""

    summary = words(
        "What was said",
        hint="What agencies know together, and what it means for the child",
        most=12000,
        missing="Sum up what was said",
    )
    disagreement = words(
        "Does anybody disagree? (optional)",
        hint="Who, with what, and to whom it is taken",
        required=False,
    )
    emergency = choice(
        "Is emergency action needed now?", YesNo.choices, missing="Say whether emergency action is needed"
    )
    emergency_words = words("What was done, by whom and when?", missing="Say what was done at once")
    adults_at_risk = choice(
        "May an adult be at risk of harm too?", YesNo.choices, missing="Say whether an adult may be at risk too"
    )
    adults_words = words(
        "Who was told, and when?",
        hint="Adult protection has a referral of its own",
        missing="Say what was done for the adult",
    )
    other_children = choice(
        "May other children be at risk?", YesNo.choices, missing="Say whether other children may be at risk"
    )
    other_words = words(
        "Which children, and what was done?",
        hint="Log a concern for each child who has no case",
        missing="Say which children, and what was done",
    )
    reveals = {
        "emergency": {"yes": ["emergency_words"]},
        "adults_at_risk": {"yes": ["adults_words"]},
        "other_children": {"yes": ["other_words"]},
    }
    fieldsets = (
        ("What was said", ["summary", "disagreement"]),
        ("Questions that every discussion answers", ["emergency", "adults_at_risk", "other_children"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].widget.attrs["rows"] = 10


class StepForm(OfAChild, Form):
    """A step of the interim safety plan."""

    what = words("What keeps the child safe until then?", missing="Say what is done", most=2000)
    who = line("Who does it?", missing="Say who does it")
    until = line(
        "Until when?", hint="A day, or for example until the planning meeting", missing="Say until when", most=120
    )
    shared_with = line(
        "With whom is the plan shared?",
        hint="Parents, carers, the child, agencies",
        missing="Say with whom the plan is shared",
    )
    how_known = words(
        "How do we know that it works?",
        hint="Who looks, and how often",
        missing="Say how we know that it works",
        most=2000,
    )


class NoPlanForm(Asked, Form):
    """Why no interim safety plan is needed."""

    why = words("Why is no interim safety plan needed?", missing="Say why none is needed", most=2000)


class ActionForm(OfAChild, Form):
    """What is to be done, by whom, by when."""

    what = words("What is to be done?", missing="Say what is to be done", most=2000)
    by_whom = line("Who does it?", hint="A person or a team, with their agency", missing="Say who does it")
    due_on = DateField(label="By when?", noun="The day it is due", error_messages={"required": "Say by when"})


class FinishForm(Asked, Form):
    """What came of an action."""

    outcome = words("What came of it?", missing="Say what came of it", most=2000)


class ChecklistForm(Asked, Form):
    """The checklist afterwards: an answer and a note to each question."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = codes("discussion_checklist")
        for code, question in self.questions:
            self.fields[code] = forms.ChoiceField(
                label=question,
                choices=ChecklistAnswer.Answer.choices,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
            )
            self.fields[f"{code}_note"] = line("Note (optional)", required=False, most=300)

    def answers(self) -> dict[str, tuple[str, str]]:
        """Return the questions that are answered, each with its note."""
        given = self.cleaned_data
        return {code: (given[code], given[f"{code}_note"]) for code, _ in self.questions if given.get(code)}


class DecideForm(Asked, Form):
    """What is decided for one child, and why."""

    decision = choice("What is decided?", (), missing="Choose what is decided for this child")
    reasons = words("Why?", hint="The reasons, and what they rest on", missing="Give the reasons")
    joint_interview = choice(
        "Is there a joint investigative interview?",
        YesNo.choices,
        inline=True,
        missing="Say whether there is a joint investigative interview",
    )
    medical = choice("Is there a medical examination?", (), missing="Say whether there is a medical examination")
    protection_order = choice(
        "Was a child protection order considered?",
        YesNo.choices,
        inline=True,
        missing="Say whether a child protection order was considered",
    )
    meeting = choice(
        "Is a planning meeting required?",
        YesNo.choices,
        missing="Say whether a planning meeting is required",
    )
    no_meeting_why = words(
        "Why is none required?",
        hint="The clock for the planning meeting stops with this reason",
        missing="Say why no planning meeting is required",
        most=2000,
    )
    report_due_on = DateField(
        label="By when is the assessment due? (optional)", noun="The day the assessment is due", required=False
    )
    reveals = {"meeting": {"no": ["no_meeting_why"]}}
    fieldsets = (
        ("Decision", ["decision", "reasons"]),
        ("Investigation", ["joint_interview", "medical", "protection_order"]),
        ("What follows", ["meeting", "report_due_on"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = codes("discussion_decision")
        self.fields["medical"].choices = codes("discussion_medical")
        self.fields["meeting"].label = f"Is a {say('planning_meeting')} required?"


class InvestigationForm(Asked, Form):
    """What the investigation did: the joint interview and the medical examination."""

    interviewed_on = DateField(
        label="When was the joint interview? (optional)", noun="The day of the joint interview", required=False
    )
    interviewed_by = line("Who held it? (optional)", hint="Names and agencies", required=False)
    examined_on = DateField(
        label="When was the medical examination? (optional)", noun="The day of the examination", required=False
    )
    examination = forms.ChoiceField(label="What kind was it? (optional)", required=False)
    examined_at = line("Where? (optional)", required=False)
    fieldsets = (
        ("Joint investigative interview", ["interviewed_on", "interviewed_by"]),
        ("Medical examination", ["examined_on", "examination", "examined_at"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [pair for pair in codes("discussion_medical") if pair[0] not in {"none", "later"}]
        self.fields["examination"].choices = [("", "Choose one"), *kinds]
