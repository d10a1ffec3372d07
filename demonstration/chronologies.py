"""What several agencies wrote into the chronologies of a few cases. No child, family or event here exists."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """An entry: days after the case opened, who wrote it, kind, fact, own words, view, and days it was written late."""

    day: int
    who: str
    kind: str
    fact: str = ""
    own: str = ""
    view: str = ""
    late: int = 0
    source: str = "seen by me"
    done: str = ""


class Course(NamedTuple):
    """How a case goes: who leads, who else works on it and as what, entries, and when and how it closes."""

    lead: str
    others: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    named_after: int = 5
    minds: str = "in time"
    closes: tuple[int, str, str, str] | None = None


ARIA = Course("isla",
    (("jenna", "Nursery worker"), ("sunita", "Health visitor"), ("gavin", "Housing officer"), ("wanda", "Family support worker"),
     ("nadia", "Police constable")),
    (
        Entry(1, "isla", "home", "Flat cold, one bed for three. Food for two days in the cupboard.", done="Meter paid for a week."),
        Entry(2, "jenna", "observation", "Ate two bowls of porridge and asked whether she may take a banana home."),
        Entry(4, "sunita", "health", "Height and weight as they should be. Last seen by me at two years.", source="my record"),
        Entry(6, "nadia", "police", "No calls to the address in twelve months.", source="police record", late=9),
        Entry(8, "jenna", "observation", own="“I can do my own breakfast, I’m big.”", source="said to me at the table"),
        Entry(11, "wanda", "contact", "Mother showed me three letters about benefits she had not opened. We answered them.",
              view="She is ashamed more than careless."),
        Entry(13, "gavin", "home", "Second bedroom is dry since the repair. A bed was given by a charity.", late=12),
        Entry(17, "isla", "meeting", "Met mother, nursery and health visitor at the nursery: who does what until the review."),
        Entry(20, "jenna", "observation", "Came in clean clothes all week, hair brushed."),
        Entry(24, "jenna", "education", "Mother came to the nursery’s open afternoon and stayed to the end."),
        Entry(27, "sunita", "call", "Mother did not come to the appointment and rang afterwards to say sorry."),
        Entry(31, "isla", "childs_view", own="“I want Mummy awake.”", source="said to me while we drew her house",
              view="She draws her mother lying down each time."),
        Entry(36, "wanda", "contact", "Mother drank on three evenings last week and told me so herself.",
              view="I believe it is more."),
        Entry(41, "jenna", "observation", "Fell asleep before lunch on Monday and Wednesday."),
        Entry(44, "jenna", "education", "Robbie’s school says he was late six times this month; he brings himself.", late=20, source="told by the school"),
        Entry(48, "nadia", "police", "Called by a passer-by: Robbie at the shop after nine at night. Taken home; mother asleep."),
        Entry(52, "isla", "contact", "Mother agreed to see the addiction worker. Her sister takes the children at weekends."),
        Entry(58, "sunita", "health", "Aria seen at home. A cold, well cared for. Bottles by the bin."),
        Entry(63, "jenna", "observation", own="“Auntie Jo has pancakes.”", source="said to all at the table"),
        Entry(70, "wanda", "contact", "Second appointment with the addiction worker kept."),
        Entry(74, "isla", "meeting", "Review with everybody. What has changed: food, clothes, weekends. What has not: mornings."),
        Entry(79, "jenna", "observation", "Fell asleep at the table at ten. Could not reach mother until noon.", source="seen by me",
              done="Logged as a concern."),
        Entry(84, "nadia", "police", "Talked with health and social work in the discussion. Nothing new held.", source="police record"),
        Entry(88, "sunita", "health", "Mother told me that she stopped her tablets herself in summer.",
              view="This changes how I read the last months.", late=6),
        Entry(92, "isla", "home", "Unannounced at eight: Robbie dressed, Aria in bed, mother up. Breakfast on the table."),
        Entry(97, "wanda", "contact", "Mother rang me before she bought drink, as we had agreed, and did not buy it."),
        Entry(101, "jenna", "observation", "Came in singing, with her sister-in-law’s boy. Ate at nine as the others do."),
        Entry(106, "isla", "childs_view", own="“Mummy made the toast. Robbie didn’t.”", source="said to me at the nursery"),
        Entry(110, "gavin", "home", "Rent account in order for two months.", late=5, source="my record"),
    ),
)  # fmt: skip

CAVELL_PEOPLE = (("catriona", "Headteacher"), ("moira", "Head of nursery"), ("sunita", "Health visitor"), ("tess", "Community sergeant"),
                 ("gavin", "Housing officer"))  # fmt: skip

RUBY = Course("iona", CAVELL_PEOPLE,
    (
        Entry(2, "catriona", "education", "Ruby has been to school every day this term.", source="attendance record"),
        Entry(3, "iona", "childs_view", own="“I keep Finn in my room when they shout.”", source="said to me, her brother beside her"),
        Entry(7, "tess", "police", "Two calls in twelve months, no crime recorded at either.", source="police record", late=4),
        Entry(10, "sunita", "contact", "Mother alone at home. She says that father has left for good."),
        Entry(15, "catriona", "observation", "Ruby told the class about a holiday that did not happen.",
              view="She makes up what she would like."),
        Entry(22, "iona", "contact", "Met father at his sister’s. He wants to see the children and agrees to do so with her there."),
        Entry(35, "catriona", "education", "Reading went up two steps since spring.", source="teacher’s record"),
        Entry(49, "sunita", "home", "A man’s boots by the door. Mother asked me not to ask.", view="Somebody new lives there."),
        Entry(70, "iona", "call", "Mother cancelled for the third time."),
        Entry(74, "sunita", "contact", "Mother asked me not to visit when her partner is there.", done="Logged as a concern."),
        Entry(80, "tess", "police", "The partner is known in another area. Shared in the discussion what may be shared.", late=3,
              source="police record"),
        Entry(88, "iona", "meeting", "Planning meeting: children not to be alone with the partner; aunt to have them on Fridays."),
        Entry(95, "catriona", "childs_view", own="“If I say, will Mum be cross or will he?”", source="said to me in my room"),
        Entry(109, "gavin", "home", "Partner asked to be added to the tenancy. Not done.", source="my record", late=10),
        Entry(122, "iona", "home", "Seen at home with both children. Partner left the room when I came."),
        Entry(140, "catriona", "observation", "Ruby shook when a door banged."),
    ),
)  # fmt: skip

FINN = Course("iona", CAVELL_PEOPLE,
    (
        Entry(2, "moira", "education", "Finn settles best beside one worker and follows her all morning."),
        Entry(5, "iona", "observation", "Finn would not leave his sister’s side while we talked."),
        Entry(9, "sunita", "health", "Growth as it should be. Speech a little behind; referred.", source="my record"),
        Entry(21, "moira", "observation", own="“Bad Daddy gone. New Daddy loud.”", source="said to me at the sand"),
        Entry(33, "sunita", "health", "First visit to the speech therapist kept.", late=14, source="told by the therapist"),
        Entry(56, "moira", "observation", "Wets himself when somebody shouts outside."),
        Entry(75, "iona", "decision", "Agreed with the aunt that Finn sleeps there on Fridays."),
        Entry(90, "tess", "police", "Called once more; partner had left before we came. Children asleep.", late=2),
        Entry(118, "moira", "education", "Speaks in whole sentences now to two of us."),
        Entry(131, "iona", "childs_view", own="“Friday is the best day.”", source="said to me at the aunt’s"),
    ),
)  # fmt: skip

TEDDY = Course("bridget",
    (("wilma", "Classroom assistant"), ("catriona", "Headteacher"), ("saoirse", "School nurse"), ("hamish", "Detective constable"),
     ("shona", "Neighbourhood manager")),
    (
        Entry(1, "bridget", "contact", "Saw Lesley Marchbank at the school. She knows where she could go tonight, and does not want to."),
        Entry(3, "saoirse", "health", "Looked at Teddy’s arm: old marks, the size of fingertips.", source="seen by me, with a drawing"),
        Entry(5, "hamish", "police", "Three calls to the address in two years.", source="police record"),
        Entry(9, "wilma", "observation", own="“I’m not allowed to say.”", source="said to me at the pool"),
        Entry(12, "bridget", "childs_view", own="“Flora gets the bed because she’s wee.”", source="said to me on a walk"),
        Entry(16, "shona", "home", "Two doors with holes, a bannister broken.", late=21),
        Entry(25, "hamish", "police", "Father was charged after a call in the night. He may not come to the house."),
        Entry(33, "catriona", "education", "Teddy was picked for the football team."),
        Entry(47, "bridget", "meeting", "Planning meeting held a week after it was due: father’s lawyer had asked for time."),
        Entry(66, "saoirse", "health", "Sleeps through, he says. Bites his nails to the quick."),
        Entry(85, "wilma", "observation", "Father stood at the gate. We took Teddy in by the side door.", done="Rang the police and the social worker."),
        Entry(104, "bridget", "home", "Seen at home. A bed of his own now.", view="Mother is stronger than in summer."),
        Entry(128, "wilma", "observation", own="“I’m not meant to tell that.”", source="said to me", done="Logged as a concern."),
    ),
    named_after=52, minds="late",
)  # fmt: skip

SAFFRON = Course("rab",
    (("farah", "Guidance teacher"), ("torquil", "Headteacher"), ("saoirse", "School nurse"), ("ailsa", "Detective sergeant")),
    (
        Entry(1, "ailsa", "police", "Messages secured with her mother’s agreement. Sender not known yet."),
        Entry(3, "rab", "contact", "Met Saffron at her aunt’s, where she wanted to meet."),
        Entry(4, "farah", "education", "Marks have fallen since summer; friends have changed.", source="school record"),
        Entry(8, "saoirse", "health", own="“You’ll all think I’m stupid.”", source="said to me", view="She expects to be blamed."),
        Entry(13, "rab", "childs_view", "She wants her telephone back, and wants somebody to read what comes first.",
              source="said to me"),
        Entry(20, "ailsa", "police", "Sender found in another country. Case goes on there.", late=8, source="police record"),
        Entry(29, "torquil", "education", "Talk for the whole year group on secrets and friends. Nobody named."),
        Entry(41, "farah", "observation", "Sat with her old friends at lunch."),
        Entry(58, "saoirse", "health", "Asked how long pictures stay on the internet.", done="Logged as a concern."),
        Entry(66, "rab", "meeting", "Parents, school and police: what may be known by whom. Saffron was there for the first half."),
        Entry(79, "farah", "observation", own="“I told my mum the rest.”", source="said to me on the stairs"),
    ),
    minds="not yet",
)  # fmt: skip

DYLAN = Course("bridget",
    (("farah", "Guidance teacher"), ("saoirse", "School nurse"), ("amara", "Young carers worker")),
    (
        Entry(2, "farah", "education", "Sits alone at lunch. Left a test paper empty in January.", late=3),
        Entry(5, "bridget", "childs_view", own="“I just want it to be quiet.”", source="said to me by the canal"),
        Entry(9, "saoirse", "health", "Scratches healing, none new. Told his doctor with his agreement."),
        Entry(18, "amara", "contact", "Came to the group and left after ten minutes. Came again the week after and stayed."),
        Entry(30, "bridget", "meeting", "Parents heard for the first time what he thinks. They asked what they can do."),
        Entry(52, "farah", "observation", "Drew the whole music lesson, and showed it when asked."),
        Entry(77, "saoirse", "health", "No new scratches in ten weeks. Sleeps five hours."),
        Entry(101, "amara", "observation", own="“It’s all right here.”", source="said to me"),
        Entry(125, "bridget", "decision", "Agreed with Dylan and his parents to end, and who goes on."),
    ),
    closes=(140, "childs_plan", "Dylan is safer and says so; what is left belongs in a plan of his own.",
            "Guidance teacher and school nurse, under a child’s plan; young carers’ group on Thursdays."),
)  # fmt: skip

WREN = Course("isla",
    (("sunita", "Health visitor"), ("imran", "Community paediatrician"), ("hamish", "Detective constable")),
    (
        Entry(0, "hamish", "police", "Door open, nobody in. Wren cold, taken to hospital with us."),
        Entry(1, "imran", "health", "Examined: cold, hungry, otherwise well. Nothing old found."),
        Entry(2, "isla", "contact", "Mother came to the hospital by herself at six in the morning."),
        Entry(5, "isla", "decision", "Wren stays with her grandmother, by agreement, until the planning meeting.", source="decided with mother"),
        Entry(9, "sunita", "health", "Gained weight. Grandmother asks good questions."),
        Entry(16, "hamish", "police", "Mother spoke with us. No charge for now.", late=5),
        Entry(24, "isla", "meeting", "Planning meeting: what mother needs to show before Wren comes home."),
        Entry(37, "sunita", "observation", "Mother bathes her, grandmother in the next room. Wren laughs."),
        Entry(51, "imran", "health", "Vaccinations up to date. Sits by herself."),
        Entry(63, "isla", "home", "Two nights at home, the health visitor in the mornings. Both well."),
        Entry(78, "sunita", "observation", "Mother tired and honest about it.", view="I would not hurry the next step."),
    ),
)  # fmt: skip

COURSES = {"aria": ARIA, "ruby": RUBY, "finn": FINN, "teddy": TEDDY, "saffron": SAFFRON, "dylan": DYLAN, "wren": WREN}

# The other cases that have ended: days after opening, why, the reason, who goes on helping.
ENDINGS = {
    "ellis": (95, "childs_plan", "Mother asks for help before it is late; no further call in three months.",
              "Health visitor and nursery, under a child’s plan."),
    "ben": (70, "safe", "The injury was from birth, as the second doctor confirmed. Parents have been open throughout.",
            "The health visitor, as for every child."),
    "lily": (110, "childs_plan", "Her sister lives with them now; the door is open and Lily thrives.",
             "Health visitor and family support, under a child’s plan."),
}  # fmt: skip

# What is left as it should not be, so that it can be seen: nobody leads, or nothing is minded.
WITHOUT_LEAD = ("cole",)
NO_MEETING_NEEDED = {"ben": "The inter-agency discussion decided that no meeting is needed: the injury was from birth."}

# What the lead professional writes after seeing the child, again and again; and of a meeting.
SEEN = (
    ("Seen at home and spoken to alone.", "“It’s fine, I told you.”"),
    ("Seen at school and spoken to alone; chose to walk round the field.", ""),
    ("Seen at home with the family, then alone.", "“Will you come again?”"),
    ("Seen at the nursery or club, where things are easiest.", ""),
)
PARENT_SEEN = "A parent was seen at home, and told what we are doing and what we worry about."
TOO_YOUNG = "Seen at home, awake and held. Too young to speak; watched for twenty minutes."
MET = {
    "CASE_REVIEW": "Review: what was planned was looked at point by point, with the child’s view first.",
}
