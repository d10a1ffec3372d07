"""What is asked on the way to the sub-group: a question, a challenge, the office's check, whom it told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import StaffMember
from common.forms import DateField
from practice_review.forms.base import NO_NAMES, Asked, choice, not_earlier, not_later, text
from practice_review.models import Challenge, LiveMatter, PracticeReviewReferral


class QuestionForm(Asked):
    """What a designated manager has to know first."""

    text = text("What do you have to know?", hint=NO_NAMES, most=2000, missing="Write your question")


class AnswerForm(Asked):
    """What the suggester, or an agency, answers."""

    answer = text("Your answer", hint=NO_NAMES, most=4000, missing="Write your answer")


class ChallengeForm(Asked):
    """Why the suggester does not accept the no."""

    why = text(
        "Why should it go to the sub-group after all?",
        hint="Somebody who did not decide before reads this, with what you suggested.",
        most=4000,
        missing="Say why it should go to the sub-group",
    )


class SettleChallengeForm(Asked):
    """Upheld or overturned, and why; the suggester reads it."""

    result = choice("What do you decide?", Challenge.Result.choices, missing="Choose what you decide")
    why = text(
        "Why?",
        hint="It goes to the person who suggested it, in your words.",
        most=4000,
        missing="Say why in your words",
    )


class SecondForm(Asked):
    """Who settles a challenge."""

    staff = forms.ModelChoiceField(
        StaffMember.objects.none(),
        label="Who settles it?",
        help_text="The chair of the sub-group, or another agency’s designated manager. Never who said no.",
        empty_label="Choose somebody",
        error_messages={"required": "Choose who settles it"},
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = offered
        self.fields["staff"].label_from_instance = lambda one: f"{one.name}, {one.team.name}"


class DuplicateForm(Asked):
    """Which other referral tells the same, and why the office thinks so."""

    of = forms.ModelChoiceField(
        PracticeReviewReferral.objects.none(),
        label="Which referral tells the same?",
        help_text="This one closes, and the two are linked. Those that look alike stand first.",
        empty_label="Choose a referral",
        error_messages={"required": "Choose the referral that tells the same"},
    )
    why = text("Why is it the same?", most=2000, missing="Say why it is the same")

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = offered
        self.fields["of"].label_from_instance = lambda one: f"{one.reference}: {one.title}"


class MatterForm(Asked):
    """Another inquiry into the same matter."""

    kind = choice("What else looks into it?", LiveMatter.Kind.choices, missing="Choose what looks into it")
    what = text("What is it?", hint=NO_NAMES, most=2000, missing="Say what it is")
    confirmed_by = forms.CharField(
        label="Who confirmed it?",
        help_text="Job and agency.",
        max_length=160,
        error_messages={"required": "Say who confirmed it"},
    )
    confirmed_on = DateField(label="When?", noun="The day", error_messages={"required": "Enter the day"})

    def clean_confirmed_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["confirmed_on"])


class MatterOverForm(Asked):
    """How and when another inquiry ended."""

    on = DateField(label="When did it end?", noun="The day", error_messages={"required": "Enter the day"})
    words = forms.CharField(label="How did it end?", max_length=400, error_messages={"required": "Say how it ended"})

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class PutOffForm(Asked):
    """Until when, and why."""

    until = DateField(
        label="When is it looked at again?",
        noun="The day",
        error_messages={"required": "Enter the day on which it is looked at again"},
    )
    why = text("Why does it wait?", most=2000, missing="Say why it waits")

    def clean_until(self) -> dt.date | None:
        """Refuse a day that is past."""
        return not_earlier(self.cleaned_data["until"])


class ToldForm(Asked):
    """That somebody was told of a possible learning review."""

    on = DateField(label="When were they told?", noun="The day", error_messages={"required": "Enter the day"})
    words = text("How, and who took it?", most=2000, missing="Say how they were told, and who took it")

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class HandOnForm(Asked):
    """What the committee decided on a possible learning review."""

    why = text("What did the committee decide, and why?", most=4000, missing="Write what the committee decided")
