"""Putting a name on the register, changing what is recorded with it, and taking it off."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from cases.forms.base import Asked, why_field
from common import clock
from common.forms import DateField, Form
from reference.querysets import codes
from reference.words import say
from register.areas import GROUPS, IN_WORDS, ONE_ALONE, labels, offered


def day_field(label: str, *, noun: str, hint: str = "", required: bool = True, today: bool = False) -> DateField:
    """Return a field for a day; with ``today`` it starts from today's date."""
    initial = clock.today if today else None
    return DateField(label=label, noun=noun, help_text=hint, required=required, initial=initial)


def reference_field() -> forms.CharField:
    """Return a field for the meeting at which something was decided."""
    return forms.CharField(
        label="Decided at (optional)",
        max_length=120,
        required=False,
        help_text="The meeting and its date or reference",
    )


class AreaFields(Form):
    """The lists of areas of concern in force on a day, each a question of its own; none is the main one."""

    FIRST: tuple[str, ...] = ()
    LAST: tuple[str, ...] = ()

    def __init__(self, *args: Any, on: dt.date | None = None, standing: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = list(standing)
        lists = offered(on or clock.today())
        self.area_names = list(lists)
        for key, choices in lists.items():
            alone = key == ONE_ALONE
            field = forms.ChoiceField if alone else forms.MultipleChoiceField
            widget = forms.RadioSelect if alone else forms.CheckboxSelectMultiple
            self.fields[key] = field(label=GROUPS[key], choices=choices, widget=widget, required=False)
            codes_held = [one.code for one in held if one.code in dict(choices)]
            self.initial[key] = next(iter(codes_held), "") if alone else codes_held
        # What was recorded by an earlier list holds until somebody says otherwise.
        earlier = [one.code for one in held if not any(one.code in dict(choices) for choices in lists.values())]
        if earlier:
            words = labels()
            self.fields["earlier"] = forms.MultipleChoiceField(
                label="Recorded by an earlier list",
                choices=[(code, words.get(code, code)) for code in earlier],
                widget=forms.CheckboxSelectMultiple,
                required=False,
                initial=earlier,
            )
            self.area_names.append("earlier")
        self.fields["other"] = forms.CharField(
            label="If “other”: which, in words (optional)",
            max_length=200,
            required=False,
            initial=next((one.words for one in held if one.code in IN_WORDS), ""),
        )
        self.order_fields([*self.FIRST, *self.area_names, "other", *self.LAST])

    def areas(self) -> list[str]:
        """Return the codes chosen."""
        chosen = [self.cleaned_data.get(name) or [] for name in self.area_names]
        return [code for one in chosen for code in ([one] if isinstance(one, str) else one)]

    def require_area(self) -> None:
        """Ask for one area at least, and for words beside an "other"."""
        areas = self.areas()
        if not areas and not any(name in self.errors for name in self.area_names):
            self.add_error(self.area_names[-1], f"Choose at least one {say('area_of_concern')}")
        if IN_WORDS & set(areas) and not self.cleaned_data.get("other", "").strip():
            self.add_error("other", "Say in words what the other concern is")


class RegisterForm(AreaFields):
    """A name that goes on the register."""

    on = day_field("On which day does the name go on the register?", noun="The day of registration", today=True)
    why = why_field("Why does it go on the register?", missing="Say why the name goes on the register.", most=4000)
    meeting_reference = reference_field()
    next_review_on = day_field("By when is it reviewed? (optional)", noun="The next review", required=False)
    FIRST, LAST = ("on",), ("why", "meeting_reference", "next_review_on")

    def clean(self) -> dict[str, Any]:
        """Ask for an area of concern."""
        data = super().clean()
        self.require_area()
        return data


class AreasForm(AreaFields):
    """The areas of concern as they hold from a day on."""

    on = day_field("From which day does this hold?", noun="The day of the change", today=True)
    why = why_field("What changed, and why?", missing="Say what changed: it is kept with the register.")
    meeting_reference = reference_field()
    FIRST, LAST = ("on",), ("why", "meeting_reference")

    def clean(self) -> dict[str, Any]:
        """Ask for an area of concern."""
        data = super().clean()
        self.require_area()
        return data


class ReviewForm(Form):
    """By when a registration is reviewed next."""

    on = day_field("On which day was this set?", noun="The day it was set", today=True)
    next_on = day_field("By when is it reviewed next?", noun="The next review")
    meeting_reference = reference_field()


class EndForm(Form):
    """Why and from when a name comes off the register."""

    on = day_field("From which day is the name off the register?", noun="The day it ends", today=True)
    reason = forms.ChoiceField(
        label="Why does it come off?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why the name comes off the register"},
    )
    why = why_field(
        "What changed for the child?",
        hint="Coming off the register does not end the help: the child’s plan goes on.",
        missing="Say what changed: it is kept with the registration.",
        most=4000,
    )
    meeting_reference = reference_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = codes("deregistration_reason")


class TellForm(Asked, Form):
    """Why the Keeper is to look at a child."""

    why = why_field(
        "Why is the Keeper to look at this child?",
        hint="For example, on the register of another area, or a meeting decided and it is not entered yet.",
        missing="Say why the Keeper is to look at this child.",
        most=300,
    )
