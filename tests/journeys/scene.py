"""What stands before a journey begins: an earlier concern about the child, a full queue, an improvement plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from agencies import actions as agencies
from common import clock
from improvement import actions as improvement
from improvement.models import Plan, SourceKind
from referrals import actions as referrals
from referrals.models import Concern, Screening
from tests.cast import Cast, child, log

PASSWORD = "three quiet herons wading"  # noqa: S105  of nobody
EARLIER = "Missed three appointments at the clinic since May."
CHILD = {"forename": "Skye", "surname": "Testerson", "postcode": "DD1 1AA"}


def set_password(person: Any) -> None:
    """Let somebody sign in through the page."""
    agencies.choose_password(person, by=person, password=PASSWORD)


def earlier_concern(cast: Cast) -> Concern:
    """Log and confirm a concern that health had about the same child, screened by the police."""
    police = cast.teams["public_protection"]
    with _first_in_order(police):
        concern = log(cast.health_visitor, children=[child(**CHILD)], fact=EARLIER)
    screening = Screening.objects.get(concern=concern)
    referrals.claim(screening, by=cast.constable)
    details = {**CHILD, "born_on": dt.date(2022, 6, 1)}
    referrals.confirm_child(screening.child, by=cast.constable, details=details)
    return concern


class _first_in_order:  # noqa: N801  reads as a sentence
    """Put a receiving team before the others for a moment."""

    def __init__(self, team: Any) -> None:
        self.team = team

    def __enter__(self) -> None:
        self.before, self.team.precedence = self.team.precedence, 0
        self.team.save(update_fields=["precedence"])

    def __exit__(self, *_: object) -> None:
        self.team.precedence = self.before
        self.team.save(update_fields=["precedence"])


def full_queue(cast: Cast, *, number: int = 26) -> None:
    """Log so many concerns about children without a name that the queue has a second page."""
    for place in range(number):
        log(cast.health_visitor, children=[child(forename="", surname="", place=f"Stop {place} of the bus")])


def improvement_plan(cast: Cast) -> Plan:
    """Open an improvement plan with one main point and what it asks."""
    office, today = cast.lead_officer, clock.today()
    shared = {"by": office, "partnership": cast.agencies["CYPPC"].partnerships.get()}
    dates = {"starts_on": today - dt.timedelta(days=100), "ends_on": today + dt.timedelta(days=600)}
    above = improvement.open_plan(kind=Plan.Kind.INTEGRATED, title="Integrated plan", **shared, **dates)
    plan = improvement.open_plan(kind=Plan.Kind.IMPROVEMENT, title="Improvement plan", parent=above, **shared, **dates)
    source = improvement.add_source(
        plan, by=office, kind=SourceKind.MAIN_POINT, reference="MPA 1", title="Immediate response to concerns"
    )
    improvement.add_recommendation(source, by=office, text="Respond to every new concern without delay.")
    return plan
