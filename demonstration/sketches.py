"""Who is in the demonstration: bodies, teams, staff and seats. Nobody here exists; the numbers are Ofcom's fictional ranges."""

from __future__ import annotations

from typing import NamedTuple

from access.roles import Role
from agencies.models import Team

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
    # Has no designated managers: its own suggestions go through the office.
    ("CYPPC", "Committee office", ["dundee"]),
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
    "committee": ("CYPPC", "Discovery Protection Committee"),
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
    "school_nurses": TeamSketch("health", "School nursing", KIND.PRACTICE, "01632 960134"),
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
    "subgroup": TeamSketch("committee", "Practice Review Sub-group", KIND.SUBGROUP, "01632 960181"),
    "chiefs": TeamSketch("committee", "Chief Officers Group", KIND.CHIEF_OFFICERS, "01632 960182"),
    "headquarters": TeamSketch("socialwork", "Social work headquarters", KIND.PRACTICE, "01632 960112"),
    "reviewing": TeamSketch("socialwork", "Reviewing officers and register", KIND.PRACTICE, "01632 960113"),
    "office": TeamSketch("committee", "Committee office", KIND.OFFICE, "01632 960180"),
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
    "fergus": Sketch(
        "Fergus Laidlaw",
        "Out-of-hours social worker",
        "night",
        "morag",
        ((RECEIVER, "night"), (Role.OUT_OF_HOURS, "night")),
    ),
    "isla": Sketch("Isla Cargill", "Social worker", "families", "una"),
    "rab": Sketch("Rab Kilgour", "Senior social worker", "families", "una"),
    "bridget": Sketch("Bridget Osei", "Social worker", "families", "rab"),
    "iona": Sketch("Iona Macquarrie", "Social worker", "families", "rab"),
    "gregor": Sketch("Gregor Strang", "Detective inspector", "community", "", ((MANAGER, "pol_managers"),)),
    "ailsa": Sketch("Ailsa Brodrick", "Detective sergeant", "ppu", "gregor", ((RECEIVER, "ppu"),)),
    "hamish": Sketch("Hamish Orrock", "Detective constable", "ppu", "ailsa", ((RECEIVER, "ppu"),)),
    "tess": Sketch("Tess Carmody", "Community sergeant", "community", "gregor", ((DEPUTY, "pol_managers"),)),
    "nadia": Sketch("Nadia Farouk", "Police constable", "community", "tess"),
    "fiona": Sketch("Fiona Dalgleish", "Lead nurse, child protection", "board", "", ((MANAGER, "hlt_managers"),)),
    "peter": Sketch("Peter Lumsden", "Child protection nurse", "board", "fiona", ((DEPUTY, "hlt_managers"),)),
    "kirsty": Sketch("Kirsty Balharrie", "Health visiting team lead", "visiting", "fiona"),
    "sunita": Sketch("Sunita Bhatt", "Health visitor", "visiting", "kirsty"),
    "saoirse": Sketch("Saoirse Tolland", "School nurse", "school_nurses", "peter"),
    "imran": Sketch("Imran Qadir", "Community paediatrician", "board", "fiona"),
    "roisin": Sketch("Róisín Keane", "Community midwife", "midwives", "peter"),
    "eilidh": Sketch("Eilidh Garrioch", "Education officer", "central", "", ((MANAGER, "edu_managers"),)),
    "neil": Sketch("Neil Auchterlonie", "Inclusion officer", "central", "", ((DEPUTY, "edu_managers"),)),
    "moira": Sketch("Moira Strachan", "Head of nursery", "nursery", "eilidh"),
    "jenna": Sketch("Jenna Cowie", "Nursery worker", "nursery", "moira"),
    "catriona": Sketch("Catriona Elphinstone", "Headteacher", "primary", "eilidh"),
    "lewis": Sketch("Lewis Abernethy", "Primary teacher", "primary", "catriona"),
    "wilma": Sketch("Wilma Okonjo", "Classroom assistant", "primary", "catriona"),
    "torquil": Sketch("Torquil Baines", "Headteacher", "academy", "eilidh"),
    "farah": Sketch("Farah Siddiqui", "Guidance teacher", "academy", "torquil"),
    "marion": Sketch("Marion Threipland", "Housing services manager", "lettings", "", ((MANAGER, "hou_managers"),)),
    "shona": Sketch("Shona Kinnear", "Neighbourhood manager", "lettings", "marion", ((DEPUTY, "hou_managers"),)),
    "gavin": Sketch("Gavin Petrie", "Housing officer", "lettings", "shona"),
    "dougal": Sketch("Dougal Fyvie", "Tenancy support worker", "lettings", "shona"),
    "alasdair": Sketch("Alasdair Renwick", "Locality reporter manager", "reporters", "", ((MANAGER, "scra_managers"),)),
    "elspeth": Sketch("Elspeth Drummond", "Children’s Reporter", "reporters", "alasdair", ((DEPUTY, "scra_managers"),)),
    "oonagh": Sketch("Oonagh Fairweather", "Forum manager", "forum", "", ((MANAGER, "vol_managers"),)),
    "desmond": Sketch("Desmond Achterberg", "Family services manager", "support", "", ((MANAGER, "vol_managers"),)),
    "lorna": Sketch("Lorna Pirie", "Playgroup manager", "playgroup", "", ((DEPUTY, "vol_managers"),)),
    "bethany": Sketch("Bethany Crosbie", "Youth project manager", "youth"),
    "kai": Sketch("Kai Sutherland", "Youth worker", "youth", "bethany"),
    "wanda": Sketch("Wanda Nowicka-Reid", "Family support worker", "support", "desmond"),
    "amara": Sketch("Amara Nwosu", "Young carers worker", "support", "desmond"),
    "tamsin": Sketch("Tamsin Rae", "Playgroup leader", "playgroup", "lorna"),
    "rhona": Sketch("Rhona Killick", "Lead officer", "office", "", ((Role.OFFICE, "office"),)),
    "joel": Sketch("Joel Pattullo", "Minute taker", "office", "rhona", ((Role.OFFICE, "office"),)),
    "mina": Sketch("Mina Castellan", "Systems administrator", "systems", "", ((Role.ADMINISTRATOR, "systems"),)),
    "bruce": Sketch("Bruce Omand", "Systems administrator", "systems", "mina", ((Role.ADMINISTRATOR, "systems"),)),
    "greta": Sketch("Greta Halcrow", "Keeper of the Register", "reviewing", "una", ((Role.KEEPER, "reviewing"),)),
    "ewan": Sketch("Ewan Rutherglen", "Reviewing officer", "reviewing", "", ((Role.PLANNING_CHAIR, "reviewing"),)),
    "thora": Sketch("Thora Leask", "Senior manager", "headquarters", "", ((Role.SENIOR_MANAGER, "headquarters"),)),
    # Who sits on the sub-group and has no other part in this story, and who leads the services.
    "murdo": Sketch("Murdo Haldane", "Head of operations", "headquarters"),
    "ingrid": Sketch("Ingrid Falconer", "Strategy and performance manager", "headquarters"),
    "colette": Sketch("Colette Arbuckle", "Education support manager", "central"),
    "winston": Sketch("Winston Garvock", "Housing strategy manager", "lettings"),
    "hilda": Sketch("Hilda Corstane", "Nurse consultant", "board"),
    "beatrix": Sketch("Beatrix Skene", "Nurse consultant", "board"),
    "fraser": Sketch("Fraser Minto", "Development manager", "forum"),
    "padma": Sketch("Padma Iyer-Low", "Lecturer in social work, co-opted", "subgroup"),
    "honor": Sketch("Honor Tressider", "Independent chair, in appointment", "subgroup"),
    "ishbel": Sketch(
        "Ishbel Colville", "Chief executive of the council", "chiefs", "", ((Role.CHIEF_OFFICER, "chiefs"),)
    ),
    "dunstan": Sketch("Dunstan Revie", "Divisional commander, police", "chiefs", "", ((Role.CHIEF_OFFICER, "chiefs"),)),
    "marguerite": Sketch(
        "Marguerite Ashdown", "Chief executive of the health board", "chiefs", "", ((Role.CHIEF_OFFICER, "chiefs"),)
    ),
    "neville": Sketch("Neville Tarbet", "Chief social work officer", "chiefs", "", ((Role.CHIEF_OFFICER, "chiefs"),)),
}


class SeatSketch(NamedTuple):
    """A seat of the Practice Review Sub-group: its name, the agency it speaks for, who holds it."""

    name: str
    agency: str
    holder: str


# The designated managers of the police and of the Reporter sit on the sub-group as well; health's first member left.
SEATS = (
    SeatSketch("Independent chair", "", ""),
    SeatSketch("Social work: operations", "SWD", "murdo"),
    SeatSketch("Social work: strategy and performance", "SWD", "ingrid"),
    SeatSketch("Police", "POL", "gregor"),
    SeatSketch("Children’s Reporter", "SCRA", "alasdair"),
    SeatSketch("Education", "EDU", "colette"),
    SeatSketch("Housing", "HOU", "winston"),
    SeatSketch("Health", "HLT", "hilda"),
    SeatSketch("Voluntary organisations", "VOL", "fraser"),
    SeatSketch("Co-opted", "", "padma"),
)
