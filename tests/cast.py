"""A small cast: two agencies, a receiving team each in social work and police, and the people tests speak of."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from access.roles import Role
from agencies import actions
from agencies.models import Agency, Organisation, StaffMember, Team
from agencies.models.staff import system


@dataclass
class Cast:
    """Everybody by name; ``teams`` by name too."""

    people: dict[str, StaffMember]
    teams: dict[str, Team]
    agencies: dict[str, Agency]

    def __getattr__(self, name: str) -> StaffMember:
        try:
            return StaffMember.objects.get(pk=self.people[name].pk)
        except KeyError:
            raise AttributeError(name) from None

    def __deepcopy__(self, memo: dict[int, Any]) -> Cast:
        return Cast(**copy.deepcopy(vars(self), memo))


def make_cast() -> Cast:
    """Make the cast through the actions an administrator calls."""
    by = system()
    dundee = actions.open_partnership(by=by, name="Dundee", committee="Fictional Committee")
    kinds = Team.Kind
    agencies: dict[str, Agency] = {}
    teams: dict[str, Team] = {}
    people: dict[str, StaffMember] = {}

    def agency(code: str, name: str, position: int) -> Organisation:
        agencies[code] = actions.open_agency(by=by, code=code, name=name, partnerships=[dundee], position=position)
        return actions.open_organisation(by=by, agency=agencies[code], name=f"{name} of Dundee")

    def team(key: str, organisation: Organisation, name: str, kind: str = kinds.PRACTICE, **contact: Any) -> None:
        teams[key] = actions.open_team(by=by, organisation=organisation, name=name, kind=kind, **contact)

    def person(key: str, home: str, *roles: tuple[str, str], manager: str = "") -> None:
        people[key] = actions.add_staff(
            by=by,
            email=f"{key}@example.org",
            name=key.replace("_", " ").title(),
            team=teams[home],
            manager=people.get(manager),
            telephone="01632 960000",
        )
        for role, where in roles:
            actions.appoint(people[key], by=by, role=role, team=teams[where], reason="for the test")

    work, police = agency("SWD", "Social work", 1), agency("POL", "Police", 2)
    education, health = agency("EDU", "Education", 3), agency("HLT", "Health", 4)
    office = agency("CYPPC", "Committee office", 9)
    team("duty", work, "Social work duty", kinds.RECEIVING, telephone="01632 960101", precedence=1)
    team("public_protection", police, "Public protection", kinds.RECEIVING, telephone="01632 960102", precedence=2)
    team("school", education, "Rowan Bank School")
    team("nursery", education, "Rowan Bank Nursery")
    team("schools_office", education, "Schools office")
    team("clinic", health, "Health visiting")
    for key, organisation in {"edu_dm": education, "hlt_dm": health, "pol_dm": police, "swd_dm": work}.items():
        team(key, organisation, "Designated managers", kinds.DESIGNATED_MANAGERS, telephone="01632 960110")
    team("register", work, "Child protection register", telephone="01632 960103")
    team("out_of_hours", work, "Out-of-hours service", telephone="01632 960104")
    team("reviewing", work, "Reviewing officers")
    team("office", office, "Committee office", kinds.OFFICE)
    team("administration", office, "Systems", kinds.ADMINISTRATION)

    person("head_teacher", "school")
    person("teacher", "school", manager="head_teacher")
    person("colleague", "school", manager="head_teacher")
    person("nursery_worker", "nursery")
    person("nursery_colleague", "nursery")
    person("edu_manager", "schools_office", (Role.DESIGNATED_MANAGER, "edu_dm"))
    person("edu_deputy", "schools_office", (Role.DEPUTY, "edu_dm"), manager="edu_manager")
    person("health_visitor", "clinic")
    person("hlt_manager", "clinic", (Role.DESIGNATED_MANAGER, "hlt_dm"))
    person("pol_manager", "public_protection", (Role.DESIGNATED_MANAGER, "pol_dm"))
    person("duty_manager", "duty", (Role.RECEIVER, "duty"))
    person("duty_worker", "duty", (Role.RECEIVER, "duty"), manager="duty_manager")
    person("duty_colleague", "duty", (Role.RECEIVER, "duty"), manager="duty_manager")
    person("constable", "public_protection", (Role.RECEIVER, "public_protection"))
    person("keeper", "register", (Role.KEEPER, "register"))
    person("out_of_hours", "out_of_hours", (Role.OUT_OF_HOURS, "out_of_hours"))
    person("planning_chair", "reviewing", (Role.PLANNING_CHAIR, "reviewing"))
    person("senior_manager", "reviewing", (Role.SENIOR_MANAGER, "reviewing"))
    person("lead_officer", "office", (Role.OFFICE, "office"))
    person("administrator", "administration", (Role.ADMINISTRATOR, "administration"))
    return Cast(people=people, teams=teams, agencies=agencies)


@pytest.fixture(scope="module")
def standing_cast(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any
) -> Iterator[Cast | None]:
    """Everybody, in place once a module and rolled back after its last test; nobody where a test has its own people."""
    if any(commits(item) or alone(item) for item in request.session.items if item.path == request.path):
        yield None
        return
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cast()
        transaction.set_rollback(True)


def commits(item: pytest.Item) -> bool:
    """Tell whether a test writes for good, so that what stands around it would be swept away with what it wrote."""
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in fixtures


def alone(item: pytest.Item) -> bool:
    """Tell whether a test makes people of its own, whom those of the cast would stand in the way of."""
    fixtures = getattr(item, "fixturenames", ())
    return "cast" not in fixtures and ("db" in fixtures or item.get_closest_marker("django_db") is not None)


@pytest.fixture
def cast(standing_cast: Cast | None, db: None) -> Cast:
    """Everybody, in place."""
    return copy.deepcopy(standing_cast) if standing_cast else make_cast()


def told(**changes: Any) -> dict[str, Any]:
    """Return a concern as told, with changes."""
    return {"danger": "no", "fact": "Came to nursery hungry for the third day running.", **changes}


def child(**changes: Any) -> dict[str, Any]:
    """Return a child as given, with changes."""
    return {"forename": "Skye", "surname": "Testerson", "birth_words": "About 4 years old", **changes}


def log(by: StaffMember, *, children: Any = None, adults: Any = None, **changes: Any) -> Any:
    """Log a concern through the actions its author calls."""
    from referrals import actions as referrals

    draft = referrals.start_draft(by=by)
    return referrals.submit_concern(
        by=by, draft_id=draft.pk, told=told(**changes), children=children or [child()], adults=adults
    )


@pytest.fixture
def say() -> Any:
    """Give tests the short ways to say a concern."""
    return SimpleNamespace(told=told, child=child, log=log)
