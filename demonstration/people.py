"""Who is in the demonstration. Nobody here exists; numbers are from Ofcom's fictional ranges, addresses from example.org."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password

from agencies import actions
from agencies.models import Agency, Partnership, SeatHeld, StaffMember, Team
from agencies.models.staff import system
from common import clock
from demonstration.sketches import AGENCIES, MANAGER, ORGANISATIONS, PARTNERSHIPS, RECEIVER, SEATS, STAFF, TEAMS

PASSWORD = "rowan-demonstration"  # noqa: S105  printed on the sign-in page of the demonstration, and of no use elsewhere


def email(key: str) -> str:
    """Return somebody's invented work e-mail."""
    plain = str.maketrans("óí", "oi")
    first, last = STAFF[key].name.lower().translate(plain).split(" ", 1)
    return f"{first}.{last.replace(' ', '-')}@{TEAMS[STAFF[key].team].organisation}.example.org"


# What they come for, and who: one for each role.
SIGN_INS = (
    ("Log concerns", [email(key) for key in ("jenna", "wilma", "sunita", "gavin", "nadia", "kai")]),
    ("Screen concerns in a receiving team", [email(key) for key in ("callum", "ailsa", "morag")]),
    ("Triage concerns as designated manager or deputy", [email(key) for key in ("eilidh", "neil", "oonagh")]),
    ("Work on a case as social worker", [email("isla"), email("iona")]),
    ("Read one child’s whole road, among closed cases", [email("bridget")]),
    ("Keep the child protection register", [email("greta")]),
    ("Answer at night, out of hours", [email("fergus")]),
    ("Chair planning meetings", [email("ewan")]),
    ("Agree that something may be later, as senior manager", [email("thora")]),
    ("Chair the Practice Review Sub-group, acting", [email("alasdair")]),
    ("Sit on the Practice Review Sub-group", [email(key) for key in ("gregor", "beatrix", "padma")]),
    ("Lead the services as chief officer", [email("ishbel")]),
    ("Keep the plans and the sub-group’s papers", [email("rhona")]),
    ("Manage people", [email("mina")]),
)


class Cast:
    """The demonstration's people and teams by their keys."""

    def __init__(self) -> None:
        self.timer = system()
        self.partnerships: dict[str, Partnership] = {}
        self.agencies: dict[str, Agency] = {}
        self.teams: dict[str, Team] = {}
        self.staff: dict[str, StaffMember] = {}

    def __getitem__(self, key: str) -> StaffMember:
        """Return somebody fresh, with the roles held at the moment that is lived."""
        person = self.staff[key]
        person.__dict__.pop("roles_now", None)
        return person


def load(founded_at: dt.datetime) -> Cast:
    """Open every body and add everybody, at the moment the demonstration begins."""
    cast = Cast()
    with clock.living_at(founded_at):
        _open_bodies(cast)
        for number, (key, sketch) in enumerate(STAFF.items()):
            cast.staff[key] = actions.add_staff(
                by=cast.timer,
                email=email(key),
                name=sketch.name,
                job_title=sketch.job_title,
                telephone=f"07700 900{101 + number}",
                team=cast.teams[sketch.team],
                manager=cast.staff.get(sketch.manager),
            )
            for role, team in sketch.roles:
                actions.appoint(cast.staff[key], by=cast.timer, role=role, team=cast.teams[team], reason="appointed")
    _fill_seats(cast, founded_at)
    _change_over_time(cast, founded_at)
    # One hash for all: the password is printed on the page anyway, and forty hashes would take seconds.
    StaffMember.objects.people().update(password=make_password(PASSWORD))
    for person in cast.staff.values():
        person.refresh_from_db()
    return cast


def _open_bodies(cast: Cast) -> None:
    by, organisations = cast.timer, {}
    for number, (key, (name, committee)) in enumerate(PARTNERSHIPS.items()):
        # The first one recorded names the installation.
        with clock.living_at(clock.now() + dt.timedelta(seconds=number)):
            cast.partnerships[key] = actions.open_partnership(by=by, name=name, committee=committee)
    for position, (code, name, served) in enumerate(AGENCIES):
        cast.agencies[code] = actions.open_agency(
            by=by, code=code, name=name, position=position, partnerships=[cast.partnerships[key] for key in served]
        )
    for key, (code, name) in ORGANISATIONS.items():
        organisations[key] = actions.open_organisation(by=by, agency=cast.agencies[code], name=name)
    for key, team in TEAMS.items():
        cast.teams[key] = actions.open_team(
            by=by,
            organisation=organisations[team.organisation],
            name=team.name,
            kind=team.kind,
            telephone=team.telephone,
            email=f"{key.replace('_', '-')}@{team.organisation}.example.org",
            hours=team.hours,
            precedence=team.precedence,
        )


def _fill_seats(cast: Cast, founded_at: dt.datetime) -> None:
    """Open the sub-group's ten seats and fill them; the chair's is acted while somebody is appointed; one member leaves."""
    now, week = clock.now(), dt.timedelta(weeks=1)
    team = cast.teams["subgroup"]
    with clock.living_at(founded_at + 3 * week):
        seats = [
            actions.open_seat(
                by=cast["rhona"],
                team=team,
                name=seat.name,
                agency=cast.agencies.get(seat.agency),
                is_chair=not position,
                position=position,
            )
            for position, seat in enumerate(SEATS)
        ]
    held: dict[str, SeatHeld] = {}
    with clock.living_at(founded_at + 4 * week):
        for sketch, seat in zip(SEATS[1:], seats[1:], strict=True):
            held[sketch.holder] = actions.fill_seat(
                seat, by=cast["rhona"], staff=cast[sketch.holder], reason="named by the agency"
            )
        actions.fill_seat(
            seats[0],
            by=cast["rhona"],
            staff=cast["alasdair"],
            reason="chairs until an independent chair is appointed",
            acting=True,
            ends_at=now + 8 * week,
        )
    with clock.living_at(now - 26 * week):
        actions.leave_seat(held["hilda"], by=cast["rhona"])
        actions.close_account(cast["hilda"], by=cast["mina"], reason="retired")
    with clock.living_at(now - 24 * week):
        health = next(seat for seat in seats if seat.name == "Health")
        actions.fill_seat(health, by=cast["rhona"], staff=cast["beatrix"], reason="named by the health board")
    with clock.living_at(now - 9 * week):
        actions.begin_appointment(seats[0], by=cast["rhona"], since=clock.today())


def _change_over_time(cast: Cast, founded_at: dt.datetime) -> None:
    """Let a year pass in who does what: a move, a cover that ended, a cover to come."""
    by = cast["mina"]
    month = dt.timedelta(days=30)
    with clock.living_at(founded_at + month):
        seconded = actions.appoint(
            cast["isla"], by=by, role=RECEIVER, team=cast.teams["duty"], reason="secondment to the duty team"
        )
    with clock.living_at(founded_at + 7 * month):
        actions.end_role(cast["isla"], by=cast["mina"], role=seconded)
        actions.appoint(
            cast["elspeth"],
            by=cast["mina"],
            role=MANAGER,
            team=cast.teams["scra_managers"],
            reason="cover for annual leave",
            ends_at=founded_at + 7 * month + dt.timedelta(days=14),
        )
    now = clock.now()
    actions.appoint(
        cast["tess"],
        by=cast["mina"],
        role=MANAGER,
        team=cast.teams["pol_managers"],
        reason="cover for annual leave",
        starts_at=now + dt.timedelta(days=10),
        ends_at=now + dt.timedelta(days=24),
    )
