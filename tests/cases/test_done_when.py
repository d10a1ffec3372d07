"""A clock is met when it was done, not when somebody wrote that down."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from access.refusals import NotNow
from cases import actions
from cases.actions.clocks import meet, start
from cases.models import CaseClock
from common import clock

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def fresh(one):
    return CaseClock.objects.get(pk=one.pk)


def test_what_was_done_in_time_and_written_down_later_was_met_in_time(cast, case):
    one = case.clocks.get(key="CPPM_DUE")
    with clock.living_at(one.due_at + DAY):
        meet(case, "CPPM_DUE", by=cast.duty_worker, at=one.due_at - DAY)
        one = fresh(one)
        assert not one.was_met_late
        assert (one.met_at, one.met_told_at) == (one.due_at - DAY, clock.now())


def test_what_was_done_after_its_day_was_met_late(cast, case):
    one = case.clocks.get(key="CPPM_DUE")
    with clock.living_at(one.due_at + 3 * DAY):
        meet(case, "CPPM_DUE", by=cast.duty_worker, at=(one.due_at + DAY).date())
        assert fresh(one).was_met_late


def test_a_day_is_enough_and_nothing_is_met_ahead_of_now(cast, case):
    one = start(case, "PLAN_COPY", clock.now(), about=case.pk)
    meet(case, "PLAN_COPY", by=cast.duty_worker, about=case.pk, at=clock.today() + DAY)
    assert fresh(one).met_at <= clock.now()


def test_a_referral_sent_yesterday_is_met_yesterday(cast, case):
    referral = actions.record_reporter(
        case, by=cast.duty_worker, decision="refer", grounds=["s67_a"], reasons="Not safe at home."
    )
    one = case.clocks.get(key="REPORTER_SENT")
    with clock.living_at(clock.now() + 5 * DAY):
        sent = clock.now() - 4 * DAY
        actions.record_sent(referral, by=cast.duty_worker, at=sent)
        assert fresh(one).met_at == sent


def test_who_says_that_it_was_done_says_on_which_day(cast, case, signed_in):
    one, client = case.clocks.get(key="CASE_REVIEW"), signed_in(cast.duty_worker)
    with clock.living_at(clock.now() + 10 * DAY):
        on = clock.today() - 2 * DAY
        url = reverse("cases:clock_settle", args=[one.pk])
        answers = {"what": "met", "on_day": on.day, "on_month": on.month, "on_year": on.year}
        assert client.post(url, answers).status_code == 303
        one = fresh(one)
        assert one.met_at.astimezone(clock.LOCAL).date() == on
        page = client.get(one.get_absolute_url()).content.decode()
        assert "written down" in page


@pytest.mark.parametrize(("days", "said"), [(1, "must not lie ahead"), (-400, "cannot have been done before")])
def test_a_day_on_which_it_cannot_have_been_is_refused(cast, case, days, said):
    with pytest.raises(NotNow, match=said):
        actions.meet_clock(case.clocks.get(key="CASE_REVIEW"), by=cast.duty_worker, on=clock.today() + days * DAY)
