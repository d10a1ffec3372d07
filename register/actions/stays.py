"""Temporary stays in another area, both ways: begin, confirm, end, and what senior managers are asked to settle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from access.actions import action, role_for
from access.grants import grant, revoke
from access.roles import Permission, Role
from agencies.models import StaffMember
from cases.actions.chronology import enter, refuse
from common import clock
from common.templatetags.rowan import day
from register import policies
from register.actions.registering import carry_out_deregistration, carry_out_registration
from register.models import RegisterFile, RegisterFileUserGrant, Registration, TemporaryStay
from register.sight import holders
from work.actions import notify

KEEP = Permission.KEEP_REGISTER
SETTLES = "asked to settle what two areas do not agree about"


@action(KEEP)
def begin_stay(
    file: RegisterFile,
    *,
    by: StaffMember,
    direction: str,
    authority: str,
    since: dt.date,
    told_on: dt.date,
    told_whom: str,
    expected_until: dt.date | None = None,
    areas: Collection[str] = (),
    other: str = "",
) -> TemporaryStay:
    """Record a stay: of ours elsewhere, or of another area's child here, whose name goes on our register at once."""
    refuse(
        policies.why_not_change(file.case),
        policies.why_not_stay(file, direction=direction, authority=authority, since=since),
        policies.why_not_on(told_on, what="The day they were told"),
    )
    made = TemporaryStay.objects.create(
        file=file,
        direction=direction,
        authority=authority,
        since=since,
        expected_until=expected_until,
        told_on=told_on,
        told_whom=told_whom,
        began_by=by,
    )
    acting_as = str(role_for(by, KEEP))
    where = f"in {authority}" if made.is_out else f"here, on the register of {authority}"
    fact = f"The child stays {where} for a time, from {day(since)}. Told on {day(told_on)}: {told_whom}"
    enter(file.case, by=by, acting_as=acting_as, kind="move", fact=fact)
    if not made.is_out:
        kind, why = Registration.Kind.TEMPORARY_IN, f"On the register of {authority}, staying here for a time"
        carry_out_registration(
            file.case, by=by, acting_as=acting_as, on=told_on, areas=areas, other=other, why=why, kind=kind
        )
    return made


@action(KEEP)
def confirm_stay(stay: TemporaryStay, *, by: StaffMember, on: dt.date) -> TemporaryStay:
    """Record that the other area has registered the child for the time of the stay."""
    refuse(
        "This stay has ended." if stay.ended_on else None,
        policies.why_not_on(on, what="The day it was confirmed", not_before=stay.told_on, before="they were told"),
    )
    stay.confirmed_on = on
    stay.save(update_fields=["confirmed_on"])
    return stay


@action(KEEP)
def end_stay(stay: TemporaryStay, *, by: StaffMember, on: dt.date, how: str) -> TemporaryStay:
    """Say when and how a stay ended; a temporary registration here ends with it."""
    refuse(
        policies.why_not_settle_stay(stay, how),
        policies.why_not_on(on, what="The last day", not_before=stay.since, before="it began"),
    )
    stay.ended_on, stay.ended_how, stay.ended_by = on, how, by
    stay.save(update_fields=["ended_on", "ended_how", "ended_by"])
    acting_as, file = str(role_for(by, KEEP)), stay.file
    enter(file.case, by=by, acting_as=acting_as, kind="move", fact=f"The temporary stay ended on {day(on)}. {how}")
    temporary = file.registrations.standing().filter(kind=Registration.Kind.TEMPORARY_IN).first()
    if temporary and not stay.is_out:
        carry_out_deregistration(temporary, by=by, acting_as=acting_as, on=on, reason="stay_ended", why=how)
    for row in RegisterFileUserGrant.objects.filter(content_object=file, reason=SETTLES).select_related("user"):
        revoke(file, of=row.user)
    return stay


@action(KEEP)
def put_to_managers(stay: TemporaryStay, *, by: StaffMember, disagreement: str) -> TemporaryStay:
    """Put what two areas do not agree about to the senior managers, who see the file until the stay ends."""
    refuse(policies.why_not_settle_stay(stay, disagreement))
    stay.disagreement, stay.disagreed_at, stay.disagreed_by = disagreement, clock.now(), by
    stay.save(update_fields=["disagreement", "disagreed_at", "disagreed_by"])
    file = stay.file
    for manager in holders(Role.SENIOR_MANAGER):
        grant(file, to=manager, by=by, reason=SETTLES)
        text = f"{file.reference}: settle with {stay.authority} what the areas do not agree about"[:200]
        notify(manager, text=text, about=file, url=file.get_absolute_url())
    acting_as = str(role_for(by, KEEP))
    fact = f"Put to senior managers, as the areas do not agree: {disagreement}"
    enter(file.case, by=by, acting_as=acting_as, kind="move", fact=fact)
    return stay
