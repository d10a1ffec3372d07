"""Every write to who we are."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from access.actions import action, role_for
from access.refusals import NotNow
from access.roles import Permission, Role
from agencies.models import Agency, Organisation, Partnership, RoleHeld, Seat, SeatHeld, StaffMember, Team
from agencies.policies import (
    SEATED,
    why_not_appoint,
    why_not_end_role,
    why_not_fill,
    why_not_hold,
    why_not_manage,
    why_not_oneself,
    why_not_sign_in,
)
from agencies.signals import staff_changed
from audit import writers
from common import clock

# Teams whose people work with no child by being in them.
APART = {Team.Kind.ADMINISTRATION, Team.Kind.SUBGROUP, Team.Kind.CHIEF_OFFICERS}


@action(Permission.MANAGE_PEOPLE)
def open_partnership(*, by: StaffMember, name: str, committee: str) -> Partnership:
    """Add a committee's area."""
    return Partnership.objects.create(name=name, committee=committee)


@action(Permission.MANAGE_PEOPLE)
def open_agency(*, by: StaffMember, code: str, name: str, partnerships: list[Partnership], position: int = 0) -> Agency:
    """Add an agency and the partnerships it serves."""
    agency = Agency.objects.create(code=code, name=name, position=position)
    agency.partnerships.set(partnerships)
    return agency


@action(Permission.MANAGE_PEOPLE)
def open_organisation(*, by: StaffMember, agency: Agency, name: str) -> Organisation:
    """Add a data controller to an agency."""
    return Organisation.objects.create(agency=agency, name=name)


@action(Permission.MANAGE_PEOPLE)
def open_team(*, by: StaffMember, organisation: Organisation, name: str, kind: str, **contact: Any) -> Team:
    """Add a team with the auth group that grants to it go through."""
    team = Team(organisation=organisation, name=name, kind=kind, **contact)
    team.group = Group.objects.create(name=str(team.pk))
    team.save()
    return team


@action(Permission.MANAGE_PEOPLE)
def change_team(team: Team, *, by: StaffMember, **changes: Any) -> Team:
    """Change what a team is called and how it is reached."""
    for field, value in changes.items():
        setattr(team, field, value)
    team.save(update_fields=list(changes))
    return team


@action(Permission.MANAGE_PEOPLE)
def add_staff(
    *,
    by: StaffMember,
    email: str,
    name: str,
    team: Team,
    job_title: str = "",
    telephone: str = "",
    manager: StaffMember | None = None,
) -> StaffMember:
    """Add somebody who may sign in, as a member of staff of her home team."""
    staff = StaffMember(
        email=email.lower(), name=name, team=team, job_title=job_title, telephone=telephone, manager=manager
    )
    staff.set_unusable_password()
    staff.save()
    _join(staff, by=by, reason="joined")
    staff_changed.send(StaffMember, staff=staff, by=by)
    return staff


@action(Permission.MANAGE_PEOPLE)
def change_staff(staff: StaffMember, *, by: StaffMember, **changes: Any) -> StaffMember:
    """Change name, job title, contact, home team or manager; moving home moves the role of staff with it."""
    before = staff.team
    for field, value in changes.items():
        setattr(staff, field, value)
    _refuse(why_not_manage(staff.manager, staff))
    staff.save(update_fields=list(changes))
    if staff.team != before:
        for role in staff.roles.held_at(clock.now()).filter(role=Role.STAFF, team=before).select_related("team"):
            _end(role)
        _join(staff, by=by, reason="moved")
    staff_changed.send(StaffMember, staff=staff, by=by)
    return staff


@action(Permission.MANAGE_PEOPLE)
def appoint(
    staff: StaffMember,
    *,
    by: StaffMember,
    role: str,
    team: Team,
    reason: str,
    starts_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
) -> RoleHeld:
    """Give somebody a role for a team, from now or a moment until a moment. NotNow when the team's kind is wrong."""
    starts_at = starts_at or clock.now()
    same = staff.roles.filter(role=role, team=team).select_related("team__organisation__agency")
    _refuse(why_not_oneself(staff, by), why_not_appoint(role, team), why_not_hold(staff, same, starts_at, ends_at))
    held = _appoint(staff, role=role, team=team, by=by, reason=reason, starts_at=starts_at, ends_at=ends_at)
    staff_changed.send(StaffMember, staff=staff, by=by)
    return held


@action(Permission.MANAGE_PEOPLE)
def end_role(staff: StaffMember, *, by: StaffMember, role: RoleHeld, at: dt.datetime | None = None) -> RoleHeld:
    """End a role, now or at a moment; sight through its team goes with the next click."""
    seated = why_not_appoint(role.role, role.team) if role.role in SEATED else None
    _refuse(why_not_oneself(staff, by), seated, why_not_end_role(role, clock.now(), _administrators(but=staff)))
    ended = _end(role, at)
    staff_changed.send(StaffMember, staff=staff, by=by)
    return ended


@action(Permission.MANAGE_PEOPLE)
def close_account(staff: StaffMember, *, by: StaffMember, reason: str) -> StaffMember:
    """End every role of somebody who leaves, present or to come, and stop her signing in."""
    _refuse(why_not_oneself(staff, by))
    for role in staff.roles.filter(Q(ends_at=None) | Q(ends_at__gt=clock.now())).select_related("team"):
        _refuse(why_not_end_role(role, clock.now(), _administrators(but=staff)))
        _end(role)
    staff.is_active = False
    staff.save(update_fields=["is_active"])
    _note(staff, by=by, verb="close_account", source="open", target="closed", why=reason)
    staff_changed.send(StaffMember, staff=staff, by=by)
    return staff


@action(Permission.MANAGE_PEOPLE)
def reopen_account(staff: StaffMember, *, by: StaffMember, reason: str) -> StaffMember:
    """Let somebody who came back sign in again, as a member of staff of her home team."""
    _refuse(why_not_oneself(staff, by))
    staff.is_active = True
    staff.save(update_fields=["is_active"])
    _note(staff, by=by, verb="reopen_account", source="closed", target="open", why=reason)
    _join(staff, by=by, reason=reason)
    return staff


@action(Permission.MANAGE_PEOPLE)
def drop_password(staff: StaffMember, *, by: StaffMember) -> StaffMember:
    """Make the present password useless, before a one-time link for a new one is given out.

    So a link cannot be used unnoticed: the person it is for finds herself signed out, and an older link dies.
    """
    _refuse(why_not_oneself(staff, by), why_not_sign_in(staff))
    staff.set_unusable_password()
    staff.save(update_fields=["password"])
    _note(staff, by=by, verb="drop_password", source="open", target="open")
    return staff


@action(Permission.KEEP_SEATS)
def open_seat(
    *, by: StaffMember, team: Team, name: str, agency: Agency | None = None, is_chair: bool = False, position: int = 0
) -> Seat:
    """Add a seat to a sub-group."""
    return Seat.objects.create(team=team, name=name, agency=agency, is_chair=is_chair, position=position)


@action(Permission.KEEP_SEATS)
def begin_appointment(seat: Seat, *, by: StaffMember, since: dt.date) -> Seat:
    """Say that somebody is being appointed to a seat."""
    seat.in_appointment_since = since
    seat.save(update_fields=["in_appointment_since"])
    return seat


@action(Permission.KEEP_SEATS)
def fill_seat(
    seat: Seat,
    *,
    by: StaffMember,
    staff: StaffMember,
    reason: str,
    acting: bool = False,
    starts_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
) -> SeatHeld:
    """Let somebody hold a seat, as such or acting as chair until a day. NotNow when somebody holds it."""
    starts_at = starts_at or clock.now()
    role = Role.CHAIR if seat.is_chair else Role.MEMBER
    holder = SeatHeld.objects.held_at(starts_at).filter(seat=seat).first()
    same = staff.roles.filter(role=role, team=seat.team).select_related("team__organisation__agency")
    _refuse(
        why_not_oneself(staff, by),
        why_not_fill(seat, holder, acting=acting, ends_at=ends_at),
        why_not_hold(staff, same, starts_at, ends_at),
    )
    held = _appoint(staff, role=role, team=seat.team, by=by, reason=reason, starts_at=starts_at, ends_at=ends_at)
    if not acting:
        seat.in_appointment_since = None
        seat.save(update_fields=["in_appointment_since"])
    kept = SeatHeld.objects.create(seat=seat, role=held, acting=acting)
    staff_changed.send(StaffMember, staff=staff, by=by)
    return kept


@action(Permission.KEEP_SEATS)
def leave_seat(held: SeatHeld, *, by: StaffMember, at: dt.datetime | None = None) -> SeatHeld:
    """End who holds a seat, now or at a moment; the seat is vacant then."""
    _refuse(why_not_end_role(held.role, clock.now(), 1))
    _end(held.role, at)
    staff_changed.send(StaffMember, staff=held.staff, by=by)
    return held


@action(Permission.USE_ROWAN)
def choose_password(staff: StaffMember, *, by: StaffMember, password: str) -> StaffMember:
    """Set one's own new password."""
    if staff != by:
        raise PermissionDenied("A password is chosen by the person it belongs to.")
    staff.set_password(password)
    staff.save(update_fields=["password"])
    return staff


def _refuse(*reasons: str | None) -> None:
    for why_not in filter(None, reasons):
        raise NotNow(why_not)


def _note(staff: StaffMember, *, by: StaffMember, verb: str, source: str, target: str, why: str = "") -> None:
    """Write down what happened to an account; its own row has no status."""
    acting_as = str(role_for(by, Permission.MANAGE_PEOPLE))
    writers.moved(staff, verb=verb, source=source, target=target, by=by, acting_as=acting_as, why=why)


def _administrators(*, but: StaffMember) -> int:
    held = RoleHeld.objects.held_at(clock.now()).filter(role=Role.ADMINISTRATOR, staff__is_active=True)
    return held.exclude(staff=but).count()


def _join(staff: StaffMember, *, by: StaffMember, reason: str) -> None:
    """Make somebody a member of staff of her home team; in the teams apart the role held there is all she is."""
    home = staff.team
    if home is None or home.kind in APART:
        return
    if not staff.roles.held_at(clock.now()).filter(role=Role.STAFF, team=home).exists():
        _appoint(staff, role=Role.STAFF, team=home, by=by, reason=reason)


def _appoint(
    staff: StaffMember,
    *,
    role: str,
    team: Team,
    by: StaffMember,
    reason: str,
    starts_at: dt.datetime | None = None,
    ends_at: dt.datetime | None = None,
) -> RoleHeld:
    held = RoleHeld.objects.create(
        staff=staff,
        role=role,
        team=team,
        reason=reason,
        appointed_by=by,
        starts_at=starts_at or clock.now(),
        ends_at=ends_at,
    )
    if held.opens_team:
        staff.groups.add(team.group)
    staff.__dict__.pop("roles_now", None)
    return held


def _end(role: RoleHeld, at: dt.datetime | None = None) -> RoleHeld:
    """End a role at a moment; one that has not begun ends as it begins, so is never held."""
    role.ends_at = max(at or clock.now(), role.starts_at)
    role.save(update_fields=["ends_at"])
    left = RoleHeld.objects.filter(Q(ends_at=None) | Q(ends_at__gt=clock.now()), staff=role.staff, team=role.team)
    if not any(other.opens_team for other in left.select_related("team")):
        role.staff.groups.remove(role.team.group)
    return role
