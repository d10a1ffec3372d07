"""What of this room waits for somebody: comments that the office owes an answer, invitations without one."""

from __future__ import annotations

from collections.abc import Iterator

from access.roles import Permission
from agencies.models import StaffMember
from engagement.models import Comment, EngagementEvent
from work.mine import Item, day_of


def waiting(user: StaffMember) -> Iterator[Item]:
    """Yield what waits for ``user``."""
    for event in EngagementEvent.objects.visible_to(user).ahead().unanswered(user):
        yield Item("Invitation", event.title, event.get_absolute_url(), event.pk, event.reference, event.earliest_on)
    if user.may(Permission.KEEP_PLANS):
        for one in Comment.objects.visible_to(user).waiting().select_related("event"):
            due = day_of(one.due_at)
            yield Item("Comment", "Answer a comment", one.get_absolute_url(), one.pk, str(one.event), due)
