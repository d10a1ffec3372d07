"""What plans add to everybody's work: improvement actions that one leads."""

from __future__ import annotations

from collections.abc import Iterator

from agencies.models import StaffMember
from improvement.models import Action
from improvement.workflow import Status
from work.mine import Item


def waiting(user: StaffMember) -> Iterator[Item]:
    """Return the improvement actions she leads that are not embedded yet."""
    led = Action.objects.visible_to(user).filter(lead_officer=user.pk).exclude(status=Status.EMBEDDED)
    for one in led:
        yield Item("Improvement action", one.title, one.get_absolute_url(), one.pk, one.reference, one.due_on)
