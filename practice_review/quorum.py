"""Who may decide on an item: the chair of it, and the seats that count. Nothing here lowers the number."""

from __future__ import annotations

from dataclasses import dataclass

from access.models import Exclusion
from agencies.models import Agency, SeatHeld
from common import clock
from practice_review.models import AgendaItem, MeetingAttendance
from reference.timescales import in_force


@dataclass(frozen=True)
class Quorum:
    """Who is in the chair for an item, which seats count, how many are needed."""

    chairs_there_are: bool
    chair: SeatHeld | None
    seats: tuple[SeatHeld, ...]
    seats_needed: int
    agencies_needed: int

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
    many seats of so many agencies. Who acts goes before the chair she stands in for.
    """
    out = set(Exclusion.objects.filter(root=item.pk, ended_at=None).values_list("staff", flat=True))
    held = list(SeatHeld.objects.held_at(clock.now()).filter(seat__team=item.meeting.team))
    chairs = sorted((one for one in held if one.seat.is_chair), key=lambda one: not one.acting)
    chair = next((one for one in chairs if one.staff.pk not in out), None)
    came = {
        (one.seat_id, one.staff_id)
        for one in item.meeting.attendance.filter(came=MeetingAttendance.Came.PRESENT)  # the seat she came for
    }
    apart = out | ({chair.staff.pk} if chair else set())
    seats = [
        one
        for one in held
        if not one.seat.is_chair and (one.seat_id, one.staff.pk) in came and one.staff.pk not in apart
    ]
    return Quorum(
        bool(chairs),
        chair,
        tuple(seats),
        in_force("PRSG_QUORUM").number,
        in_force("PRSG_QUORUM_AGENCIES").number,
    )
