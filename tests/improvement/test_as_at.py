"""A plan as at any past day: equal to what was seen on that day, through random histories."""

import datetime as dt

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common import clock
from improvement import actions
from improvement.as_at import end_of, plan_as_at
from improvement.models import Action, Milestone, Plan, Recommendation, Source, SourceKind
from improvement.summary import figures
from tests.improvement import sample

DAYS = dt.timedelta(days=1)
VERBS = ("add", "start", "prove", "embed", "reopen", "redate", "rate", "link", "unlink", "carry", "step", "ask")
DEEDS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(VERBS), st.integers(0, 9)), min_size=3, max_size=25)


def seen(plan, on):
    """Return what a plan is today, asked from the tables themselves."""
    rows = Action.objects.filter(plan=plan).rated(on)
    held = {
        one.pk: (one.status, one.due_on, one.brag, sorted(one.recommendations.values_list("reference", flat=True)))
        for one in rows
    }
    return held, figures(rows, Source.objects.filter(plan=plan).with_coverage(), on)


def told(plan, on):
    """Return the same from history."""
    then = plan_as_at(plan, on)
    return {one.pgh_obj_id: (one.status, one.due_on, one.brag, one.answers) for one in then.actions}, then.figures


def do(committee, plan, verb, number):
    """Do one thing in a plan, where it can be done."""
    by, today, rows = committee.office, clock.today(), list(Action.objects.filter(plan=plan).order_by("reference"))
    if verb == "add" or not rows:
        return sample.add_action(committee, plan, number, due=number * 9 - 10, started=60)
    one = rows[number % len(rows)]
    asked = list(Recommendation.objects.filter(source__plan=plan))
    if verb == "ask":
        source = plan.sources.first() or actions.add_source(
            plan, by=by, kind=SourceKind.MAIN_POINT, reference="MPA 1", title="A theme"
        )
        return actions.add_recommendation(source, by=by, text="Do it.")
    if verb == "start" and one.status == "not_started":
        return actions.start(one, by=by)
    if verb == "prove" and one.status == "in_progress":
        sample.evidence(committee, one)
        return actions.complete(one, by=by)
    if verb == "embed" and one.status == "complete":
        return actions.embed(one, by=by)
    if verb == "reopen" and one.status in {"complete", "embedding"}:
        return actions.reopen(one, by=by, why="Not held.")
    if verb == "redate" and one.status in {"not_started", "in_progress"}:
        return actions.redate(one, by=by, due_on=one.due_on + (number + 1) * DAYS, reason="No room.")
    if verb == "rate":
        return actions.rate(one, by=by, colour=("", "red", "amber")[number % 3], reason="We know.")
    if verb in {"link", "unlink"}:
        return actions.link_recommendations(one, by=by, recommendations=asked[: number if verb == "link" else 0])
    if verb == "carry":
        other = Plan.objects.exclude(pk=plan.pk).get(kind=Plan.Kind.BUSINESS)
        return actions.transfer(one, by=by, to=other, reason="Wider view.")
    if verb == "step":
        late = Milestone.objects.filter(action=one, done_on=None).first()
        if late:
            return actions.reach_milestone(one, by=by, milestone=late)
        return actions.add_milestone(one, by=by, title="A step", due_on=today + (number - 5) * DAYS)
    return None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS, asked=st.lists(st.integers(0, 730), min_size=3, max_size=3))
def test_a_plan_as_at_any_day_is_what_was_seen_on_that_day(long_ago, deeds, asked):
    committee, plan = long_ago
    point = transaction.savepoint()
    try:
        moment, days = clock.now() - 729 * DAYS, {}
        for wait, verb, number in deeds:
            moment = min(moment + wait * DAYS, clock.now())
            with clock.living_at(moment):
                do(committee, plan, verb, number)
                days[clock.today()] = seen(plan, clock.today())
        for on, was in days.items():
            assert told(plan, on) == was
        for back in asked:
            on = clock.today() - back * DAYS
            last = max((day for day in days if day <= on), default=None)
            if last:
                then = told(plan, on)
                for key, (status, due_on, _, answers) in days[last][0].items():
                    assert then[0][key][:2] == (status, due_on) and then[0][key][3] == answers
    finally:
        transaction.savepoint_rollback(point)


def test_a_plan_was_not_open_before_it_was_opened(long_ago):
    _, plan = long_ago
    assert plan_as_at(plan, clock.today() - 731 * DAYS) is None
    assert plan_as_at(plan, clock.today() - 729 * DAYS).actions == []


def test_a_carried_action_stands_in_each_plan_at_its_time(long_ago):
    committee, plan = long_ago
    business = Plan.objects.get(kind=Plan.Kind.BUSINESS)
    with clock.living_at(clock.now() - 100 * DAYS):
        one = sample.add_action(committee, plan)
    with clock.living_at(clock.now() - 50 * DAYS):
        actions.transfer(one, by=committee.office, to=business, reason="Wider view.")
        before, after = clock.today() - 10 * DAYS, clock.today()
    assert [len(plan_as_at(each, before).actions) for each in (plan, business)] == [1, 0]
    assert [len(plan_as_at(each, after).actions) for each in (plan, business)] == [0, 1]


def test_a_day_ends_at_midnight_where_the_committee_is(long_ago):
    committee, plan = long_ago
    summer = dt.date(clock.today().year - 1, 7, 1)
    with clock.living_at(dt.datetime.combine(summer, dt.time(23, 30), clock.LOCAL)):
        one = sample.add_action(committee, plan)
    with clock.living_at(dt.datetime.combine(summer + DAYS, dt.time(0, 10), clock.LOCAL)):
        actions.start(one, by=committee.office)
    assert [one.status for one in plan_as_at(plan, summer).actions] == ["not_started"]
    assert [one.status for one in plan_as_at(plan, summer + DAYS).actions] == ["in_progress"]
    assert end_of(summer).utcoffset() == dt.timedelta(hours=1)


def test_it_asks_as_much_of_the_database_for_fifty_actions_as_for_one(long_ago, django_assert_max_num_queries):
    committee, plan = long_ago
    for number in range(50):
        sample.add_action(committee, plan, number)
    with django_assert_max_num_queries(10):
        plan_as_at(plan, clock.today())
