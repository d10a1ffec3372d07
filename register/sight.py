"""Who sees a child's file at the register: whoever sees the case, and each Keeper. See docs/adr/0024."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from access.grants import grant, is_excluded, open_person, revoke
from access.roles import Role
from agencies.models import RoleHeld, StaffMember
from cases.models import Case
from cases.sight import follow
from common import clock
from common.models import next_reference
from register.models import RegisterFile, RegisterFileUserGrant

KEEPS = "keeps the register"


def holders(role: str) -> QuerySet[StaffMember]:
    """Return who holds a role now."""
    held = RoleHeld.objects.held_at(clock.now()).filter(role=role)
    return StaffMember.objects.filter(is_active=True, pk__in=held.values("staff"))


def file_of(case: Case, *, by: Any, why: str) -> RegisterFile:
    """Return the case's file at the register, opened when there is none; called inside an action's own transaction."""
    file = RegisterFile.objects.filter(case=case).first()
    if file is None:
        file = RegisterFile.objects.create(
            reference=next_reference("REG"), case=case, child_id=case.child_id, opened_by=by, why=why[:300]
        )
        open_person(file, through=case, by=by, reason=f"register file of {case.reference}")
        open_person(case.child, through=file, by=by, reason=f"child of {file.reference}")
        settle_file(file, by=by)
    return file


def settle_file(file: RegisterFile, *, by: Any) -> None:
    """Keep away from a file who is kept away from its case, and let every other Keeper in."""
    follow(file, [file.case_id], by=by)
    wanted = {staff for staff in holders(Role.KEEPER) if not is_excluded(file.pk, staff)}
    rows = RegisterFileUserGrant.objects.filter(content_object=file, reason=KEEPS).select_related("user")
    held = {row.user for row in rows}
    for staff in held - wanted:
        revoke(file, of=staff)
    for staff in wanted - held:
        grant(file, to=staff, by=by, reason=KEEPS)


def case_settled(*, case: Case, by: Any, **_: Any) -> None:
    """Follow who is kept away from a case."""
    for file in RegisterFile.objects.filter(case=case):
        settle_file(file, by=by)


def staff_changed(*, staff: StaffMember, by: Any, **_: Any) -> None:
    """Follow who becomes or ceases to be a Keeper."""
    keeps = holders(Role.KEEPER).filter(pk=staff.pk).exists()
    held = RegisterFileUserGrant.objects.filter(user=staff, reason=KEEPS).values("content_object")
    touched = RegisterFile.objects.exclude(pk__in=held) if keeps else RegisterFile.objects.filter(pk__in=held)
    for file in touched.select_related("case"):
        settle_file(file, by=by)
