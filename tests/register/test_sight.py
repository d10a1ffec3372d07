"""Who sees a file at the register: whoever sees the case, each Keeper, and nobody who is kept away."""

from __future__ import annotations

import pytest

from access.grants import exclude
from access.proof import drift
from access.roles import Role
from agencies import actions as agencies
from agencies.models import RoleHeld, StaffMember
from cases.sight import settle_sight
from people.models import Person
from register.models import RegisterFile, Registration

pytestmark = pytest.mark.django_db


def sees(cast, name, file):
    staff = StaffMember.objects.get(pk=cast.people[name].pk)
    return RegisterFile.objects.visible_to(staff).filter(pk=file.pk).exists()


def test_whoever_sees_the_case_sees_the_file_and_others_do_not(cast, file, registration):
    seeing = {name for name in cast.people if sees(cast, name, file)}
    case = {name for name in cast.people if type(file.case).objects.visible_to(getattr(cast, name)).exists()}
    assert seeing == case | {"keeper"}
    assert "out_of_hours" not in seeing
    assert drift() == []


def test_who_becomes_a_keeper_sees_every_file_and_who_ceases_sees_none(cast, file):
    agencies.appoint(cast.teacher, by=cast.administrator, role=Role.KEEPER, team=cast.teams["register"], reason="cover")
    assert sees(cast, "teacher", file)
    held = RoleHeld.objects.get(staff=cast.teacher, role=Role.KEEPER)
    agencies.end_role(cast.teacher, by=cast.administrator, role=held)
    assert not sees(cast, "teacher", file)


def test_a_keeper_kept_away_from_the_case_is_kept_away_from_file_and_child(cast, file, registration):
    exclude(file.case, staff=cast.keeper, by=cast.duty_manager, reason="own family")
    settle_sight(file.case, by=cast.duty_manager)
    assert not sees(cast, "keeper", file)
    assert not Registration.objects.visible_to(cast.keeper).exists()
    assert not Person.objects.visible_to(cast.keeper).filter(pk=file.child_id).exists()
    assert drift() == []
