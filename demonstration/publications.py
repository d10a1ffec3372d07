"""Live on what the office releases: a seven-minute briefing, and the newsletter that tells of it."""

from __future__ import annotations

import datetime as dt

from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from learning import actions
from learning.models import Lesson, Newsletter
from learning.newsletters import choices
from practice_review.pseudonyms import why_not_issue

DAYS = dt.timedelta(days=1)
BRIEFED = "One call before anything is written"
BRIEFING = {
    "title": "Ring first: seven minutes for your team",
    "background": "The sub-group looked at how agencies worked together for a young child whose family was getting tired. "
    "Nothing dramatic happened. Several people each knew a little, and one of them picked up the telephone.",
    "matters": "Children are safest when those who know a little tell each other early. A letter waits on a desk; "
    "a call is answered the same day. Families say that they would rather be asked once, by somebody who already knows.",
    "went_well": "A worker rang the health visitor before writing anything down. Within the hour they had agreed who would "
    "see the family, and what to say to the parents. Help began that week.",
    "learned": "Ring first, then write. The call costs five minutes and saves a fortnight. What was agreed is written "
    "down afterwards, so that nobody has to remember it.",
    "to_do": "Keep the numbers of your health visitor, nursery and school where you can see them.\n"
    "Before you write to another service, ring it.\nWrite down what was agreed, with whom, and when.",
    "questions": "Whom would we ring first about a child we worry about today?\n"
    "When did a call change what we did?\nWhat stops us from ringing?",
    "more": "The learning library has the lesson, and what other teams did with it. "
    "Your designated manager can say more about practice review.",
}

OPENING = (
    "Thank you. Behind every line of this newsletter are people who rang, listened and stayed with it. "
    "This time we tell what a call can do, what changed in our plan, and where you can say what comes next."
)
# What stands in the issue, in order: the kind, and the editor's heading where she found a better one.
ISSUE = (
    ("briefing", "Seven minutes well spent"),
    ("lesson", ""),
    ("plan", "What changed"),
    ("call", ""),
    ("event", ""),
)


def plan(cast: Cast, diary: Diary) -> None:
    """Enter what the office releases in the diary."""
    diary.begin(_brief(cast, diary.now - 18 * DAYS))
    diary.begin(_tell(cast, diary.now - 9 * DAYS))


def _brief(cast: Cast, at: dt.datetime) -> Life:
    """Write a briefing from the lesson on ringing first, and release it unless its words may name somebody."""
    yield at
    lesson = Lesson.objects.published().filter(title=BRIEFED).first()
    if lesson is None:
        return
    one = actions.write_briefing(lesson, by=cast["rhona"], **BRIEFING)
    if why_not_issue(one) is None:
        actions.release_briefing(one, by=cast["rhona"])


def _tell(cast: Cast, at: dt.datetime) -> Life:
    """Release an issue built from what there is; a week later begin the next, which stays a draft."""
    yield at
    office = cast["rhona"]
    one = _begin(cast, OPENING)
    _fill(one, cast, ISSUE)
    if why_not_issue(one) is None and one.referrals:
        actions.release_newsletter(one, by=office)
    yield at + 7 * DAYS
    _fill(_begin(cast, "What would you like to read here? Tell the office."), cast, ISSUE[:2])


def _begin(cast: Cast, opening: str) -> Newsletter:
    """Begin an issue of the season."""
    today = clock.today()
    season = Newsletter.Season.values[(today.month % 12 // 3 - 1) % 4]
    return actions.write_newsletter(by=cast["rhona"], season=season, year=today.year, opening=opening)


def _fill(one: Newsletter, cast: Cast, wanted: tuple[tuple[str, str], ...]) -> None:
    """Put in the first there is of each kind."""
    for place, (kind, heading) in enumerate(wanted, 1):
        found = next((choice for choice in choices(one, by=cast["rhona"]) if choice.kind == kind), None)
        if found:
            said = {"place": place, "heading": heading or found.label, "words": found.words}
            actions.put_in(one, by=cast["rhona"], **said, **{kind: found.source})
