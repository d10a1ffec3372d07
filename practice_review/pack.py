"""What a meeting reads: agenda with times, who comes and who stands in, and each item's papers as they stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from agencies.models import SeatHeld
from common import clock
from practice_review.models import (
    AgencyReturn,
    AgendaItem,
    Conflict,
    Decision,
    Deputy,
    Interest,
    LiveMatter,
    Meeting,
    MeetingAttendance,
    PracticeReviewReferral,
)
from practice_review.quorum import Quorum, quorum_of
from practice_review.timeline import Timeline, timeline_of
from practice_review.words import words_for
from practice_review.workflow import ReturnStatus


@dataclass(frozen=True)
class PackedReturn:
    """One agency's return: what it is, and how many days ago it was signed."""

    one: AgencyReturn
    says: str
    days_old: int | None


@dataclass(frozen=True)
class PackedItem:
    """One item: what it is about, what stands beside it, how long its timeline is, what each agency gave."""

    item: AgendaItem
    at: dt.time | None
    kind: str
    referral: PracticeReviewReferral | None
    timeline: Timeline
    returns: tuple[PackedReturn, ...]
    missing: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    interests: tuple[Interest, ...]
    matters: tuple[LiveMatter, ...]
    quorum: Quorum
    decision: Decision | None


@dataclass(frozen=True)
class PackedSeat:
    """One seat: who holds it, whether she came, who stands in."""

    held: SeatHeld
    came: str
    deputy: Deputy | None


@dataclass(frozen=True)
class Pack:
    """Everything the meeting reads, as one reader may see it."""

    meeting: Meeting
    seats: tuple[PackedSeat, ...]
    items: tuple[PackedItem, ...]
    kept_out: int


def times(meeting: Meeting, items: list[AgendaItem]) -> dict[Any, dt.time]:
    """Return when each item begins, from the meeting's beginning and the minutes planned; empty without a beginning."""
    if meeting.starts_at is None:
        return {}
    at, found = dt.datetime.combine(meeting.on, meeting.starts_at), {}
    for item in items:
        found[item.pk] = at.time()
        at += dt.timedelta(minutes=item.minutes)
    return found


def gather(meeting: Meeting, user: Any) -> Pack:
    """Gather the pack of a meeting for one reader: an item she keeps out of is missing, and counted as such."""
    agenda = list(meeting.items.order_by("position"))
    began = times(meeting, agenda)
    seen = (
        AgendaItem.objects.visible_to(user).filter(meeting=meeting).select_related("referral__agency", "meeting__team")
    )
    items = tuple(_packed(item, began.get(item.pk), user) for item in seen.order_by("position"))
    return Pack(meeting, seats_of(meeting, user), items, len(agenda) - len(items))


def seats_of(meeting: Meeting, user: Any) -> tuple[PackedSeat, ...]:
    """Return who holds each seat, the chair's first, whether she came, and who stands in."""
    held = SeatHeld.objects.visible_to(user).held_at(clock.now()).filter(seat__team=meeting.team)
    came = MeetingAttendance.objects.visible_to(user).filter(meeting=meeting)
    said = {(one.seat_id, one.staff_id): one.get_came_display() for one in came}
    stand_in = {
        one.held_id: one for one in Deputy.objects.visible_to(user).filter(meeting=meeting).select_related("staff")
    }
    return tuple(
        PackedSeat(one, said.get((one.seat_id, one.role.staff_id), ""), stand_in.get(one.pk))
        for one in held.order_by("-seat__is_chair", "seat__position", "-acting")
    )


def says(one: AgencyReturn) -> str:
    """Say in a few words what an agency gave."""
    if one.has_not_contributed:
        return "Has not contributed"
    if one.status != ReturnStatus.SIGNED:
        return "Not signed yet"
    return "Nil return" if one.nil else "An account"


def _packed(item: AgendaItem, at: dt.time | None, user: Any) -> PackedItem:
    asked = AgencyReturn.objects.visible_to(user).filter(referral=item.referral).select_related("agency")
    returns = tuple(
        PackedReturn(one, says(one), (clock.now() - one.signed_at).days if one.signed_at else None) for one in asked
    )
    of_item = {"item": item}
    return PackedItem(
        item,
        at,
        words_for(item.referral.kind).name,
        PracticeReviewReferral.objects.visible_to(user).filter(pk=item.referral_id).first(),
        timeline_of(item.referral, user),
        returns,
        tuple(str(one.one.agency) for one in returns if one.one.signed_at is None),
        tuple(Conflict.objects.visible_to(user).filter(**of_item, ended_at=None).select_related("staff")),
        tuple(Interest.objects.visible_to(user).filter(**of_item).select_related("staff")),
        tuple(LiveMatter.objects.visible_to(user).filter(referral=item.referral).live()),
        quorum_of(item),
        Decision.objects.visible_to(user).filter(**of_item).first(),
    )
