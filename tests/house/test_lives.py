"""Every life, exhaustively: each verb in each status, by the action and by hand against PostgreSQL."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from access.actions import ACTIONS
from access.management.commands.draw_lives import pages
from access.refusals import NotNow
from agencies.models.staff import system
from audit.models import StatusChange
from cases import actions as cases
from cases.actions.clocks import exempt
from cases.models import Case
from common import clock
from common.workflow import all_lives
from improvement import actions as improvement
from improvement.models import Plan
from referrals import actions as referrals
from referrals.models import Screening, Triage
from reports import actions as reports
from tests.cast import log
from tests.house import (
    lives_clocks,
    lives_discussions,
    lives_engagement,
    lives_exploitation,
    lives_governance,
    lives_inspection,
    lives_learning,
    lives_meetings,
    lives_plans,
    lives_register,
    lives_releases,
    lives_reviews,
)
from tests.house.stage import add_action
from work.actions import make_task

pytestmark = pytest.mark.django_db

LIVES = {life.name: (model, life) for model, life in all_lives()}
STATUSES = [(name, status) for name, (_, life) in LIVES.items() for status in life.statuses.values]

# The lives of these rooms stand in files of their own: BEGIN, ASKS and MADE_BY.
ROOMS = (
    lives_clocks,
    lives_discussions,
    lives_engagement,
    lives_exploitation,
    lives_governance,
    lives_inspection,
    lives_learning,
    lives_meetings,
    lives_plans,
    lives_register,
    lives_releases,
    lives_reviews,
)

# How each life begins, who lives it, and what each verb asks beside the record.
WHY = {"why": "for the test"}
DECIDED = {**WHY, "outcome": "no_further_action", "feedback": "Thank you.", "nfa_reason": "no_harm_found"}
ASKS = {
    "screening": {"decide": DECIDED, "hand_on": {"to": lambda stage: stage.people["duty_colleague"]}},
    "triage": {
        "finish_triage": {"complete": "yes", "shared": "yes"},
        "hand_on_triage": {"to": lambda stage: stage.who("deputy")},
    },
    "question": {"answer": {"text": "Yes."}},
    "report": {
        "claim": {"celery_id": "one"},
        "finish": {"attempt": 1, "data": {}, "data_at": clock.now(), "made": b"%PDF", "pages": 1},
        "release": {"attempt": 1},
    },
    "action": {},
    "case": {"close": {"closing_code": "safe", "who_helps": "The named person", "carer_not_seen_why": "Rang"}},
    "case request": {},
    "task": {},
    **{name: asks for room in ROOMS for name, asks in room.ASKS.items()},
}


def screening(stage):
    return Screening.objects.get(concern=log(stage.who("author"))), stage.who("receiver")


def triage(stage):
    return Triage.objects.get(concern=log(stage.who("author"))), stage.who("manager")


def question(stage):
    asked = referrals.ask(screening(stage)[0], by=stage.who("receiver"), text="Who was there?")
    return asked, stage.who("author")


def action(stage):
    office = stage.who("office")
    record = add_action(stage, Plan.objects.get(pk=stage.sets["own"]["plan"]))
    given = {"kind": "audit", "title": "Audit", "proves": "It holds.", "kept_at": "Office"}
    improvement.add_evidence(record, by=office, happened_on=clock.today(), **given)
    improvement.describe_impact(record, by=office, impact="Seen sooner.", measured_by="Audit")
    return record, office


def report(stage):
    plan = Plan.objects.get(pk=stage.sets["own"]["plan"])
    return reports.ask(plan, by=stage.who("office"), key=uuid.uuid4()), system()


def case(stage):
    concern = log(stage.who("author"))
    decided = Screening.objects.get(concern=concern)
    referrals.claim(decided, by=stage.who("receiver"))
    given = {"outcome": "ird", "why": "for the test", "feedback": "Thank you."}
    referrals.decide(decided, by=stage.who("receiver"), **given)
    record = Case.objects.get(screenings__screening=decided)
    cases.add_entry(record, by=stage.who("receiver"), kind="seen", fact="Seen and spoken to.")
    exempt(record, "CPPM_DUE", by=stage.who("receiver"), why="for the test")
    return record, stage.who("receiver")


def case_request(stage):
    opened, receiver = case(stage)
    return cases.ask_for_case(opened.opening, by=stage.who("author"), why="for the test"), receiver


def task(stage):
    record = Case.objects.get(pk=stage.sets["own"]["case"])
    given = {"title": "Ring the school", "due_on": clock.today(), "whom": stage.who("receiver")}
    return make_task(by=stage.who("receiver"), about=record, **given), stage.who("receiver")


BEGIN = {
    "task": task,
    "case": case,
    "case request": case_request,
    "screening": screening,
    "triage": triage,
    "question": question,
    "action": action,
    "report": report,
    **{name: begin for room in ROOMS for name, begin in room.BEGIN.items()},
}


@pytest.fixture(autouse=True)
def only_the_life_refuses(monkeypatch):
    """Policies that ask for more than the life are tried elsewhere; a lease in tests/reports."""
    monkeypatch.setattr("reports.actions.policies.why_not_claim", lambda *_: None)
    for name in lives_reviews.SILENT:
        monkeypatch.setattr(f"practice_review.{name}", lambda *_, **__: None)
    for name in lives_discussions.SILENT:
        monkeypatch.setattr(f"discussions.policies.{name}", lambda *_, **__: None)
    for name in lives_meetings.SILENT:
        monkeypatch.setattr(f"planning_meetings.policies.{name}", lambda *_, **__: None)


def verb_of(name, verb):
    """Return the one action that makes a move."""
    found = [one for one in ACTIONS.values() if one.move and one.move[0].name == name and one.move[1] == verb]
    assert len(found) == 1, f"{name} {verb}: {len(found)} actions make this move"
    return found[0]


def who_may(stage, name, verb, by):
    """Return who makes a move: who lives the life, or where several do, who holds the move's permission."""
    if name == "report" and verb == "try_again":
        return stage.who("office")
    held = next((getattr(room, "MADE_BY", {}) for room in ROOMS if name in room.BEGIN), {})
    holder = held.get(LIVES[name][1].move(verb).permission)
    return stage.who(holder) if holder else by


def do(stage, name, verb, record, by):
    """Carry out a move, by whoever may."""
    move = LIVES[name][1].move(verb)
    asks = {**(WHY if move.must_say_why else {}), **ASKS[name].get(verb, {})}
    given = {key: said(stage) if callable(said) else said for key, said in asks.items()}
    if name == "practice review":
        lives_reviews.make_ready(record, verb)
    return verb_of(name, verb)(record, by=who_may(stage, name, verb, by), **given)


def way_to(life, status):
    """Return the shortest way of verbs from birth to a status."""
    ways = {life.first: []}
    for _ in life.statuses:
        for move in life.transitions:
            for source in move.sources:
                if source in ways and move.target not in ways:
                    ways[move.target] = [*ways[source], move.verb]
    return ways[status]


def reach(stage, name, status):
    """Return a record in a status, brought there by its verbs, and who lives its life."""
    record, by = BEGIN[name](stage)
    for verb in way_to(LIVES[name][1], status):
        do(stage, name, verb, record, by)
    record.refresh_from_db()
    assert record.status == status
    return record, by


def test_every_life_can_be_begun_here():
    assert set(LIVES) == set(BEGIN) == set(ASKS)


@pytest.mark.parametrize("name", LIVES)
def test_every_status_can_be_reached_and_every_move_is_an_action(name):
    life = LIVES[name][1]
    assert all(way_to(life, status) is not None for status in life.statuses.values)
    assert all(verb_of(name, move.verb).permission == move.permission for move in life.transitions)
    assert {life.first, *(move.target for move in life.transitions)} == set(life.statuses.values)


@pytest.mark.parametrize(("name", "status"), STATUSES)
def test_a_verb_moves_where_it_may_and_leaves_nothing_where_it_may_not(name, status, stage, subtests):
    model, life = LIVES[name]
    record, by = reach(stage, name, status)
    for move in life.transitions:
        with subtests.test(verb=move.verb), transaction.atomic():
            try:
                tried = model.objects.get(pk=record.pk)
                moves_on(stage, name, move, tried, by) if status in move.sources else stays(
                    stage, name, move, tried, by
                )
            finally:
                transaction.set_rollback(True)


def moves_on(stage, name, move, record, by):
    """Make a move, and see that it is written down with who made it."""
    source = record.status
    do(stage, name, move.verb, record, by)
    record.refresh_from_db()
    moved = StatusChange.objects.filter(record=record.pk).latest("at")
    assert record.status == move.target
    assert (moved.verb, moved.source, moved.target) == (move.verb, source, record.status)
    assert moved.by_id == who_may(stage, name, move.verb, by).pk
    assert moved.acting_as


def stays(stage, name, move, record, by):
    """Try a move that its life does not know from here, and see that nothing is left of it."""
    rows, written = type(record).objects.filter(pk=record.pk), StatusChange.objects.filter(record=record.pk)
    before = rows.values().get(), written.count()
    with pytest.raises(NotNow, match="too late or too early"):
        do(stage, name, move.verb, record, by)
    assert (rows.values().get(), written.count()) == before


@pytest.mark.parametrize(("name", "source"), STATUSES)
def test_postgresql_refuses_every_illegal_raw_update(name, source, stage):
    model, life = LIVES[name]
    record, _ = reach(stage, name, source)
    legal = {move.target for move in life.moves_from(source)} | {source}
    for target in set(life.statuses.values) - legal:
        with (
            pytest.raises(DatabaseError, match="pgtrigger|Invalid transition"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f'UPDATE "{model._meta.db_table}" SET status = %s WHERE id = %s', [target, record.pk])


@pytest.mark.parametrize("name", LIVES)
def test_postgresql_refuses_a_raw_insert_into_a_later_state(name, stage):
    model, life = LIVES[name]
    record, _ = BEGIN[name](stage)
    columns = [field.column for field in model._meta.concrete_fields]
    listed = ", ".join(f'"{column}"' for column in columns)
    for status in set(life.statuses.values) - {life.first}:
        values = ", ".join({"status": "%s", "id": "gen_random_uuid()"}.get(column, f'"{column}"') for column in columns)
        with (
            pytest.raises(DatabaseError, match=f"starts as {life.first}"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(
                f'INSERT INTO "{model._meta.db_table}" ({listed}) SELECT {values} FROM "{model._meta.db_table}" WHERE id = %s',
                [status, record.pk],
            )


@pytest.mark.parametrize(
    ("name", "verb"),
    [(name, move.verb) for name, (_, life) in LIVES.items() for move in life.transitions if move.must_say_why],
)
def test_a_move_that_needs_a_reason_refuses_without_one(name, verb, stage, monkeypatch):
    monkeypatch.setitem(ASKS[name], verb, {**ASKS[name].get(verb, {}), "why": "  "})
    record, by = reach(stage, name, LIVES[name][1].move(verb).sources[0])
    with pytest.raises(NotNow, match="Say why"):
        do(stage, name, verb, record, by)


def test_what_is_drawn_is_what_is_lived():
    folder = settings.BASE_DIR / "docs" / "workflows"
    drawn = {file.name: file.read_text() for file in folder.glob("*.md")}
    assert drawn == pages(), "run ./rowan manage draw_lives"
