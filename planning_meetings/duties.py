"""What of planning meetings waits for somebody, how a leaver's chair and notes go on, and which have no chair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from access.roles import Permission, roles_that_may
from agencies.models import RoleHeld, StaffMember
from common import clock
from planning_meetings.actions import hand_over_chair, hand_over_notes
from planning_meetings.models import PlanningMeeting
from planning_meetings.words import called
from planning_meetings.workflow import MeetingStatus
from work.handover import Held, Holding
from work.mine import Item, day_of
from work.owning import Looked, Wanting

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
    """Return the meetings that go on and that ``leaver`` chairs or takes notes at, for others to take over."""
    going = PlanningMeeting.objects.going_on()
    chaired, noted = going.filter(chair=leaver), going.filter(note_taker=leaver)
    seen = PlanningMeeting.objects.visible_to(by).select_related("reconvenes")
    found = [_held(one, "planning-meeting", "Chairs", _give_chair) for one in seen.filter(pk__in=chaired.values("pk"))]
    found += [
        _held(one, "planning-meeting-notes", "Takes notes", _give_notes)
        for one in seen.filter(pk__in=noted.values("pk"))
    ]
    return Holding(found, chaired.count() + noted.count() - len(found))


def open_work() -> Looked:
    """Return the meetings that go on and whose chair no longer signs in or chairs."""
    going = list(PlanningMeeting.objects.going_on().select_related("chair"))
    chairs = RoleHeld.objects.held_at(clock.now()).filter(role__in=roles_that_may(Permission.CHAIR_PLANNING))
    living = set(chairs.filter(staff__is_active=True).values_list("staff", flat=True))
    wanting = [
        Wanting(
            one.case_id, one.reference, KIND, f"nobody chairs it: {one.chair} no longer chairs planning meetings"[:200]
        )
        for one in going
        if one.chair_id not in living
    ]
    return Looked(len(going), wanting)


def _held(one: PlanningMeeting, key: str, does: str, give: Callable[..., PlanningMeeting]) -> Held:
    what = f"{does}: {called(one)}"
    return Held(f"{key}-{one.pk}", what, one.reference, one.get_absolute_url(), one.pk, partial(give, one))


def _give_chair(one: PlanningMeeting, to: StaffMember, by: StaffMember, words: str) -> PlanningMeeting:
    return hand_over_chair(one, by=by, to=to, why=words)


def _give_notes(one: PlanningMeeting, to: StaffMember, by: StaffMember, words: str) -> PlanningMeeting:
    return hand_over_notes(one, by=by, to=to, why=words)
