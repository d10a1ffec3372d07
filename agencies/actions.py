"""Every write to who we are."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.models import Group

from access.actions import action
from access.refusals import NotNow
from access.roles import Permission, Role
from agencies.models import Agency, Organisation, Partnership, RoleHeld, StaffMember, Team
from agencies.policies import why_not_appoint
from common import clock


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
    group = Group.objects.create(name=f"{organisation.name}: {name}")
    return Team.objects.create(organisation=organisation, name=name, kind=kind, group=group, **contact)


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
    if team.kind != Team.Kind.ADMINISTRATION:
        _appoint(staff, role=Role.STAFF, team=team, by=by, reason="joined")
    return staff


@action(Permission.MANAGE_PEOPLE)
def change_staff(staff: StaffMember, *, by: StaffMember, **changes: Any) -> StaffMember:
    """Change name, job title, contact, home team or manager; moving home moves the role of staff with it."""
    before = staff.team
    for field, value in changes.items():
        setattr(staff, field, value)
    if staff.manager and staff in [staff.manager, *staff.manager.line()]:
        raise NotNow(f"{staff.manager} answers to {staff}, so cannot also be the manager. Choose somebody else.")
    staff.save(update_fields=list(changes))
    if "team" in changes and staff.team != before:
        for role in staff.roles.held_at(clock.now()).filter(role=Role.STAFF, team=before):
            _end(role)
        _appoint(staff, role=Role.STAFF, team=staff.team, by=by, reason="moved")
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
    if why_not := why_not_appoint(role, team):
        raise NotNow(why_not)
    return _appoint(staff, role=role, team=team, by=by, reason=reason, starts_at=starts_at, ends_at=ends_at)


@action(Permission.MANAGE_PEOPLE)
def end_role(staff: StaffMember, *, by: StaffMember, role: RoleHeld, at: dt.datetime | None = None) -> RoleHeld:
    """End a role, now or at a moment; sight through its team goes with the next click."""
    return _end(role, at)


@action(Permission.MANAGE_PEOPLE)
def close_account(staff: StaffMember, *, by: StaffMember, reason: str) -> StaffMember:
    """End every role of somebody who leaves and stop her signing in."""
    for role in staff.roles.held_at(clock.now()):
        _end(role)
    staff.is_active = False
    staff.save(update_fields=["is_active"])
    return staff


@action(Permission.MANAGE_PEOPLE)
def reopen_account(staff: StaffMember, *, by: StaffMember, reason: str) -> StaffMember:
    """Let somebody who came back sign in again, as a member of staff of her home team."""
    staff.is_active = True
    staff.save(update_fields=["is_active"])
    if staff.team:
        _appoint(staff, role=Role.STAFF, team=staff.team, by=by, reason=reason)
    return staff


def _appoint(staff: StaffMember, *, role: str, team: Team, by: StaffMember, reason: str, **when: Any) -> RoleHeld:
    held = RoleHeld.objects.create(
        staff=staff,
        role=role,
        team=team,
        reason=reason,
        appointed_by=by,
        starts_at=when.get("starts_at") or clock.now(),
        ends_at=when.get("ends_at"),
    )
    staff.groups.add(team.group)
    staff.__dict__.pop("roles_now", None)
    return held


def _end(role: RoleHeld, at: dt.datetime | None = None) -> RoleHeld:
    role.ends_at = at or clock.now()
    role.save(update_fields=["ends_at"])
    if not RoleHeld.objects.held_at(clock.now()).filter(staff=role.staff, team=role.team).exists():
        role.staff.groups.remove(role.team.group)
    return role
