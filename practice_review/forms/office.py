"""What the committee office keeps: who is asked, what goes on an agenda, who came."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from agencies.models import Agency, StaffMember, Team
from common import clock
from common.forms import DateField
from practice_review.forms.base import NO_NAMES, Asked, choice, not_earlier, not_later, text
from practice_review.models import AgencyReturn, Deputy, Meeting, MeetingAttendance

INLINE = {"class": "govuk-radios--inline govuk-radios--small"}


class AskReturnsForm(Asked):
    """Which agencies are asked what they know."""

    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.none(),
        label="Which agencies are asked for a return?",
        help_text="The agencies the suggestion names are ticked. Each designated manager has the same time.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency"},
    )

    def __init__(self, *args: Any, asked: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = Team.objects.visible_to(self.by).of_kind(Team.Kind.DESIGNATED_MANAGERS).values("organisation__agency")
        offered = Agency.objects.visible_to(self.by).filter(pk__in=able).exclude(pk__in=asked)
        self.fields["agencies"].queryset = offered


class GoOnForm(Asked):
    """Why the office goes on without a return that is not signed: one reason each."""

    def __init__(self, *args: Any, missing: list[AgencyReturn], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.missing = missing
        for one in missing:
            self.fields[f"without_{one.pk.hex}"] = text(
                f"Why go on without the return of {one.agency}?",
                hint="Everybody who reads the papers sees that it has not contributed, and why.",
                most=1000,
                missing=f"Say why the sub-group goes on without {one.agency}",
            )

    def reasons(self) -> dict[AgencyReturn, str]:
        """Return the reason for each."""
        return {one: self.cleaned_data[f"without_{one.pk.hex}"] for one in self.missing}


class DeciderForm(Asked):
    """Who decides where the agency's own designated managers cannot."""

    staff = forms.ModelChoiceField(
        StaffMember.objects.none(),
        label="Which designated manager decides?",
        help_text="Of another agency, or a deputy. Nobody decides on her own suggestion.",
        empty_label="Choose somebody",
        error_messages={"required": "Choose who decides"},
    )

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["staff"].queryset = offered
        self.fields["staff"].label_from_instance = lambda one: f"{one.name}, {one.team.organisation.name}"


class AgendaForm(Asked):
    """Which meeting."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="On the agenda of which meeting?",
        empty_label="Choose a meeting",
        error_messages={"required": "Choose a meeting. If there is none to come, open one first"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        coming = Meeting.objects.visible_to(self.by).filter(held_at=None, on__gte=clock.today())
        self.fields["meeting"].queryset = coming.order_by("on")
        self.fields["meeting"].label_from_instance = lambda one: f"{one.on:%-d %B %Y}, {one.reference}"


class MeetingForm(Asked):
    """When and where the sub-group meets."""

    on = DateField(label="When does the sub-group meet?", noun="The day", error_messages={"required": "Enter the day"})
    place = forms.CharField(label="Where? (optional)", max_length=160, required=False)

    def clean_on(self) -> Any:
        """Refuse a day that is past."""
        return not_earlier(self.cleaned_data["on"])


class AttendanceForm(Asked):
    """Who came and who sent apologies, seat by seat."""

    def __init__(self, *args: Any, seats: list[Any], deputies: list[Deputy], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats, self.deputies = seats, deputies
        for held in seats:
            self.fields[f"seat_{held.pk.hex}"] = forms.ChoiceField(
                label=f"{held.seat}: {held.staff}",
                choices=MeetingAttendance.Came.choices,
                widget=forms.RadioSelect(attrs=INLINE),
                required=False,
            )
        for one in deputies:
            self.fields[f"deputy_{one.pk.hex}"] = forms.BooleanField(
                label=f"{one.staff} came, and stood in for {one.held.seat}", required=False, initial=one.came
            )

    def came(self) -> dict[str, list[Any]]:
        """Return who came, who sent apologies and who stood in, as the action takes them."""
        said = {held: self.cleaned_data.get(f"seat_{held.pk.hex}") for held in self.seats}
        answers = {answer: [held for held in said if said[held] == answer] for answer in ("present", "apologies")}
        return {**answers, "deputies": [one for one in self.deputies if self.cleaned_data[f"deputy_{one.pk.hex}"]]}


class MinutesForm(Asked):
    """Minutes of a meeting, or of one item."""

    words = text("Minutes", hint="Without any child’s name.", most=12000, missing="Write the minutes")


class FeedbackForm(Asked):
    """What the person who suggested it is told."""

    text = text(
        "What will the person who suggested it be told?",
        hint="Thank them, say what was decided and what happens next.",
        most=2000,
        missing="Write what they will be told",
    )


class SettleForm(Asked):
    """What the committee decided on a learning point."""

    how = choice(
        "What did the committee decide?",
        [
            ("accept", "It accepts the learning point"),
            ("amend", "It accepts it in other words"),
            ("reject", "It does not accept it"),
        ],
        missing="Say what the committee decided",
    )
    decided_on = DateField(label="When?", noun="The date of the decision", error_messages={"required": "Enter the day"})
    words = text("In which words?", hint=NO_NAMES, missing="Write the words in which the committee accepted it")
    why_amended = text("Why other words?", most=2000, missing="Say why the committee chose other words")
    why = text("Why not?", most=2000, missing="Say why the committee does not accept it")
    reveals = {"how": {"amend": ["words", "why_amended"], "reject": ["why"]}}

    def clean_decided_on(self) -> dt.date | None:
        """Refuse a day to come."""
        return not_later(self.cleaned_data["decided_on"])
