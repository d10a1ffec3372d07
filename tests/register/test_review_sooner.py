"""New significant harm to a child on the register brings the review forward; no initial planning meeting is due."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import InternalError, transaction

from access.refusals import NotNow
from cases import actions as cases
from cases.actions.clocks import start
from cases.actions.extensions import bring_forward
from cases.models import CaseClock, ClockBroughtForward
from common import clock
from discussions import actions as discussions
from discussions.models import Discussion
from reference.timescales import end_of
from referrals import actions as referrals
from register.models import Registration
from tests.cases.conftest import decide, open_by
from tests.cases.conftest import signed_in as signed_in  # noqa: PLC0414  a fixture for this file
from tests.cases.test_extensions import approve
from tests.cases.test_extensions import asked as more_time
from tests.cast import log
from tests.discussions.conftest import start as begin
from tests.discussions.conftest import write_all
from tests.planning_meetings.conftest import decided
from work.mine import waiting_for
from work.models import Notice

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MEETING = "CPPM_DUE"


@pytest.fixture
def case(cast):
    """A case of a child whom a planning meeting put on the register, with its first review due in six months."""
    made = open_by(cast, outcome="single_agency")
    cases.name_lead_professional(made, by=cast.duty_worker, staff=cast.duty_worker)
    decided(made, cast)
    return type(made).objects.get(pk=made.pk)


def discuss(cast, case, one=None, **decision):
    """Hold a discussion about a case and close it; return it."""
    one = one or discussions.ask_for_discussion(case, by=cast.duty_worker, why="Another bruise.")
    return discussions.close(write_all(cast, begin(cast, one), **decision), by=cast.duty_worker)


def review(case, key="FIRST_REVIEW"):
    return case.clocks.get(key=key, met_at=None, exempt_at=None)


def due_day(one):
    return one.falls_due_at.astimezone(clock.LOCAL).date()


def next_on(case):
    return Registration.objects.get(file__case=case).reviews.first().next_on


def test_the_review_falls_due_when_a_planning_meeting_would_have_been(client, cast, case, signed_in):
    first = review(case).due_at
    one = discuss(cast, case)
    brought, now = ClockBroughtForward.objects.get(), review(case)
    assert not case.clocks.filter(key=MEETING).exists()
    assert (now.due_at, due_day(now)) == (first, clock.today() + 28 * DAY)
    assert (brought.due_before, brought.due_then, brought.brought_by) == (first, now.falls_due_at, cast.duty_worker)
    assert case.entries.filter(fact__contains=f"is brought forward from {first:%-d %B %Y} to").exists()
    assert Notice.objects.filter(staff=cast.duty_worker, text__contains="is brought forward to").exists()
    assert next_on(case) == due_day(now)
    page = " ".join(signed_in(cast.duty_worker).get(now.get_absolute_url()).content.decode().split())
    assert "Brought forward" in page
    assert f"{one.reference} found that a planning meeting is required, and the child is on the register." in page
    assert "Falls due now" in page
    shown = signed_in(cast.duty_worker).get(case.get_absolute_url()).content.decode()
    assert f"first due {first:%-d %B %Y}" in shown


def test_my_work_says_the_day_on_which_it_falls_due_now(cast, case):
    discuss(cast, case)
    [item] = [one for one in waiting_for(cast.duty_worker) if one.what == review(case).label]
    assert item.due == clock.today() + 28 * DAY


def test_a_meetings_clock_that_a_new_concern_began_stops_and_gives_the_review_its_day(cast, case):
    concern = log(cast.nursery_worker)
    screening = concern.screenings.get()
    referrals.claim(screening, by=cast.duty_worker)
    referrals.confirm_child(screening.child, by=cast.duty_worker, person_id=case.child_id)
    decide(screening, cast.duty_worker)
    waits = case.clocks.get(key=MEETING)
    with clock.living_at(clock.now() + 5 * DAY):
        one = discuss(cast, case, Discussion.objects.get())
    waits.refresh_from_db()
    assert waits.exempt_reason == f"{one.reference}: the child is on the register, so the review deals with it."
    assert review(case).falls_due_at == waits.due_at


def test_a_review_that_is_due_sooner_stays_as_it_is(cast, case):
    sooner = clock.now() - 170 * DAY
    CaseClock.objects.filter(pk=review(case).pk).delete()
    start(case, "NEXT_REVIEW", sooner)
    was = review(case, "NEXT_REVIEW").due_at
    assert was < clock.now() + 28 * DAY
    discuss(cast, case)
    assert review(case, "NEXT_REVIEW").falls_due_at == was
    assert not ClockBroughtForward.objects.exists()
    assert not case.clocks.filter(key=MEETING).exists()


def test_where_no_review_was_due_one_is_from_then_on(cast, case, signed_in):
    CaseClock.objects.filter(pk=review(case).pk).delete()
    discuss(cast, case)
    one = review(case, "NEXT_REVIEW")
    assert due_day(one) == clock.today() + 28 * DAY
    page = " ".join(signed_in(cast.duty_worker).get(one.get_absolute_url()).content.decode().split())
    assert "No review was due: it is due when an initial planning meeting would have been. It is due on" in page


def test_a_discussion_that_needs_no_meeting_leaves_the_review_alone(cast, case):
    was = review(case).falls_due_at
    discuss(cast, case, meeting="no", no_meeting_why="The bruise is explained.")
    assert review(case).falls_due_at == was


def test_a_child_who_is_not_on_the_register_gets_a_planning_meeting_as_before(cast):
    made = open_by(cast, outcome="single_agency")
    discuss(cast, made)
    assert made.clocks.get(key=MEETING).is_running
    assert not ClockBroughtForward.objects.exists()


def test_holding_the_review_meets_it_and_the_next_is_counted_as_ever(cast, case):
    discuss(cast, case)
    decided(case, cast, kind="review", outcome="remain", areas=())
    assert case.clocks.get(key="FIRST_REVIEW").met_at
    assert not case.clocks.get(key="NEXT_REVIEW").extended_due_at


def test_more_time_asked_before_it_was_brought_forward_is_asked_anew(cast, case):
    far = clock.today() + 200 * DAY
    before = cases.ask_extension(review(case), **more_time(cast, until=far))
    discuss(cast, case)
    with pytest.raises(NotNow, match="has changed since more time was asked"):
        approve(before, cast)
    cases.decline_extension(before, by=cast.senior_manager, why="Ask anew.")
    again = cases.ask_extension(review(case), **more_time(cast))
    approve(again, cast)
    assert due_day(review(case)) == clock.today() + 42 * DAY


def test_postgres_lets_no_clock_fall_due_sooner_unless_it_is_written_down_why(cast, case):
    one = review(case)
    with pytest.raises(InternalError, match="falls due sooner only where"), transaction.atomic():
        CaseClock.objects.filter(pk=one.pk).update(extended_due_at=one.due_at - DAY)
    until = end_of(clock.today() + 7 * DAY)
    made = bring_forward(one, by=cast.duty_worker, acting_as="Lead", until=until, why="For the test.")
    assert bring_forward(one, by=cast.duty_worker, acting_as="Lead", until=until, why="Again.") is None
    with pytest.raises(InternalError), transaction.atomic():
        ClockBroughtForward.objects.filter(pk=made.pk).update(why="Something else.")
