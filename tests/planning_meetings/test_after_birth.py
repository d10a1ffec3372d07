"""A birth asks once what comes next: a review of a child on the register, and of any other child a decision."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from access.refusals import NotNow
from cases import actions as cases
from cases import closing
from cases.models import AFTER_BIRTH
from common import clock
from people.actions import change_person, record_birth
from people.models import Person
from register import actions as register
from register.models import Registration
from tests.cases.conftest import without_meeting
from tests.cases.test_closing import CLOSED
from tests.planning_meetings.conftest import decided
from tests.planning_meetings.test_births_and_moves import running
from tests.planning_meetings.test_births_and_moves import unborn as unborn  # noqa: PLC0414  a fixture for this file
from tests.planning_meetings.test_pages import text
from work.models import Notice

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def born(case, by, on=None):
    record_birth(Person.objects.get(pk=case.child_id), by=by, born_on=on or clock.today(), forename="Iona")
    return type(case).objects.get(pk=case.pk)


def asked(case):
    return sorted(one.key for one in case.clocks.filter(key__in=AFTER_BIRTH))


def obstacles(case):
    return {one.page for one in closing.in_the_way(case)}


def test_a_baby_who_is_not_on_the_register_asks_the_lead_for_a_decision(client, cast, unborn):
    case = born(unborn, cast.duty_worker)
    waits = case.clocks.get(key="BIRTH_NEXT")
    assert (waits.label, waits.rule.check_locally) == ("What comes next after the birth", True)
    assert Notice.objects.filter(
        staff=cast.duty_worker, text=f"{case.reference}: the child is born, say what comes next"
    )
    client.force_login(cast.duty_worker)
    page = text(client.get(case.get_absolute_url()))
    assert "Born: what comes next?" in page
    assert reverse("cases:birth_decide", args=[case.pk]) in page
    assert waits.label in obstacles(case)


def test_the_decision_is_written_down_and_ends_what_was_asked(client, cast, unborn):
    case = born(unborn, cast.duty_worker)
    client.force_login(cast.duty_worker)
    refused = client.post(reverse("cases:birth_decide", args=[case.pk]), {})
    assert refused.status_code == 422
    assert "Choose what comes next" in text(refused)
    given = {"what": "childs_plan", "why": "Her mother takes the help that was offered."}
    assert client.post(reverse("cases:birth_decide", args=[case.pk]), given).status_code == 303
    said = case.entries.get(kind="decision", fact__startswith="Decided after the birth")
    assert said.fact == (
        "Decided after the birth: A child’s plan, without a planning meeting. "
        "Her mother takes the help that was offered."
    )
    assert not {*AFTER_BIRTH} & running(case)
    assert "What comes next after the birth" not in obstacles(case)
    assert "Born: what comes next?" not in text(client.get(case.get_absolute_url()))
    with pytest.raises(NotNow, match="it is decided already"):
        cases.decide_after_birth(case, by=cast.duty_worker, **given)


def test_a_planning_meeting_decided_after_the_birth_is_due_from_then(cast, unborn):
    case = born(unborn, cast.duty_worker)
    without_meeting(case, cast.duty_worker)
    cases.decide_after_birth(case, by=cast.duty_worker, what="planning_meeting", why="The risk is high.")
    due = case.clocks.get(key="CPPM_DUE", met_at=None, exempt_at=None)
    assert (due.rule.key, due.counted) == ("CPPM_DUE", "")


def test_only_who_leads_decides_and_never_without_words(cast, unborn):
    case = born(unborn, cast.duty_worker)
    with pytest.raises(PermissionDenied):
        cases.decide_after_birth(case, by=cast.constable, what="universal", why="Enough.")
    with pytest.raises(NotNow, match="Say why"):
        cases.decide_after_birth(case, by=cast.duty_worker, what="universal", why=" ")
    with pytest.raises(NotNow, match="Choose what comes next"):
        cases.decide_after_birth(case, by=cast.duty_worker, what="registered", why="Enough.")


def test_nothing_is_decided_after_a_birth_before_it(client, cast, unborn):
    with pytest.raises(NotNow, match="no birth asks what comes next"):
        cases.decide_after_birth(unborn, by=cast.duty_worker, what="universal", why="Enough.")
    client.force_login(cast.duty_worker)
    assert "no birth asks what comes next" in text(client.get(reverse("cases:birth_decide", args=[unborn.pk])))


def test_an_initial_meeting_after_the_birth_answers_it_too(cast, unborn):
    case = born(unborn, cast.duty_worker)
    decided(case, cast)
    assert not {*AFTER_BIRTH, "CPPM_DUE"} & running(case)


@pytest.mark.parametrize("from_birth", [True, False])
def test_a_baby_on_the_register_asks_for_a_review_that_meets_it(cast, unborn, from_birth):
    decided(unborn, cast, kind="pre_birth", from_birth=from_birth)
    case = born(unborn, cast.duty_worker)
    assert asked(case) == ["BIRTH_REVIEW"]
    assert "Review planning meeting after the birth" in obstacles(case)
    assert Notice.objects.filter(text=f"{case.reference}: the child is born, arrange the review").exists()
    decided(case, cast, kind="review", outcome="remain", areas=())
    assert not {*AFTER_BIRTH, "PREBIRTH_REVIEW"} & running(case)


def test_a_baby_whom_the_register_refused_is_asked_for_a_review_all_the_same(cast, unborn, monkeypatch):
    decided(unborn, cast, kind="pre_birth", from_birth=True)
    monkeypatch.setattr("register.policies.why_not_areas", lambda *_: "One of these is not on the list.")
    assert asked(born(unborn, cast.duty_worker)) == ["BIRTH_REVIEW"]


def test_no_review_is_due_once_the_name_is_off_the_register(cast, unborn):
    decided(unborn, cast, kind="pre_birth", from_birth=True)
    case = born(unborn, cast.duty_worker)
    told = {"on": clock.today(), "reason": "moved", "why": "For the test.", "meeting_reference": "Angus 12"}
    register.deregister(Registration.objects.get(file__case=case), by=cast.keeper, **told)
    assert not {*AFTER_BIRTH} & running(case)


def test_a_birth_that_is_put_right_does_not_ask_again(cast, unborn):
    case = born(unborn, cast.duty_worker)
    cases.decide_after_birth(case, by=cast.duty_worker, what="universal", why="Enough.")
    child = Person.objects.get(pk=case.child_id)
    change_person(child, by=cast.duty_worker, born_on=clock.today() - DAY, birth_precision="day", why="Mistyped.")
    assert asked(case) == ["BIRTH_NEXT"]
    with pytest.raises(NotNow, match="not recorded as not yet born"):
        born(case, cast.duty_worker)
    assert asked(case) == ["BIRTH_NEXT"]


def test_a_birth_without_an_open_case_asks_nothing(cast, unborn):
    without_meeting(unborn, cast.duty_worker)
    cases.close(unborn, by=cast.duty_worker, **CLOSED, child_not_seen_why="Not born yet")
    assert asked(born(unborn, cast.duty_worker)) == []
