"""From which moment the planning meeting's days are counted: what the committee chose, once it is known."""

from __future__ import annotations

import datetime as dt

import pytest

from cases.models import CaseClock
from common import clock
from discussions import actions
from discussions.models import Discussion
from reference import actions as reference
from reference.timescales import due
from referrals.models import Concern
from tests.discussions.conftest import decided, fresh, start, write_all

pytestmark = pytest.mark.django_db
KEY, DAY = "CPPM_DUE", dt.timedelta(days=1)


def choose(cast, moment):
    told = {"key": KEY, "moment": moment, "since": clock.today(), "why": "Minute 7"}
    reference.choose_start(by=cast.lead_officer, **told)


def lived(cast, moment):
    """Choose a moment, live from the concern to the decision on a meeting with a day between; return each start."""
    if moment:
        choose(cast, moment)
    [case] = decided(cast)
    starts = [running(case).starts_at]
    with clock.living_at(clock.now() + DAY):
        one = start(cast, Discussion.objects.get())
        starts.append(running(case).starts_at)
    with clock.living_at(clock.now() + 2 * DAY):
        actions.close(write_all(cast, one), by=cast.duty_worker)
        starts.append(running(case).starts_at)
    return case, fresh(one), starts


def running(case):
    return CaseClock.objects.get(case=case, key=KEY, met_at=None, exempt_at=None)


@pytest.mark.parametrize("moment", ["", "concern_raised"])
def test_counted_from_the_concern_the_clock_that_opening_began_is_the_one_that_runs(cast, moment):
    case, _, starts = lived(cast, moment)
    assert set(starts) == {Concern.objects.get().recorded_at}
    assert CaseClock.objects.filter(case=case, key=KEY).count() == 1


def test_counted_from_the_discussion_it_runs_from_the_concern_until_the_discussion_starts(cast):
    case, one, starts = lived(cast, "discussion_started")
    assert starts == [Concern.objects.get().recorded_at, one.started_at, one.started_at]
    assert running(case).due_at == due(KEY, one.started_at)
    before = CaseClock.objects.get(case=case, key=KEY, exempt_at__isnull=False)
    assert before.exempt_reason == "Counted anew, as chosen here. The inter-agency referral discussion started."


def test_counted_from_the_decision_it_runs_from_the_concern_until_a_meeting_is_decided_on(cast):
    case, one, starts = lived(cast, "decision_to_convene")
    concern = Concern.objects.get().recorded_at
    assert starts == [concern, concern, one.closed_at]
    assert running(case).due_at == due(KEY, one.closed_at)


def test_a_second_discussion_does_not_count_anew_what_the_first_began(cast):
    case, _, starts = lived(cast, "discussion_started")
    with clock.living_at(clock.now() + 3 * DAY):
        again = actions.ask_for_discussion(case, by=cast.duty_worker, why="Another bruise.")
        start(cast, again)
    assert running(case).starts_at == starts[-1]


def test_days_that_were_lengthened_run_on_as_agreed(cast):
    choose(cast, "discussion_started")
    [case] = decided(cast)
    meeting = running(case)
    CaseClock.objects.filter(pk=meeting.pk).update(extended_due_at=meeting.due_at + DAY)
    start(cast, Discussion.objects.get())
    assert running(case) == meeting
