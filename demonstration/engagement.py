"""Live on what staff are asked and say: two events that were held, one whose day is not confirmed, and comments."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from engagement import actions
from engagement.models import Comment, EngagementEvent, Reply
from improvement.models import Action, Plan

DAYS = dt.timedelta(days=1)
CHANGED, PLANNED, STAYS = Comment.Outcome.CHANGED, Comment.Outcome.PLANNED, Comment.Outcome.STAYS


class Sketch(NamedTuple):
    """An event: how many days ago it is held, and who comes from where."""

    title: str
    about: str
    days_ago: int
    place: str
    came: dict[str, int]
    heard: str


HELD = (
    Sketch(
        "What gets in your way?",
        "Bring one thing that would make it easier to keep a child safe. It goes into the improvement plan.",
        150,
        "Community hall, Quay Lane",
        {"SWD": 31, "POL": 12, "HLT": 26, "EDU": 34, "HOU": 9, "SCRA": 4, "VOL": 18},
        "People want to hear what became of a worry, and to know the other agencies’ people by name.",
    ),
    Sketch(
        "What belongs in the business plan?",
        "The plan for the next three years: what should be in it, and what you will be asked to do.",
        24,
        "City library, second floor",
        {"SWD": 27, "POL": 9, "HLT": 30, "EDU": 22, "HOU": 6, "SCRA": 5, "VOL": 21},
        "Training together came first at every table; listening to children came second.",
    ),
)


class Words(NamedTuple):
    """A comment: who said it, days after the event's day, with a name or not, and its answer if it has one."""

    who: str
    text: str
    answer: str = ""
    outcome: str = ""
    change: str = ""
    named: bool = True
    trained: bool = False  # carried by the action on training


SAID = (
    (
        Words(
            "jenna",
            "We never hear back after we ring.",
            "You should always hear. Every decision now goes back to whoever logged the concern.",
            CHANGED,
            "Feedback is given with each decision, and what is missing is counted.",
        ),
        Words(
            "gavin",
            "I do not know who to ring in health.",
            "There is one page for it now.",
            CHANGED,
            "Who to contact in each agency stands at the foot of every page.",
        ),
        Words(
            "kai",
            "Meetings are always at ten, when the youth project opens.",
            "We asked the chairs. Two in five meetings will be in the afternoon.",
            PLANNED,
            "Afternoon meetings are offered from the next quarter.",
            named=False,
        ),
        Words(
            "sunita",
            "Could health visitors have the plan on paper before the core group?",
            "The plan can be printed by everybody in the core group, on the day it is agreed.",
            CHANGED,
            "The agreed version prints clean.",
        ),
        Words(
            "wilma",
            "Please stop sending the same form twice.",
            "We looked. The second form goes to another agency that must have its own.",
            STAYS,
            named=False,
        ),
    ),
    (
        Words(
            "farah",
            "Train teachers and the police in one room.",
            "Agreed at every table. It becomes part of the plan.",
            PLANNED,
            "Joint training days are planned with education and the police.",
            trained=True,
        ),
        Words("nadia", "Night shifts cannot come to events. Thank you for asking on line."),
        Words("amara", "Ask young carers themselves what should be in the plan."),
        Words("dougal", "Three years is long. Tell us each year what is done.", named=False),
    ),
)
COMING = ("jenna", "callum", "sunita", "gavin", "nadia", "farah", "isla", "peter", "wanda")


def plan(cast: Cast, diary: Diary) -> None:
    """Enter the events and what is said about them in the diary."""
    about = Plan.objects.filter(kind=Plan.Kind.BUSINESS).first()
    for sketch, said, asked in zip(HELD, SAID, (None, about), strict=True):
        diary.begin(_hold(cast, diary, sketch, said, asked))
    diary.begin(_ahead(cast, about))


def _hold(cast: Cast, diary: Diary, sketch: Sketch, said: tuple[Words, ...], about: Plan | None) -> Life:
    """Plan an event, confirm it, hold it; comments begin with its day."""
    held_at = diary.now - sketch.days_ago * DAYS
    yield held_at - 40 * DAYS
    on = clock.today() + 40 * DAYS
    told = {
        "title": sketch.title,
        "about": sketch.about,
        "for_whom": "Everybody who works with children",
        "plan": about,
    }
    event = actions.open_event(by=cast["rhona"], earliest_on=on - 7 * DAYS, latest_on=on + 7 * DAYS, places=180, **told)
    actions.invite(event, by=cast["rhona"], everybody=True)
    yield held_at - 25 * DAYS
    actions.confirm(event, by=cast["rhona"], on=on, place=sketch.place, hours="10 am to 1 pm")
    for key in COMING:
        actions.reply(event, by=cast[key], answer=Reply.Answer.COMING)
    yield held_at
    came = {cast.agencies[code]: many for code, many in sketch.came.items()}
    actions.hold(event, by=cast["rhona"], heard=sketch.heard, came=came)
    for days, words in enumerate(said, 1):
        diary.begin(_say(cast, event, held_at + days * DAYS, words))


def _say(cast: Cast, event: EngagementEvent, at: dt.datetime, words: Words) -> Life:
    """Comment, and have it answered two weeks later where it has an answer."""
    yield at
    one = actions.comment(event, by=cast[words.who], text=words.text, named=words.named)
    if not words.answer:
        return
    yield at + 14 * DAYS
    carried = Action.objects.filter(theme=Action.Theme.TRAINING).first() if words.trained else None
    given = {"answer": words.answer, "outcome": words.outcome, "change": words.change, "action": carried}
    actions.answer_comment(one, by=cast["rhona"], **given)


def _ahead(cast: Cast, about: Plan | None) -> Life:
    """Plan the next event in a window that is not confirmed yet."""
    yield clock.now() - 6 * DAYS
    first = clock.today() + 30 * DAYS
    event = actions.open_event(
        by=cast["rhona"],
        title="What should be different for children in three years?",
        about="The draft of the business plan, heading by heading. Say what is missing and what you would leave out.",
        for_whom="Everybody who works with children and families",
        earliest_on=first,
        latest_on=first + 9 * DAYS,
        plan=about,
        theme=Action.Theme.PLANNING,
        places=120,
    )
    actions.invite(event, by=cast["rhona"], everybody=True)
    for key in COMING[:4]:
        actions.reply(event, by=cast[key], answer=Reply.Answer.COMING)
