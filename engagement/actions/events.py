"""Verbs of engagement events: open, invite, answer, hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission
from agencies.models import Agency, StaffMember, Team
from common.models import next_reference
from engagement import policies
from engagement.models import EngagementEvent, EventAttendance, Invitation, Reply
from engagement.querysets import mine
from engagement.workflow import LIFE
from work.actions.notices import notify

KEEP = Permission.KEEP_PLANS


def _refuse(*why_nots: str | None) -> None:
    for why_not in filter(None, why_nots):
        raise NotNow(why_not)


@action(KEEP)
def open_event(
    *,
    by: StaffMember,
    title: str,
    about: str,
    for_whom: str,
    earliest_on: dt.date,
    latest_on: dt.date | None = None,
    **details: Any,
) -> EngagementEvent:
    """Plan an event on a day or in a window; its day is not confirmed yet. NotNow when the window ends too soon."""
    _refuse(policies.why_not_window(earliest_on, latest_on or earliest_on))
    return EngagementEvent.objects.create(
        reference=next_reference("EV"),
        title=title,
        about=about,
        for_whom=for_whom,
        earliest_on=earliest_on,
        latest_on=latest_on or earliest_on,
        **details,
    )


@action(KEEP)
def change_event(event: EngagementEvent, *, by: StaffMember, **changes: Any) -> EngagementEvent:
    """Change what an event says while it is ahead; a confirmed day moves by its own verb."""
    first, last = (changes.get(name, getattr(event, name)) for name in ("earliest_on", "latest_on"))
    _refuse(policies.why_not_change(event, changes), policies.why_not_window(first, last))
    for name, value in changes.items():
        setattr(event, name, value)
    event.save(update_fields=list(changes))
    return event


@action(KEEP)
def invite(
    event: EngagementEvent,
    *,
    by: StaffMember,
    everybody: bool = False,
    agencies: Iterable[Agency] = (),
    teams: Iterable[Team] = (),
) -> EngagementEvent:
    """Invite everybody, agencies or teams; whom it invites already is not invited twice."""
    whom: list[dict[str, Any]] = [{"agency": one, "team": None} for one in agencies]
    whom += [{"agency": None, "team": one} for one in teams]
    whom += [{"agency": None, "team": None}] if everybody else []
    _refuse(policies.why_not_change(event), None if whom else "Say whom it invites.")
    for one in whom:
        Invitation.objects.get_or_create(event=event, **one, defaults={"invited_by": by})
    return event


@action(Permission.USE_ROWAN)
def reply(event: EngagementEvent, *, by: StaffMember, answer: str) -> Reply:
    """Say whether one comes; a later answer replaces the earlier. NotNow uninvited, too late or when it is full."""
    others = Reply.objects.filter(event=event, answer=Reply.Answer.COMING).exclude(staff=by).count()
    invited = Invitation.objects.filter(mine(by), event=event).exists()
    _refuse(policies.why_not_reply(event, answer, invited=invited, coming=others))
    return Reply.objects.update_or_create(event=event, staff=by, defaults={"answer": answer})[0]


@action(KEEP, move=(LIFE, "confirm"))
def confirm(event: EngagementEvent, *, by: StaffMember, on: dt.date, place: str, hours: str = "") -> EngagementEvent:
    """Confirm the day and the place, and tell who is coming."""
    _refuse(None if place.strip() else "Say where it is.")
    event.earliest_on = event.latest_on = on
    event.place, event.hours = place, hours
    _tell(event, f"{event} has its day and its place")
    return event


@action(KEEP, move=(LIFE, "reopen_day"))
def reopen_day(event: EngagementEvent, *, by: StaffMember, why: str) -> EngagementEvent:
    """Take a confirmed day back, and tell who is coming."""
    _tell(event, f"The day of {event} is open again")
    return event


@action(KEEP, move=(LIFE, "hold"))
def hold(
    event: EngagementEvent, *, by: StaffMember, heard: str, came: Mapping[Agency, int] | None = None
) -> EngagementEvent:
    """Say that an event was held, what was heard, and how many of each agency came."""
    _refuse(policies.why_not_hold(event, heard))
    event.heard = heard
    for agency, number in (came or {}).items():
        EventAttendance.objects.create(event=event, agency=agency, came=number)
    return event


@action(KEEP, move=(LIFE, "call_off"))
def call_off(event: EngagementEvent, *, by: StaffMember, why: str) -> EngagementEvent:
    """Call an event off, and tell who is coming."""
    _tell(event, f"{event} is called off")
    return event


def _tell(event: EngagementEvent, text: str) -> None:
    coming = Reply.objects.filter(event=event, answer=Reply.Answer.COMING).select_related("staff")
    for one in coming:
        notify(one.staff, text=text, about=event, url=event.get_absolute_url())
