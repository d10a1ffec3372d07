"""Two agencies, a receiving team, and a record that names people: a stand-in for a concern."""

from __future__ import annotations

import pytest

from access.grants import grant
from access.roles import Role
from agencies import actions as agencies
from agencies.models import StaffMember, Team
from common.models import next_reference
from people import known, names
from people.actions import add_person
from people.models import Person


class Scene:
    """Who is there."""

    def __init__(self):
        self.timer = by = StaffMember.objects.timer()
        area = agencies.open_partnership(by=by, name="Ardmore", committee="Ardmore Child Protection Committee")
        social_work = agencies.open_agency(by=by, code="SWD", name="Social work", partnerships=[area])
        health = agencies.open_agency(by=by, code="HLT", name="Health", partnerships=[area])
        council = agencies.open_organisation(by=by, agency=social_work, name="Ardmore Council")
        board = agencies.open_organisation(by=by, agency=health, name="Ardmore Health Board")
        self.duty = agencies.open_team(
            by=by, organisation=council, name="Duty team", kind=Team.Kind.RECEIVING, telephone="01632 960001"
        )
        self.visitors = agencies.open_team(
            by=by, organisation=board, name="Health visitors", kind=Team.Kind.PRACTICE, telephone="01632 960002"
        )
        self.receiver = self.staff("receiver", self.duty)
        self.colleague = self.staff("colleague", self.duty)
        for one in (self.receiver, self.colleague):
            agencies.appoint(one, by=by, role=Role.RECEIVER, team=self.duty, reason="works there")
        self.visitor = self.staff("visitor", self.visitors)
        self.record = self.new_record()

    def staff(self, name, team):
        return agencies.add_staff(by=self.timer, email=f"{name}@example.org", name=name.title(), team=team)

    def new_record(self, *, to=None, opens_people=True):
        """Return a root that a team may see and that may name people: a person serves as one here."""
        record = Person.objects.create(
            reference=next_reference("R"), forename="Stand", surname="In", name_key=names.key("Stand", "In")
        )
        grant(record, to=to or self.duty, by=self.timer, reason="for the test", opens_people=opens_people)
        return record

    def known_child(self, forename, surname, **details):
        """Return a child the duty team recorded."""
        return add_person(by=self.receiver, through=self.record, forename=forename, surname=surname, **details)


@pytest.fixture
def scene(db):
    return Scene()


@pytest.fixture
def registry(monkeypatch):
    """The registries of what is known, empty for this test."""
    monkeypatch.setattr(known, "providers", [])
    monkeypatch.setattr(known, "sections", [])
    return known
