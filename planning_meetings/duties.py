"""What of planning meetings waits for somebody, and what a leaver's chairing is handed on by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from agencies.models import StaffMember
from planning_meetings.actions import hand_over_chair
from planning_meetings.models import PlanningMeeting
from planning_meetings.words import called
from planning_meetings.workflow import MeetingStatus
from work.handover import Held, Holding
from work.mine import Item, day_of

KIND = "Planning meeting"


def waiting(user: StaffMember) -> Iterator[Item]:
    """Yield what each meeting that ``user`` chairs, takes notes at or leads the case of waits for from her."""
    mine = PlanningMeeting.objects.visible_to(user).in_hand_of(user).going_on()
    for one in mine.select_related("reconvenes"):
        chairs, records = one.chair_id == user.pk, user.pk in {one.chair_id, one.note_taker_id}
        what = {
            MeetingStatus.ARRANGED: "Hold the meeting" if chairs else "Prepare the meeting",
            MeetingStatus.HELD: "Record the decision" if chairs else "",
            MeetingStatus.INQUORATE: "Reconvene the meeting",
            MeetingStatus.DECIDED: "Send the record" if records else "",
        }[MeetingStatus(one.status)]
        if what:
            due = day_of(one.planned_at)
            yield Item(KIND, f"{what}: {called(one)}", one.get_absolute_url(), one.pk, one.reference, due)


def held(leaver: StaffMember, by: StaffMember) -> Holding:
    """Return the meetings that ``leaver`` chairs and that go on, for another chair to take over."""
    chaired = PlanningMeeting.objects.filter(chair=leaver).going_on()
    seen = PlanningMeeting.objects.visible_to(by).filter(pk__in=chaired.values("pk"))
    found = [_held(one) for one in seen]
    return Holding(found, chaired.count() - len(found))


def _held(one: PlanningMeeting) -> Held:
    what = f"Chairs: {called(one)}"
    return Held(f"planning-meeting-{one.pk}", what, one.reference, one.get_absolute_url(), one.pk, partial(_give, one))


def _give(one: PlanningMeeting, to: StaffMember, by: StaffMember, words: str) -> PlanningMeeting:
    return hand_over_chair(one, by=by, to=to, why=words)
