"""What is asked after the decision: team, remit, practitioners' events, the family, support for staff."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import StaffMember
from common.forms import DateField
from practice_review.forms.base import NO_NAMES, Asked, choice, not_later, text
from practice_review.models import Invited, TeamMember
from practice_review.models.setting_up import Offer

ANSWERS = [one for one in Offer.Answer.choices if one[0] != Offer.Answer.WAITING]


class NamesStaff(Asked):
    """A member of staff, chosen by name and organisation."""

    staff = forms.ModelChoiceField(
        StaffMember.objects.none(),
        label="Who?",
        empty_label="Choose somebody",
        error_messages={"required": "Choose somebody"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staff = StaffMember.objects.visible_to(self.by).people().filter(is_active=True, team__isnull=False)
        self.fields["staff"].queryset = staff.select_related("team__organisation")
        self.fields["staff"].label_from_instance = lambda one: f"{one.name}, {one.team.organisation.name}"


class TeamForm(NamesStaff):
    """Who joins the team, as what."""

    part = choice("As what?", TeamMember.Part.choices, missing="Choose the part in the review")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].help_text = "Nobody who worked on the case, or is in the line of somebody who did."


class RemitForm(Asked):
    """What the review looks into, of what time, how; and why it changes."""

    terms = text("What does the review look into?", hint=NO_NAMES, missing="Say what the review looks into")
    questions = text("Which questions does it answer?", hint="One a line.", missing="Write at least one question")
    covers_from = DateField(
        label="From which day?", noun="The first day", error_messages={"required": "Enter the first day it looks at"}
    )
    covers_to = DateField(
        label="To which day?", noun="The last day", error_messages={"required": "Enter the last day it looks at"}
    )
    methods = text("How?", hint="Such as the merged timeline and a talk with practitioners.", missing="Say how")

    def __init__(self, *args: Any, changes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if changes:
            hint = "The earlier remit is kept beside this one."
            self.fields["why"] = text("Why is it changed?", hint=hint, most=2000, missing="Say why it is changed")


class ClearForm(Asked):
    """How the review keeps clear of another inquiry."""

    words = text(
        "How does the review keep clear of it?",
        hint="Such as whom it does not speak to before the trial, agreed with the procurator fiscal.",
        most=2000,
        missing="Say how the review keeps clear of it",
    )


class EventForm(Asked):
    """When and where the practitioners meet."""

    starts_on = DateField(label="When?", noun="The day", error_messages={"required": "Enter the day"})
    ends_on = DateField(
        label="To which day, if only a window is known? (optional)", noun="The last day", required=False
    )
    place = forms.CharField(label="Where? (optional)", max_length=160, required=False)


class EventHeldForm(Asked):
    """Who came, what was learned, what support was offered."""

    on = DateField(label="On which day was it?", noun="The day", error_messages={"required": "Enter the day"})
    came = forms.ModelMultipleChoiceField(
        Invited.objects.none(), label="Who came?", widget=forms.CheckboxSelectMultiple, required=False
    )
    learned = text("What was learned?", hint=NO_NAMES, missing="Write what was learned")
    support = text(
        "What support was offered to them?",
        hint="That it was offered, not what was said.",
        missing="Say what support was offered",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        invited = Invited.objects.visible_to(self.by).filter(event=self.record).select_related("staff")
        self.fields["came"].queryset = invited
        self.fields["came"].label_from_instance = lambda one: one.staff.name

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class FamilyForm(Asked):
    """Who of the family is asked to take part."""

    who = forms.CharField(
        label="Who is asked?",
        help_text="Without a name: “the mother”, “the older brother”.",
        max_length=120,
        error_messages={"required": "Say who is asked"},
    )
    on = DateField(label="When?", noun="The day", error_messages={"required": "Enter the day"})

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class SupportForm(NamesStaff):
    """To whom support is offered."""

    on = DateField(label="When was it offered?", noun="The day", error_messages={"required": "Enter the day"})

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class OfferAnswerForm(Asked):
    """Whether what was offered was taken up."""

    answer = choice("Was it taken up?", ANSWERS, missing="Say whether it was taken up")
    on = DateField(label="When did you hear?", noun="The day", error_messages={"required": "Enter the day"})

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class FamilyAnswerForm(OfferAnswerForm):
    """Whether the family takes part, and its views."""

    views = text(
        "Their views (optional)", hint="As they would put it, without names. It is read to them.", required=False
    )
