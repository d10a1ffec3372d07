"""Live the planning meetings that wait today: two that lie ahead with papers coming in, one held and not decided yet."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from cases.models import Case
from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from planning_meetings import actions
from planning_meetings.models import PlanningMeeting

DAYS = dt.timedelta(days=1)
SATURDAY = 5


class Paper(NamedTuple):
    """What an agency gives in writing: whose, how old it is when it comes, what it says."""

    agency: str
    writer: str
    days_old: int
    words: str


class Ahead(NamedTuple):
    """A meeting: whose child, of what kind, its days from today, who works with the child, what has come in."""

    child: tuple[str, str]
    kind: str
    lead: str
    arranged: int
    planned: int
    workers: tuple[tuple[str, str], ...]
    papers: tuple[Paper, ...]
    views: tuple[dict[str, str], ...]


MEETINGS = (
    Ahead(
        ("Teddy", "Marchbank"),
        "initial",
        "bridget",
        -9,
        9,
        (("bridget", "Lead"), ("hamish", "Joint investigation"), ("saoirse", ""), ("catriona", "Named person")),
        (
            Paper("SWD", "bridget", 2, "Teddy told the story twice, alike both times. His mother is afraid to speak."),
            Paper("EDU", "catriona", 1, "Tired on Mondays; bright and early on days after his father’s night shifts."),
        ),
        ({"whose": "child", "how": "worker", "words": "“I want my own bed.”"},),
    ),
    Ahead(
        ("Finn", "Cavell"),
        "review",
        "iona",
        -16,
        12,
        (("iona", "Lead"), ("tess", ""), ("sunita", "Health visitor"), ("moira", "Named person"), ("gavin", "Housing")),
        (
            Paper("POL", "tess", 41, "No call since the summer. The partner has moved to another address."),
            Paper("EDU", "moira", 3, "Plays with others again, and says when he is cross."),
        ),
        (),
    ),
    Ahead(
        ("Aria", "Tennent"),
        "initial",
        "isla",
        -23,
        -2,
        (("isla", "Lead"), ("hamish", ""), ("sunita", "Health visitor"), ("moira", "Named person")),
        (
            Paper(
                "SWD", "isla", 3, "Seen four times, twice unannounced. Her mother is open about what she uses, and ill."
            ),
            Paper("POL", "hamish", 5, "Not known to us before this year."),
            Paper("HLT", "sunita", 20, "Weight has stood still since the spring. One of three appointments was kept."),
            Paper("EDU", "moira", 2, "Here every day since her aunt brings her, and awake all morning."),
        ),
        (
            {"whose": "child", "how": "worker", "words": "“Mummy sleeps all the days.”"},
            {"whose": "parent", "how": "said", "who": "Her mother", "words": "I want her home and I want to be well."},
        ),
    ),
)
SAID = {
    "strengths": "An aunt who would have her at any hour, and a mother who asks for help.",
    "worries": "Nobody was awake to look after her, for months, and few of us saw more than a part of it.",
    "analysis": "Without somebody awake and well every day she is likely to come to harm at home.",
    "significant_harm": "yes",
    "safety_plan_review": "It holds: her aunt brings her, and rings the same hour when nobody opens.",
    "complaint_told": "The chair explained how to disagree.",
}


def plan(cast: Cast, diary: Diary) -> None:
    """Enter the meetings in the diary."""
    for one in MEETINGS:
        diary.begin(_life(cast, one, diary.now))


def _life(cast: Cast, one: Ahead, now: dt.datetime) -> Life:
    by, planned_at = cast[one.lead], at_ten(now + one.planned * DAYS)
    yield now + one.arranged * DAYS
    case = Case.objects.get(child__forename=one.child[0], child__surname=one.child[1])
    told: dict[str, Any] = {"kind": one.kind, "planned_at": planned_at, "place": "Westgate House, room 1"}
    meeting = actions.arrange(case, by=by, chair=cast["ewan"], **told)
    for key, part in one.workers:
        actions.invite(meeting, by=by, staff=cast[key], part=part)
    for relationship in ("mother", "father"):
        for member in case.family.current().as_what(relationship):
            actions.invite(meeting, by=by, member=member)
    actions.invite(meeting, by=by, is_child=True, part="Through the social worker")
    actions.send_notice(meeting, by=by)
    yield min(now - DAYS, planned_at - 2 * DAYS)
    _papers(cast, one, meeting)
    if one.planned > 0:
        return
    yield planned_at + DAYS / 12
    meeting = PlanningMeeting.objects.get(pk=meeting.pk)
    came = {each.pk: ("present", "") for each in meeting.invitations.all()}
    actions.write_record(meeting, by=cast["ewan"], came=came, **SAID)
    actions.hold(meeting, by=cast["ewan"], held_at=planned_at)


def _papers(cast: Cast, one: Ahead, meeting: PlanningMeeting) -> None:
    by, today = cast[one.lead], clock.today()
    for agency, writer, days_old, words in one.papers:
        told: dict[str, Any] = {"agency": cast.agencies[agency], "written_by": cast[writer].name, "words": words}
        actions.add_report(meeting, by=by, received_on=today, as_of=today - days_old * DAYS, **told)
    for view in one.views:
        actions.add_view(meeting, by=by, **view)


def at_ten(moment: dt.datetime) -> dt.datetime:
    """Return ten in the morning of a day, or of the Friday before a weekend."""
    local = moment.astimezone(clock.LOCAL).replace(hour=10, minute=0, second=0, microsecond=0)
    return local - max(0, local.weekday() - SATURDAY + 1) * DAYS
