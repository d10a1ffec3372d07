"""The life of an action, what it needs, and what PostgreSQL itself refuses."""

import datetime as dt
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from access.refusals import NotNow, StaleEdit
from audit.models import StatusChange
from common import clock
from improvement import actions
from improvement.brag import Brag, suggest
from improvement.models import Action, Plan, Source, SourceKind
from improvement.workflow import LIFE, Status
from tests.improvement import sample

TODAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize(("status", "move"), product(Status.values, LIFE.transitions), ids=str)
def test_every_verb_from_every_status(committee, plan, status, move):
    one = sample.take_to(committee, sample.add_action(committee, plan), status)
    sample.evidence(committee, one)
    actions.describe_impact(one, by=committee.office, impact="Seen sooner.", measured_by="Counted.")
    do = getattr(actions, move.verb)
    if status in move.sources:
        assert do(one, by=one.lead_officer, why="Because.").status == move.target
        last = StatusChange.objects.filter(record=one.pk).latest("at")
        assert (last.verb, last.source, last.target, last.by) == (move.verb, status, move.target, one.lead_officer)
    else:
        with pytest.raises(NotNow):
            do(one, by=one.lead_officer, why="Because.")
        one.refresh_from_db()
        assert one.status == status


@pytest.mark.parametrize("move", [move for move in LIFE.transitions if move.must_say_why], ids=lambda move: move.verb)
def test_a_move_back_says_why(committee, plan, move):
    one = sample.take_to(committee, sample.add_action(committee, plan), move.sources[0])
    with pytest.raises(NotNow, match="Say why"):
        getattr(actions, move.verb)(one, by=one.lead_officer, why=" ")


@pytest.mark.parametrize(("before", "after"), product(Status.values, Status.values))
def test_postgresql_refuses_an_illegal_raw_move(committee, plan, before, after):
    one = sample.take_to(committee, sample.add_action(committee, plan), before)
    legal = before == after or any(before in move.sources and move.target == after for move in LIFE.transitions)

    def move():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE improvement_action SET status = %s WHERE id = %s", [after, one.pk])

    if legal:
        move()
    else:
        with pytest.raises(DatabaseError):
            move()


@pytest.mark.parametrize("status", [status for status in Status.values if status != LIFE.first])
def test_postgresql_refuses_a_birth_into_a_later_state(committee, plan, status):
    one = sample.add_action(committee, plan)
    one.pk, one.reference, one.status = None, "A-2026-99999", status
    with pytest.raises(DatabaseError, match="starts as not_started"), transaction.atomic():
        one.save(force_insert=True)


def test_complete_needs_evidence(committee, started):
    with pytest.raises(NotNow, match="Add at least one piece of evidence"):
        actions.complete(started, by=committee.lead)
    sample.evidence(committee, started)
    actions.complete(started, by=committee.lead)


def test_embedded_needs_impact_and_how_it_was_measured(committee, plan):
    one = sample.take_to(committee, sample.add_action(committee, plan), "embedding")
    with pytest.raises(NotNow, match="what is different for children"):
        actions.confirm_embedded(one, by=committee.lead)


def test_only_the_lead_officer_and_the_office_say_how_far_it_is(committee, started):
    for stranger in (committee.other, committee.manager):
        with pytest.raises(PermissionDenied):
            actions.note_progress(started, by=stranger, text="Done!")
    actions.note_progress(started, by=committee.lead, text="Begun.")
    actions.note_progress(started, by=committee.office, text="Seen.")
    with pytest.raises(PermissionDenied):
        actions.change_action(started, by=committee.lead, title="Mine to rename")


def test_the_first_due_date_is_kept_and_each_move_of_it_has_its_reason(committee, started):
    first = started.due_on
    later = first + dt.timedelta(days=30)
    actions.redate(started, by=committee.lead, due_on=later, reason="No trainer.")
    started.refresh_from_db()
    assert (started.due_on, started.original_due_on) == (later, first)
    assert [(one.old_due_on, one.new_due_on, one.reason) for one in started.redatings.all()] == [
        (first, later, "No trainer.")
    ]
    with pytest.raises(NotNow, match="Say why"):
        actions.redate(started, by=committee.lead, due_on=first, reason="")


@pytest.mark.parametrize("column", ["due_on", "original_due_on"])
def test_postgresql_refuses_a_raw_redating(started, column):
    with pytest.raises(DatabaseError), transaction.atomic():
        Action.objects.filter(pk=started.pk).update(**{column: started.due_on + dt.timedelta(days=9)})


def test_the_improvement_plan_holds_only_main_points_and_review_recommendations_until_widened(committee, plan):
    with pytest.raises(NotNow, match="decision to widen it first"):
        actions.add_source(plan, by=committee.office, kind=SourceKind.LEARNING_POINT, reference="L 1", title="A lesson")
    with pytest.raises(DatabaseError, match="does not hold"), transaction.atomic():
        Source.objects.create(plan=plan, kind=SourceKind.LEARNING_POINT, reference="L 1", title="A lesson")
    actions.widen_plan(
        plan, by=committee.office, decided_on=clock.today(), decision="Minute 4.", kinds=[SourceKind.LEARNING_POINT]
    )
    plan.refresh_from_db()
    actions.add_source(plan, by=committee.office, kind=SourceKind.LEARNING_POINT, reference="L 1", title="A lesson")
    with pytest.raises(NotNow, match="already holds"):
        actions.widen_plan(
            plan, by=committee.office, decided_on=clock.today(), decision="Again.", kinds=[SourceKind.LEARNING_POINT]
        )


def test_plans_stand_beneath_the_integrated_one(committee, plan):
    with pytest.raises(NotNow, match="stands beneath"):
        actions.open_plan(
            by=committee.office,
            kind=Plan.Kind.BUSINESS,
            title="Alone",
            partnership=committee.place,
            starts_on=TODAY,
            ends_on=TODAY + dt.timedelta(days=9),
        )


def test_the_committee_signs_off_before_the_chief_officers_and_reopening_ends_both(committee, plan):
    one = sample.add_action(committee, plan)
    with pytest.raises(NotNow, match="once it is complete"):
        actions.sign_off(one, by=committee.office, body="cyppc", on=TODAY)
    sample.take_to(committee, one, "complete")
    with pytest.raises(NotNow, match="signs off first"):
        actions.sign_off(one, by=committee.office, body="cog", on=TODAY)
    actions.sign_off(one, by=committee.office, body="cyppc", on=TODAY)
    actions.sign_off(one, by=committee.office, body="cog", on=TODAY)
    actions.reopen(one, by=committee.lead, why="The audit was of another year.")
    assert not one.sign_offs.filter(ended_on=None).exists()


def test_an_override_has_its_reason_and_ends_with_the_next_move(committee, started):
    with pytest.raises(NotNow, match="Say why the rating differs"):
        actions.rate(started, by=committee.lead, colour="red")
    actions.rate(started, by=committee.lead, colour="red", reason="The money is gone.")
    [row] = Action.objects.filter(pk=started.pk).rated(clock.today())
    assert (row.brag, row.suggested) == ("red", "green")
    actions.put_back(started, by=committee.lead, why="No money.")
    started.refresh_from_db()
    assert started.brag_override == ""


def test_a_link_to_another_plan_is_refused(committee, started):
    business = Plan.objects.get(kind=Plan.Kind.BUSINESS)
    source = actions.add_source(business, by=committee.office, kind="national", reference="N 1", title="A duty")
    asked = actions.add_recommendation(source, by=committee.office, text="Do it.")
    with pytest.raises(NotNow, match="another plan"):
        actions.link_recommendations(started, by=committee.office, recommendations=[asked])


def test_a_stale_change_is_refused(committee, started):
    seen = started.version
    actions.change_action(started, by=committee.office, title="Another name")
    with pytest.raises(StaleEdit):
        actions.change_action(started, by=committee.office, title="Mine", seen_version=seen)


@pytest.mark.parametrize(
    ("status", "due", "late", "colour"),
    [
        ("embedded", -90, True, Brag.BLUE),
        ("embedding", -90, True, Brag.GREEN),
        ("complete", -1, True, Brag.GREEN),
        ("in_progress", -1, False, Brag.RED),
        ("not_started", 0, False, Brag.AMBER),
        ("in_progress", 28, False, Brag.AMBER),
        ("in_progress", 29, False, Brag.GREEN),
        ("in_progress", 29, True, Brag.AMBER),
    ],
)
def test_what_dates_and_status_suggest(status, due, late, colour):
    due_on = TODAY + dt.timedelta(days=due)
    assert suggest(status, due_on=due_on, milestones_overdue=late, today=TODAY)[0] == colour


def test_the_database_suggests_the_same(committee, plan):
    today = clock.today()
    for status, due, step in product(Status.values, [-1, 0, 28, 29], [None, -1, 0]):
        one = sample.add_action(committee, plan, due=due)
        if step is not None:
            actions.add_milestone(one, by=committee.office, title="A step", due_on=today + dt.timedelta(days=step))
        sample.take_to(committee, one, status)
    for row in Action.objects.filter(plan=plan).rated(today):
        late = row.milestones.filter(done_on=None, due_on__lt=today).exists()
        assert row.milestones_overdue == late
        assert row.suggested == suggest(row.status, due_on=row.due_on, milestones_overdue=late, today=today)[0]
