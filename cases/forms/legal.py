"""Whether the Reporter was asked, what came of it, and orders with their days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from cases.forms.base import Asked, why_field
from cases.models import ReporterReferral
from common import clock
from common.forms import DateField, Form, TextField, TimeField
from reference import era
from reference.querysets import codes

DECISION = ReporterReferral.Decision
SMALL = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
END_OF_DAY = dt.time(23, 59, 59)
# The day by whose law grounds and orders are offered where the partnership works in the era of 2010.
EARLIER_DAY = dt.date(2010, 6, 1)


def law_day() -> dt.date:
    """Return the day whose grounds and orders are the law here."""
    return EARLIER_DAY if era.is_earlier() else clock.today()


def moment_of(day: dt.date | None, time: dt.time | None, *, otherwise: dt.time = dt.time()) -> dt.datetime | None:
    """Return the moment of a day and a time, or None without a day."""
    return dt.datetime.combine(day, time or otherwise, clock.LOCAL) if day else None


class ReporterForm(Asked, Form):
    """Either way: refer, referred already, at birth, or not; with reasons."""

    decision = forms.ChoiceField(
        label="What was decided?",
        choices=DECISION.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether to refer to the Reporter"},
    )
    grounds = forms.MultipleChoiceField(
        label="On which grounds?",
        choices=[],
        widget=SMALL,
        error_messages={"required": "Choose at least one ground on which to refer"},
    )
    sent_on = DateField(
        label="When was it sent? (optional)",
        noun="The day it was sent",
        required=False,
        help_text="Leave this empty if it is still to be sent. Rowan sends nothing: use the Reporter’s own form.",
    )
    already_on = DateField(label="When was the child referred?", noun="The day of the referral")
    meeting = forms.CharField(
        label="Where was it considered? (optional)",
        max_length=120,
        required=False,
        help_text="For example, core group of 4 March, visit with the police",
    )
    reasons = why_field("Why?", hint="The reasons are kept either way.", missing="Say why", most=4000)
    reveals = {"decision": {"refer": ["grounds", "sent_on"], "already": ["already_on"]}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grounds"].choices = codes("reporter_ground", law_day())

    def clean(self) -> dict[str, Any]:
        """Refuse days that lie ahead."""
        data = super().clean()
        for name in ("sent_on", "already_on"):
            if data.get(name) and data[name] > clock.today():
                self.add_error(name, "This day must not lie ahead")
        return data

    def told(self) -> dict[str, Any]:
        """Return the answers as ``cases.actions.record_reporter`` takes them."""
        data = self.cleaned_data
        said = {name: data[name] for name in ("decision", "meeting", "reasons")}
        referred = moment_of(data.get("sent_on") or data.get("already_on"), None)
        return {**said, "grounds": data.get("grounds") or [], "referred_at": referred}


class SentForm(Asked, Form):
    """When the referral was sent."""

    on = DateField(label="On which day was it sent?", noun="The day it was sent")
    at = TimeField(label="At what time? (optional)", required=False)

    @property
    def moment(self) -> dt.datetime:
        """Return when; a day without a time is taken as its first moment, today as now."""
        on, at = self.cleaned_data["on"], self.cleaned_data.get("at")
        return clock.now() if on == clock.today() and not at else moment_of(on, at) or clock.now()


class OutcomeForm(Asked, Form):
    """What the Reporter decided."""

    outcome = forms.ChoiceField(
        label="What did the Reporter decide?",
        choices=[],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the Reporter decided"},
    )
    on = DateField(label="On which day?", noun="The day of the decision")
    words = TextField(label="In words (optional)", max_length=2000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = codes("reporter_outcome", law_day())


class OrderForm(Asked, Form):
    """Which order, from when until when, on what conditions."""

    kind = forms.ChoiceField(label="Which order?", choices=[], error_messages={"required": "Choose which order it is"})
    granted_by = forms.CharField(
        label="Who granted it? (optional)", max_length=120, required=False, help_text="For example, the sheriff"
    )
    granted_on = DateField(label="On which day was it granted, or did it begin?", noun="The day it was granted")
    granted_time = TimeField(label="At what time? (optional)", required=False, help_text="Hours count for some orders")
    carried_out_on = DateField(
        label="On which day was it carried out? (optional)", noun="The day it was carried out", required=False
    )
    carried_out_time = TimeField(label="At what time? (optional)", required=False)
    ends_on = DateField(label="Until which day does it run? (optional)", noun="The last day", required=False)
    ends_time = TimeField(label="Until what time? (optional)", required=False)
    conditions = TextField(
        label="Conditions (optional)",
        help_text="Where the child is to live, who may be in touch, what must be done.",
        max_length=4000,
        required=False,
    )
    fieldsets = (
        ("The order", ["kind", "granted_by", "granted_on", "granted_time"]),
        ("Carried out", ["carried_out_on", "carried_out_time"]),
        ("How long", ["ends_on", "ends_time", "conditions"]),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Choose one"), *codes("legal_order", law_day())]

    def told(self) -> dict[str, Any]:
        """Return the answers as ``cases.actions.enter_order`` takes them."""
        data = self.cleaned_data
        return {
            **{name: data[name] for name in ("kind", "granted_by", "conditions")},
            "granted_at": moment_of(data["granted_on"], data.get("granted_time")),
            "implemented_at": moment_of(data.get("carried_out_on"), data.get("carried_out_time")),
            "ends_at": moment_of(data.get("ends_on"), data.get("ends_time"), otherwise=END_OF_DAY),
        }


class CarriedOutForm(SentForm):
    """When an order was carried out."""

    on = DateField(label="On which day was it carried out?", noun="The day it was carried out")


class OrderEndForm(SentForm):
    """When an order ended, and why."""

    on = DateField(label="On which day did it end?", noun="The day it ended")
    why = why_field("Why did it end?", missing="Say why it ended: it is kept with the order.")
