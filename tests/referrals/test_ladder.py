"""The ladder: nobody urgent waits unseen, and one row that sticks holds up no other."""

from __future__ import annotations

import datetime as dt
import logging

import pytest
from django.db import connection

from agencies import actions as agencies
from agencies.models import Team
from agencies.models.staff import system
from common import clock
from referrals import actions, tasks
from referrals.models import Screening
from tests.cast import log
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def urgent(cast):
    return Screening.objects.get(concern=log(cast.nursery_worker, danger="yes"))


def after(minutes):
    return clock.living_at(clock.now() + dt.timedelta(minutes=minutes))


def told(person):
    """Return what the ladder told somebody."""
    return [one.text for one in Notice.objects.visible_to(person) if "not claimed" in one.text]


def test_the_notice_holds_the_telephone_number_of_the_team(cast, urgent):
    with after(16):
        actions.climb_ladder(urgent, by=system())
    reference = urgent.concern.reference
    said = f"Urgent and not claimed after 15 minutes: {reference}. Ring 01632 960101: {urgent.team}."
    assert told(cast.duty_worker) == [said]
    assert not told(cast.constable)


def test_a_teams_long_name_never_cuts_off_its_number(cast, urgent):
    Team.objects.filter(pk=urgent.team_id).update(name="x" * 120)
    with after(16):
        actions.climb_ladder(urgent, by=system())
    assert "01632 960101" in told(cast.duty_worker)[0]


def test_the_second_rung_reaches_managers_and_the_team_out_of_hours(cast, urgent):
    night = agencies.open_team(
        by=system(), organisation=urgent.team.organisation, name="Out of hours", kind=Team.Kind.RECEIVING, hours="17-9"
    )
    with after(31):
        actions.climb_ladder(urgent, by=system())
    assert Notice.objects.filter(team=night, about=urgent.concern_id).count() == 1
    assert told(cast.constable)
    assert Notice.objects.filter(staff=cast.duty_manager).exists()
    assert not told(cast.lead_officer)


def test_the_last_rung_reaches_the_lead_officer(cast, urgent):
    with after(61):
        actions.climb_ladder(urgent, by=system())
    assert told(cast.lead_officer)


def test_what_was_claimed_or_is_not_urgent_climbs_no_rung(cast, urgent):
    ordinary = Screening.objects.get(concern=log(cast.nursery_worker, danger="no"))
    actions.claim(urgent, by=cast.duty_worker)
    with after(61):
        for screening in (urgent, ordinary):
            assert actions.climb_ladder(screening, by=system()).ladder_step == 0
    assert not told(cast.lead_officer)


def test_one_row_that_fails_holds_up_no_other_and_says_nothing_of_it(cast, urgent, monkeypatch, caplog):
    later = Screening.objects.get(concern=log(cast.nursery_worker, danger="yes"))

    def climb(screening, *, by):
        if screening == urgent:
            raise RuntimeError("Canaryson")
        return actions.climb_ladder(screening, by=by)

    monkeypatch.setattr(tasks, "climb_ladder", climb)
    with after(16), caplog.at_level(logging.ERROR):
        tasks.escalate_unclaimed()
    assert [Screening.objects.get(pk=one.pk).ladder_step for one in (urgent, later)] == [0, 1]
    assert str(urgent.pk) in caplog.text
    assert "Canaryson" not in caplog.text


def test_a_tick_waits_for_a_locked_row_two_seconds_and_no_worker_runs_an_old_tick(cast, urgent, monkeypatch):
    seen = []

    def climb(screening, *, by):
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            seen.append(cursor.fetchone()[0])

    monkeypatch.setattr(tasks, "climb_ladder", climb)
    tasks.escalate_unclaimed()
    assert seen == ["2s"]
    assert tasks.escalate_unclaimed.expires < 60


def test_a_tick_that_comes_twice_tells_once(cast, urgent):
    with after(16):
        tasks.escalate_unclaimed()
        tasks.escalate_unclaimed()
    assert len(told(cast.duty_worker)) == 1
