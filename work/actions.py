"""Tell people where to look, and put away what was read."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from access.actions import action
from access.roles import Permission
from agencies.models import StaffMember, Team
from common import clock
from work.models import Notice


def notify(to: StaffMember | Team, *, text: str, about: Model, url: str = "") -> Notice:
    """Leave a notice in the transaction of the action that calls this; ``text`` holds no case content."""
    whom: dict[str, Any] = {"team": to} if isinstance(to, Team) else {"staff": to}
    return Notice.objects.create(text=text, about=about.pk, url=url, **whom)


@action(Permission.USE_ROWAN)
def put_away(notice: Notice, *, by: StaffMember) -> Notice:
    """Put a notice away once read, for the whole team when it was left for one; who was first stays named."""
    if notice.read_at is None:
        notice.read_at, notice.read_by = clock.now(), by
        notice.save(update_fields=["read_at", "read_by"])
    return notice
