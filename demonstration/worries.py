"""What was noticed in the demonstration's half year. No child, family or event here exists."""

from __future__ import annotations

from typing import Any, NamedTuple


class Child(NamedTuple):
    """A child who does not exist: name, age in months (below nought: not born yet), sex, address."""

    forename: str
    surname: str
    months: int
    sex: str
    address: str
    postcode: str
    place: str = ""
    has_chi: bool = False


# Streets are invented and DD0 is no postal district.
CHILDREN = {
    "aria": Child("Aria", "Tennent", 43, "female", "14 Weavers Pend", "DD0 1AB", "Mill Lade Nursery", has_chi=True),
    "max": Child("Max", "Olorenshaw", 13, "male", "3 Saltpan Row", "DD0 2CD", has_chi=True),
    "ruby": Child(
        "Ruby", "Cavell", 104, "female", "27 Lantern Street", "DD0 3EF", "Larchbank Primary School", has_chi=True
    ),
    "finn": Child("Finn", "Cavell", 58, "male", "27 Lantern Street", "DD0 3EF", "Mill Lade Nursery", has_chi=True),
    "isobel": Child("Isobel", "Rennick", 79, "female", "Flat 2/1, 88 Ropewalk", "DD0 4GH", "Larchbank Primary School"),
    "dylan": Child("Dylan", "Roscoe", 175, "male", "6 Heron Gardens", "DD0 5JK", "Westhaugh Academy", has_chi=True),
    "keir": Child("Keir", "Sandeman-Loy", 3, "male", "41 Kiln Brae", "DD0 6LM"),
    "zara": Child("Zara", "Quillon", 187, "female", "19 Kiln Brae", "DD0 6LM", "Harbourlight Youth Project"),
    "teddy": Child(
        "Teddy", "Marchbank", 90, "male", "5 Tanyard Close", "DD0 7NP", "Larchbank Primary School", has_chi=True
    ),
    "nell": Child("Nell", "Ainscough", 40, "female", "11 Plover Court", "DD0 8QR", "Kite playgroup"),
    "omar": Child("Omar", "Benali", 116, "male", "70 Ropewalk", "DD0 4GH", "Larchbank Primary School"),
    "layla": Child("Layla", "Benali", 64, "female", "70 Ropewalk", "DD0 4GH", "Larchbank Primary School"),
    "cole": Child("Cole", "Hathersage", 186, "male", "2 Beacon View", "DD0 9ST", "Westhaugh Academy"),
    "ivo": Child("Ivo", "Pelham-Orr", 149, "male", "33 Beacon View", "DD0 9ST", "Harbourlight Youth Project"),
    "saffron": Child(
        "Saffron", "Dewhirst", 164, "female", "8 Heron Gardens", "DD0 5JK", "Westhaugh Academy", has_chi=True
    ),
    "wren": Child("Wren", "Colquhart", 8, "female", "Flat 1/2, 12 Saltpan Row", "DD0 2CD", has_chi=True),
    "jude": Child("Jude", "Varley", 140, "male", "55 Lantern Street", "DD0 3EF", "Larchbank Primary School"),
    "poppy": Child("Poppy", "Thackeray", 97, "female", "4 Mill Lade", "DD0 1AB", "Larchbank Primary School"),
    "callan": Child(
        "Callan", "Brisbane-Toye", 132, "male", "16 Tanyard Close", "DD0 7NP", "Harbourlight Youth Project"
    ),
    "unborn": Child("", "Delacourt", -2, "", "9 Plover Court", "DD0 8QR"),
    "alfie": Child("Alfie", "Strickland", 52, "male", "30 Mill Lade", "DD0 1AB", "Mill Lade Nursery"),
    "edie": Child("Edie", "Strickland", 81, "female", "30 Mill Lade", "DD0 1AB", "Larchbank Primary School"),
    "noah": Child("Noah", "Strickland", 20, "male", "30 Mill Lade", "DD0 1AB"),
    "hana": Child("Hana", "Yousaf-Bell", 182, "female", "61 Ropewalk", "DD0 4GH", "Westhaugh Academy"),
    "tomas": Child("Tomas", "Vrba", 194, "male", "above the hand car wash, Quay Lane", "DD0 2CD"),
    "bea": Child("Bea", "Lockerby", 71, "female", "22 Beacon View", "DD0 9ST", "Larchbank Primary School"),
    "marek": Child("Marek", "Sobol", 157, "male", "17 Kiln Brae", "DD0 6LM", "Harbourlight Youth Project"),
    "lily": Child("Lily", "Farquhar-Dean", 30, "female", "Flat 3/2, 90 Ropewalk", "DD0 4GH"),
    "sam": Child("Sam", "Aldous", 108, "male", "45 Lantern Street", "DD0 3EF"),
    "ben": Child("Ben", "Maitland-Rowe", 16, "male", "7 Saltpan Row", "DD0 2CD", has_chi=True),
    "ada": Child("Ada", "Winterbourne", 61, "female", "38 Tanyard Close", "DD0 7NP"),
    "rory": Child("Rory", "Haldenby", 49, "male", "12 Weavers Pend", "DD0 1AB", "Mill Lade Nursery"),
    "mia": Child("Mia", "Castlemaine", 38, "female", "25 Plover Court", "DD0 8QR", "Kite playgroup"),
    "leo": Child("Leo", "Ferrand", 125, "male", "1 Heron Gardens", "DD0 5JK"),
    "gus": Child("Gus", "Inverarity", 110, "male", "20 Beacon View", "DD0 9ST"),
}


class Worry(NamedTuple):
    """A concern: days ago, author, kinds, children as told, what was seen, and what became of it.

    A child told as ``(key, {...})`` is told with those answers instead of the real ones. Without ``outcome`` nobody
    has decided. ``stage`` of screening and of triage: waiting, claimed, done.
    """

    days: float
    author: str
    kinds: str
    children: tuple[Any, ...]
    fact: str
    outcome: str = ""
    why: str = ""
    screening: str = "done"
    triage: str = "done"
    more: dict[str, Any] = {}


UNKNOWN_GIRL = (
    "isobel",
    {
        "forename": "",
        "surname": "",
        "born": None,
        "years": "6",
        "description": "Fair hair in two plaits, red school jumper",
    },
)
SURNAME_ONLY = ("bea", {"forename": "", "surname": "Lockerbie", "born": None})
MISSPELT = ("finn", {"surname": "Cavill", "born": None, "years": "4"})

WORRIES = (
    Worry(
        178,
        "jenna",
        "C04",
        ("aria",),
        "Aria was collected late four times in two weeks, and came in hungry on three mornings. Her coat is too small.",
        "named_person",
        "First concern; mother asked for help with shifts. The named person can arrange it.",
    ),
    Worry(
        171,
        "sunita",
        "C09",
        ("max",),
        "Three appointments for Max were missed and nobody came to the door at two visits.",
        "advice",
        "Family had moved within the city and letters went astray. Health visitor to go on trying the new address.",
    ),
    Worry(
        166,
        "nadia",
        "C05",
        ("ruby", "finn"),
        "Called by a neighbour to raised voices. Both children were awake on the stairs. Father left before we arrived.",
        "single_agency",
        "Second call to the address in a year, children present both times.",
        more={"danger": "unsure", "words": "Ruby said: “I keep Finn in my room when they shout.”"},
    ),
    Worry(
        160,
        "gavin",
        "C04",
        (UNKNOWN_GIRL,),
        "No heating or hot water in the flat for weeks. A girl of about six was doing homework in her coat.",
        "named_person",
        "School knows the family; repair ordered the same day.",
    ),
    Worry(
        155,
        "farah",
        "C16",
        ("dylan",),
        "Dylan has become withdrawn since the summer and keeps his sleeves down in PE. He asked to stay in at lunch again.",
        "child_plan_meeting",
        "Several services could help and none has the whole picture.",
        more={"words": "“I just want it to be quiet.”", "view": "I think he would talk to the school nurse."},
    ),
    Worry(
        149,
        "roisin",
        "C22 C07",
        (("keir", {"forename": "", "surname": "Sandeman-Loy", "unborn": True}),),
        "Mother booked late and says she has nobody at home. She was in hospital after her first baby.",
        "child_plan_meeting",
        "Support has to be in place before the birth.",
    ),
    Worry(
        144,
        "kai",
        "C10",
        ("zara",),
        "Zara has a new telephone and trainers from a friend of twenty-four who waits outside in his car on club nights.",
        "ird",
        "Age of the friend and the gifts: police, health and social work to look at this together.",
        more={"view": "She laughs it off. I am worried."},
    ),
    Worry(
        138,
        "wilma",
        "C01",
        ("teddy",),
        "Teddy had a bruise on his upper arm when he changed for swimming, the size of fingertips.",
        "ird",
        "No explanation given; a joint look is needed.",
        more={"words": "“I’m not allowed to say.”"},
    ),
    Worry(
        133,
        "tamsin",
        "C06",
        ("nell",),
        "The person collecting Nell was unsteady and smelled of alcohol. We kept her until her aunt came.",
        "single_agency",
        "Playgroup acted well. Home to be visited.",
    ),
    Worry(
        127,
        "jenna",
        "C04 C06",
        ("aria",),
        "Aria was hungry again on Monday and Tuesday. She said she gets her own breakfast.",
        "single_agency",
        "Second concern in two months, and the picture is wider than hours of work.",
        more={"words": "“Mummy’s sleeping so I have crisps.”"},
    ),
    Worry(
        121,
        "wanda",
        "C04 C07",
        ("omar", "layla"),
        "Omar gets his sister ready, cooks and brings her to school. Mother has not left her bed on my last three visits.",
        "child_plan_meeting",
        "Omar is a young carer; mother wants help.",
        more={"adults": [("Nadira", "Benali", "mother")]},
    ),
    Worry(
        117,
        "kirsty",
        "C09",
        ("max",),
        "Max Olorenshaw: no contact since spring, appointments missed.",
        "no_further_action",
        "The same missed appointments as logged before; seen at home last week.",
        more={"nfa": "duplicate"},
    ),
    Worry(
        112,
        "catriona",
        "C04",
        ("jude",),
        "Another parent told the office that Jude is left alone in the evenings.",
        "no_further_action",
        "Grandfather lives with the family and is at home each evening; seen and confirmed.",
        more={"nfa": "no_harm_found"},
    ),
    Worry(
        108,
        "shona",
        "C99",
        (
            (
                "sam",
                {
                    "forename": "",
                    "surname": "",
                    "born": None,
                    "description": "Name not known; voices heard through the wall",
                },
            ),
        ),
        "Crying at night reported from number 45. I have not seen a child there.",
        "no_further_action",
        "The tenant lives alone; the sound was a television.",
        more={"nfa": "not_a_child"},
    ),
    Worry(
        103,
        "nadia",
        "C17",
        ("cole",),
        "Cole was found at a bus station in another area at 2 am. He says he is staying with a cousin there.",
        "out_of_area",
        "He lives with an aunt in Angus for now; their duty team has it.",
        more={"danger": "unsure"},
    ),
    Worry(
        99,
        "bethany",
        "C24",
        ("ivo",),
        "Ivo has stopped coming on Fridays. Two boys say things about his family online.",
        "advice",
        "Club and school to deal with it together; no harm at home.",
    ),
    Worry(
        94,
        "sunita",
        "C05 C23",
        (MISSPELT, ("ruby", {"born": None, "years": "8"})),
        "Mother has a new partner in the house. She asked me not to visit when he is there.",
        "ird",
        "Third concern; a new adult, and mother’s fear.",
        more={"adults": [("Darren", "", "mother’s partner")], "view": "Her manner has changed since he moved in."},
    ),
    Worry(
        90,
        "farah",
        "C13",
        ("saffron",),
        "Saffron showed a friend messages from somebody she has never met who asks her to keep them secret.",
        "ird",
        "Contact is recent and continuing.",
        more={
            "ask": "Which school day did the friend tell you, and does Saffron know that you know?",
            "answer": "Tuesday. She does not know yet.",
        },
    ),
    Worry(
        86,
        "isla",
        "C04 C06",
        ("wren",),
        "Wren was alone in the flat when I called; the door was open. She was cold and had not been changed.",
        "emergency_protection",
        "She could not be left as things were.",
        more={"danger": "yes", "danger_told": "Rang 999 at once; police came within ten minutes."},
    ),
    Worry(
        82,
        "tess",
        "C99",
        ("gus",),
        "Gus and two friends were on the railway embankment after ten at night.",
        "named_person",
        "First time; parents were out looking for him.",
    ),
    Worry(
        78,
        "lorna",
        "C06",
        ("nell",),
        "A neighbour told me that Nell’s father was drunk in the street.",
        "no_further_action",
        "Father lives elsewhere; plan and support are in place and working.",
        more={"nfa": "support_in_place"},
    ),
    Worry(
        74,
        "gavin",
        "C04",
        ("omar", "layla"),
        "Food parcels left unopened on the step of 70 Ropewalk.",
        "no_further_action",
        "Known: the family was at a relative’s; the lead professional confirmed it.",
        more={"nfa": "known_and_in_hand"},
    ),
    Worry(
        64,
        "wilma",
        "C26",
        ("poppy",),
        "A teacher took Poppy by the arm and pulled her from the line. Other children saw it.",
        "ird",
        "About somebody who works with children: planned with police, outside the school.",
        more={"worker": ("Lewis Abernethy", "EDU"), "words": "“It was sore.”"},
    ),
    Worry(
        60,
        "kai",
        "C26",
        ("callan",),
        "A man who helps at Thursday football messages Callan privately and offered him a lift twice.",
        "single_agency",
        "Volunteer’s organisation to be spoken to by somebody outside it.",
        more={"worker": ("the Thursday football helper", "VOL")},
    ),
    Worry(
        55,
        "roisin",
        "C22 C06",
        (("unborn", {"unborn": True}),),
        "Mother says she has begun to drink again since her partner left. She is six months pregnant.",
        "child_plan_meeting",
        "Early enough to plan before the birth; mother agrees.",
        more={"adults": [("Corinne", "Delacourt", "mother")]},
    ),
    Worry(
        50,
        "jenna",
        "C04 C06",
        ("aria",),
        "Aria fell asleep at the table at ten in the morning. Mother could not be woken by telephone until noon.",
        "ird",
        "Third concern, and worse: discuss with police and health.",
        more={"view": "This is not getting better."},
    ),
    Worry(
        46,
        "moira",
        "C04",
        ("alfie", "edie", "noah"),
        "Alfie came in yesterday’s clothes all week. He says the baby cries and Edie sees to him.",
        "single_agency",
        "Three children in one home: one assessment for all.",
        more={"ask": "Who else brings Alfie to nursery?", "answer": "His sister Edie to the gate, twice last week."},
    ),
    Worry(
        41,
        "sunita",
        "C19",
        ("hana",),
        "Hana’s mother mentioned a long visit abroad and a family she is to meet there. Hana was silent.",
        "ird",
        "Dates are near; police and school have to know.",
        more={"ask_manager": "Did the mother say when they travel?", "answer": "At the end of term, one-way."},
    ),
    Worry(
        36,
        "nadia",
        "C12",
        ("tomas",),
        "Found working at a hand car wash at 11 pm. He sleeps above it, has no papers on him and has not been paid.",
        "ird",
        "Possible labour exploitation of a boy of sixteen; a first responder is to be told.",
        more={"words": "“The boss keeps my papers safe.”"},
    ),
    Worry(
        31,
        "farah",
        "C16",
        ("dylan",),
        "Dylan told the school nurse he has not slept for days. He came to her himself.",
        "child_plan_meeting",
        "The plan meeting is to be brought forward.",
        triage="claimed",
    ),
    Worry(
        26,
        "catriona",
        "C02",
        (SURNAME_ONLY,),
        "A girl of the Lockerbie family was shouted at for a long time at the gate, by her father.",
        "no_further_action",
        "Father seen, ashamed; nothing more found.",
        triage="waiting",
        more={"nfa": "no_harm_found"},
    ),
    Worry(
        22,
        "bethany",
        "C11",
        ("marek",),
        "Marek came with a lot of cash and would not say from whom. He asked whether parcels can be traced.",
        screening="claimed",
        triage="done",
    ),
    Worry(
        15,
        "gavin",
        "C04",
        ("lily",),
        "Smell of gas canisters in the stair and a toddler at the window. Nobody answered the door twice.",
        screening="claimed",
        triage="claimed",
        more={"ask": "Which days did you call, and at what time?"},
    ),
    Worry(
        6,
        "shona",
        "C23",
        ("ada",),
        "A man not on the tenancy opened the door and said that Ada’s mother is away for some weeks.",
        "advice",
        "Mother rang back: her brother is minding Ada while she is in hospital.",
        triage="waiting",
    ),
    Worry(
        5,
        "kirsty",
        "C04",
        ("ben",),
        "Ben’s nappy rash has not been treated in spite of two visits; mother says there is no money for cream.",
        "named_person",
        "Practical help, arranged the same day.",
        triage="claimed",
    ),
    Worry(
        4,
        "isla",
        "C26",
        ("leo",),
        "Leo said that a relief worker at his children’s house swears at the boys and locked the kitchen.",
        screening="waiting",
        triage="waiting",
        more={"worker": ("the relief worker at weekends", "SWD")},
    ),
    Worry(
        3,
        "wanda",
        "C07",
        ("layla", "omar"),
        "Mother has stopped taking her medicine, Omar told me. He was crying, which he never does.",
        screening="waiting",
        triage="waiting",
        more={"words": "“Please don’t tell her I told you.”"},
    ),
    Worry(
        1,
        "jenna",
        "C01",
        ("rory",),
        "Rory had a mark on his cheek this morning. His father said that he fell off the sofa.",
        screening="claimed",
        triage="waiting",
    ),
    Worry(
        0.2,
        "tamsin",
        "C05",
        ("mia",),
        "Mia hid under the table when a chair fell over. She told us that Daddy throws chairs.",
        screening="waiting",
        triage="waiting",
    ),
    Worry(
        0.006,
        "nadia",
        "C06 C04",
        (
            (
                "wren",
                {
                    "forename": "Wren",
                    "surname": "",
                    "born": None,
                    "description": "A baby of some months, in a yellow hat",
                },
            ),
        ),
        "Baby in a car outside a public house with nobody in it. We are with her now.",
        screening="waiting",
        triage="waiting",
        more={"danger": "yes", "danger_told": "Ambulance called at once."},
    ),
)

# author, what was typed so far
DRAFTS = (
    (
        "jenna",
        {
            "danger": {"danger": ["no"]},
            "worry": {"fact": ["Finn was very quiet again today and did not want to go home. I would like to"]},
        },
    ),
    ("sunita", {"danger": {"danger": ["unsure"]}}),
)
