"""What is asked after the committee: what was done, with whom learning was shared, thanks, whether it helped."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import Agency, Team
from agencies.querysets import designated_managers_team
from common.forms import DateField
from practice_review.forms.base import NO_NAMES, Asked, choice, not_later, text
from practice_review.models import Sharing

WHOM = (("everybody", "Every member of staff"), ("agency", "One agency, which confirms it"), ("team", "One team"))
DAY = {"required": "Enter the day"}


class DoneForm(Asked):
    """That something owed was done."""

    on = DateField(label="On which day?", noun="The day", error_messages=DAY)
    words = text("What was done, or said?", most=4000, missing="Say what was done, or said")

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class SharingForm(Asked):
    """How, with whom, when, what."""

    how = choice("How?", Sharing.How.choices, missing="Say how it was shared")
    whom = choice("With whom?", WHOM, missing="Say with whom it was shared")
    agency = forms.ModelChoiceField(
        Agency.objects.none(),
        label="Which agency?",
        empty_label="Choose an agency",
        error_messages={"required": "Choose the agency"},
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Which team?",
        empty_label="Choose a team",
        error_messages={"required": "Choose the team"},
    )
    on = DateField(label="On which day?", noun="The day", error_messages=DAY)
    words = text("What was passed on?", hint=NO_NAMES, most=4000, missing="Say what was passed on")

    reveals = {"whom": {"agency": ["agency"], "team": ["team"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = Agency.objects.visible_to(self.by).order_by("position")
        able = [one.pk for one in agencies if designated_managers_team(one)]
        self.fields["agency"].queryset = agencies.filter(pk__in=able)
        self.fields["team"].queryset = teams_for(self.by)

    def clean_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["on"])


class ThanksForm(Asked):
    """Which team, in which words."""

    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Which team?",
        empty_label="Choose a team",
        error_messages={"required": "Choose the team"},
    )
    words = text("The note of thanks", hint=NO_NAMES, most=2000, missing="Write the note of thanks")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams_for(self.by)


class ConfirmForm(Asked):
    """How it reached the agency's staff."""

    words = text(
        "How did it reach your staff?",
        hint="Such as which teams talked it over, and when.",
        most=2000,
        missing="Say how it reached your staff",
    )


class ImpactForm(Asked):
    """What changed, how that is known, what more is needed."""

    changed = text("What has changed?", hint="Say so too if nothing has.", missing="Say what has changed")
    known = text("How do you know?", hint="Such as an audit, or what families say.", missing="Say how you know")
    more = choice("Is more needed?", (("no", "No"), ("yes", "Yes")), missing="Say whether more is needed")
    more_needed = text("Which action do you suggest?", most=2000, missing="Say which action you suggest")

    reveals = {"more": {"yes": ["more_needed"]}}


def teams_for(by: Any) -> Any:
    """Return the practice teams, by organisation."""
    teams = Team.objects.visible_to(by).filter(kind__in=[Team.Kind.PRACTICE, Team.Kind.RECEIVING])
    return teams.select_related("organisation").order_by("organisation__name", "name")
