"""The law that ties to an order: how long it may last, which clocks it starts, and what an unborn baby cannot have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from cases.models import LegalOrder
from common import clock
from common.templatetags.rowan import moment
from reference.querysets import labels
from reference.timescales import NoTimescale, due, in_force

TO_BE_SENT = "REPORTER_SENT"
INTERIM, INTERIM_TOGETHER = "ICSO_LENGTH", "ICSO_MAX"
A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Ties:
    """What the law ties to a kind of order: its longest life, and clocks from grant or from carrying out."""

    longest: str = ""
    from_grant: tuple[str, ...] = ()
    until_carried_out: tuple[str, ...] = ()
    from_carried_out: tuple[str, ...] = ()

    @property
    def clocks(self) -> tuple[str, ...]:
        """Return every clock it may start."""
        return (*self.from_grant, *self.until_carried_out, *self.from_carried_out)


# The lengths themselves are rows in reference, each with its source.
TIES = {
    "police_place_of_safety": Ties(longest="PLACE_OF_SAFETY", from_grant=("PLACE_OF_SAFETY",)),
    "child_assessment": Ties(longest="CAO_LENGTH", until_carried_out=("CAO_START",), from_carried_out=("CAO_LENGTH",)),
    "cpo": Ties(until_carried_out=("CPO_IMPLEMENT",), from_carried_out=("CPO_HEARING", "CPO_GROUNDS")),
    "icso": Ties(longest="ICSO_LENGTH", from_grant=("ICSO_LENGTH",)),
    "place_of_safety_warrant": Ties(longest="ICSO_LENGTH", from_grant=("ICSO_LENGTH",)),
    "cso": Ties(longest="CSO_LENGTH", from_grant=("CSO_LENGTH",)),
    "supervision_requirement": Ties(longest="CSO_LENGTH", from_grant=("CSO_LENGTH",)),
}
# Every clock of these is met by recording a referral or an order; a hearing on an order is not recorded anywhere else.
HEARINGS = {"CPO_HEARING", "CPO_GROUNDS"}
MET_HERE = {TO_BE_SENT, *(key for ties in TIES.values() for key in ties.clocks)} - HEARINGS
MET_BY = "Record that the referral was sent, or the order carried out or ended: that meets it."
# A baby must be born before these: National Guidance for Child Protection in Scotland 2021, Part 3, pre-birth.
BORN_FIRST = {*TIES, "exclusion"}


def ties_of(kind: str) -> Ties:
    """Return what the law ties to a kind of order; nothing to one it does not name."""
    return TIES.get(kind, Ties())


def kind_in_words(kind: str) -> str:
    """Return what a kind of order is called."""
    return labels("legal_order").get(kind, kind)


def grounds_in_words(grounds: Iterable[str]) -> str:
    """Return grounds of referral in words, whenever they were the law."""
    known = labels("reporter_ground")
    return "; ".join(known.get(one, one) for one in grounds)


def too_long(order: LegalOrder) -> str:
    """Say that an order runs longer than the law allows, or nothing; it is a warning and refuses nothing."""
    longest = ties_of(order.kind).longest
    if not longest or order.ends_at is None:
        return ""
    begun = order.implemented_at or order.granted_at
    try:
        latest = due(longest, begun)
    except NoTimescale:
        return ""
    if order.ends_at <= latest:
        return ""
    rule = in_force(longest, begun.date())
    return f"The law allows {rule.in_words}, so until {moment(latest)} at most. Check the dates."


def together_too_long(order: LegalOrder, orders: Iterable[LegalOrder]) -> str:
    """Say that interim orders, one after another, run longer together than hearings may make them, or nothing.

    The days count from the first of those that follow each other without a day between. Like ``too_long`` it warns.
    """
    if ties_of(order.kind).longest != INTERIM:
        return ""
    first = order
    earlier = [one for one in orders if ties_of(one.kind).longest == INTERIM and one.granted_at < order.granted_at]
    for one in sorted(earlier, key=lambda one: one.granted_at, reverse=True):
        end = one.ended_at or one.ends_at
        if end is None or first.granted_at - end <= A_DAY:
            first = one
    if first == order:
        return ""
    try:
        latest = due(INTERIM_TOGETHER, first.granted_at)
    except NoTimescale:
        return ""
    if max(clock.now(), order.ends_at or order.granted_at) <= latest:
        return ""
    rule = in_force(INTERIM_TOGETHER, first.granted_at.date())
    return (
        f"One after another since {moment(first.granted_at)}: together the law allows hearings {rule.in_words}, so "
        f"until {moment(latest)} at most; after that only the sheriff. Check the dates, and ring the Reporter."
    )


def runs_until(kind: str, begun: dt.datetime) -> dt.datetime | None:
    """Return the latest end the law gives an order that began at a moment, or None where it names none."""
    longest = ties_of(kind).longest
    try:
        return due(longest, begun) if longest else None
    except NoTimescale:
        return None
