"""Live what follows the committee: learning shared and confirmed, people told and thanked, one looked at for its effect."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from agencies.models import Agency, StaffMember
from common import clock
from demonstration.diary import Life, working
from practice_review import actions
from practice_review.models import Duty, PracticeReviewReferral

DAYS = dt.timedelta(days=1)
UNTIL_SHARED, UNTIL_CONFIRMED, CHECKED_AGO = 3 * DAYS, 10 * DAYS, 5 * DAYS
REACHED = "Talked over in every team’s meeting this month; the page hangs by the telephones."


class Followed(NamedTuple):
    """What follows one review: what was shared with which agencies, how many confirm, what was said, thanks, effect."""

    words: str
    agencies: str
    confirmed: int
    told: dict[str, str]
    thanks: str = ""
    changed: str = ""
    known: str = ""


FOLLOWED = {
    "One call in the morning": Followed(
        "A page for the wall: ring first, agree on one name for the family, write afterwards.", "EDU HLT SWD", 3,
        {"referrer": "Your six minutes hang as a page by the telephones of forty teams. New workers are told of them in their first week."},
        "You rang instead of writing, and a mother had one name instead of four letters. We would like everybody to work so.",
        "Nurseries and health visitors ring each other on the same day in seven of ten first contacts; it was three of ten.",
        "A count of forty first contacts before and forty after, taken by the practice teachers.",
    ),
    "Two managers read": Followed(
        "A sheet for an hour a month: ten decisions, read by another service.", "SWD POL", 1,
        {"referrer": "The committee has put it into its business plan. Two more teams begin after the holidays."},
        "You read each other’s decisions, and let four of them be changed. That takes trust.",
    ),
    "A plan was agreed": Followed(
        "A page on plans: one person hears at once when somebody is not let in.", "HLT SWD VOL", 3,
        {"referrer": "Every plan now names who hears of a failed visit. It began with what you wrote.",
         "practitioners": "Met with those who took part, for an hour; the report was read together.",
         "family": "Visited at home. The mother read what was learned, and asked for a copy."},
    ),
}  # fmt: skip


def live(
    referral: PracticeReviewReferral, office: StaffMember, managers: dict[str, StaffMember], now: dt.datetime
) -> Life:
    """Share what the committee accepted, let agencies confirm it, tell and thank; look at the oldest for its effect."""
    accepted_at = clock.now()
    told = next(one for begins, one in FOLLOWED.items() if referral.title.startswith(begins))
    yield working(accepted_at + UNTIL_SHARED)
    given = {"by": office, "how": "briefing", "words": told.words}
    bodies = {one.code: one for one in Agency.objects.filter(code__in=told.agencies.split())}
    shared = [actions.share_learning(referral, agency=bodies[code], **given) for code in told.agencies.split()]
    actions.share_learning(referral, **{**given, "how": "newsletter"})
    if told.thanks:
        actions.give_thanks(referral, by=office, team=referral.suggested_by.team, words=told.thanks)
    yield working(accepted_at + UNTIL_CONFIRMED)
    for one in shared[: told.confirmed]:
        actions.confirm_sharing(one, by=managers[one.agency.code], words=REACHED)
    owed = {one.kind: one for one in Duty.objects.filter(referral=referral)}
    for kind, words in told.told.items():
        if kind in owed:
            actions.settle_duty(owed[kind], by=office, words=words)
    if told.confirmed == len(shared):
        actions.settle_duty(
            owed[Duty.Kind.SHARING], by=office, words="Every agency has said that it reached its staff."
        )
    if told.changed:
        yield working(now - CHECKED_AGO)
        actions.record_impact(referral, by=office, changed=told.changed, known=told.known)
        referral.refresh_from_db()
        actions.close(referral, by=office)
