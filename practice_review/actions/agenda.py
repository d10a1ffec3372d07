"""The office's verbs on an agenda: order and times, and who stands in for a member at one meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from access.actions import action
from access.roles import Permission
from agencies.models import SeatHeld, StaffMember
from common import clock
from practice_review import conflicts
from practice_review import policies_inbox as policies
from practice_review.letting_in import let_deputy_in, let_deputy_out
from practice_review.models import AgendaItem, Deputy, Meeting
from practice_review.policies import why_not_minute
from practice_review.refusing import refuse
from work.actions import notify


@action(Permission.KEEP_SUBGROUP)
def order_agenda(
    meeting: Meeting,
    *,
    by: StaffMember,
    order: Sequence[tuple[AgendaItem, int]],
    starts_at: dt.time | None = None,
) -> Meeting:
    """Say in which order the items are taken, for how many minutes each, and when the meeting begins."""
    items = list(meeting.items.all())
    refuse(
        why_not_minute(meeting),
        policies.why_not_order([item for item, _ in order], items, [minutes for _, minutes in order]),
    )
    for place, (item, minutes) in enumerate(order, start=1):
        item.position, item.minutes = place, minutes
        item.save(update_fields=["position", "minutes"])
    meeting.starts_at = starts_at
    meeting.save(update_fields=["starts_at"])
    return meeting


@action(Permission.KEEP_SUBGROUP)
def name_deputy(meeting: Meeting, *, by: StaffMember, held: SeatHeld, staff: StaffMember) -> Deputy:
    """Name who stands in for a member at one meeting: of the same agency, tied to no item; she reads its papers."""
    items = list(meeting.items.waiting().select_related("referral"))
    tied = [item for item in items if any(conflicts.ties_of(item.referral).with_member(staff))]
    seated = SeatHeld.objects.held_at(clock.now()).filter(seat__team=meeting.team, role__staff=staff).exists()
    refuse(why_not_minute(meeting), policies.why_not_deputise(held, staff, seated=seated, tied_to=tied))
    for before in meeting.deputies.filter(held=held):
        let_deputy_out(before)
        before.delete()
    made = Deputy.objects.create(meeting=meeting, held=held, staff=staff, named_by=by)
    for item in items:
        conflicts.keep_away(item.referral, [item.referral, item, *item.referral.returns.all()], by=by)
        let_deputy_in(made, item, by=by)
    text = f"You stand in for {held.staff} at {meeting.reference} on {meeting.on:%-d %B %Y}"
    notify(staff, text=text, about=meeting, url=items[0].get_absolute_url() if items else "")
    return made


@action(Permission.KEEP_SUBGROUP)
def drop_deputy(deputy: Deputy, *, by: StaffMember) -> Meeting:
    """Take back that somebody stands in at a meeting; the papers close to her."""
    refuse(why_not_minute(deputy.meeting))
    meeting = deputy.meeting
    let_deputy_out(deputy)
    deputy.delete()
    return meeting
