"""What was known before: earlier concerns and their pattern, brothers and sisters, and what is warned of."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from access.grants import exclude
from agencies.models.staff import system
from common import clock
from people import actions as people
from people.matching import for_display, possible_matches
from referrals import actions
from referrals.models import ConcernAdult, ConcernChild, Screening
from tests.cast import child, log

pytestmark = pytest.mark.django_db
SKYE = {"forename": "Skye", "surname": "Testerson"}
MORNA = {"forename": "Morna", "surname": "Testerson"}


def screened(cast, *, person=None, adult=None, **given):
    """Log a concern, claim it and confirm who is in it; return the screening."""
    concern = log(cast.teacher, children=[child(**given)], adults=[{**MORNA, "relation": "mother"}])
    screening = actions.claim(concern.screenings.get(), by=cast.duty_worker)
    named = {name: given.get(name, SKYE[name]) for name in SKYE}
    whom = {"person_id": person.pk} if person else {"details": named}
    actions.confirm_child(screening.child, by=cast.duty_worker, **whom)
    whom = {"person_id": adult.pk} if adult else {"details": MORNA}
    actions.confirm_adult(concern.adults.get(), by=cast.duty_worker, **whom)
    return Screening.objects.get(pk=screening.pk)


def who(screening):
    """Return the child and the adult of a screening."""
    return (
        ConcernChild.objects.select_related("person").get(screening=screening).person,
        ConcernAdult.objects.select_related("person").get(concern=screening.concern).person,
    )


def page_of(at, person, screening):
    """Return the page of a screening as somebody reads it."""
    return at(person).get(screening.get_absolute_url()).content.decode()


@pytest.fixture
def thrice(cast):
    """Three concerns about one child, the second and third a year and more after the first."""
    later = [clock.now() + dt.timedelta(days=days) for days in (410, 440)]
    skye, morna = who(screened(cast))
    for moment in later:
        with clock.living_at(moment):
            screened(cast, person=skye, adult=morna)
    with clock.living_at(later[-1] + dt.timedelta(days=60)):
        yield skye, morna, f"{later[-1].astimezone(clock.LOCAL):%-d %B %Y}"


def test_check_05_earlier_concerns_stand_on_the_screening_with_their_number_the_last_date_and_the_pattern(
    cast, at, thrice
):
    skye, morna, last = thrice
    page = page_of(at, cast.duty_worker, screened(cast, person=skye, adult=morna))
    assert f"3 earlier concerns, the last on {last}." in page
    assert "3 concerns in 12 months: read them together before you decide on this one." in page


def test_two_concerns_in_a_year_are_counted_and_called_no_pattern(cast, at):
    skye, morna = who(screened(cast))
    page = page_of(at, cast.duty_worker, screened(cast, person=skye, adult=morna))
    assert "1 earlier concern, the last on" in page
    assert "read them together" not in page


def test_check_05_brothers_and_sisters_stand_on_the_screening_with_the_concerns_about_them(cast, at, thrice):
    skye, _, last = thrice
    screening = screened(cast, forename="Isla")
    isla, _ = who(screening)
    people.relate(skye, by=cast.duty_worker, other=isla, person_is="sister")
    page = page_of(at, cast.duty_worker, screening)
    assert "Brothers and sisters" in page
    assert skye.get_absolute_url() in page
    assert f"3 concerns, the last on {last}" in page


def warn_of(cast, person):
    """Warn of somebody."""
    return people.raise_warning(
        person,
        by=cast.duty_worker,
        kind="in_pairs",
        words="She set the dog on a worker.",
        to_do="Go in pairs.",
        review_on=clock.today() + dt.timedelta(days=30),
    )


def test_a_warning_about_anybody_confirmed_in_the_concern_stands_on_the_screening(cast, at):
    screening = screened(cast)
    note = warn_of(cast, who(screening)[1])
    page = page_of(at, cast.duty_worker, screening)
    assert "Do not visit alone" in page and "She set the dog on a worker." in page and "Go in pairs." in page
    people.end_warning(note, by=cast.duty_worker, why="The dog is gone.")
    assert "Do not visit alone" not in page_of(at, cast.duty_worker, screening)


def test_whoever_is_kept_away_from_somebody_reads_no_warning_about_her(cast, at):
    screening = screened(cast)
    _, morna = who(screening)
    warn_of(cast, morna)
    exclude(morna, staff=cast.duty_colleague, by=system(), reason="her aunt")
    assert "She set the dog on a worker." not in page_of(at, cast.duty_colleague, screening)


def test_a_possible_match_says_that_there_is_a_warning_only_to_who_may_see_the_person(cast, at):
    _, morna = who(screened(cast))
    warn_of(cast, morna)
    found = possible_matches(**MORNA)
    assert [one.warnings for one in for_display(found, cast.duty_worker) if one.person_id == morna.pk] == [
        ["Do not visit alone"]
    ]
    assert not any(one.warnings for one in for_display(found, cast.health_visitor))
    concern = log(cast.teacher, children=[child()], adults=[{**MORNA, "relation": "mother"}])
    page = at(cast.duty_worker).get(reverse("referrals:adult_confirm", args=[concern.adults.get().pk]))
    assert "Warning note: Do not visit alone" in page.content.decode()
