"""What was said and written on one child's road. Everybody and everything in it is made up."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

CHILD = {
    "forename": "Morven",
    "surname": "Lochhead",
    "sex": "female",
    "birth_words": "3 years old",
    "address": "Flat 2/1, 14 Kiln Wynd",
    "postcode": "DD3 6RZ",
}
PERSON = {
    "forename": "Morven",
    "surname": "Lochhead",
    "sex": "female",
    "birth_precision": "day",
    "address_line": "Flat 2/1, 14 Kiln Wynd",
    "postcode": "DD3 6RZ",
}
BORN_BEFORE = dt.timedelta(days=3 * 365 + 70)
ADULTS = [
    {"forename": "Kerry", "surname": "Lochhead", "relation": "Mother"},
    {"forename": "Dean", "surname": "Usher", "relation": "Mother’s partner"},
]
WORRY: dict[str, Any] = {
    "danger": "no",
    "fact": "Morven came in with a round bruise the size of a thumb on each upper arm. She flinched when the door banged. "
    "She had on the same clothes as on Thursday and ate three helpings at lunch.",
    "childs_words": "“Dean grabbed me. Mummy was sleeping on the floor.”",
    "view": "She has grown quieter since the partner moved in about six weeks ago.",
    "kinds": ["C01", "C04", "C05"],
    "family_told": "no",
    "others_told": "Moira Strachan, head of nursery",
}
DECIDED = {
    "why": "Two fresh bruises where a child is gripped, her own words, and an adult nobody here knows in the household.",
    "feedback": "Thank you: we talk with police and health today. Please ring at once if anything changes at home time.",
}
FAMILY = (
    (
        "mother",
        {
            "forename": "Kerry",
            "surname": "Lochhead",
            "kind": "adult",
            "sex": "female",
            "address_line": "Flat 2/1, 14 Kiln Wynd",
        },
        {"parental_responsibility": "yes", "lives_with": "yes"},
    ),
    (
        "partner",
        {"forename": "Dean", "surname": "Usher", "kind": "adult", "sex": "male"},
        {"parental_responsibility": "no", "lives_with": "yes", "note": "Moved in about six weeks before the concern."},
    ),
    (
        "grandparent",
        {
            "forename": "Aileen",
            "surname": "Lochhead",
            "kind": "adult",
            "sex": "female",
            "address_line": "3 Carsegrange Road",
        },
        {"parental_responsibility": "no", "lives_with": "no", "note": "Mother’s mother; looks after her on Fridays."},
    ),
)
BACKGROUND = (
    ("language", "English"),
    ("ethnicity", "White Scottish"),
    ("religion", "None"),
    ("gp", "Dr Rhys Tindall, Kiln Wynd practice, 01632 960188"),
    ("disability", "None known; speech a little behind her age"),
)
SAFETY = (
    {
        "what": "Morven sleeps at her grandmother’s tonight and until the agencies have met in full",
        "who": "Aileen Lochhead, who agreed by telephone; Kerry Lochhead agreed too",
        "until": "The full discussion tomorrow",
        "shared_with": "Mother, grandmother, police, duty team",
        "how_known": "Out-of-hours rings the grandmother at nine tonight and at eight tomorrow",
    },
    {
        "what": "Dean Usher does not come to the grandmother’s house",
        "who": "Hamish Orrock tells him tonight",
        "until": "The meeting of all agencies",
        "shared_with": "Mother, grandmother, nursery",
        "how_known": "The grandmother rings the police if he does",
    },
)
# agency, who gave it, how many days old the information was, which records were checked, what is known
INFORMATION = (
    (
        "POL",
        "ailsa",
        3,
        "Concern reports and call-outs, five years",
        "Two call-outs to another address in spring: Dean Usher and a former partner. No children lived there.",
    ),
    (
        "HLT",
        "fiona",
        41,
        "Health visiting record, maternity, emergency department",
        "Last seen six weeks ago: on her growth line, mother tired. The visit since then failed twice.",
    ),
    (
        "SWD",
        "morag",
        0,
        "Social work records of mother, child and partner",
        "Mother had support two years ago after her own mother’s illness. Nothing is known of the partner.",
    ),
    (
        "EDU",
        "eilidh",
        1,
        "Nursery attendance and notes",
        "At nursery four days in five since August; since the autumn holiday two in five.",
    ),
)
SUMMARY = {
    "summary": "An unexplained injury in a young child, words of her own that name an adult, a household that changed six weeks "
    "ago, and fewer people seeing her since. Health and nursery had each noticed something and not known of the other.",
    "emergency": "yes",
    "emergency_words": "She stays with her grandmother by agreement; an order would be asked for if the agreement fails.",
    "adults_at_risk": "yes",
    "adults_words": "The mother may be hurt herself: police speak with her alone.",
    "other_children": "no",
    "other_words": "Police check for children at earlier addresses of the partner.",
}
CHILD_DECISION = {
    "decision": "joint",
    "reasons": "The bruises and her words need explaining by police and social work together.",
    "joint_interview": "yes",
    "medical": "jpfe",
    "protection_order": "no",
    "meeting": "yes",
}
ACTIONS = (
    ("Joint interview of the child", "Social work and police", 5),
    ("Joint paediatric and forensic examination", "Health, with police", 1),
    ("Speak with the mother alone", "Police", 1),
)
FIRST_SEEN = {
    "fact": "Seen at her grandmother’s with Aileen Lochhead there. She showed me her blocks and talked for half an hour.",
    "own_words": "“Granny’s door doesn’t bang.”",
    "opinion": "At ease with her grandmother; watched the front door whenever there were steps on the stair.",
    "source": "seen by me",
}
CHECKLIST = ("actions", "childs_views", "parents_views", "chronology", "all_shared")
# agency, who wrote it, how many days old its information is, what it says
REPORTS = (
    (
        "SWD",
        "bridget",
        2,
        (
            "Assessment: the injuries are not explained by play. Mother is open about drinking since the summer. "
            "The grandmother is a strength."
        ),
    ),
    (
        "HLT",
        "sunita",
        9,
        "Growth has slowed by one line since August. Teeth need treatment. She sleeps well at her grandmother’s.",
    ),
    ("POL", "hamish", 4, "Dean Usher was interviewed; a report went to the Procurator Fiscal. He has left the flat."),
    (
        "EDU",
        "moira",
        1,
        "Every day at nursery since she stays with her grandmother. Speech clearer; plays with others again.",
    ),
)
VIEWS: tuple[dict[str, str], ...] = (
    {"whose": "child", "how": "worker", "words": "“I want Mummy to come to Granny’s. I don’t want Dean.”"},
    {
        "whose": "parent",
        "how": "said",
        "who": "Kerry Lochhead",
        "words": "I want Morven home, and I’ll take help with the drinking. The register is too much.",
    },
    {"whose": "carer", "how": "said", "who": "Aileen Lochhead", "words": "I’ll have her for as long as it takes."},
)
# agency, what came of the check of the mother’s partner, in words
CHECKS = (
    ("POL", "known", "Two call-outs for domestic abuse at an earlier address."),
    ("HLT", "nothing", ""),
    ("SWD", "nothing", ""),
)
# who is invited besides the family, and as what
PARTS = (("bridget", "Lead"), ("hamish", "Joint investigation"), ("sunita", ""), ("moira", "Named person"))
SAID_FIRST = {
    "strengths": "A grandmother who acts; a nursery that noticed; a mother who asks for help.",
    "worries": "An injury by an adult in the home; drinking; a child who was seen less just when more happened.",
    "analysis": "Hurt while her mother could not protect her. Without a plan that holds it is likely to happen again.",
    "significant_harm": "yes",
    "safety_plan_review": "It held: she slept at her grandmother’s every night and he did not come.",
    "complaint_told": "The chair explained how to disagree, and gave the leaflet.",
}
REGISTERED = {
    "why": "At risk of significant harm from physical abuse and neglect unless a plan is carried out by all of us.",
    "outcome": "registered",
    "areas": ("IM01", "IM04", "VF06", "VF05"),
    "reporter": "refer",
    "reporter_why": "Compulsory measures may be needed if the agreement with the mother does not last.",
    "grounds": ("s67_a", "s67_f"),
}
DISSENT = "She agrees that Morven needs help, and not that her name must be on a register."
PLAN_WORDS = {
    "childs_view": "“I want Mummy to come to Granny’s. I don’t want Dean.”",
    "parents_view": "Kerry wants Morven home by Christmas and says what she needs for it.",
    "strengths": "Aileen’s home; the nursery; Kerry’s own wish to stop drinking.",
    "contingency": "If Dean Usher comes near, or Kerry has been drinking at a visit: Morven stays with Aileen, police are rung, "
    "and the core group meets within two days.",
    "named_person": "Moira Strachan, head of Mill Lade Nursery",
    "named_person_contact": "01632 960141",
}
RISKS = (
    ("Morven is hurt by an adult in her home", "Bruises on both arms, her own words, the medical examination"),
    ("Her mother cannot look after her when she has been drinking", "Found asleep on the floor; missed visits"),
    ("Her health falls behind unseen", "Growth slowed by a line, teeth, two failed visits"),
)


class OutcomeSketch(NamedTuple):
    """What will be different, because of which worries, and who does what for it within how many days."""

    told: dict[str, Any]
    risks: tuple[int, ...]
    steps: tuple[tuple[str, str, int], ...]


OUTCOMES = (
    OutcomeSketch(
        {
            "difference": "Morven lives only with adults who do not hurt her",
            "term": "short",
            "how_known": "Unannounced visits find nobody else there; she says so herself",
            "indicators": ("SAF", "NUR"),
        },
        (0,),
        (
            ("Visit every week, every second time unannounced, and see Morven alone", "bridget", 120),
            ("Tell the core group at once of any call to the address", "hamish", 120),
        ),
    ),
    OutcomeSketch(
        {
            "difference": "Kerry is sober when she looks after Morven",
            "term": "medium",
            "how_known": "Twelve weeks of clear tests; Aileen’s own account",
            "indicators": ("SAF", "RSPB"),
        },
        (0, 1),
        (("Go to the recovery service every Tuesday", "Kerry Lochhead", 90),),
    ),
    OutcomeSketch(
        {
            "difference": "Morven is as healthy as she can be",
            "term": "medium",
            "how_known": "Back on her growth line; teeth treated",
            "indicators": ("HEA", "ACT"),
        },
        (2,),
        (
            ("Weigh and measure every month, and arrange the dentist", "sunita", 60),
            ("Keep her place for five days and tell Bridget of any day missed", "moira", 120),
        ),
    ),
)
EFFECTS = ("Nobody else at any visit; she says that she is not afraid.", "There was no call to tell of.")
CORE_FIRST: dict[str, Any] = {
    "notes": "Everybody came. Morven is at nursery every day. Kerry has been to the recovery service twice of three times.",
    "decisions": "Kerry and Morven have supper together at Aileen’s every day.",
    "standing": (("better", "He has not been near."), ("same", "Twice of three."), ("better", "Dentist on the 14th.")),
    "change": "Kerry told us that Dean Usher wrote to her twice and knows where Aileen lives.",
}
CORE_SECOND: dict[str, Any] = {
    "notes": "Kerry has eight clear weeks. Teeth are treated. Police warned Dean Usher; there was no more contact.",
    "decisions": "Morven sleeps at home from Friday to Sunday, with Aileen there.",
    "standing": (
        ("better", "Nobody else at nine visits."),
        ("better", "Eight weeks."),
        ("reached", "On her line again."),
    ),
}
CORE_THIRD: dict[str, Any] = {
    "notes": "At home all week since a month. Kerry has begun a course at the college.",
    "decisions": "The review is asked to look at which of the worries still hold.",
    "standing": (("better", ""), ("better", "Not one test failed."), ("same", "")),
}
ANALYSIS = {
    "tells": "What was noticed first was noticed apart: nursery saw hunger, health saw missed visits, police knew the man. "
    "Since the agencies meet, each of them tells the others within a day.",
    "patterns": "Mondays were the hard days; since she is at her grandmother’s at weekends they are not.",
    "missing": "Nothing from the dentist before the autumn, and nothing from the mother’s own doctor.",
    "follows": "Ask for attendance by weekday; ask the mother for leave to talk with her doctor.",
}
ANALYSIS_LATER = {
    "tells": "Ten weeks without a failed visit. What is written is now mostly what Morven does and says, not what was feared.",
    "patterns": "No day of the week stands out any more.",
}
SEEN_AGAIN = {
    "fact": "Seen alone at nursery, then at home with Kerry. The flat is warm and tidy; Morven’s bed is made.",
    "own_words": "“I sleep here on Saturday. Mummy makes porridge.”",
    "opinion": "Lively; does not look at the door any more.",
    "source": "seen by me",
}
REPORTS_REVIEW = (
    ("SWD", "bridget", 1, "Home all week for a month. Two visits a week, half of them unannounced: nobody else there."),
    ("HLT", "sunita", 12, "Back on her growth line, and staying there. Nothing missed since the meeting."),
    ("EDU", "moira", 3, "Every day but two since the meeting. Speech as for her age."),
    ("POL", "hamish", 30, "No call to either address. The case against Dean Usher is called in spring."),
)
VIEWS_REVIEW: tuple[dict[str, str], ...] = (
    {"whose": "child", "how": "worker", "words": "“It’s good at home. Granny comes on Fridays.”"},
    {
        "whose": "parent",
        "how": "said",
        "who": "Kerry Lochhead",
        "words": "I would like it to be over. I see why not yet.",
    },
)
SAID_REVIEW = {
    "strengths": "A mother sober since the first meeting; a child who thrives.",
    "worries": "All of it is new; the trial lies ahead and may unsettle them.",
    "analysis": "Much safer. Neglect no longer holds; what the trial brings must be seen through.",
    "significant_harm": "yes",
    "safety_plan_review": "The plan took its place; no step of it failed.",
}
REMAINS = {
    "why": "Stays on until the trial is over; neglect no longer is an area of concern.",
    "outcome": "changed",
    "areas": ("IM01", "VF05", "VF06"),
    "reporter": "already",
    "reporter_why": "Referred after the first meeting; the Reporter decided on no hearing and asked to be told of any change.",
}


class Rules(NamedTuple):
    """What differs by the guidance lived in: on which days the review is arranged and held, what meetings decide."""

    arranged: int
    review: int
    registered: dict[str, Any]
    remains: dict[str, Any]


RULES = Rules(160, 183, REGISTERED, REMAINS)
# The first review within three months, one category alone, and the grounds of the Act of 1995.
RULES_2010 = Rules(
    92,
    106,
    {**REGISTERED, "areas": ("PHY",), "grounds": ("s52_c", "s52_d")},
    {**REMAINS, "outcome": "remain", "areas": (), "why": "Stays on until the trial is over."},
)
MOVE = {
    "risk": "continuing",
    "told_whom": "Bridget Osei rang the duty team in Angus within the hour",
}
SEEN_MOVING = {
    "fact": "Seen in the new flat on the day of the move, with Kerry and Aileen.",
    "own_words": "“My room is blue.”",
    "source": "seen by me",
}
SAFE_IN_ANGUS = "Angus visits weekly from the first week; Aileen stays the first month; Bridget goes along twice."
ACCEPTED = {
    "attended": "Social worker and manager from both areas, health, nursery, Kerry and Aileen",
    "receiving_lead": "Social worker, Angus children’s services",
    "why": "Angus registered her the same day and holds the plan.",
}
LAST_SEEN = {
    "fact": "Seen with the new social worker, whom she showed her room.",
    "own_words": "“You can come for porridge.”",
    "source": "seen by me",
}
CARER_SEEN = {"fact": "Kerry seen at home; she knows whom to ring in Angus and has done so.", "source": "seen by me"}
CLOSED = {
    "why": "Angus has registered her and carries the plan; everything here is done or handed on.",
    "closing_code": "moved",
    "who_helps": "The social worker in Angus leads; the nursery there has her place from Monday.",
}
