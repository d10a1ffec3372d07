"""Clocks of a case: started by key, one of a kind and subject at a time, met, exempted."""

import datetime as dt
import uuid

import pytest

from cases.actions.clocks import exempt, meet, start
from cases.models import CaseClock
from common import clock
from reference import era
from reference.models import Era, Holiday
from reference.timescales import NoTimescale

pytestmark = pytest.mark.django_db


def at(year, month, day, hour=10):
    return dt.datetime(year, month, day, hour, tzinfo=clock.LOCAL)


def test_a_clock_keeps_the_rule_it_began_with(case):
    one = start(case, "RECORD", at(2026, 4, 1))
    assert (one.rule.number, one.rule.unit, one.due_at.date()) == (10, "working_days", dt.date(2026, 4, 17))
    assert one.label == "Record of the planning meeting"


def test_the_holidays_of_the_partnership_count(case):
    Holiday.objects.get_or_create(on=dt.date(2026, 4, 6), scope="Dundee", defaults={"name": "Easter Monday"})
    assert start(case, "RECORD", at(2026, 4, 1)).due_at.date() == dt.date(2026, 4, 17)


def test_one_clock_of_a_kind_runs_but_each_meeting_has_its_own(case):
    first, second = uuid.uuid4(), uuid.uuid4()
    one = start(case, "RECORD", at(2026, 4, 1), first)
    assert start(case, "RECORD", at(2026, 4, 2), first) == one
    assert start(case, "RECORD", at(2026, 4, 2), second) != one
    assert start(case, "RECORD", at(2026, 4, 2)) not in {one, None}
    assert start(case, "RECORD", at(2026, 4, 3)).starts_at == at(2026, 4, 2)


def test_meeting_one_leaves_the_others_running(case, cast):
    first, second = uuid.uuid4(), uuid.uuid4()
    for about in (first, second):
        start(case, "RECORD", at(2026, 4, 1), about)
    meet(case, "RECORD", by=cast.duty_worker, about=first)
    exempt(case, "RECORD", by=cast.duty_worker, why="cancelled", about=second)
    met, left = (CaseClock.objects.get(about=about) for about in (first, second))
    assert met.met_at and left.exempt_reason == "cancelled"


def test_a_day_that_is_named_is_kept(case):
    named = at(2026, 6, 1)
    assert start(case, "CSO_LENGTH", at(2026, 1, 1), due_at=named).due_at == named


def test_where_the_guidance_of_the_day_sets_no_time_no_clock_runs(case):
    era.choose(Era.Profile.EARLIER)
    assert start(case, "INQUORATE", at(2026, 4, 1)) is None
    with pytest.raises(NoTimescale):
        start(case, "NO_SUCH", at(2026, 4, 1))


def test_in_2010_the_numbers_and_labels_are_those_of_2010(case):
    era.choose(Era.Profile.EARLIER)
    record, plan = start(case, "RECORD", at(2026, 4, 1)), start(case, "PLAN_COPY", at(2026, 4, 1))
    assert (record.due_at.date(), record.label) == (dt.date(2026, 4, 16), "Minutes of the case conference")
    assert plan.due_at.date() == dt.date(2026, 4, 6)
