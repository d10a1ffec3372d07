"""Whoever sees a concern but may not open a case asks the receiving team."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.refusals import NotNow
from cases import actions
from cases.models import Case, CaseRequest
from referrals import actions as referrals
from referrals.models import Screening
from tests.cases.conftest import decide
from tests.cast import log
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def screening(cast):
    """A screening that ended in advice."""
    return decide(Screening.objects.get(concern=log(cast.nursery_worker)), cast.duty_worker, "advice")


@pytest.fixture
def asked(cast, screening):
    """The author's request."""
    return actions.ask_for_case(screening, by=cast.nursery_worker, why="He came hurt again today.")


def test_the_author_asks_and_the_receiving_team_is_told(cast, asked):
    assert asked.asked_as == "Rowan Bank Nursery, Education of Dundee"
    assert Notice.objects.filter(team=cast.teams["duty"], text__contains="A case is asked for").exists()
    assert not Case.objects.exists()


def test_a_stranger_cannot_ask(cast, screening):
    with pytest.raises(Http404):
        actions.ask_for_case(screening, by=cast.teacher, why="I heard of it")


def test_nobody_asks_twice_while_waiting_or_without_a_reason(cast, screening, asked):
    with pytest.raises(NotNow, match="asked already"):
        actions.ask_for_case(screening, by=cast.nursery_worker, why="Again")
    with pytest.raises(NotNow, match="Say why"):
        actions.ask_for_case(screening, by=cast.edu_manager, why=" ")


def test_a_request_is_declined_with_a_reason_that_goes_back(cast, asked):
    with pytest.raises(NotNow, match="Say why"):
        actions.decline_request(asked, by=cast.duty_worker, why="")
    actions.decline_request(asked, by=cast.duty_worker, why="The named person has seen him.")
    asked.refresh_from_db()
    assert (asked.status, asked.answer) == ("declined", "The named person has seen him.")
    assert Notice.objects.filter(staff=cast.nursery_worker, text__contains="was answered").exists()


def test_only_the_receiving_team_answers(cast, asked):
    with pytest.raises(PermissionDenied):
        actions.decline_request(asked, by=cast.nursery_worker, why="Never mind")
    with pytest.raises(Http404):
        actions.decline_request(asked, by=cast.constable, why="Not ours")


def test_no_request_counts_as_opened_without_a_decision(cast, asked):
    with pytest.raises(NotNow, match="Reconsider"):
        actions.open_as_asked(asked, by=cast.duty_worker)


def test_the_decision_that_opens_a_case_answers_the_request(cast, screening, asked):
    decide(referrals.reconsider(screening, by=cast.duty_worker, why="Asked"), cast.duty_worker, "single_agency")
    asked.refresh_from_db()
    assert asked.status == "opened"
    assert Notice.objects.filter(staff=cast.nursery_worker, text__contains="was answered").exists()
    assert not Case.objects.visible_to(cast.nursery_worker).exists()
    assert not CaseRequest.objects.waiting().exists()
