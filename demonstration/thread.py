"""Let the committee judge what is met, carry an action into the business plan, and let evidence grow old."""

from __future__ import annotations

import datetime as dt

from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from improvement import actions
from improvement.models import Action, Evidence, Plan, Recommendation

DAYS = dt.timedelta(days=1)
PARTLY = "Begun in every agency; an audit in the autumn showed it in half of the records."
# Recommendation, days ago, how far it is met, what that rests on; every word is made up.
JUDGED = (
    ("MPA 1.1", 120, "partly", PARTLY),
    ("MPA 1.1", 15, "met", "A second audit found it in nine of ten records, in every agency."),
    ("MPA 2.1", 60, "partly", "The chronology is in use; the protocol for families who move is not agreed."),
    ("MPA 3.1", 60, "not_met", "Assessments still differ from agency to agency."),
    ("MPA 5.1", 15, "partly", "Children are asked; advocacy is not offered everywhere yet."),
    ("MPA 7.1", 15, "met", "Chief officers have had the figures in four quarters running."),
)
# The action's title begins so, type, title, what it proves, days ago, days until it no longer holds.
PROOF = (
    ("Tell every author", Evidence.Kind.SURVEY, "Survey of authors", "Six of ten heard what came of it.", 290, -20),
    ("Agree one chronology", Evidence.Kind.AUDIT, "Audit of chronologies", "Eight of ten follow the format.", 40, 140),
)
AFTER_ALL_STAND = 100  # days ago, when both actions had long been added
CARRIED = "Agreement on who keeps in touch"
WHY = "It reaches further than the main points and will take three years: the CYPPC carries it into the business plan."


def plan(cast: Cast, diary: Diary) -> None:
    """Enter judgements, proof and the transfer in the diary."""
    for judgement in JUDGED:
        diary.begin(_judge(cast, diary.now, *judgement))
    for proof in PROOF:
        diary.begin(_prove(cast, diary.now, *proof))
    diary.begin(_carry(cast, diary.now))


def _judge(cast: Cast, now: dt.datetime, reference: str, days: int, judged: str, words: str) -> Life:
    yield now - days * DAYS
    asked = Recommendation.objects.filter(reference=reference).earliest("recorded_at")
    actions.judge_compliance(asked, by=cast["rhona"], judged=judged, words=words)


def _prove(cast: Cast, now: dt.datetime, of: str, kind: str, title: str, proves: str, days: int, left: int) -> Life:
    yield now - min(days, AFTER_ALL_STAND) * DAYS
    today = now.astimezone(clock.LOCAL).date()
    actions.add_evidence(
        Action.objects.filter(title__startswith=of).earliest("recorded_at"),
        by=cast["rhona"],
        kind=kind,
        title=title,
        proves=proves,
        happened_on=today - days * DAYS,
        valid_until=today + left * DAYS,
        kept_at="Committee office, evidence folder",
    )


def _carry(cast: Cast, now: dt.datetime) -> Life:
    yield now - 12 * DAYS
    business = Plan.objects.filter(kind=Plan.Kind.BUSINESS).earliest("recorded_at")
    carried = Action.objects.filter(title__startswith=CARRIED).earliest("recorded_at")
    actions.transfer(carried, by=cast["rhona"], to=business, reason=WHY)
