"""What discussions add to everybody's work: those that wait at one's team, and those that nobody would start."""

from __future__ import annotations

from collections.abc import Iterator

from access.roles import Permission
from agencies.models import StaffMember
from discussions.models import Discussion
from discussions.workflow import DiscussionStatus
from work.mine import Item, day_of
from work.owning import Looked, Wanting, teams_that_read

TO_DO = {
    DiscussionStatus.ASKED: "To be started, without delay",
    DiscussionStatus.STARTED: "Under way: write its record and close it",
    DiscussionStatus.ADJOURNED: "Adjourned: go on with it",
}


def waiting(user: StaffMember) -> Iterator[Item]:
    """Yield the discussions that go on at a team for which she holds them; one asked for is due the same day."""
    teams = [role.team_id for role in user.roles_with(Permission.HOLD_DISCUSSION)]
    if not teams:
        return
    going = Discussion.objects.visible_to(user, Permission.HOLD_DISCUSSION).going_on().filter(team__in=teams)
    for one in going:
        due = day_of(one.asked_at) if one.status == DiscussionStatus.ASKED else None
        what = TO_DO[DiscussionStatus(one.status)]
        yield Item("Discussion", what, one.get_absolute_url(), one.pk, one.reference, due)


def open_work() -> Looked:
    """Return the discussions that go on at a team nobody reads for."""
    read, going = teams_that_read(), list(Discussion.objects.going_on().select_related("team"))
    why = "nobody reads for the team it waits at"
    wanting = [Wanting(one.pk, one.reference, "Discussion", why) for one in going if one.team_id not in read]
    return Looked(len(going), wanting)
