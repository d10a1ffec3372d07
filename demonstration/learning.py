"""Live on what is learned: lessons for the library, teams that took them up, and a call for referrals."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from improvement.models import Action
from learning import actions
from learning.models import Lesson
from practice_review.models import LearningPoint
from practice_review.pseudonyms import why_not_issue
from practice_review.workflow import LearningStatus

DAYS = dt.timedelta(days=1)
Theme = Action.Theme

# How a learning point begins: what its lesson is called, and under which heading.
CALLED = {
    "Ring first": ("One call before anything is written", Theme.COMMUNICATION),
    "A plan names": ("One person is told when a door stays shut", Theme.PLANNING),
    "Teams that decide": ("Read some of each other’s decisions", Theme.QUALITY_ASSURANCE),
}
CALL = (
    "Tell us of a family for whom agencies worked well together. Small things count: a call at the right time, "
    "a room that was found, a child who was asked. If something worries you about how we worked, tell us that too."
)


class Said(NamedTuple):
    """What somebody's team did with a lesson, and what happened if that is known."""

    who: str
    did: str
    result: str = ""


TAKEN = (
    Said(
        "jenna",
        "We ring the health visitor before we write, each morning at nine.",
        "Two families had help the same day, and nobody was asked twice.",
    ),
    Said("gavin", "Housing officers have the duty numbers on one card.", "The card is used; three calls in the first week."),
    Said("sunita", "It is the first point of our Monday meeting."),
    Said("farah", "Discussed with all class teachers at the start of term."),
)  # fmt: skip


def plan(cast: Cast, diary: Diary) -> None:
    """Enter the library and the calls in the diary."""
    diary.begin(_publish(cast, diary.now - 30 * DAYS))
    diary.begin(_take_up(cast, diary.now - 20 * DAYS))
    diary.begin(_call(cast, diary.now))


def _publish(cast: Cast, at: dt.datetime) -> Life:
    """Write a lesson of every learning point accepted by then; those whose words may name somebody stay drafts."""
    yield at
    accepted = LearningPoint.objects.filter(status=LearningStatus.ACCEPTED)
    for point in accepted.order_by("referral__reference", "position"):
        known = (said for begins, said in CALLED.items() if point.text.startswith(begins))
        title, theme = next(known, ("", ""))
        if not title:
            continue
        kind = Lesson.Kind.GOOD_PRACTICE if point.good_practice else Lesson.Kind.LEARNING
        lesson = actions.write_lesson(
            point.referral, by=cast["rhona"], point=point, title=title, words=point.text, theme=theme, kind=kind
        )
        if why_not_issue(lesson) is None:
            actions.publish(lesson, by=cast["rhona"])


def _take_up(cast: Cast, at: dt.datetime) -> Life:
    """Let teams take up the lesson published first; two of them say two weeks later what happened."""
    yield at
    lesson = Lesson.objects.published().order_by("recorded_at").first()
    if lesson is None:
        return
    made = [(said, actions.take_up(lesson, by=cast[said.who], did=said.did, on=clock.today())) for said in TAKEN]
    yield at + 14 * DAYS
    for said, one in made:
        if said.result:
            actions.tell_take_up(one, by=cast[said.who], did=one.did, on=one.on, result=said.result)


def _call(cast: Cast, now: dt.datetime) -> Life:
    """Ask for referrals once in spring, and again now."""
    yield now - 150 * DAYS
    given = {"from_on": clock.today(), "until_on": clock.today() + 60 * DAYS}
    first = "The sub-group begins its work. What should it look at first?"
    actions.open_call(by=cast["rhona"], title="Suggest something for practice review", words=first, **given)
    yield now - 10 * DAYS
    given = {"from_on": clock.today(), "until_on": clock.today() + 50 * DAYS}
    actions.open_call(by=cast["rhona"], title="Good practice wanted", words=CALL, **given)
