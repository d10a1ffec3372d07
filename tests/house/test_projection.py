"""Three answers to "who may see this", and they agree: the projection, guardian's own, a slow model in plain Python."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import transaction
from guardian.shortcuts import get_objects_for_user  # noqa: TID251  the answer to compare with
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from access.grants import close_person, exclude, grant, open_person, revoke
from access.models import Exclusion
from access.proof import drift
from access.roles import Role
from agencies import actions as agencies
from agencies.models import RoleHeld, StaffMember, Team
from agencies.models.staff import system
from common import clock
from common.models import next_reference
from people.models import Person
from referrals.models import Concern

pytestmark = pytest.mark.django_db

STAFF, TEAMS, CONCERNS, PERSONS = range(3), range(2), range(2), range(1)
MINUTES = st.sampled_from([-60, -1, 1, 60])
UNTIL = st.none() | MINUTES

ROLES = st.tuples(st.sampled_from(STAFF), st.sampled_from(TEAMS), MINUTES, UNTIL)
GRANTS = st.tuples(
    st.sampled_from(["concern", "person"]),
    st.integers(0, 2),
    st.sampled_from(["staff", "team"]),
    st.integers(0, 3),
    UNTIL,
    st.booleans(),
)
OPENINGS = st.tuples(st.sampled_from(CONCERNS), st.sampled_from(PERSONS))
EXCLUSIONS = st.tuples(st.sampled_from(["concern", "person"]), st.integers(0, 2), st.sampled_from(STAFF), st.booleans())
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("grant"), GRANTS),
        st.tuples(st.just("revoke"), GRANTS),
        st.tuples(st.just("open"), OPENINGS),
        st.tuples(st.just("close"), OPENINGS),
        st.tuples(st.just("exclude"), EXCLUSIONS),
        st.tuples(st.just("appoint"), ROLES),
        st.tuples(st.just("leave"), st.sampled_from(STAFF)),
    ),
    min_size=4,
    max_size=20,
)

# A team let into a concern that opens a person, and somebody in the team.
LET_IN = [("open", (0, 0)), ("grant", ("concern", 0, "team", 0, None, True)), ("appoint", (1, 0, -60, None))]


@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker):
    """Staff without roles, teams, concerns and persons that nobody was let into."""
    with django_db_blocker.unblock(), transaction.atomic():
        by = system()
        area = agencies.open_partnership(by=by, name="Ground", committee="Fictional")
        agency = agencies.open_agency(by=by, code="GRD", name="Ground", partnerships=[area])
        organisation = agencies.open_organisation(by=by, agency=agency, name="Ground")
        kind = Team.Kind.RECEIVING
        teams = [agencies.open_team(by=by, organisation=organisation, name=f"Team {n}", kind=kind) for n in TEAMS]
        staff = [StaffMember.objects.create(email=f"{n}@example.org", name=f"Staff {n}", team=teams[0]) for n in STAFF]
        about = {"author": staff[0], "team": teams[0], "organisation": organisation, "danger": "no", "fact": "Seen."}
        concerns = [Concern.objects.create(reference=next_reference("C"), **about) for _ in CONCERNS]
        persons = [Person.objects.create(reference=next_reference("P"), name_key=f"|{n}") for n in PERSONS]
        yield SimpleNamespace(by=by, teams=teams, staff=staff, concern=concerns, person=persons)
        transaction.set_rollback(True)


class World:
    """What was done, remembered the slow way."""

    def __init__(self, ground):
        self.ground, self.now = ground, clock.now()
        self.roles, self.grants, self.openings, self.excluded, self.left = [], {}, set(), set(), set()

    def at(self, minutes):
        return None if minutes is None else self.now + dt.timedelta(minutes=minutes)

    def apply(self, step, what):
        getattr(self, step)(*([what] if step == "leave" else what))

    def grant(self, kind, n, to, m, until, opens):
        record, holder = self._record(kind, n), self._holder(to, m)
        grant(record, to=holder, by=self.ground.by, reason="random", until=self.at(until), opens_people=opens)
        self.grants[record.pk, holder.pk] = (self.at(until), opens)

    def revoke(self, kind, n, to, m, *_):
        record, holder = self._record(kind, n), self._holder(to, m)
        revoke(record, of=holder)
        self.grants.pop((record.pk, holder.pk), None)

    def open(self, n, m):
        concern, person = self.ground.concern[n], self.ground.person[m]
        open_person(person, through=concern, by=self.ground.by, reason="random")
        self.openings.add((concern.pk, person.pk))

    def close(self, n, m):
        concern, person = self.ground.concern[n], self.ground.person[m]
        close_person(person, through=concern)
        self.openings.discard((concern.pk, person.pk))

    def exclude(self, kind, n, m, ended):
        record, staff = self._record(kind, n), self.ground.staff[m]
        exclude(record, staff=staff, by=self.ground.by, reason="random")
        self.excluded.add((record.pk, staff.pk))
        if ended:
            Exclusion.objects.filter(root=record.pk, staff=staff).update(ended_at=self.now)
            self.excluded.discard((record.pk, staff.pk))

    def appoint(self, n, m, starts, ends):
        staff, team = self.ground.staff[n], self.ground.teams[m]
        if ends is not None and ends <= starts or any(key[:2] == (staff.pk, team.pk) for key in self.roles):
            return
        RoleHeld.objects.create(
            staff=staff, team=team, role=Role.RECEIVER, starts_at=self.at(starts), ends_at=self.at(ends)
        )
        staff.groups.add(team.group)
        self.roles.append((staff.pk, team.pk, self.at(starts), self.at(ends)))

    def leave(self, n):
        StaffMember.objects.filter(pk=self.ground.staff[n].pk).update(is_active=False)
        self.left.add(self.ground.staff[n].pk)

    def _record(self, kind, n):
        records = getattr(self.ground, kind)
        return records[n % len(records)]

    def _holder(self, to, m):
        holders = self.ground.staff if to == "staff" else self.ground.teams
        return holders[m % len(holders)]

    def sees(self, staff, record):
        """Answer in plain Python: a live grant of hers or of a team she is in now, here or on what names the person."""
        if staff in self.left or (record, staff) in self.excluded:
            return False
        now = clock.now()
        hers = {staff} | {
            team
            for one, team, starts, ends in self.roles
            if one == staff and starts <= now and (ends is None or ends > now)
        }
        ways = [(record, False)] + [(concern, True) for concern, person in self.openings if person == record]
        for root, opened in ways:
            for holder in hers:
                until, opens = self.grants.get((root, holder), (now, False))
                if (until is None or until > now) and (opens or not opened) and (root, staff) not in self.excluded:
                    return True
        return False


@hypothesis(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
@given(steps=STEPS)
@example(steps=[*LET_IN, ("exclude", ("person", 0, 1, False))])
@example(steps=[*LET_IN, ("exclude", ("concern", 0, 1, False))])
@example(steps=[*LET_IN, ("close", (0, 0))])
@example(steps=[*LET_IN, ("grant", ("concern", 0, "team", 0, -1, True))])
def test_projection_guardian_and_a_plain_model_agree(ground, steps):
    with transaction.atomic():
        world = World(ground)
        for step, what in steps:
            world.apply(step, what)
        assert drift() == []
        for model, records in ((Concern, ground.concern), (Person, ground.person)):
            keys = {record.pk for record in records}
            for one in ground.staff:
                staff = StaffMember.objects.get(pk=one.pk)
                seen = set(model.objects.visible_to(staff).filter(pk__in=keys).values_list("pk", flat=True))
                assert seen == {key for key in keys if world.sees(staff.pk, key)}
                assert seen == {key for key in keys if model.objects.visible_to(staff).filter(pk=key).exists()}
                if model is Concern:
                    _agrees_with_guardian(world, staff, keys, seen)
        transaction.set_rollback(True)


def _agrees_with_guardian(world, staff, keys, seen):
    """Compare where guardian can know: nobody left or is kept away, no grant has an end, roles are held now."""
    now = clock.now()
    timed = any(until is not None and until <= now for until, _ in world.grants.values())
    apart = any(one == staff.pk and (starts > now or (ends and ends <= now)) for one, _, starts, ends in world.roles)
    if staff.pk in world.left or timed or apart or any(one == staff.pk for _, one in world.excluded):
        return
    theirs = get_objects_for_user(
        staff, "referrals.view_concern", Concern, accept_global_perms=False, with_superuser=False
    )
    assert set(theirs.values_list("pk", flat=True)) & keys == seen
