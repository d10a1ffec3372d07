"""Moves between areas: for good, and for a time."""

from __future__ import annotations

from typing import Any

from django import forms

from agencies.models import Partnership
from cases.forms.base import Asked, why_field
from common.forms import Form
from register.forms.registering import AreaFields, day_field
from register.models import TemporaryStay, Transfer
from register.summary import MINIMUM_ATTENDANCE

ELSEWHERE = "elsewhere"
# Our neighbours in Tayside, whether or not they use Rowan.
NEIGHBOURS = ("Angus", "Perth and Kinross")


class AreaField(Form):
    """Which other area: a neighbour, another partnership that uses Rowan, or any other."""

    area = forms.ChoiceField(
        label="Which other area?", widget=forms.RadioSelect, error_messages={"required": "Choose the other area"}
    )
    elsewhere = forms.CharField(label="Which one?", max_length=120, error_messages={"required": "Say which area it is"})
    reveals = {"area": {ELSEWHERE: ["elsewhere"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Partnership.objects.visible_to(None).order_by("recorded_at").values_list("name", flat=True)[1:]
        names = list(dict.fromkeys([*NEIGHBOURS, *others]))
        self.fields["area"].choices = [*((name, name) for name in names), (ELSEWHERE, "Another area")]

    @property
    def authority(self) -> str:
        """Return the area's name."""
        data = self.cleaned_data
        return data["elsewhere"] if data["area"] == ELSEWHERE else data["area"]


def told_whom_field() -> forms.CharField:
    """Return a field for who told whom."""
    return forms.CharField(
        label="Who was told, and by whom?",
        max_length=200,
        help_text="Name, job and telephone number",
        error_messages={"required": "Say who was told, and by whom"},
    )


def way_field(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """Return a field for which way the child moves."""
    return forms.ChoiceField(
        label="Which way?",
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which way the child moves"},
    )


class TransferForm(Asked, AreaField):
    """A permanent move, and that the other area was told at once."""

    direction = way_field([("out", "The child moves away from us"), ("in", "The child moves to us")])
    moved_on = day_field("On which day does the child move?", noun="The day of the move")
    risk = forms.ChoiceField(
        label="How does the move change the risk?",
        choices=Transfer.Risk.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the move changes the risk"},
    )
    told_on = day_field("On which day was the other area told?", noun="The day they were told", today=True)
    told_whom = told_whom_field()
    option_hints = {"risk": {"reduced": "The area the child leaves may review instead, with the other area there"}}
    field_order = ("direction", "area", "elsewhere", "moved_on", "risk", "told_on", "told_whom")

    def clean(self) -> dict[str, Any]:
        """Return the answers as the action takes them."""
        data = super().clean()
        if self.errors:
            return data
        names = ("direction", "moved_on", "risk", "told_on", "told_whom")
        return {"authority": self.authority, **{name: data[name] for name in names}}


class FollowForm(Form):
    """What followed after the other area was told; each may come later."""

    written_on = day_field("Told in writing on", noun="That day", required=False)
    confirmed_on = day_field("Confirmed by the other area on", noun="That day", required=False)
    records_on = day_field("Records made available on", noun="That day", required=False)
    safety_plan = why_field(
        "How is the child kept safe until the transfer meeting?", hint="As agreed between the two areas: who does what."
    )
    safety_plan_on = day_field("Agreed between the areas on", noun="That day", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["safety_plan"].required = False


class ExpectForm(Form):
    """Nothing more is asked: the transfer meeting is due."""


class AcceptForm(AreaFields):
    """What the transfer meeting decided; areas of concern only for a child who comes to us."""

    met_on = day_field("On which day was the transfer meeting held?", noun="The day of the meeting")
    attended = why_field(
        "Who attended?",
        hint=f"At the least {MINIMUM_ATTENDANCE}. If somebody was missing, say so and why.",
        missing="Say who attended.",
    )
    receiving_lead = forms.CharField(
        label="Who is the lead professional in the receiving area?",
        max_length=200,
        help_text="Name and telephone number",
        error_messages={"required": "Say who leads in the receiving area"},
    )
    FIRST = ("met_on", "attended", "receiving_lead")

    def __init__(self, *args: Any, comes: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comes = comes
        for name in () if comes else (*self.area_names, "other"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Ask for an area of concern where a name goes on our register."""
        data = super().clean()
        if self.comes:
            self.require_area()
        return data


class RefuseForm(Form):
    """Why the receiving area did not accept."""

    met_on = day_field("On which day was the transfer meeting held? (optional)", noun="That day", required=False)
    why = why_field("Why was the transfer not accepted?", missing="Say why: the register stays as it is.")


class WithdrawForm(Form):
    """Why nothing is transferred."""

    why = why_field(
        "Why is nothing transferred?",
        hint="For example, the family did not move, or the risk is lower and a review meeting decides.",
        missing="Say why nothing is transferred.",
    )


class StayForm(AreaField, AreaFields):
    """A temporary stay, and that the other area was told."""

    direction = way_field([("out", "Our child stays in another area"), ("in", "Another area’s child stays here")])
    since = day_field("From which day?", noun="The first day of the stay")
    expected_until = day_field("Until about when? (optional)", noun="The expected end", required=False)
    told_on = day_field("On which day were they told, or did they tell us?", noun="That day", today=True)
    told_whom = told_whom_field()
    option_hints = {"direction": {"in": "The name goes on our register at once, for as long as the stay"}}
    FIRST = ("direction", "area", "elsewhere", "since", "expected_until", "told_on", "told_whom")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reveals = {**self.reveals, "direction": {"in": [*self.area_names, "other"]}}

    def clean(self) -> dict[str, Any]:
        """Ask for areas of concern where a name goes on our register; refuse an end before the beginning."""
        data = super().clean()
        if data.get("direction") == TemporaryStay.Direction.IN:
            self.require_area()
        until, since = data.get("expected_until"), data.get("since")
        if until and since and until < since:
            self.add_error("expected_until", "The expected end must not be before the first day")
        return data

    def stay(self) -> dict[str, Any]:
        """Return the answers as the action takes them."""
        names = ("direction", "since", "expected_until", "told_on", "told_whom", "other")
        told = {name: self.cleaned_data[name] for name in names}
        return {"authority": self.authority, "areas": self.areas(), **told}


class ConfirmForm(Form):
    """When the other area confirmed that it registered the child."""

    on = day_field("On which day did they confirm it?", noun="The day it was confirmed", today=True)


class StayEndForm(Form):
    """When and how a stay ended."""

    on = day_field("Which was the last day?", noun="The last day", today=True)
    how = why_field("How did it end, and who was told?", missing="Say how it ended, and who was told.")


class DisagreeForm(Form):
    """What two areas do not agree about."""

    disagreement = why_field(
        "What do the areas not agree about?",
        hint="Senior managers read this, and see the child’s file at the register until the stay ends.",
        missing="Say what the areas do not agree about.",
    )
