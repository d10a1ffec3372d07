"""What was suggested for practice review in the demonstration's year, and what came of it. Nothing of it happened."""

from __future__ import annotations

from typing import Any, NamedTuple


class Suggestion(NamedTuple):
    """A suggestion: days ago, who made it, title, what happened, why it is worth learning from, and how far it came.

    ``until`` is the last step it took by itself: draft, sent, withdrawn, declined, referred, asked, in, agenda. A
    meeting of number ``meeting`` then takes ``decision``. ``agencies`` are asked for returns.
    """

    days: float
    who: str
    kind: str
    title: str
    happened: str
    why: str
    until: str
    criteria: str = "inter_agency_working"
    concern: str = ""
    agencies: str = ""
    meeting: int = 0
    decision: dict[str, Any] = {}
    nil: str = ""
    without: str = ""
    more: dict[str, str] = {}


GOOD, CONCERN = "good_practice", "concern"

SUGGESTIONS = (
    Suggestion(206, "jenna", GOOD, "One call in the morning spared a family four letters",
        "The nursery rang the health visitor instead of writing. By ten three services knew the same, and the mother had one name.",
        "It took six minutes, and everybody asked afterwards why we do not always do it.",
        "agenda", "early_help inter_agency_working", agencies="EDU HLT SWD", meeting=1,
        decision={"outcome": "good_practice_brief", "why": "Simple, quick, and three agencies say the same of it.",
                  "learning": "Ring first, agree on one name for the family, and write afterwards.", "theme": "First contact",
                  "feedback": "Thank you. Your six minutes become a page for every team."}),
    Suggestion(203, "gavin", GOOD, "A second question at the door",
        "A housing officer asked not only about the boiler but who sleeps where. So a child nobody had seen was met.",
        "Housing sees homes that others do not. The question can be taught in a minute.",
        "agenda", "innovation childs_voice", agencies="HOU SWD EDU", meeting=1, nil="EDU",
        decision={"outcome": "good_practice_brief", "why": "Every visiting service could ask it.",
                  "learning": "Whoever visits a home asks who lives there and where everybody sleeps.", "theme": "Home visits",
                  "feedback": "Thank you. We want every visiting service to ask your question."}),
    Suggestion(198, "nadia", CONCERN, "Four calls to one address, four different answers",
        "Each time another shift came, and nobody could see in the van what had been said the time before.",
        "The family told us the same story four times, and we heard it four times for the first time.",
        "agenda", "information", concern="nadia 282", agencies="POL SWD SCRA HLT", meeting=1, without="SCRA",
        decision={"outcome": "single_agency", "why": "What has to change is how one service briefs its shifts.",
                  "feedback": "Thank you. The police will report to us in spring how shifts are briefed.", "dissent": "fraser"},
        more={"dissent": "The family met five services. I would have looked at all of them."}),
    Suggestion(192, "sunita", CONCERN, "A plan was agreed and its door stayed shut",
        "A plan with health and the family’s own help was agreed. Three visits failed before anybody told the others.",
        "Each of us thought that somebody else had been let in.",
        "agenda", "planning engagement information", concern="sunita 197", agencies="HLT SWD VOL", meeting=1,
        decision={"outcome": "accept", "why": "Three agencies, one plan and nobody who held it: this will happen again.",
                  "lead_reviewer": "padma", "remit": "What made each agency believe that another had been let in?",
                  "method": "Talks with those who were there, each with her manager’s blessing; one afternoon together.",
                  "feedback": "Thank you. We look into it together; you will be asked to take part."}),
    Suggestion(150, "kai", CONCERN, "Gifts were seen by three services and added up by none",
        "School, club and police each saw one thing. It took a year until they were in one room.",
        "None of the three was worth a concern by itself. Together they were.",
        "agenda", "information thresholds", concern="kai 217", agencies="VOL EDU POL", meeting=2,
        decision={"outcome": "follow_up", "why": "Clear already; the training on exploitation takes it up.",
                  "feedback": "Thank you. It becomes part of the training, in your words if you agree."},
        more={"VOL": "desmond"}),
    Suggestion(146, "farah", CONCERN, "A young person told his story five times",
        "In a fortnight he told it to school, nurse, doctor, social work and group, each time from the start.",
        "He said that he would not tell it a sixth time.",
        "agenda", "childs_voice information", concern="farah 155", agencies="EDU HLT SWD VOL HOU", meeting=2, nil="HOU",
        decision={"outcome": "accept", "why": "What he said of us is true of many.", "lead_reviewer": "ingrid",
                  "remit": "Who needs to hear what from a young person, and from whom else could it be had?",
                  "method": "Five talks, and one with him if he wants it.",
                  "feedback": "Thank you. Tell him, if he wants to know, that we heard him."}),
    Suggestion(142, "wanda", CONCERN, "Support ended on the day the plan ended",
        "Two services left a family in the same week, and a third learned of it from the mother.",
        "Families say it again and again: the end comes as a letter.",
        "agenda", "transitions planning", agencies="VOL SWD HLT", meeting=2,
        decision={"outcome": "defer", "why": "A complaint by the family about one service is being looked into first.",
                  "feedback": "Thank you. We come back to it when the complaint is answered."},
        more={"words": "a family of three, in spring"}),
    Suggestion(138, "morag", GOOD, "Two managers read each other’s decisions",
        "Duty team and police read ten of each other’s decisions a month. Four were changed.",
        "It costs an hour a month, and nobody lost face.",
        "agenda", "supervision partnership", agencies="SWD POL EDU", meeting=2,
        decision={"outcome": "good_practice_brief", "why": "An hour a month, with an effect on children that can be shown.",
                  "learning": "Teams that decide on the same children read some of each other’s decisions each month.",
                  "theme": "Supervision", "feedback": "Thank you. The committee will be asked to make it a habit."}),
    Suggestion(120, "lorna", CONCERN, "Our own rota left a morning without a leader",
        "On one morning two of us were ill and a parent helper was alone with nine children.",
        "I do not want it to happen again.",
        "declined", "supervision", more={"words": "nine children of the playgroup",
            "code": "no_multi_agency_learning",
            "why": "Right to raise it. It is for our own organisation, which has changed the rota; other agencies had no part."}),
    Suggestion(110, "roisin", CONCERN, "A referral letter with the wrong first name",
        "The letter went to the right house and named the wrong baby.",
        "It could have gone to the wrong house.",
        "withdrawn", "information", more={"words": "a baby of some weeks", "why": "Found out that our own system did it. Mended; nobody else was part of it."}),
    Suggestion(106, "padma", CONCERN, "Students are told three different things about sharing",
        "On placement in three services my students heard three different rules on what may be told without consent.",
        "They are next year’s workers.",
        "agenda", "information thresholds", agencies="SWD HLT POL", meeting=3,
        decision={"outcome": "no_further_action", "why": "The guide that came out in spring answers it; students will be given it.",
                  "feedback": "Thank you. The guide goes to every placement from this term."},
        more={"words": "no one child: four students on placement"}),
    Suggestion(96, "bridget", CONCERN, "Three warnings before an injury, each closed with a reason",
        "Every decision was reasonable when it was taken. Read together they show what was coming.",
        "It may be more than this group should look into.",
        "agenda", "assessment_of_risk thresholds", agencies="SWD EDU POL HLT", meeting=3,
        decision={"outcome": "possible_learning_review", "why": "It may meet the criteria for a learning review; that is for the committee.",
                  "feedback": "Thank you. The committee hears of it this week."},
        more={"words": "a child in primary school"}),
    Suggestion(92, "imran", GOOD, "The second doctor was asked on the same day",
        "An injury looked like harm. A colleague from another board was asked by telephone within hours, and it was from birth.",
        "A family was spared weeks, and nobody had to be brave alone.",
        "agenda", "assessment_of_risk partnership", agencies="HLT SWD POL", meeting=3,
        decision={"outcome": "good_practice_brief", "why": "Doubt was shared at once, in both directions.",
                  "learning": "A doctor in doubt about an injury asks a second one on the same day, from another board if need be.",
                  "theme": "Medical opinion", "feedback": "Thank you. It is written down for the next doctor on duty."}),
    Suggestion(60, "tess", CONCERN, "Missing three times, and three return talks by three people",
        "Each talk was kind and none knew what the one before had heard.",
        "He went further each time.",
        "agenda", "childs_voice information", agencies="POL SWD EDU VOL", meeting=4, nil="EDU", more={"words": "a boy of fifteen"}),
    Suggestion(52, "catriona", CONCERN, "A child moved school twice while the meeting was moved three times",
        "By the time we met, the school that knew her was not invited.",
        "The day of a meeting should follow the child.",
        "in", "transitions planning", agencies="EDU SWD HLT", without="HLT", more={"words": "a girl of seven"}),
    Suggestion(33, "amara", GOOD, "Young carers wrote the invitation themselves",
        "The letter to the meeting was written by two of them. Every parent came.",
        "Letters are ours to change.",
        "asked", "childs_voice innovation", agencies="VOL SWD EDU"),
    Suggestion(40, "saoirse", CONCERN, "Nobody knew which nurse the plan meant",
        "The plan said “the nurse”. There are three.",
        "A plan is only as good as its names.",
        "sent", "planning", more={"words": "a boy of fifteen"}),
    Suggestion(19, "dougal", CONCERN, "A locked stair door kept two services out",
        "Both had the key code of last year, and each wrote “no reply”.",
        "“No reply” can mean that we never reached the door.",
        "referred", "engagement", concern="dougal 70", more={}),
    Suggestion(14, "joel", GOOD, "Minutes on the same evening",
        "A chair dictated the decisions while everybody was still in the room; they were out by six.",
        "Nobody had to guess for a fortnight what had been agreed.",
        "referred", "partnership"),
    Suggestion(7, "moira", GOOD, "Breakfast first, questions afterwards",
        "Health visitor and social worker came to the nursery’s breakfast instead of calling the mother in.",
        "She talked for an hour.",
        "sent", "engagement family_says"),
    Suggestion(2, "wilma", GOOD, "The lollipop man who remembers names",
        "He noticed that a boy had stopped saying good morning, and told us on the third day.",
        "", "draft"),
)  # fmt: skip

# What returns say, in turn.
ACCOUNTS = (
    (
        "Seen by us twice in the year; both times what was agreed was done.",
        "We could have told the others on the same day.",
    ),
    (
        "Known to us since spring through one worker, who has the family’s trust.",
        "The worker held it alone for too long.",
    ),
    ("We were asked once, answered within the week, and heard nothing more.", "We should have asked what came of it."),
    (
        "Four contacts, each written down; none of them was put beside the others.",
        "Our own records made it hard to see.",
    ),
)
RECORDS = {
    "SWD": "case files and duty log", "POL": "incident log and vulnerable persons records", "HLT": "child health records",
    "EDU": "school records and attendance", "HOU": "tenancy file", "SCRA": "case management records",
    "VOL": "group records of three organisations",
}  # fmt: skip
# What each agency's chronology tells: days before its return, what it did, why it matters.
ROWS = {
    "SWD": ((160, "Duty took a call and passed it to the team on the same day.", ""),
            (71, "A visit; the child was seen and spoken to.", "The first time that anybody asked what she wanted.")),
    "POL": ((120, "Attended the address at night. Children asleep, both seen.", ""),
            (119, "Passed on what was seen in the morning.", "The receiving team had it before the school day began.")),
    "HLT": ((160, "A planned visit; nobody in.", "The second in a row."),
            (90, "Weighed at the clinic; gaining well.", "")),
    "EDU": ((119, "Spoken to at school by the guidance teacher.", "Said more than anybody had heard before."),
            (64, "Attendance back above nine in ten.", "")),
    "HOU": ((118, "A repair visit. Wrote down who was there.", "Nobody else knew of the second adult."),),
    "SCRA": ((80, "Referral received and decided on.", ""),),
    "VOL": ((150, "Began to come to the group on Thursdays.", "Has come every week since."),
            (40, "Told a worker that things are better.", "")),
}  # fmt: skip
NOT_YET = "Asked three times. It has the papers of another review on its desk and answers after that."

# Days from today of the sub-group's meetings, who sent apologies, and what was said that concerns no item.
MEETINGS = (
    (-155, "winston", "Welcome to the new member for health. The terms of reference are read again in autumn."),
    (-80, "padma colette", "The office showed how many suggestions came from which agency. Voluntary organisations are to be asked why so few."),
    (-40, "ingrid", "An independent chair is being appointed; until then the acting chair goes on."),
    (6, "", ""),
)  # fmt: skip

# What the reviews found: title begins with, (text, theme, what the committee decided: accepted, or a reason for no).
FOUND = {
    "A plan was agreed": (
        ("A plan names one person who is told at once when somebody is not let in.", "Planning", ""),
        ("All visits of all agencies are entered in one diary.", "Recording",
         "The committee agrees with the aim. Four systems would have to be joined first; it asks for this again in two years."),
    ),
}  # fmt: skip
# Which briefs the committee has taken up already; the others wait for its next meeting.
TAKEN_UP = ("One call in the morning", "Two managers read")
