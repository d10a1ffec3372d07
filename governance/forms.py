"""Shape of input. Nothing here writes."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Agency, Partnership, StaffMember
from common.forms import DateField, Form, ModelForm
from governance.models import BodyAttendance, BodyDecision, BodyItem, BodyMember, BodyPaper, SisterGroup
from governance.models.reviews import Answer
from governance.standing import HEADINGS, QUESTIONS
from improvement.forms.plans import Asked, Versioned, why_field

NO_CHILD = "Without any child’s name."


def _people(by: StaffMember) -> Any:
    return StaffMember.objects.visible_to(by).filter(is_active=True, is_timer=False).order_by("name")


def _staff_field(label: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        StaffMember.objects.none(),
        label=label,
        empty_label="Choose somebody",
        error_messages={"required": "Choose somebody"},
    )


class BodyForm(Asked, Form):
    """A body that leads and answers."""

    code = forms.CharField(label="Short name", max_length=12, help_text="Such as COG.")
    name = forms.CharField(label="Name", max_length=160)
    purpose = why_field("What is it for, and what is it not?", most=4000)
    partnership = forms.ModelChoiceField(Partnership.objects.none(), label="For which partnership?", empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partnership"].queryset = Partnership.objects.visible_to(self.by)


class MemberForm(Asked, Versioned, Form):
    """Who sits, in which seat, since when."""

    staff = _staff_field("Who?")
    seat = forms.CharField(label="In which seat?", max_length=160, help_text="Such as Chief executive of the council.")
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="For which agency? (optional)", required=False, empty_label="None"
    )
    from_on = DateField(label="Since when?", noun="The day", error_messages={"required": "Enter the day"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = _people(self.by)
        self.fields["agency"].queryset = Agency.objects.visible_to(self.by)


class EndForm(Asked, Versioned, Form):
    """The last day."""

    on = DateField(label="What is the last day?", noun="The last day", error_messages={"required": "Enter the day"})


class MeetingForm(Asked, Versioned, Form):
    """When and where."""

    on = DateField(label="When is it?", noun="The day", error_messages={"required": "Enter the day"})
    place = forms.CharField(label="Where? (optional)", max_length=200, required=False)


class SureForm(Asked, Versioned, Form):
    """Nothing but yes."""


class WhyForm(Asked, Versioned, Form):
    """Why."""

    why = why_field("Why?")


class SettleForm(Asked, Versioned, Form):
    """Keep an item or leave it out."""

    standing = forms.ChoiceField(
        label="Should the body hear it?",
        choices=[(BodyItem.Standing.KEPT, "Yes, keep it"), (BodyItem.Standing.DROPPED, "No, leave it out")],
        widget=forms.RadioSelect,
        error_messages={"required": "Keep it or leave it out"},
    )
    words = why_field("What should the body know? (optional)", hint=NO_CHILD, most=4000)
    why = why_field("Why is it left out?", hint="The reason is kept and shown.")
    reveals = {"standing": {"kept": ["words"], "dropped": ["why"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = False


class ItemForm(Asked, Versioned, Form):
    """An item that nothing raised."""

    title = forms.CharField(
        label="What is it about?", max_length=200, error_messages={"required": "Say what it is about"}
    )
    words = why_field("What should the body know? (optional)", hint=NO_CHILD, required=False, most=4000)


class PaperForm(Asked, Versioned, Form):
    """A paper, and for whom it is."""

    title = forms.CharField(label="Title", max_length=200, error_messages={"required": "Enter the title"})
    words = why_field("What does it say? (optional)", hint=NO_CHILD, required=False, most=20_000)
    kept_at = forms.CharField(label="Where is the document? (optional)", max_length=300, required=False)
    sensitivity = forms.ChoiceField(
        label="Who reads it?",
        choices=BodyPaper.Sensitivity.choices,
        widget=forms.RadioSelect,
        initial=BodyPaper.Sensitivity.MEMBERS,
    )


class HoldForm(Asked, Versioned, Form):
    """Who came, seat by seat."""

    def __init__(self, *args: Any, meeting: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seated = BodyMember.objects.visible_to(self.by).on(meeting.on).filter(body=meeting.body)
        self.members = {f"member_{one.pk}": one for one in seated.select_related("staff")}
        for name, member in self.members.items():
            self.fields[name] = forms.ChoiceField(
                label=f"{member.staff}, {member.seat}",
                choices=BodyAttendance.Came.choices,
                widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
                error_messages={"required": f"Say whether {member.staff} came"},
            )

    def clean(self) -> dict[str, Any]:
        """Gather who came."""
        data = super().clean()
        came = {member: data.pop(name, "") for name, member in self.members.items()}
        return {**data, "came": {member: how for member, how in came.items() if how}}


class MinuteForm(Asked, Versioned, Form):
    """The minute."""

    minutes = why_field("What was said?", hint=NO_CHILD, most=40_000)


class AskForm(Asked, Versioned, Form):
    """A question to the body."""

    question = why_field("What is the body asked to decide?", hint=NO_CHILD, most=4000)


class DecisionForm(Asked, Versioned, Form):
    """What was decided."""

    outcome = forms.ChoiceField(
        label="What did it decide?",
        choices=BodyDecision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it decided"},
    )
    words = why_field("In its words", hint="As in the minute.", most=4000)


class FollowUpForm(Asked, Versioned, Form):
    """What follows, who does it and by when."""

    what = forms.CharField(
        label="What is to be done?", max_length=300, error_messages={"required": "Say what is to be done"}
    )
    who = _staff_field("Who does it?")
    due_on = DateField(label="By when?", noun="The day", error_messages={"required": "Enter by when"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].queryset = _people(self.by)


class FinishForm(Asked, Versioned, Form):
    """What came of it."""

    words = why_field("What came of it?")


class ChairForm(Asked, Versioned, Form):
    """Who chairs from when."""

    member = forms.ModelChoiceField(
        BodyMember.objects.none(),
        label="Who chairs?",
        empty_label="Choose a member",
        error_messages={"required": "Choose a member"},
    )
    from_on = DateField(label="From when?", noun="The day", error_messages={"required": "Enter the day"})

    def __init__(self, *args: Any, body: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = BodyMember.objects.visible_to(self.by).on().filter(body=body).select_related("staff")
        self.fields["member"].queryset = members
        self.fields["member"].label_from_instance = lambda one: f"{one.staff}, {one.seat}"


class VisionForm(Asked, Versioned, Form):
    """The vision and from when it holds."""

    text = why_field("What does the body want for children?", hint="Every member of staff reads it on the home page.")
    from_on = DateField(label="From when?", noun="The day", error_messages={"required": "Enter the day"})


class ReviewForm(Asked, Versioned, Form):
    """By when members answer."""

    answers_by = DateField(label="By when do members answer?", noun="The day")


def _asked(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=Answer.choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline govuk-radios--small"}),
        error_messages={"required": f"Answer: {label}"},
    )


class AnswerForm(Asked, Versioned, Form):
    """Three questions, three headings, and what should be different."""

    fieldsets = (
        ("What we are asked", list(QUESTIONS)),
        ("Where we have been effective", list(HEADINGS)),
        ("What next", ["words"]),
    )
    questions, issues, decisions = (_asked(label) for label in QUESTIONS.values())
    vision, context, valuing = (_asked(label) for label in HEADINGS.values())
    words = why_field(
        "What should be different? (optional)", hint="Readers see it without your name.", required=False, most=4000
    )


class CloseForm(Asked, Versioned, Form):
    """What the body concludes."""

    result = why_field("What does the body conclude?", hint="Actions are added afterwards.", most=4000)


class SisterForm(Asked, Versioned, ModelForm):
    """A group beside the bodies."""

    does = why_field("What does it do?")
    link = forms.URLField(label="Where is it found? (optional)", required=False, assume_scheme="https")

    class Meta:
        model = SisterGroup
        fields = ["name", "does", "link"]
        labels = {"name": "What is it called?"}
        error_messages = {"name": {"required": "Enter what it is called"}}
