"""The ledger names pages, actions and tests that exist, and nobody real."""

from __future__ import annotations

import ast
from collections import defaultdict

import pytest
from django.conf import settings

from access.actions import ACTIONS
from tests.house.walk import addresses
from tests.ledger import Row, rows, troubles

PLACES = {"demonstration:walk", "work:outbox"}  # stand only under the demonstration's settings


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.promise[:60])
def test_a_row_names_what_exists(row):
    verbs = {f"{name.split('.')[0]}.{name.rsplit('.', 1)[1]}" for name in ACTIONS}
    assert set(row.pages) <= {*addresses(), *PLACES}, "no such page"
    assert set(row.actions) <= verbs, "no such action"
    for name in row.tests:
        file, *parts = name.split("::")
        place: ast.AST | None = ast.parse((settings.BASE_DIR / file).read_text())
        for part in parts:
            place = next((node for node in ast.iter_child_nodes(place) if getattr(node, "name", "") == part), None)
            assert place, name
    assert row.tests or row.state == "later", "a promise kept, or kept in part, names its test"


def test_the_ledger_covers_the_newsletter_and_the_outline():
    assert len(rows()) >= 30
    assert {row.state for row in rows()} <= {"done", "in part", "later"}


def test_a_row_called_done_needs_its_test_to_have_passed():
    ledger = [Row("a promise", (), (), ("tests/a.py::test_it",), "done")]
    assert troubles({"tests/a.py::test_it": {"passed"}}, full=True, ledger=ledger) == []
    assert len(troubles({"tests/a.py::test_it": {"passed", "failed"}}, full=False, ledger=ledger)) == 1
    assert len(troubles({"tests/a.py::test_it": {"skipped"}}, full=False, ledger=ledger)) == 1
    assert len(troubles(defaultdict(set), full=True, ledger=ledger)) == 1
    assert troubles(defaultdict(set), full=False, ledger=ledger) == []
    later = [Row("a promise", (), (), ("tests/a.py::test_it",), "later")]
    assert troubles(defaultdict(set), full=True, ledger=later) == []
