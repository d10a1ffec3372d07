"""What stands in the way of closing, and what closing leaves."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from access.refusals import NotNow
from cases import actions, policies
from cases.models import Case, CaseClock
from common import clock

pytestmark = pytest.mark.django_db

CLOSED = {"why": "The child is safe.", "closing_code": "safe", "who_helps": "The named person"}


@pytest.fixture
def seen(cast, case):
    """A case in which the child was seen."""
    actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen and spoken to alone.")
    return case


def test_a_case_in_which_nobody_saw_the_child_does_not_close(cast, case):
    with pytest.raises(NotNow, match="seen and spoken to"):
        actions.close(case, by=cast.duty_worker, **CLOSED)


def test_a_sighting_that_was_struck_through_does_not_count(cast, case):
    seen = actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen.")
    actions.correct_entry(seen, by=cast.duty_worker, why="The wrong child")
    assert policies.why_not_close(case)


def test_an_overdue_clock_stands_in_the_way_until_met_or_exempted(cast, seen):
    CaseClock.objects.filter(case=seen, key="CPPM_DUE").update(due_at=clock.now() - dt.timedelta(hours=1))
    assert list(Case.objects.late()) == [seen]
    with pytest.raises(NotNow, match="Overdue: Child protection planning meeting"):
        actions.close(seen, by=cast.duty_worker, **CLOSED)
    overdue = seen.clocks.get(key="CPPM_DUE")
    assert overdue.is_overdue
    with pytest.raises(NotNow, match="not needed"):
        actions.exempt_clock(overdue, by=cast.duty_worker, why=" ")
    actions.exempt_clock(overdue, by=cast.duty_worker, why="The discussion decided that none is required")
    assert actions.close(seen, by=cast.duty_worker, **CLOSED).status == "closed"


def test_an_unanswered_request_stands_in_the_way(cast, seen):
    asked = actions.ask_for_case(seen.opening, by=cast.nursery_worker, why="He is frightened")
    with pytest.raises(NotNow, match="Answer first"):
        actions.close(seen, by=cast.duty_worker, **CLOSED)
    actions.decline_request(asked, by=cast.duty_worker, why="Spoke by telephone")
    assert actions.close(seen, by=cast.duty_worker, **CLOSED).closed_at


@pytest.mark.parametrize(
    ("lacks", "sentence"), [("why", "Say why"), ("closing_code", "Choose"), ("who_helps", "who goes")]
)
def test_closing_asks_for_reason_how_and_who_goes_on_helping(cast, seen, lacks, sentence):
    with pytest.raises(NotNow, match=sentence):
        actions.close(seen, by=cast.duty_worker, **{**CLOSED, lacks: ""})


def test_only_the_lead_closes(cast, seen):
    with pytest.raises(PermissionDenied):
        actions.close(seen, by=cast.constable, **CLOSED)


def test_a_closed_case_takes_nothing_more_until_reopened(cast, seen):
    actions.close(seen, by=cast.duty_worker, **CLOSED)
    with pytest.raises(NotNow, match="Reopen it first"):
        actions.add_entry(seen, by=cast.duty_worker, kind="seen", fact="Seen")
    assert not CaseClock.objects.filter(case=seen).running().exists()
    assert Case.objects.visible_to(cast.constable).filter(pk=seen.pk).exists()
    again = actions.reopen(seen, by=cast.duty_worker, why="Hurt again")
    assert (again.status, again.closed_at) == ("open", None)
    assert {one.key for one in CaseClock.objects.filter(case=seen).running()} == {"CASE_LEAD_NAMED", "CASE_REVIEW"}
    assert seen.entries.filter(fact__contains="reopened").exists()


def test_a_review_that_was_held_starts_the_next_one(cast, case):
    first = case.clocks.get(key="CASE_REVIEW")
    actions.meet_clock(first, by=cast.duty_worker)
    assert case.clocks.filter(key="CASE_REVIEW", met_at=None).exclude(pk=first.pk).count() == 1
    with pytest.raises(NotNow, match="settled already"):
        actions.meet_clock(CaseClock.objects.get(pk=first.pk), by=cast.duty_worker)


def test_postgresql_refuses_a_closed_case_without_a_reason(case):
    with pytest.raises(IntegrityError, match="case_closed_with_reason"), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(status="closed")
