"""What a leaver holds in cases goes on with others: her work on a case, and what she was asked to agree to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.grants import exclude
from access.refusals import NotNow
from access.roles import Role
from agencies import actions as agencies
from agencies.models import StaffMember
from cases import actions
from cases.duties import held, open_work
from cases.models import Case, CaseClockExtension
from tests.cases.conftest import open_by
from tests.cases.test_extensions import asked
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    """A case of social work's team on duty, on which a health visitor works."""
    made = open_by(cast)
    actions.involve(made, by=cast.duty_worker, staff=cast.health_visitor, reason="visits weekly", role="Health visitor")
    return made


@pytest.fixture
def extension(cast, case):
    """More time, asked of the senior manager."""
    return actions.ask_extension(case.clocks.get(key="CPPM_DUE"), **asked(cast))


@pytest.fixture
def other_manager(cast):
    """Another senior manager."""
    agencies.appoint(
        cast.keeper, by=cast.administrator, role=Role.SENIOR_MANAGER, team=cast.teams["reviewing"], reason="acting"
    )
    return cast.keeper


def test_a_leavers_work_on_a_case_goes_on_with_a_colleague_who_is_let_in(cast, case):
    [works] = held(cast.health_visitor, cast.duty_worker).held
    assert (works.what, works.reference) == ("Works on a case: Health visitor", case.reference)
    made = works.give(cast.hlt_manager, cast.health_visitor, "I leave.")
    assert Notice.objects.filter(team=case.lead_team, text=f"{case.reference}: {cast.hlt_manager} works on it").exists()
    works.after(cast.hlt_manager, cast.health_visitor, "I leave.")
    assert (made.staff, made.role, made.reason) == (cast.hlt_manager, "Health visitor", "visits weekly")
    before = case.involvements.get(staff=cast.health_visitor)
    assert before.ended_why == f"Handed over to {cast.hlt_manager}. I leave."
    assert not Case.objects.visible_to(cast.health_visitor).filter(pk=case.pk).exists()
    assert held(cast.health_visitor, cast.duty_worker).held == []


def test_who_works_on_the_case_already_takes_it_over_without_being_let_in_twice(cast, case):
    there = actions.involve(case, by=cast.duty_worker, staff=cast.constable, reason="investigates")
    [works] = held(cast.health_visitor, cast.duty_worker).held
    with pytest.raises(NotNow, match="not involved yet"):
        works.after(cast.teacher, cast.duty_worker, "She leaves.")
    assert works.give(cast.constable, cast.duty_worker, "She leaves.") == there
    works.after(cast.constable, cast.duty_worker, "She leaves.")
    assert not case.involvements.live().filter(staff=cast.health_visitor).exists()


def test_work_on_a_case_goes_to_nobody_kept_away_from_it(cast, case):
    exclude(case, staff=cast.hlt_manager, by=cast.duty_worker, reason="kin")
    [works] = held(cast.health_visitor, cast.duty_worker).held
    with pytest.raises(NotNow, match="cannot be involved"):
        works.give(cast.hlt_manager, cast.duty_worker, "She leaves.")
    assert case.involvements.live().filter(staff=cast.health_visitor).exists()


def test_only_the_lead_lets_another_agency_go_on_with_it(cast, case):
    [works] = held(cast.health_visitor, cast.hlt_manager).held
    with pytest.raises(NotNow, match="does not work for the same agency"):
        works.give(cast.teacher, cast.hlt_manager, "She leaves.")
    assert works.give(cast.teacher, cast.duty_worker, "She leaves.").staff == cast.teacher


def test_work_on_a_case_is_counted_to_whoever_does_not_see_it(cast, case):
    found = held(cast.health_visitor, cast.teacher)
    assert (found.held, found.hidden) == ([], 1)


def test_more_time_is_asked_of_another_and_whoever_asked_hears_the_answer(cast, case, extension, other_manager):
    [request] = held(cast.senior_manager, cast.duty_manager).held
    assert request.reference == case.reference and request.what.startswith("Asked for more time: ")
    again = request.give(other_manager, cast.duty_manager, "She retires.")
    extension.refresh_from_db()
    assert (extension.status, extension.answer) == ("withdrawn", f"{other_manager} is asked instead. She retires.")
    kept = ("clock", "due_then", "reason", "why", "safety_plan", "asked_by")
    assert [getattr(again, name) for name in kept] == [getattr(extension, name) for name in kept]
    assert again.asked_of == other_manager and again.status == "asked"
    assert not Case.objects.visible_to(cast.senior_manager).filter(pk=case.pk).exists()
    actions.approve_extension(again, by=other_manager, why="I spoke with the team.", satisfied=True)
    assert Notice.objects.filter(staff=cast.duty_worker, text__contains="answered").exists()


def test_more_time_is_asked_of_nobody_who_may_not_agree(cast, extension):
    [request] = held(cast.senior_manager, cast.duty_manager).held
    for who, why in (
        (cast.duty_colleague, "may not agree"),
        (cast.duty_worker, "does not agree to it herself"),
        (cast.senior_manager, "asked already"),
    ):
        with pytest.raises(NotNow, match=why):
            request.give(who, cast.duty_manager, "She retires.")
    assert CaseClockExtension.objects.get().status == "asked"


def test_the_proof_names_more_time_asked_of_somebody_who_is_gone(cast, case, extension):
    assert open_work().wanting == []
    StaffMember.objects.filter(pk=cast.senior_manager.pk).update(is_active=False)
    [found] = open_work().wanting
    assert (found.reference, found.what) == (case.reference, "More time asked for")
    assert found.why == f"{cast.senior_manager}, who was asked, is not there any more"
    with CaptureQueriesContext(connection) as caught:
        open_work()
    assert len(caught) == 3


def test_what_somebody_holds_is_asked_the_same_of_one_case_and_of_three(cast, case):
    asked_of = []
    for many in (0, 2):
        for _ in range(many):
            other = open_by(cast)
            actions.involve(other, by=cast.duty_worker, staff=cast.health_visitor, reason="visits weekly")
        with CaptureQueriesContext(connection) as caught:
            assert held(cast.health_visitor, cast.duty_worker).held
        asked_of.append(len(caught))
    assert asked_of[0] == asked_of[1]
