"""Who is in the demonstration. Nobody here exists; numbers are from Ofcom's fictional ranges, addresses from example.org."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.contrib.auth.hashers import make_password

from access.roles import Role
from agencies import actions
from agencies.models import Agency, Partnership, StaffMember, Team
from agencies.models.staff import system
from common import clock

PASSWORD = "rowan-demonstration"  # noqa: S105  printed on the sign-in page of the demonstration, and of no use elsewhere

PARTNERSHIPS = {
    "dundee": ("Dundee", "Dundee Children and Young Persons Protection Committee"),
    "angus": ("Angus", "Angus Child Protection Committee"),
    "perth": ("Perth & Kinross", "Perth & Kinross Child Protection Committee"),
}

# code, name, partnerships served
AGENCIES = (
    ("SWD", "Social work", ["dundee"]),
    ("POL", "Police", ["dundee", "angus", "perth"]),
    ("HLT", "Health", ["dundee", "angus", "perth"]),
    ("EDU", "Education", ["dundee"]),
    ("HOU", "Housing", ["dundee"]),
    ("SCRA", "Children’s Reporter", ["dundee", "angus", "perth"]),
    ("VOL", "Voluntary organisations", ["dundee"]),
)

# key: agency, name. Each voluntary organisation controls its own data.
ORGANISATIONS = {
    "socialwork": ("SWD", "Discovery Council Social Work"),
    "police": ("POL", "Estuary Police Division"),
    "health": ("HLT", "Estuary Health Board"),
    "education": ("EDU", "Discovery Council Education"),
    "housing": ("HOU", "Discovery Council Housing"),
    "reporter": ("SCRA", "Estuary Children’s Reporter"),
    "forum": ("VOL", "Lamplight Voluntary Forum"),
    "harbourlight": ("VOL", "Harbourlight Youth Project"),
    "bridgend": ("VOL", "Bridge End Families"),
    "kite": ("VOL", "Kite Early Years"),
}

OFFICE_HOURS = "Monday to Friday, 9am to 5pm"
KIND = Team.Kind


class TeamSketch(NamedTuple):
    """A team to be opened."""

    organisation: str
    name: str
    kind: str
    telephone: str
    hours: str = OFFICE_HOURS
    precedence: int = 0


TEAMS = {
    "duty": TeamSketch("socialwork", "Social work duty team", KIND.RECEIVING, "01632 960101", OFFICE_HOURS, 1),
    "ppu": TeamSketch("police", "Public protection unit", KIND.RECEIVING, "01632 960102", "Every day, at any hour", 2),
    "night": TeamSketch(
        "socialwork", "Out-of-hours social work", KIND.RECEIVING, "01632 960103", "Evenings, nights and weekends", 3
    ),
    "families": TeamSketch("socialwork", "Children and families team", KIND.PRACTICE, "01632 960110"),
    "community": TeamSketch("police", "Community policing", KIND.PRACTICE, "01632 960120", "Every day, 7am to 11pm"),
    "visiting": TeamSketch("health", "Health visiting, east", KIND.PRACTICE, "01632 960130"),
    "midwives": TeamSketch("health", "Community midwives", KIND.PRACTICE, "01632 960131"),
    "board": TeamSketch("health", "Child protection nursing", KIND.PRACTICE, "01632 960132"),
    "central": TeamSketch("education", "Education central team", KIND.PRACTICE, "01632 960140"),
    "nursery": TeamSketch("education", "Mill Lade Nursery", KIND.PRACTICE, "01632 960141", "Term time, 8am to 6pm"),
    "primary": TeamSketch(
        "education", "Larchbank Primary School", KIND.PRACTICE, "01632 960142", "Term time, 8.30am to 4pm"
    ),
    "academy": TeamSketch("education", "Westhaugh Academy", KIND.PRACTICE, "01632 960143", "Term time, 8.30am to 4pm"),
    "lettings": TeamSketch("housing", "Neighbourhood housing team", KIND.PRACTICE, "01632 960150"),
    "reporters": TeamSketch("reporter", "Reporter’s office", KIND.PRACTICE, "01632 960160"),
    "forum": TeamSketch("forum", "Forum staff", KIND.PRACTICE, "01632 960170"),
    "youth": TeamSketch("harbourlight", "Youth work", KIND.PRACTICE, "01632 960171", "Monday to Saturday, 2pm to 10pm"),
    "support": TeamSketch("bridgend", "Family support", KIND.PRACTICE, "01632 960172"),
    "playgroup": TeamSketch("kite", "Kite playgroup", KIND.PRACTICE, "01632 960173", "Term time, 9am to 1pm"),
    "swd_managers": TeamSketch("socialwork", "Designated managers", KIND.DESIGNATED_MANAGERS, "01632 960111"),
    "pol_managers": TeamSketch("police", "Designated managers", KIND.DESIGNATED_MANAGERS, "01632 960121"),
    "hlt_managers": TeamSketch("health", "Designated managers", KIND.DESIGNATED_MANAGERS, "01632 960133"),
    "edu_managers": TeamSketch("education", "Designated managers", KIND.DESIGNATED_MANAGERS, "01632 960144"),
    "hou_managers": TeamSketch("housing", "Designated managers", KIND.DESIGNATED_MANAGERS, "01632 960151"),
    "scra_managers": TeamSketch("reporter", "Designated managers", KIND.DESIGNATED_MANAGERS, "01632 960161"),
    "vol_managers": TeamSketch("forum", "Designated managers", KIND.DESIGNATED_MANAGERS, "01632 960174"),
    "office": TeamSketch("socialwork", "Committee office", KIND.OFFICE, "01632 960180"),
    "systems": TeamSketch("socialwork", "Systems administration", KIND.ADMINISTRATION, "01632 960190"),
}


class Sketch(NamedTuple):
    """Somebody to be added: name, job title, home team, manager's key, (role, team) beyond membership of staff."""

    name: str
    job_title: str
    team: str
    manager: str = ""
    roles: tuple[tuple[Role, str], ...] = ()


MANAGER, DEPUTY, RECEIVER = Role.DESIGNATED_MANAGER, Role.DEPUTY, Role.RECEIVER

# Managers stand before those they manage.
STAFF = {
    "una": Sketch("Una Pettigrew", "Service manager", "families", "", ((MANAGER, "swd_managers"),)),
    "morag": Sketch(
        "Morag Tulloch", "Duty team manager", "duty", "una", ((RECEIVER, "duty"), (DEPUTY, "swd_managers"))
    ),
    "callum": Sketch("Callum Inkster", "Duty social worker", "duty", "morag", ((RECEIVER, "duty"),)),
    "fergus": Sketch("Fergus Laidlaw", "Out-of-hours social worker", "night", "morag", ((RECEIVER, "night"),)),
    "isla": Sketch("Isla Cargill", "Social worker", "families", "una"),
    "gregor": Sketch("Gregor Strang", "Detective inspector", "community", "", ((MANAGER, "pol_managers"),)),
    "ailsa": Sketch("Ailsa Brodrick", "Detective sergeant", "ppu", "gregor", ((RECEIVER, "ppu"),)),
    "hamish": Sketch("Hamish Orrock", "Detective constable", "ppu", "ailsa", ((RECEIVER, "ppu"),)),
    "tess": Sketch("Tess Carmody", "Community sergeant", "community", "gregor", ((DEPUTY, "pol_managers"),)),
    "nadia": Sketch("Nadia Farouk", "Police constable", "community", "tess"),
    "fiona": Sketch("Fiona Dalgleish", "Lead nurse, child protection", "board", "", ((MANAGER, "hlt_managers"),)),
    "peter": Sketch("Peter Lumsden", "Child protection nurse", "board", "fiona", ((DEPUTY, "hlt_managers"),)),
    "kirsty": Sketch("Kirsty Balharrie", "Health visiting team lead", "visiting", "fiona"),
    "sunita": Sketch("Sunita Bhatt", "Health visitor", "visiting", "kirsty"),
    "roisin": Sketch("Róisín Keane", "Community midwife", "midwives", "peter"),
    "eilidh": Sketch("Eilidh Garrioch", "Education officer", "central", "", ((MANAGER, "edu_managers"),)),
    "neil": Sketch("Neil Auchterlonie", "Inclusion officer", "central", "", ((DEPUTY, "edu_managers"),)),
    "moira": Sketch("Moira Strachan", "Head of nursery", "nursery", "eilidh"),
    "jenna": Sketch("Jenna Cowie", "Nursery worker", "nursery", "moira"),
    "catriona": Sketch("Catriona Elphinstone", "Headteacher", "primary", "eilidh"),
    "lewis": Sketch("Lewis Abernethy", "Primary teacher", "primary", "catriona"),
    "wilma": Sketch("Wilma Okonjo", "Classroom assistant", "primary", "catriona"),
    "farah": Sketch("Farah Siddiqui", "Guidance teacher", "academy", "eilidh"),
    "marion": Sketch("Marion Threipland", "Housing services manager", "lettings", "", ((MANAGER, "hou_managers"),)),
    "shona": Sketch("Shona Kinnear", "Neighbourhood manager", "lettings", "marion", ((DEPUTY, "hou_managers"),)),
    "gavin": Sketch("Gavin Petrie", "Housing officer", "lettings", "shona"),
    "alasdair": Sketch("Alasdair Renwick", "Locality reporter manager", "reporters", "", ((MANAGER, "scra_managers"),)),
    "elspeth": Sketch("Elspeth Drummond", "Children’s Reporter", "reporters", "alasdair", ((DEPUTY, "scra_managers"),)),
    "oonagh": Sketch("Oonagh Fairweather", "Forum manager", "forum", "", ((MANAGER, "vol_managers"),)),
    "desmond": Sketch("Desmond Achterberg", "Family services manager", "support", "", ((MANAGER, "vol_managers"),)),
    "lorna": Sketch("Lorna Pirie", "Playgroup manager", "playgroup", "", ((DEPUTY, "vol_managers"),)),
    "bethany": Sketch("Bethany Crosbie", "Youth project manager", "youth"),
    "kai": Sketch("Kai Sutherland", "Youth worker", "youth", "bethany"),
    "wanda": Sketch("Wanda Nowicka-Reid", "Family support worker", "support", "desmond"),
    "tamsin": Sketch("Tamsin Rae", "Playgroup leader", "playgroup", "lorna"),
    "rhona": Sketch("Rhona Killick", "Lead officer", "office", "", ((Role.OFFICE, "office"),)),
    "joel": Sketch("Joel Pattullo", "Minute taker", "office", "rhona", ((Role.OFFICE, "office"),)),
    "mina": Sketch("Mina Castellan", "Systems administrator", "systems", "", ((Role.ADMINISTRATOR, "systems"),)),
    "bruce": Sketch("Bruce Omand", "Systems administrator", "systems", "mina", ((Role.ADMINISTRATOR, "systems"),)),
}


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
    ("Keep the plans, ask for reports", [email("rhona")]),
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


def _change_over_time(cast: Cast, founded_at: dt.datetime) -> None:
    """Let half a year pass in who does what: a move, a cover that ended, a cover to come."""
    by = cast["mina"]
    month = dt.timedelta(days=30)
    with clock.living_at(founded_at + month):
        seconded = actions.appoint(
            cast["isla"], by=by, role=RECEIVER, team=cast.teams["duty"], reason="secondment to the duty team"
        )
    with clock.living_at(founded_at + 4 * month):
        actions.end_role(cast["isla"], by=cast["mina"], role=seconded)
        actions.appoint(
            cast["elspeth"],
            by=cast["mina"],
            role=MANAGER,
            team=cast.teams["scra_managers"],
            reason="cover for annual leave",
            ends_at=founded_at + 4 * month + dt.timedelta(days=14),
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
