"""The office's verbs around a meeting, and what a member declares about an item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import SeatHeld, StaffMember, Team
from agencies.querysets import subgroup
from common import clock
from common.models import next_reference
from practice_review import conflicts, policies, policies_inbox
from practice_review.letting_in import end_of, let_deputy_in, open_papers, shut_papers
from practice_review.models import (
    AgendaItem,
    Conflict,
    Deputy,
    Interest,
    Meeting,
    MeetingAttendance,
    PracticeReviewReferral,
)
from practice_review.refusing import refuse
from practice_review.workflow import PRACTICE_REVIEW

Came = MeetingAttendance.Came


@action(Permission.KEEP_SUBGROUP)
def open_meeting(*, by: StaffMember, on: dt.date, place: str = "", team: Team | None = None) -> Meeting:
    """Add a meeting of the sub-group."""
    team = team or subgroup()
    if team is None:
        raise NotNow("There is no Practice Review Sub-group yet. A systems administrator adds its team first.")
    return Meeting.objects.create(reference=next_reference("PRSG"), team=team, on=on, place=place)


@action(Permission.KEEP_SUBGROUP)
def change_meeting(
    meeting: Meeting,
    *,
    by: StaffMember,
    on: dt.date | None = None,
    place: str | None = None,
    minutes: str | None = None,
) -> Meeting:
    """Change a meeting's day, place or minutes; what was said about an item stands with the item."""
    refuse(policies.why_not_minute(meeting))
    given = {"on": on, "place": place, "minutes": minutes}
    changes = {field: value for field, value in given.items() if value is not None}
    for field, value in changes.items():
        setattr(meeting, field, value)
    meeting.save(update_fields=list(changes) or ["place"])
    for deputy in meeting.deputies.all() if on else ():
        for item in meeting.items.waiting():
            let_deputy_in(deputy, item, by=by)
    return meeting


@action(Permission.KEEP_SUBGROUP)
def record_attendance(
    meeting: Meeting,
    *,
    by: StaffMember,
    present: Iterable[SeatHeld],
    apologies: Iterable[SeatHeld] = (),
    deputies: Iterable[Deputy] = (),
) -> Meeting:
    """Say who came, seat by seat, who sent apologies and who stood in; said again, it replaces what was said before."""
    refuse(policies.why_not_minute(meeting))
    meeting.attendance.all().delete()
    said = {held.pk: (held, Came.APOLOGIES) for held in apologies}
    said |= {held.pk: (held, Came.PRESENT) for held in present}
    for held, came in said.values():
        MeetingAttendance.objects.create(meeting=meeting, seat=held.seat, staff=held.staff, came=came)
    stood_in = {one.pk for one in deputies}
    for one in meeting.deputies.all():
        one.came = one.pk in stood_in
        one.save(update_fields=["came"])
    return meeting


@action(Permission.KEEP_SUBGROUP)
def close_meeting(meeting: Meeting, *, by: StaffMember) -> Meeting:
    """Close a meeting, its minutes written. NotNow while an item is neither decided nor taken off."""
    waiting = meeting.items.waiting().count()
    refuse(policies.why_not_close_meeting(meeting, clock.today(), items_waiting=waiting))
    meeting.held_at = clock.now()
    meeting.save(update_fields=["held_at"])
    return meeting


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "put_on_agenda"))
def put_on_agenda(referral: PracticeReviewReferral, *, by: StaffMember, meeting: Meeting) -> PracticeReviewReferral:
    """Put a referral on a meeting's agenda: who has a conflict is kept out first, then the sub-group is let in."""
    listed = policies_inbox.why_not_list(referral, returns=referral.returns.exists())
    refuse(policies.why_not_meet(meeting, clock.today()), listed)
    last = meeting.items.order_by("-position").values_list("position", flat=True).first() or 0
    item = AgendaItem.objects.create(meeting=meeting, referral=referral, position=last + 1)
    conflicts.keep_away(referral, [referral, item, *referral.returns.all()], by=by)
    conflicts.keep_conflicted_out(item, by=by)
    open_papers(item, by=by)
    referral.due_at, referral.defer_until = end_of(meeting.on), None
    return referral


@action(Permission.KEEP_SUBGROUP, move=(PRACTICE_REVIEW, "take_off_agenda"))
def take_off_agenda(referral: PracticeReviewReferral, *, by: StaffMember, why: str) -> PracticeReviewReferral:
    """Take a referral off the agenda; the sub-group's sight of its papers ends until it is on one again."""
    item = referral.items.waiting().get()
    _over(item)
    shut_papers(item, item.meeting.team)
    referral.due_at = None
    return referral


@action(Permission.KEEP_SUBGROUP)
def minute_item(item: AgendaItem, *, by: StaffMember, said: str) -> AgendaItem:
    """Write down what was said about an item; only who reads the item reads it."""
    refuse(policies.why_not_minute(item.meeting))
    item.said = said
    item.save(update_fields=["said"])
    return item


@action(Permission.SIT_ON_SUBGROUP)
def declare_interest(item: AgendaItem, *, by: StaffMember, words: str) -> Interest:
    """Say what the others should know; it changes nothing, and the member stays."""
    refuse(policies.why_not_declare(item, words))
    return Interest.objects.create(item=item, staff=by, words=words)


@action(Permission.SIT_ON_SUBGROUP)
def declare_conflict(item: AgendaItem, *, by: StaffMember, kind: str, words: str) -> Conflict:
    """Declare one's own conflict: from this moment the item is out of sight, and one is not counted for it."""
    refuse(policies.why_not_keep_out(item, kind, Conflict.Kind.values, words))
    return conflicts.keep_out(item, staff=by, kind=kind, by=by, words=words)


@action(Permission.KEEP_SUBGROUP)
def record_conflict(item: AgendaItem, *, by: StaffMember, staff: StaffMember, kind: str, words: str) -> Conflict:
    """Record a conflict that somebody told the office, or that the others agreed she has."""
    refuse(policies.why_not_keep_out(item, kind, Conflict.Kind.values, words))
    return conflicts.keep_out(item, staff=staff, kind=kind, by=by, words=words)


def _over(item: AgendaItem) -> None:
    item.over_at = clock.now()
    item.save(update_fields=["over_at"])
