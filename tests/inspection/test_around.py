"""Requests, positions, returns without identifiers, and usual timetables."""

import datetime as dt
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from access.refusals import NotNow
from common import clock
from inspection import actions
from inspection.models import InspectionRequest, PositionStatement, PreInspectionReturn, ReturnedChild
from inspection.timetables import TIMETABLES
from reference.models import Indicator
from tests.inspection.conftest import YEAR
from tests.register.conftest import carried_out, days_ago

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def asked(cast, inspection, **changes):
    today = clock.today()
    told = {"what": "The last three minutes.", "asked_on": today - 3 * DAY, "due_on": today - DAY}
    return actions.enter_request(inspection, by=cast.lead_officer, owner=cast.edu_manager, **{**told, **changes})


def test_a_request_is_numbered_late_and_answered_by_its_owner_alone(cast, inspection):
    first, second = asked(cast, inspection), asked(cast, inspection)
    assert (first.number, second.number) == (1, 2) and first.is_late()
    assert list(InspectionRequest.objects.overdue()) == [first, second]
    with pytest.raises(PermissionDenied):
        actions.answer_request(first, by=cast.teacher, on=clock.today(), answer="Sent.")
    done = actions.answer_request(first, by=cast.edu_manager, on=clock.today(), answer="Sent.", kept_at="Shared drive")
    assert not done.is_late()
    with pytest.raises(NotNow, match="settled already"):
        actions.withdraw_request(done, by=cast.lead_officer, why="Not needed")
    actions.withdraw_request(second, by=cast.lead_officer, why="Asked twice")
    assert not InspectionRequest.objects.open().exists()


def test_a_change_of_words_takes_a_positions_agreement_back(cast, inspection):
    one = inspection.framework.indicators.first()
    said = {"words": "Sound.", "how_we_know": "Counted.", "what_next": "Go on."}
    position = actions.write_position(inspection, by=cast.lead_officer, indicator=one, **said)
    actions.agree_position(position, by=cast.lead_officer, on=clock.today(), where="Committee, item 4")
    again = actions.write_position(inspection, by=cast.lead_officer, indicator=one, **{**said, "words": "Better."})
    assert again.pk == position.pk and again.agreed_on is None and again.agreed_as == ""
    before = PositionStatement.objects.get().history.order_by("pgh_id").first()
    assert before.words == "Sound."
    other = Indicator.objects.exclude(framework=inspection.framework).first()
    with pytest.raises(NotNow, match="another framework"):
        actions.write_position(inspection, by=cast.lead_officer, indicator=other, **said)


@pytest.mark.parametrize("key", TIMETABLES)
def test_a_timetable_lays_out_windows_that_nobody_confirmed(cast, inspection, key):
    starts = dt.date(2026, 9, 7)
    made = actions.lay_out_milestones(inspection, by=cast.lead_officer, timetable=key, starts_on=starts)
    assert len(made) == len(TIMETABLES[key].milestones) and not any(one.confirmed for one in made)
    assert all(starts <= one.earliest_on <= one.latest_on for one in made)
    with pytest.raises(NotNow, match="every milestone"):
        actions.lay_out_milestones(inspection, by=cast.lead_officer, timetable=key, starts_on=starts)


def test_the_twenty_one_weeks_end_in_week_twenty_one(cast, inspection):
    starts = dt.date(2026, 9, 7)
    made = actions.lay_out_milestones(inspection, by=cast.lead_officer, timetable="weeks_21", starts_on=starts)
    read = next(one for one in made if one.title == "Records are read")
    assert (read.earliest_on, read.latest_on) == (starts + 49 * DAY, starts + 55 * DAY)
    assert max(one.latest_on for one in made) == starts + dt.timedelta(weeks=21) - DAY


def test_a_return_holds_numbers_and_bands_and_nothing_that_identifies(cast, case, inspection):
    carried_out(case, cast.duty_worker, on=days_ago(30))
    child = case.child
    today = clock.today()
    made = actions.make_return(inspection, by=cast.lead_officer, period_from=today - YEAR, period_to=today)
    assert [set(row) for row in made.rows] == [{"number", "list", "age", "sex"}]
    told = json.dumps(made.rows).lower()
    for word in (child.forename, child.surname, child.reference, case.reference, str(case.pk), str(child.born_on)):
        assert str(word).lower() not in told
    assert made.rows[0]["list"] == "On the register"


def test_only_who_sees_the_case_is_told_which_number_it_is(cast, case, inspection):
    carried_out(case, cast.duty_worker, on=days_ago(30))
    today = clock.today()
    actions.make_return(inspection, by=cast.lead_officer, period_from=today - YEAR, period_to=today)
    assert ReturnedChild.objects.visible_to(cast.duty_worker).get().number == 1
    for other in (cast.lead_officer, cast.health_visitor):
        assert not ReturnedChild.objects.visible_to(other).exists()


def test_a_return_stays_as_it_was_made_and_needs_a_child(cast, case, inspection):
    today = clock.today()
    period = {"period_from": today - YEAR, "period_to": today}
    with pytest.raises(NotNow, match="nothing to return"):
        actions.make_return(inspection, by=cast.lead_officer, **period)
    carried_out(case, cast.duty_worker, on=days_ago(30))
    actions.make_return(inspection, by=cast.lead_officer, **period)
    with pytest.raises(DatabaseError), transaction.atomic():
        PreInspectionReturn.objects.update(sha256="")
