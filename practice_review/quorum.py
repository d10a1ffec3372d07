"""Who may decide on an item: the chair of it, and the seats that count. Nothing here lowers the number."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from access.models import Exclusion
from agencies.models import Agency, SeatHeld, StaffMember
from common import clock
from practice_review.models import AgendaItem, MeetingAttendance
from reference.timescales import in_force

Came = MeetingAttendance.Came


@dataclass(frozen=True)
class Quorum:
    """Who is in the chair for an item, which seats count, how many are needed."""

    chairs_there_are: bool
    chair: SeatHeld | None
    seats: tuple[SeatHeld, ...]
    seats_needed: int
    agencies_needed: int
    deputies: Mapping[uuid.UUID, StaffMember] = field(default_factory=dict)
    chair_sent_apologies: bool = False

    def sits(self, held: SeatHeld) -> StaffMember:
        """Return who sits on a seat that counts: its holder, or who stands in for her."""
        return self.deputies.get(held.pk, held.staff)

    @property
    def agencies(self) -> list[Agency]:
        """Return the agencies of the seats that count; the co-opted seat is no agency's."""
        found = {held.seat.agency for held in self.seats if held.seat.agency}
        return sorted(found, key=lambda agency: (agency.position, agency.name))

    @property
    def is_met(self) -> bool:
        """Say whether enough seats of enough agencies count."""
        return len(self.seats) >= self.seats_needed and len(self.agencies) >= self.agencies_needed

    @property
    def in_words(self) -> str:
        """Say how many count and how many are needed."""
        return (
            f"{len(self.seats)} of at least {self.seats_needed} seats count, beside the chair, "
            f"from {len(self.agencies)} of at least {self.agencies_needed} agencies."
        )


def quorum_of(item: AgendaItem) -> Quorum:
    """Return who decides on ``item`` now: present at its meeting, still on the seat, not kept out of the item.

    Source: PRSG_QUORUM and PRSG_QUORUM_AGENCIES, local agreement: the chair or an acting chair, and beside her so
    many seats of so many agencies. Where a member is away or kept out, her deputy at that meeting counts instead.
    """
    out = set(Exclusion.objects.filter(root=item.pk, ended_at=None).values_list("staff", flat=True))
    held = list(SeatHeld.objects.held_at(clock.now()).filter(seat__team=item.meeting.team))
    said = {(one.seat_id, one.staff_id): one.came for one in item.meeting.attendance.all()}  # the seat she came for
    here = {one.pk for one in held if said.get((one.seat_id, one.staff.pk)) == Came.PRESENT}
    chairs = [one for one in held if one.seat.is_chair]
    chair, apologies = _in_the_chair(chairs, out, said)
    apart = out | ({chair.staff.pk} if chair else set())
    came = item.meeting.deputies.filter(came=True).exclude(staff__in=apart).select_related("staff")
    stand_ins = {one.held_id: one.staff for one in came}
    members = [one for one in held if not one.seat.is_chair]
    by_herself = {one.pk for one in members if one.pk in here and one.staff.pk not in apart}
    deputies = {key: staff for key, staff in stand_ins.items() if key not in by_herself}
    return Quorum(
        bool(chairs),
        chair,
        tuple(one for one in members if one.pk in by_herself or one.pk in deputies),
        in_force("PRSG_QUORUM").number,
        in_force("PRSG_QUORUM_AGENCIES").number,
        deputies,
        apologies,
    )


def _in_the_chair(
    chairs: list[SeatHeld], out: set[uuid.UUID], said: Mapping[tuple[uuid.UUID, uuid.UUID], str]
) -> tuple[SeatHeld | None, bool]:
    """Return who is in the chair, and whether she is missing because of apologies.

    The chair when she is present; else who acts for her, the earliest appointed first; else the chair, unless she sent
    apologies. Nobody who keeps out.
    """

    def order(one: SeatHeld) -> tuple[bool, bool, object]:
        present = said.get((one.seat_id, one.staff.pk)) == Came.PRESENT
        return (one.acting or not present, not one.acting, one.role.starts_at)

    able = [one for one in sorted(chairs, key=order) if one.staff.pk not in out]
    there = [one for one in able if said.get((one.seat_id, one.staff.pk)) != Came.APOLOGIES]
    return (there[0] if there else None), bool(able) and not there
