"""Arranging a meeting, changing it, giving notice, reconvening."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import StaffMember
from cases.forms.people import people_choices, staff_for
from cases.models import Case, CaseLink
from common.forms import Form
from planning_meetings.forms.base import CaseForm, MeetingForm, WhenFields, chairs_for, choice, words
from planning_meetings.models import PlanningMeeting
from reference.words import say

KIND_HINTS = {
    "initial": "For a child who is not on the register",
    "pre_birth": "For an unborn baby; it meets before 28 weeks of pregnancy",
    "review": "For a child on the register; only a review takes a name off",
    "transfer": "For a child on another area’s register who has moved here",
}


class PeopleFields(Form):
    """Who chairs and who takes notes."""

    chair = forms.ModelChoiceField(
        label="Who chairs it?",
        queryset=StaffMember.objects.none(),
        empty_label="Choose one",
        help_text="Somebody who does not work on this case or manage who leads it",
        error_messages={"required": "Choose who chairs it"},
    )
    note_taker = forms.ModelChoiceField(
        label="Who takes notes? (optional)",
        queryset=StaffMember.objects.none(),
        required=False,
        help_text="They see the case, and write the record with the chair",
    )

    def offer(self, user: StaffMember) -> None:
        """Offer who may chair, and everybody who works with families to take notes."""
        staff = staff_for(user)
        self.fields["chair"].queryset = chairs_for(user)
        self.fields["note_taker"].queryset = staff
        self.fields["note_taker"].widget.choices = people_choices(staff)


class ArrangeForm(CaseForm, WhenFields, PeopleFields):
    """A meeting to come."""

    kind = choice("What kind of meeting is it?", PlanningMeeting.Kind.choices, missing="Choose the kind of meeting")
    together_with = forms.ModelChoiceField(
        label="Held together with a brother’s or sister’s meeting? (optional)",
        queryset=PlanningMeeting.objects.none(),
        required=False,
        empty_label="No, by itself",
        help_text="The workers invited to that meeting are invited to this one too",
    )
    fieldsets = (
        ("The meeting", ["kind", "on", "at", "place", "link", "together_with"]),
        ("Who holds it", ["chair", "note_taker"]),
    )
    option_hints = {"kind": KIND_HINTS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.by)
        self.fields["kind"].choices = [
            (kind, f"{say(f'{kind}_planning_meeting')}".capitalize()) for kind in PlanningMeeting.Kind.values
        ]
        linked = CaseLink.objects.visible_to(self.by).filter(case=self.case)
        others = Case.objects.visible_to(self.by).filter(pk__in=linked.values("other"))
        theirs = PlanningMeeting.objects.visible_to(self.by).filter(case__in=others, status="arranged")
        self.fields["together_with"].queryset = theirs.select_related("case")
        self.fields["together_with"].label_from_instance = lambda one: f"{one.reference}, {one.case.reference}"

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.arrange`` takes them."""
        data = self.cleaned_data
        return {**self.when(), **{name: data[name] for name in ("kind", "chair", "note_taker", "together_with")}}


class ChangeForm(MeetingForm, WhenFields, PeopleFields):
    """The same meeting on another day, elsewhere, or with another chair."""

    fieldsets = (("The meeting", ["on", "at", "place", "link"]), ("Who holds it", ["chair", "note_taker"]))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.by)

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.change`` takes them."""
        return {**self.when(), **{name: self.cleaned_data[name] for name in ("chair", "note_taker")}}


class ReconveneForm(MeetingForm, WhenFields):
    """When a meeting that was not quorate meets again."""

    def given(self) -> dict[str, Any]:
        """Return the answers as ``actions.reconvene`` takes them."""
        return self.when()


class NoticeForm(MeetingForm):
    """Why the notice is short, where it is."""

    short_why = words("Why is the notice short?", missing="Say why the notice is short: it is kept with the meeting")

    def __init__(self, *args: Any, short: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not short:
            del self.fields["short_why"]
