"""Live, beside one child's road, that two cousins of one name are told apart and that everybody is warned of one man."""

from __future__ import annotations

import datetime as dt

from cases import actions as cases
from common import clock
from demonstration.diary import Diary, Life
from demonstration.people import Cast
from demonstration.road import Road
from people import actions as people
from referrals import actions as referrals

COUSIN = {"forename": "Kerry", "surname": "Lochhead", "kind": "adult", "address_line": "7 Linden Court"}
HOW_SHE_BELONGS = {
    "parental_responsibility": "no",
    "lives_with": "no",
    "note": "The mother’s cousin, of the same name; fetches Morven from nursery on some days.",
}
APART = "Cousins of the same name: the grandmother says so, and both were in the room."
WARNING = {
    "kind": "violence",
    "words": "Dean Usher threatened the officers who told him to stay away. Two call-outs in spring to a former partner.",
    "to_do": "Never visit the flat alone. Tell the police before you go, and ring the team when you are out again.",
}
LOOKED_AT_AGAIN = dt.timedelta(days=150)


def plan(cast: Cast, diary: Diary, founded_at: dt.datetime) -> None:
    """Enter it in the diary."""
    diary.begin(_live(Road(cast, founded_at)))


def _live(road: Road) -> Life:
    yield road.at(1, 11, 30)
    _tell_apart(road)
    _confirm_partner(road)
    yield road.at(1, 16)
    by, partner = road.cast["bridget"], road.member("partner").person
    note = people.raise_warning(partner, by=by, review_on=clock.today() + LOOKED_AT_AGAIN, **WARNING)
    for days in (110, 225):
        yield road.at(days, 11)
        people.keep_warning(note, by=by, review_on=clock.today() + LOOKED_AT_AGAIN)


def _tell_apart(road: Road) -> None:
    """Duty writes down the mother's cousin and says that she is not the mother."""
    by, mother = road.cast["callum"], road.member("mother").person
    cousin = cases.add_family_member(road.case, by=by, relationship="other_relative", details=COUSIN, **HOW_SHE_BELONGS)
    people.not_the_same(mother, by=by, other=cousin.person, why=APART)


def _confirm_partner(road: Road) -> None:
    """Duty says that the partner named in the worry is the man now written down in the family."""
    named = road.screening.concern.adults.get(surname="Usher")
    referrals.confirm_adult(named, by=road.cast["callum"], person_id=road.member("partner").person_id)
