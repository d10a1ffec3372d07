"""Who opens a case, who joins one, and what is entered by itself."""

import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from access.models import Exclusion
from access.refusals import NotNow
from cases import actions
from cases.models import Case, CaseClock, ChronologyEntry
from people.known import known_to
from people.models import Person
from reference.timescales import due
from referrals import actions as referrals
from referrals.models import Screening
from tests.cases.conftest import case_of, decide, open_by, without_meeting
from tests.cast import child, log, make_cast
from work.models import Notice

pytestmark = pytest.mark.django_db


def again(cast, case, outcome="single_agency", author=None, decider=None, **told):
    """Log and decide another concern about the child of a case; return the screening."""
    screening = Screening.objects.get(concern=log(author or cast.teacher, **told))
    decider = decider or cast.duty_worker
    referrals.claim(screening, by=decider)
    referrals.confirm_child(screening.child, by=decider, person_id=case.child_id)
    return decide(screening, decider, outcome)


@pytest.mark.parametrize("outcome", ["single_agency", "ird", "emergency_protection"])
def test_three_outcomes_open_a_case_in_the_deciding_transaction(cast, outcome):
    case = open_by(cast, outcome)
    assert (case.status, case.opened_for, case.opened_by) == ("open", outcome, cast.duty_worker)
    assert case.opening.status == "decided"
    assert case.lead == case.lead_team == cast.teams["duty"]


@pytest.mark.parametrize("outcome", ["advice", "named_person", "child_plan_meeting"])
def test_other_outcomes_open_none(cast, outcome):
    decide(Screening.objects.get(concern=log(cast.nursery_worker)), cast.duty_worker, outcome)
    assert not Case.objects.exists()


def test_a_child_not_confirmed_yet_never_stands_in_the_way_of_emergency_protection(cast):
    given = child(forename="", surname="", birth_words="", description="")
    case = open_by(cast, "emergency_protection", children=[given], confirm=False)
    assert case.child_id == case.opening.child.person_id
    assert case.opening.child.confirmed_by == cast.duty_worker


def test_a_second_decision_about_the_child_joins_the_open_case(cast, case):
    joined = again(cast, case, "emergency_protection")
    assert case_of(joined) == case
    assert Case.objects.count() == 1
    assert case.entries.filter(kind="concern").count() == 2
    assert Notice.objects.filter(about=case.pk, text__contains="joined").exists()


def test_deciding_again_on_the_same_screening_enters_the_concern_once(cast, case):
    screening = referrals.reconsider(case.opening, by=cast.duty_worker, why="More is known")
    decide(screening, cast.duty_worker, "emergency_protection")
    assert case.entries.filter(kind="concern").count() == 1
    assert case.entries.filter(kind="decision").count() == 2
    assert case.screenings.count() == 1


def test_after_closing_a_new_decision_opens_a_new_case(cast, case):
    actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen at home, and spoken to alone.")
    actions.add_entry(case, by=cast.duty_worker, kind="carer_seen", fact="Mother seen at home.")
    without_meeting(case, cast.duty_worker)
    actions.close(case, by=cast.duty_worker, why="Safe", closing_code="safe", who_helps="The named person")
    new = case_of(again(cast, case))
    assert new != case
    with pytest.raises(NotNow, match="another open case"):
        actions.reopen(case, by=cast.duty_worker, why="By mistake")


def test_siblings_get_a_case_each_linked_with_each_other(cast):
    first = open_by(cast, children=[child(), child(forename="Isla")])
    assert Case.objects.count() == 2
    other = Case.objects.exclude(pk=first.pk).get()
    assert list(Case.objects.linked_with(first)) == [other]
    assert list(Case.objects.linked_with(other)) == [first]


def test_concern_decision_and_opening_enter_the_chronology_by_themselves(cast, case):
    assert sorted(case.entries.values_list("kind", flat=True)) == ["case", "concern", "decision"]
    concern = case.entries.get(kind="concern")
    assert (concern.author, concern.organisation) == (cast.nursery_worker, cast.nursery_worker.organisation)
    assert concern.fact == case.opening.concern.fact


def test_clocks_start_once_with_the_opening(cast, case):
    keys = {one.key: one for one in case.clocks.all()}
    assert set(keys) == {"CASE_LEAD_NAMED", "CASE_REVIEW", "CHRONOLOGY_REVIEW", "CPPM_DUE"}
    concern = case.opening.concern
    assert keys["CPPM_DUE"].due_at == due("CPPM_DUE", concern.recorded_at)
    again(cast, case, "ird")
    assert CaseClock.objects.filter(case=case).count() == 4


def test_a_single_agency_assessment_needs_no_planning_meeting_and_calls_nobody_together(cast):
    case = open_by(cast, "single_agency")
    assert not case.clocks.filter(key="CPPM_DUE").exists()
    assert {one.team for one in case.involvements.live()} == {cast.teams["duty"], cast.teams["edu_dm"]}


def test_a_discussion_brings_police_and_health_in(cast, case):
    teams = {one.team for one in case.involvements.live()}
    assert {cast.teams["public_protection"], cast.teams["hlt_dm"]} <= teams


def test_nobody_opens_one_without_a_decision(cast):
    screening = Screening.objects.get(concern=log(cast.nursery_worker))
    with pytest.raises(NotNow):
        actions.open_case(screening, by=cast.duty_worker)
    with pytest.raises(PermissionDenied):
        actions.open_case(screening, by=cast.teacher)


def test_postgresql_refuses_two_open_cases_of_a_child(cast, case):
    fields = {"child": case.child, "opening": case.opening, "opened_for": "ird", "opened_by": cast.duty_worker}
    with pytest.raises(IntegrityError, match="one_open_case_a_child"), transaction.atomic():
        Case.objects.create(reference="CASE-X", opened_at=case.opened_at, lead_team=case.lead_team, **fields)


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_the_same_moment_make_one_case():
    cast = make_cast()
    first, second = (Screening.objects.get(concern=log(cast.nursery_worker)) for _ in range(2))
    worker, colleague = cast.duty_worker, cast.duty_colleague
    referrals.claim(first, by=worker)
    referrals.confirm_child(first.child, by=worker, details={"forename": "Skye", "surname": "Testerson"})
    person = first.child.__class__.objects.get(pk=first.child.pk).person_id
    referrals.claim(second, by=colleague)
    referrals.confirm_child(second.child, by=colleague, person_id=person)
    start, failed = threading.Barrier(2), []

    def go(screening, by):
        try:
            start.wait(timeout=10)
            decide(screening, by)
        except Exception as broken:
            failed.append(broken)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=pair) for pair in ((first, worker), (second, colleague))]
    [thread.start() for thread in threads]
    [thread.join(timeout=30) for thread in threads]
    assert not failed
    case = Case.objects.get()
    assert case.screenings.count() == 2
    assert case_of(first) == case_of(second)


# From a concern about a worker.


@pytest.fixture
def worker_case(cast):
    """A case from a concern about the teacher, logged by the health visitor."""
    about = {"about_worker": True, "worker_name": "Teacher", "worker_agency": cast.agencies["EDU"]}
    return open_by(cast, author=cast.health_visitor, **about)


def test_a_case_about_a_worker_is_not_visible_to_that_agencys_managers(cast, worker_case):
    for person in (cast.edu_manager, cast.edu_deputy, cast.head_teacher, cast.teacher):
        assert not Case.objects.visible_to(person).exists()
    for away in (cast.teacher, cast.head_teacher):
        assert Exclusion.objects.filter(root=worker_case.pk, staff=away, ended_at=None).exists()
    assert Case.objects.visible_to(cast.constable).exists()


def test_nobody_of_that_agency_can_be_involved(cast, worker_case):
    for whom in ({"team": cast.teams["school"]}, {"staff": cast.colleague}, {"team": cast.teams["edu_dm"]}):
        with pytest.raises(NotNow, match="cannot be involved"):
            actions.involve(worker_case, by=cast.duty_worker, reason="teaches the child", **whom)
    with pytest.raises(NotNow, match="cannot lead"):
        actions.name_lead_professional(worker_case, by=cast.duty_worker, staff=cast.colleague)


def test_known_to_does_not_betray_a_case_about_a_worker(cast, worker_case):
    assert known_to([worker_case.child_id], cast.edu_manager) == {}
    relative = actions.add_family_member(
        worker_case, by=cast.duty_worker, relationship="mother", details={"forename": "Mairi", "kind": "adult"}
    ).person
    assert known_to([relative.pk], cast.edu_manager) == {}


def test_an_ordinary_case_says_whom_to_ring(cast, case):
    contacts = known_to([case.child_id], cast.teacher)[case.child_id]
    assert any(one.team_name == "Social work duty" for one in contacts)


def test_what_was_said_of_a_worker_is_not_copied_into_the_chronology(cast, worker_case):
    concern = worker_case.opening.concern
    assert not ChronologyEntry.objects.filter(case=worker_case, fact__contains=concern.fact).exists()


def test_a_concern_about_a_worker_that_joins_keeps_the_worker_away(cast, case):
    actions.involve(case, by=cast.duty_worker, team=cast.teams["school"], reason="teaches the child")
    assert Case.objects.visible_to(cast.teacher).exists()
    about = {"about_worker": True, "worker_name": "Teacher", "worker_agency": cast.agencies["EDU"]}
    again(cast, case, author=cast.health_visitor, **about)
    assert not Case.objects.visible_to(cast.teacher).exists()
    assert not Case.objects.visible_to(cast.head_teacher).exists()
    assert not Case.objects.visible_to(cast.edu_manager).exists()
    assert Case.objects.visible_to(cast.colleague).exists()


def test_who_comes_into_the_workers_line_later_is_kept_away_too(cast, case, worker_case):
    from agencies import actions as agencies

    agencies.change_staff(cast.teacher, by=cast.administrator, manager=cast.constable)
    assert not Case.objects.visible_to(cast.constable).filter(pk=worker_case.pk).exists()
    assert Person.objects.visible_to(cast.constable).filter(pk=case.child_id).exists()
