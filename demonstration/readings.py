"""How well the demonstration's partnership thinks it does, and what made-up inspectors said. Taken from no report."""

from __future__ import annotations

from typing import NamedTuple

from improvement.models import Evidence

KIND = Evidence.Kind


class Reading(NamedTuple):
    """An indicator: our levels from the oldest, theirs at both visits, strengths, what must improve, how we know, next."""

    ours: tuple[int, ...]
    theirs: tuple[int | None, int | None]
    strengths: str
    gaps: str
    know: str
    next: str


# By the framework of the inspection; 2.1 and 4.3 were never evaluated, so that the gaps can be seen.
READINGS = {
    "1.1": Reading((3, 4, 4), (3, 4),
        "Most concerns hold the child’s own words, and meetings open with what the child wants to say.",
        "Very young children and those who do not speak are heard through others only.",
        "Forty records read by two agencies together; what 38 children told their workers.",
        "Try picture cards with the nurseries before the summer."),
    "1.2": Reading((3, 3), (3, None),
        "Schools and youth projects teach staying safe in every year group.",
        "Older young people out of school are missed.",
        "Lesson plans of eleven schools; count of who came to youth projects.",
        "Street work on two evenings a week, with the police."),
    "1.3": Reading((2, 3, 4), (2, 3),
        "Every concern is screened by the next working day, and urgent ones within the hour.",
        "At weekends the first answer still takes longer than in the week.",
        "Times from log to decision, month by month.",
        "A second worker out of hours for half a year, then count again."),
    "1.4": Reading((2, 3), (2, None),
        "Families say that help came sooner and that one worker stayed with them.",
        "Help often ends with the meeting that ends the plan.",
        "Letters and talks with 22 families after six months.",
        "Keep in touch for three months after a case closes."),
    "3.1": Reading((3, 4), (3, 4),
        "Families get the papers before the meeting and somebody to go through them with.",
        "Fathers who live elsewhere are asked too seldom.",
        "Minutes of thirty meetings; a short talk with families afterwards.",
        "The invitation asks by name who else matters to the child."),
    "3.2": Reading((2, 3, 4), (2, 3),
        "One chronology shows what every agency saw, with who said it and when.",
        "Late entries are still common after holidays.",
        "Age of the newest entry of each agency, in twenty cases.",
        "Remind the agencies whose entries are older than a month."),
    "3.3": Reading((2, 3), (2, 3),
        "Assessments say what daily life is like for the child.",
        "A pattern over a year is seen late when each worry by itself is small.",
        "Audit of twenty assessments by two agencies.",
        "Put the earlier concerns on the first page of each assessment."),
    "3.4": Reading((2, 2, 3), (2, 3),
        "Plans say who does what by when.",
        "Some plans list services instead of what will be different for the child.",
        "Thirty plans read by chairs of meetings from other teams.",
        "Chairs send back a plan without an outcome."),
    "4.1": Reading((3, 4), (3, None),
        "One short guide to logging a concern is in force in every agency.",
        "The procedure for moves between areas waits for a neighbour’s agreement.",
        "The agreed texts; thirty staff asked at random where to find them.",
        "Chief officers to write to the neighbouring partnership."),
    "4.2": Reading((3, 3), (2, 3),
        "Teams plan their work from the same figures.",
        "Nobody plans yet for the quiet months and the busy ones.",
        "Concerns by month over a year.",
        "Set the duty rota by what the year showed."),
    "4.4": Reading((3, 3, 2), (3, None),
        "New workers have a named colleague for their first half year.",
        "Two health visiting posts have been empty since spring.",
        "Posts filled and empty, by month.",
        "A joint advertisement with the neighbouring boards."),
    "4.5": Reading((3, 4), (3, 4),
        "Every new starter is briefed within a month, whichever the agency.",
        "What was learned is asked again after three months in one agency only.",
        "Attendance, and answers to three questions after three months.",
        "All agencies ask the three questions."),
    "5.1": Reading((3, 4, 5), (4, None),
        "Staff of every agency can say in their own words what the partnership wants for children.",
        "",
        "A survey that 310 staff answered, and talks at the engagement events.",
        "Say it again to those who joined since."),
    "5.2": Reading((3, 4), (3, 4),
        "Chief officers hear each quarter what is late and why, and clear what stands in the way.",
        "The business plan does not yet say what will be stopped.",
        "Minutes of four quarters.",
        "Bring a list of what to stop to the next meeting."),
    "5.3": Reading((3, 3), (3, None),
        "Managers of different agencies ring each other first and write afterwards.",
        "Voluntary organisations say that they hear of decisions last.",
        "Talks with twelve managers; the forum’s own survey.",
        "The forum’s manager joins the weekly call."),
    "5.4": Reading((2, 3, 4), (2, 3),
        "Good practice is looked for as keenly as mistakes, and both end in actions that are followed up.",
        "Few actions are checked again a year later.",
        "The plan’s own figures: actions by state, evidence by age.",
        "Look again at every embedded action after twelve months."),
}  # fmt: skip

# The framework of today is tried beside it, with the indicators that matter most.
TODAY = {
    "2.1": (
        "Children in eighteen families told us what has changed for them.",
        "Nobody has asked those who moved away.",
    ),
    "5.1": ("The same day, and by somebody who knows what to ask.", "Weekends."),
    "5.3": ("Plans are risk by risk.", "Core groups drift when a worker leaves."),
}

# What there was to say at the first looks; in the order of the indicators, again and again.
EARLIER = (
    "Single workers do this well; it depends on who is there.",
    "Two agencies have begun and the others are watching.",
    "What is agreed is good, and too few know of it.",
    "Better than a year ago by the word of those who do it; not measured yet.",
    "Done in every team, each in its own way.",
)

# Made up: what inspectors may say. Level, then words at the first visit and at the second.
SAID = {
    1: "Children waited, and some of them in harm’s way.",
    2: "Staff work hard, and too often each agency by itself.",
    3: "More right than wrong. What one agency knows now reaches the next, if not always in time.",
    4: "Children could tell us what had changed. We heard the same from those who work with them.",
    5: "We saw it in every record that we opened.",
    None: "Too early to say. We shall ask again when we come back.",
}

# indicator, kind, title, what it proves, days ago
PROOF = (
    ("1.1", KIND.VOICE, "What 38 children said about meetings", "Two of three felt listened to.", 70),
    ("1.2", KIND.POLICY, "Lesson plans on staying safe", "Every year group has three lessons.", 410),
    ("1.3", KIND.DATA, "Hours from log to decision", "Nine of ten by the next working day.", 35),
    ("1.4", KIND.VOICE, "Talks with families after six months", "Seventeen of 22 would ask for help again.", 120),
    ("3.2", KIND.AUDIT, "Chronologies of twenty cases", "Four agencies or more in seventeen of them.", 60),
    ("3.3", KIND.AUDIT, "Twenty assessments read by two agencies", "Daily life described in sixteen.", 95),
    ("3.4", KIND.AUDIT, "Thirty plans read by other chairs", "An outcome for the child in nineteen.", 150),
    ("4.5", KIND.TRAINING, "Three questions after three months", "Eight of ten answered all three.", 80),
    ("5.1", KIND.SURVEY, "Survey of 310 staff", "Nine of ten know what the partnership wants.", 200),
    ("5.2", KIND.MINUTE, "Chief officers’ minutes of four quarters", "What is late is on every agenda.", 45),
    ("5.3", KIND.SURVEY, "The voluntary forum’s own survey", "Half hear of decisions within a week.", 430),
)

# title of an action begins with -> indicators it improves
IMPROVES = {
    "One short guide": "4.1 1.3",
    "Brief every new starter": "4.5",
    "Tell every author": "1.3 5.3",
    "Agree one chronology": "3.2",
    "Count concerns": "3.2 4.2",
    "Protocol for sharing": "4.1",
    "Joint training in assessing": "3.3",
    "Audit twenty assessments": "3.3",
    "Share one example": "5.4",
    "Every plan says": "3.4",
    "Chairs of meetings": "3.4",
    "Ask children": "1.1",
    "Advocacy offered": "1.1 3.1",
    "Leaflet for families": "3.1",
    "A calendar of self-evaluation": "5.4",
    "A page of figures": "4.2 5.2",
    "Chief officers hear": "5.2",
    "Agreement on who keeps": "1.4",
}

# month and day, last month and day of a window, title, confirmed
MILESTONES = (
    ((3, 4), None, "Report of the interim follow-through published", True),
    ((4, 22), None, "Action plan sent to the inspectorate", True),
    ((5, 12), None, "First engagement event with staff", True),
    ((5, 21), None, "Second engagement event with staff", True),
    ((6, 17), None, "Self-evaluation moderated by all agencies", True),
    ((9, 1), (9, 30), "Survey of staff and families is open", True),
    ((10, 15), None, "Position statement and documents sent", True),
    ((11, 9), (11, 20), "Records read on site, two weeks", True),
    ((11, 23), (12, 11), "Full follow-through inspection", False),
    ((12, 18), None, "First feedback to chief officers", True),
)

PREPARED = (
    "Read the inspectors’ words with the managers of all agencies; agreed who gathers what for which indicator.",
    "Asked each agency for three records it is proud of and three it is not.",
    "First draft of the position statement, too long; cut to two pages an indicator.",
    "Two record readers named by each agency. Training for them is booked.",
    "Talked to the young people’s panel about how they want to meet inspectors.",
    "Looked through the evidence: four pieces are older than a year and need a new look.",
    "Housing has no evidence of its own yet. Its strategy manager brings some next time.",
    "Moderated six indicators with all agencies in one room. Two of our levels came down.",
    "Readers tried the template on five records; question four was read in two ways and is clearer now.",
    "Went through the milestones with chief officers; the dates of the visit are not confirmed yet.",
    "Rehearsed with the duty team what a visitor may ask. They asked for it again.",
    "Figures of the last quarter added to five indicators.",
    "The voluntary forum sent its own survey, which is hard on us and fair.",
    "Checked that every action that improves an indicator is tied to it.",
)
