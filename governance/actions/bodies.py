"""Verbs of bodies: open, seat, chair, vision, sister groups."""

from __future__ import annotations

import datetime as dt
from typing import Any

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Agency, Partnership, StaffMember
from governance import policies
from governance.models import Body, BodyChair, BodyDecision, BodyMember, SisterGroup, VisionStatement

KEEP = Permission.KEEP_PLANS
DAY = dt.timedelta(days=1)


def _refuse(*why_nots: str | None) -> None:
    for why_not in filter(None, why_nots):
        raise NotNow(why_not)


@action(KEEP)
def open_body(
    *, by: StaffMember, code: str, name: str, purpose: str, partnership: Partnership, position: int = 0
) -> Body:
    """Enter a body that leads and answers for child protection. NotNow when the short name is taken."""
    _refuse("Another body has this short name." if Body.objects.filter(code=code).exists() else None)
    return Body.objects.create(code=code, name=name, purpose=purpose, partnership=partnership, position=position)


@action(KEEP)
def seat_member(
    body: Body, *, by: StaffMember, staff: StaffMember, seat: str, from_on: dt.date, agency: Agency | None = None
) -> BodyMember:
    """Seat somebody on a body from a day."""
    sits = BodyMember.objects.filter(body=body, staff=staff, until_on=None).exists()
    _refuse(f"{staff} sits on this body already." if sits else None)
    return BodyMember.objects.create(body=body, staff=staff, seat=seat, agency=agency, from_on=from_on)


@action(KEEP)
def end_membership(row: BodyMember, *, by: StaffMember, on: dt.date) -> BodyMember:
    """End somebody's membership with a day. NotNow while she chairs."""
    chairs = BodyChair.objects.filter(member=row, until_on=None).exists()
    _refuse(policies.why_not_end(row, on, chairs=chairs))
    row.until_on = on
    row.save(update_fields=["until_on"])
    return row


@action(KEEP)
def confirm_chair(decision: BodyDecision, *, by: StaffMember, member: BodyMember, from_on: dt.date) -> BodyChair:
    """Let a body's decision confirm its chair from a day; whoever chaired before does so until the day before."""
    _refuse(policies.why_not_build_on(decision, used=_used(decision)), policies.why_not_chair(decision, member))
    _end(BodyChair, decision.body, from_on)
    return BodyChair.objects.create(body=decision.body, member=member, from_on=from_on, decision=decision)


@action(KEEP)
def approve_vision(decision: BodyDecision, *, by: StaffMember, text: str, from_on: dt.date) -> VisionStatement:
    """Let a body's decision approve a statement of its vision from a day; the one before holds until the day before."""
    _refuse(
        policies.why_not_build_on(decision, used=_used(decision)),
        None if text.strip() else "Write the vision.",
    )
    _end(VisionStatement, decision.body, from_on)
    return VisionStatement.objects.create(body=decision.body, text=text.strip(), from_on=from_on, decision=decision)


@action(KEEP)
def add_sister_group(*, by: StaffMember, name: str, does: str, link: str = "") -> SisterGroup:
    """Enter a group that does its own work beside the bodies; its work is linked, not repeated."""
    return SisterGroup.objects.create(name=name, does=does, link=link)


@action(KEEP)
def change_sister_group(group: SisterGroup, *, by: StaffMember, **changes: Any) -> SisterGroup:
    """Change what is said of a group."""
    for name, value in changes.items():
        setattr(group, name, value)
    group.save(update_fields=list(changes))
    return group


def _used(decision: BodyDecision) -> bool:
    made = BodyChair.objects.filter(decision=decision), VisionStatement.objects.filter(decision=decision)
    return any(rows.exists() for rows in made)


def _end(model: type[BodyChair | VisionStatement], body: Body, from_on: dt.date) -> None:
    """End what holds the day before; NotNow when it began no sooner."""
    for one in model.objects.select_for_update().filter(body=body, until_on=None):
        _refuse(None if one.from_on < from_on else "It must begin after what it replaces. Choose a later day.")
        one.until_on = from_on - DAY
        one.save(update_fields=["until_on"])
