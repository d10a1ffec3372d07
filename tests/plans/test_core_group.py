"""The core group: who is in it, what it records, and that the chair hears of a change in three days."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from access.refusals import NotNow
from cases import actions as cases
from cases.models import Case, CaseClock, ChronologyEntry
from common import clock
from plans import actions
from plans.actions.core_group import Seat
from plans.models import CoreGroupMember
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(cast, plan):
    """The lead, the health visitor and an aunt."""
    seats = [
        Seat(staff=cast.duty_worker, role="Lead"),
        Seat(staff=cast.health_visitor, role="Health visitor"),
        Seat(name="Her aunt", role="Aunt", is_family=True),
    ]
    return actions.set_core_group(plan, by=cast.duty_worker, seats=seats)


def running(case, key):
    return CaseClock.objects.filter(case=case, key=key, met_at=None, exempt_at=None)


def record(plan, by, group, **changes):
    given = {"held_on": clock.today(), "attendance": {group[0]: "attended", group[1]: "apologies"}, "notes": "We met."}
    return actions.record_core_group(plan, by=by, **{**given, **changes})


def test_naming_the_group_anew_keeps_who_stays_and_dates_who_leaves(cast, plan, group):
    seats = [Seat(staff=cast.duty_worker, role="Lead"), Seat(name="her AUNT", role="Aunt", is_family=True)]
    again = actions.set_core_group(plan, by=cast.duty_worker, seats=seats)
    assert again == [group[0], group[2]]
    left = CoreGroupMember.objects.get(staff=cast.health_visitor)
    assert left.ends_on == clock.today() and left.ended_why == "the core group was named anew"


def test_a_worker_who_joins_the_core_group_is_let_into_the_case(cast, case, plan):
    actions.add_core_member(plan, by=cast.duty_worker, staff=cast.teacher, role="Class teacher")
    assert Case.objects.visible_to(cast.teacher).filter(pk=case.pk).exists()
    with pytest.raises(NotNow, match="in the core group already"):
        actions.add_core_member(plan, by=cast.duty_worker, staff=cast.teacher, role="Class teacher")


def test_only_the_lead_or_the_chair_names_the_core_group(cast, plan):
    with pytest.raises(PermissionDenied):
        actions.add_core_member(plan, by=cast.health_visitor, staff=cast.teacher, role="Class teacher")


def test_the_first_core_group_meets_its_clock_and_starts_the_next(cast, case, plan, group, outcome):
    progress = {outcome: ("better", "Gained 300 g.")}
    made = record(plan, cast.health_visitor, group, progress=progress, decisions="Visit on Saturdays too.")
    assert made.number == 1 and made.attendance.count() == 2
    assert made.progress.get().standing == "better"
    assert not running(case, "CORE_GROUP").exists()
    following = running(case, "CORE_GROUP_NEXT").get()
    assert following.due_at.astimezone(clock.LOCAL).date() == clock.today() + dt.timedelta(days=28)
    entry = ChronologyEntry.objects.get(case=case, kind="meeting")
    assert "Core group 1 met: Duty Worker." in entry.fact and entry.action_taken == "Visit on Saturdays too."
    record(plan, cast.health_visitor, group)
    assert running(case, "CORE_GROUP_NEXT").count() == 1


def test_a_core_group_held_in_time_and_recorded_later_was_in_time(cast, case, plan, group):
    due = running(case, "CORE_GROUP").get()
    with clock.living_at(due.due_at + dt.timedelta(days=1)):
        record(plan, cast.health_visitor, group, held_on=due.due_at.date())
    met = CaseClock.objects.get(pk=due.pk)
    assert not met.was_met_late and met.met_told_at > met.due_at


def test_a_core_group_to_which_nobody_came_meets_no_clock(cast, case, plan, group):
    record(plan, cast.health_visitor, group, attendance=dict.fromkeys(group, "apologies"))
    assert running(case, "CORE_GROUP").exists()
    assert not CaseClock.objects.filter(case=case, key="CORE_GROUP_NEXT").exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"held_on": clock.today() + dt.timedelta(days=1)}, "must not lie ahead"),
        ({"held_on": clock.today() - dt.timedelta(days=400)}, "before the plan began"),
        ({"notes": " "}, "Write what was said"),
        ({"next_on": clock.today()}, "meet again after"),
    ],
)
def test_the_record_of_a_core_group_is_whole(cast, plan, group, changes, why):
    with pytest.raises(NotNow, match=why):
        record(plan, cast.duty_worker, group, **changes)


def test_a_change_is_told_to_the_chair_and_the_lead_within_three_days(cast, case, plan, group):
    cases.involve(case, by=cast.duty_worker, staff=cast.planning_chair, reason="chairs the planning meeting")
    made = record(plan, cast.health_visitor, group, change="The father is back in the flat.")
    change = made.changes.get()
    due = running(case, "PLAN_CHANGE_NOTIFY").get().due_at.astimezone(clock.LOCAL).date()
    assert due == clock.today() + dt.timedelta(days=3)
    words = "A change in the plan"
    assert Notice.objects.filter(text__startswith=words, staff=cast.planning_chair).exists()
    assert Notice.objects.filter(text__startswith=words, team=cast.teams["duty"]).exists()
    assert not Notice.objects.filter(text__contains="father").exists()
    told = {"told_on": clock.today(), "words": "Rang the chair: the review is brought forward."}
    actions.tell_of_change(change, by=cast.health_visitor, **told)
    assert not running(case, "PLAN_CHANGE_NOTIFY").exists()
    with pytest.raises(NotNow, match="told already"):
        actions.tell_of_change(change, by=cast.health_visitor, **told)


def test_each_change_has_a_clock_of_its_own(cast, case, plan):
    given = {"by": cast.duty_worker, "noticed_on": clock.today()}
    first, second = (actions.report_change(plan, words=words, **given) for words in ("One.", "Two."))
    actions.tell_of_change(first, by=cast.duty_worker, told_on=clock.today(), words="Rang.")
    assert running(case, "PLAN_CHANGE_NOTIFY").get().about == second.pk
