"""Live on who leads: two bodies, a chair and a vision confirmed, meetings that decided, a review of their own work."""

from __future__ import annotations

import datetime as dt
import itertools

from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from governance import actions
from governance.models import Body, BodyMeeting, BodyMember
from governance.models.reviews import Answer

DAYS = dt.timedelta(days=1)
VISION = (
    "Every child in the city is safe, is listened to and can count on the adults around them. "
    "Whoever worries about a child is heard, and help comes when it is needed."
)
CHIEFS = {
    "ishbel": "Chief executive of the council",
    "dunstan": "Divisional commander, police",
    "marguerite": "Chief executive of the health board",
    "neville": "Chief social work officer",
}
COMMITTEE = {
    "neville": ("Chief social work officer", "SWD"),
    "una": ("Social work", "SWD"),
    "gregor": ("Police", "POL"),
    "fiona": ("Health", "HLT"),
    "eilidh": ("Education", "EDU"),
    "marion": ("Housing", "HOU"),
    "alasdair": ("Children’s Reporter", "SCRA"),
    "oonagh": ("Voluntary organisations", "VOL"),
}
SISTERS = (
    ("Adult Support and Protection Committee", "Protects adults at risk of harm, with its own plan and its own chair."),
    ("Violence Against Women Partnership", "Works against domestic abuse, and trains agencies to see it early."),
)
JUDGED = (
    ("yes", "yes", "partly", "yes", "yes", "partly", "Fewer papers, sooner."),
    ("yes", "partly", "yes", "yes", "partly", "yes", "Let us meet staff twice a year, where they work."),
    ("yes", "yes", "yes", "partly", "yes", "partly", ""),
    ("partly", "yes", "yes", "yes", "yes", "yes", "Show us what became of last year’s decisions first."),
)


def plan(cast: Cast, diary: Diary) -> None:
    """Enter the bodies, their meetings and their review in the diary."""
    diary.begin(_lead(cast, diary))


def _lead(cast: Cast, diary: Diary) -> Life:
    """Open the bodies and let the chief officers meet three times and plan the next."""
    office, now = "rhona", diary.now
    yield now - 330 * DAYS
    chiefs = _open(cast)
    yield now - 320 * DAYS
    first = _prepare(cast, chiefs, clock.today() + 10 * DAYS)
    asked = [
        actions.ask_decision(first, by=cast[office], question=question)
        for question in ("Who chairs this group?", "Is this the vision of the partnership for children?")
    ]
    yield now - 310 * DAYS
    _hold(cast, first, absent="dunstan")
    chair, vision = asked
    actions.record_decision(
        chair, by=cast[office], outcome="agreed", words="The chief executive of the council chairs."
    )
    ishbel = BodyMember.objects.get(body=chiefs, staff=cast["ishbel"])
    actions.confirm_chair(chair, by=cast[office], member=ishbel, from_on=clock.today())
    actions.record_decision(vision, by=cast[office], outcome="changed", words="Agreed, with listening named first.")
    actions.approve_vision(vision, by=cast[office], text=VISION, from_on=clock.today())
    for decision in asked:
        actions.release_decision(decision, by=cast[office])
    yield now - 309 * DAYS
    actions.minute(first, by=cast[office], minutes="The group agreed how it leads, and what it answers for.")
    yield now - 75 * DAYS
    yield from _second(cast, chiefs, now)
    yield now - 40 * DAYS
    yield from _judge(cast, chiefs, now)
    yield now - 3 * DAYS
    _next(cast, chiefs)


def _open(cast: Cast) -> Body:
    """Open both bodies, seat their members, and link the groups beside them."""
    by, place = cast["rhona"], cast.partnerships["dundee"]
    chiefs = actions.open_body(
        by=by,
        code="COG",
        name="Chief Officers Group",
        purpose="Leads together and answers for what services do. It does not repeat the work of the committees.",
        partnership=place,
        position=1,
    )
    committee = actions.open_body(
        by=by,
        code="CYPPC",
        name="Children and Young Persons Protection Committee",
        purpose="Plans, checks and improves how agencies protect children together.",
        partnership=place,
        position=2,
    )
    for key, seat in CHIEFS.items():
        actions.seat_member(chiefs, by=by, staff=cast[key], seat=seat, from_on=clock.today())
    for key, (seat, code) in COMMITTEE.items():
        given = {"staff": cast[key], "seat": seat, "agency": cast.agencies[code], "from_on": clock.today()}
        actions.seat_member(committee, by=by, **given)
    for name, does in SISTERS:
        actions.add_sister_group(by=by, name=name, does=does)
    return chiefs


def _prepare(cast: Cast, body: Body, on: dt.date) -> BodyMeeting:
    """Plan a meeting, settle what was found, add an item, and send the papers."""
    by = cast["rhona"]
    meeting = actions.plan_meeting(body, by=by, on=on, place="Council chambers")
    actions.add_item(meeting, by=by, title="How we lead together", words="What this group is for, and what it is not.")
    for item in meeting.items.filter(standing="found"):
        moved = item.kind == "redated"
        why = "Each was agreed by the committee." if moved else ""
        actions.settle_item(item, by=by, standing="dropped" if moved else "kept", why=why)
    return actions.send_papers(meeting, by=by)


def _hold(cast: Cast, meeting: BodyMeeting, absent: str) -> None:
    """Let everybody come but one."""
    members = BodyMember.objects.on().filter(body=meeting.body).select_related("staff")
    came = {one: "absent" if one.staff == cast.staff[absent] else "present" for one in members}
    actions.hold_meeting(meeting, by=cast["rhona"], came=came)


def _second(cast: Cast, chiefs: Body, now: dt.datetime) -> Life:
    """Meet about trafficking, decide, and say what follows."""
    by = "rhona"
    meeting = _prepare(cast, chiefs, clock.today() + 7 * DAYS)
    yield now - 74 * DAYS
    actions.call_back(meeting, by=cast[by], why="A paper was missing.")
    actions.add_paper(
        meeting,
        by=cast[by],
        title="Ready to see trafficking",
        words="Trafficking happens inside the country too, for work and in homes as much as for sex.",
        sensitivity="staff",
    )
    yield now - 73 * DAYS
    actions.send_papers(meeting, by=cast[by])
    asked = actions.ask_decision(meeting, by=cast[by], question="Should training on trafficking be Tayside-wide?")
    yield now - 68 * DAYS
    _hold(cast, meeting, absent="marguerite")
    actions.record_decision(
        asked,
        by=cast[by],
        outcome="agreed",
        words="Agreed. The neighbours are asked to join, and staff are trained together.",
    )
    actions.release_decision(asked, by=cast[by])
    letter = {"what": "Ask the neighbouring partnerships to join", "who": cast["neville"]}
    done = actions.add_follow_up(asked, by=cast[by], due_on=clock.today() + 30 * DAYS, **letter)
    rooms = {"what": "Find a day and a place for the training", "who": cast["dunstan"]}
    actions.add_follow_up(asked, by=cast[by], due_on=clock.today() + 60 * DAYS, **rooms)
    actions.minute(
        meeting, by=cast[by], minutes="The paper was welcomed. The group wants to hear of it again in spring."
    )
    yield now - 45 * DAYS
    actions.finish_follow_up(done, by=cast["neville"], words="Both neighbours have said yes.")


def _judge(cast: Cast, chiefs: Body, now: dt.datetime) -> Life:
    """Let the chief officers judge their own work, and say what follows."""
    review = actions.open_review(chiefs, by=cast["rhona"], answers_by=clock.today() + 14 * DAYS)
    keys = ("questions", "issues", "decisions", "vision", "context", "valuing")
    for who, (*said, words) in zip(CHIEFS, JUDGED, strict=True):
        answers = {key: Answer(value) for key, value in zip(keys, said, strict=True)}
        actions.answer_review(review, by=cast[who], words=words, **answers)
    yield now - 20 * DAYS
    result = "The group is asked the right questions. It will meet staff, and begin each meeting with what was decided."
    closed = actions.close_review(review, by=cast["rhona"], result=result)
    visits = {"what": "Visit two teams before the summer", "who": cast["ishbel"]}
    actions.add_follow_up(closed, by=cast["rhona"], due_on=clock.today() + 90 * DAYS, **visits)


def _next(cast: Cast, chiefs: Body) -> None:
    """Plan the next meeting; some of what was found is settled."""
    by = cast["rhona"]
    meeting = actions.plan_meeting(chiefs, by=by, on=clock.today() + 12 * DAYS, place="Council chambers")
    for item in itertools.islice(meeting.items.filter(standing="found"), 2):
        actions.settle_item(item, by=by, standing="kept", words="Please ask what would help.")
    question = "Should the improvement plan be widened to what practice review taught?"
    actions.ask_decision(meeting, by=by, question=question)
