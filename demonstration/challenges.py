"""On the way to the decision: a question back, two noes challenged, an inquiry beside, reminders, a deputy. Invented."""

from __future__ import annotations

import datetime as dt

from agencies.models import SeatHeld
from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from practice_review import actions
from practice_review.models import AgencyReturn, Meeting, PracticeReviewReferral

DAYS = dt.timedelta(days=1)
TOLD = {
    "asked back": {
        "kind": "good_practice",
        "title": "The housing office kept a toy box",
        "what_happened": "While a mother signed for keys, her boy played. What he played was how a worry was heard.",
        "why_learn": "A box of toys costs nothing, and children talk while they play.",
    },
    "challenged": {
        "kind": "concern",
        "title": "Two keys to one flat and nobody told health",
        "what_happened": "A second adult was given a key. Housing knew, and the health visitor met him on the stair.",
        "why_learn": "Who has a key is something that others plan their visits by.",
        "child_words": "twins of one year",
    },
    "overturned": {
        "kind": "concern",
        "title": "A night in the cells and a school run nobody made",
        "what_happened": "A father was held overnight. Two children waited at school until half past five.",
        "why_learn": "Asking who fetches the children takes one question at the desk.",
        "child_words": "two brothers in primary school",
    },
}


def plan(cast: Cast, diary: Diary) -> None:
    """Enter each of them in the diary."""
    for life in (_asked_back, _challenged, _overturned, _told, _reminded, _prepared):
        diary.begin(life(cast, diary.now))


def _sent(cast: Cast, which: str, who: str) -> PracticeReviewReferral:
    made = actions.suggest(by=cast[who], criteria=["inter_agency_working"], **TOLD[which])
    return actions.hand_in(made, by=cast[who])


def _asked_back(cast: Cast, now: dt.datetime) -> Life:
    """Housing's designated manager wants to know one thing before she decides."""
    yield now - 6 * DAYS
    made = _sent(cast, "asked back", "dougal")
    yield now - 4 * DAYS
    actions.ask_back(made, by=cast["marion"], text="Did health or school hear of what he played, and what did they do?")


def _challenged(cast: Cast, now: dt.datetime) -> Life:
    """A no for housing is challenged, and the acting chair is asked."""
    yield now - 18 * DAYS
    made = _sent(cast, "challenged", "gavin")
    yield now - 14 * DAYS
    why = "Who holds our keys is for us to put right, and we have."
    actions.decline(made, by=cast["marion"], code="single_agency", why=why)
    yield now - 8 * DAYS
    words = "Health planned its visits by what we knew and did not say. Two agencies can learn from it."
    actions.challenge(made, by=cast["gavin"], why=words)
    yield now - 7 * DAYS
    actions.ask_second(made, by=cast["rhona"], staff=cast["alasdair"])


def _overturned(cast: Cast, now: dt.datetime) -> Life:
    """A no for the police is overturned; the office checks it and finds an inquiry beside it."""
    yield now - 36 * DAYS
    made = _sent(cast, "overturned", "nadia")
    yield now - 34 * DAYS
    why = "Our custody desk has a new form. That settles it."
    actions.decline(made, by=cast["gregor"], code="single_agency", why=why)
    yield now - 30 * DAYS
    actions.challenge(made, by=cast["nadia"], why="The school rang three services and none of them knew.")
    yield now - 29 * DAYS
    actions.ask_second(made, by=cast["rhona"], staff=cast["alasdair"])
    yield now - 22 * DAYS
    actions.overturn(
        made, by=cast["alasdair"], why="Three services were rung. What each of them knew can be learned from."
    )
    yield now - 20 * DAYS
    actions.acknowledge(made, by=cast["joel"])
    yield now - 19 * DAYS
    told = {"what": "The father is charged; a court date is set.", "confirmed_by": "Liaison officer, procurator fiscal"}
    actions.record_matter(made, by=cast["joel"], kind="prosecution", confirmed_on=clock.today(), **told)


def _told(cast: Cast, now: dt.datetime) -> Life:
    """The office tells two of three of a possible learning review; the third is still owed."""
    yield now - 39.5 * DAYS
    escalated = PracticeReviewReferral.objects.filter(status="escalated").first()
    for notice in escalated.notices_owed.exclude(whom="inspectorate") if escalated else ():
        actions.tell(notice, by=cast["rhona"], words="By letter and a call; receipt filed.")


def _reminded(cast: Cast, now: dt.datetime) -> Life:
    """The office reminds those whose returns are waited for."""
    yield now - DAYS
    waited_for = AgencyReturn.objects.to_make().filter(referral__status="returns_asked").exclude(team=None)
    for one in waited_for.select_related("referral")[:2]:
        actions.remind(one, by=cast["joel"], words="Rang the manager as well.")


def _prepared(cast: Cast, now: dt.datetime) -> Life:
    """The next agenda has its times, and somebody stands in for education."""
    yield now - DAYS / 2
    meeting = Meeting.objects.filter(held_at=None, on__gte=clock.today()).earliest("on")
    order = [(one, 40) for one in meeting.items.order_by("position")]
    actions.order_agenda(meeting, by=cast["joel"], order=order, starts_at=dt.time(9, 30))
    held = SeatHeld.objects.held_at(clock.now()).get(role__staff=cast["colette"])
    actions.name_deputy(meeting, by=cast["rhona"], held=held, staff=cast["torquil"])
