"""An involvement lets in exactly whom it names, and ending the last one takes it back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from access.grants import exclude
from access.refusals import NotNow
from agencies import actions as agencies
from agencies.models.staff import system
from cases import actions
from cases.models import Case, Involvement
from cases.sight import who_sees
from people.models import Person
from tests.cases.conftest import open_by
from work.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    """A case by social work alone, of a child that the health visitor's clinic does not know of yet."""
    return open_by(cast, "single_agency")


def sees(user, case):
    return Case.objects.visible_to(user).filter(pk=case.pk).exists()


def test_a_stranger_in_the_same_agency_sees_nothing(cast, case):
    actions.involve(case, by=cast.duty_worker, staff=cast.teacher, reason="class teacher")
    assert sees(cast.teacher, case)
    for stranger in (cast.colleague, cast.nursery_colleague, cast.head_teacher):
        assert not sees(stranger, case)
        with pytest.raises(Http404):
            actions.add_entry(case, by=stranger, kind="seen", fact="Seen")


def test_the_author_and_her_team_are_not_let_in_by_the_concern(cast, case):
    assert not sees(cast.nursery_worker, case)
    assert not sees(cast.nursery_colleague, case)


def test_an_involvement_lets_in_the_team_and_the_designated_managers_of_its_agency(cast, case):
    assert not sees(cast.health_visitor, case)
    actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason="health visiting")
    assert sees(cast.health_visitor, case)
    assert sees(cast.hlt_manager, case)
    assert not sees(cast.constable, case)
    assert Person.objects.visible_to(cast.health_visitor).filter(pk=case.child_id).exists()


def test_ending_one_of_two_involvements_keeps_sight_and_ending_the_last_takes_it(cast, case):
    team = actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason="health visiting")
    person = actions.involve(case, by=cast.duty_worker, staff=cast.health_visitor, reason="weighs the baby")
    actions.end_involvement(team, by=cast.duty_worker, why="discharged")
    assert sees(cast.health_visitor, case)
    assert sees(cast.hlt_manager, case)
    actions.end_involvement(person, by=cast.duty_worker, why="discharged")
    assert not sees(cast.health_visitor, case)
    assert not sees(cast.hlt_manager, case)
    assert not Person.objects.visible_to(cast.health_visitor).filter(pk=case.child_id).exists()


def test_who_can_see_this_and_why_says_a_reason_for_everybody(cast, case):
    found = who_sees(case)
    assert set(found) == {(cast.teams[team], False) for team in ("duty", "swd_dm", "edu_dm")}
    assert all(found.values())


def test_only_the_lead_involves_others(cast, case):
    actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason="health visiting")
    with pytest.raises(PermissionDenied):
        actions.involve(case, by=cast.health_visitor, team=cast.teams["school"], reason="teaches")


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_involvement_has_a_reason(cast, case, reason):
    with pytest.raises(NotNow, match="Say why they need to know"):
        actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason=reason)


def test_nobody_is_involved_twice(cast, case):
    actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason="health visiting")
    with pytest.raises(NotNow, match="already"):
        actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason="again")


def test_somebody_kept_away_is_never_involved(cast, case):
    exclude(case, staff=cast.teacher, by=system(), reason="family")
    with pytest.raises(NotNow, match="cannot be involved"):
        actions.involve(case, by=cast.duty_worker, staff=cast.teacher, reason="teaches")


def test_the_lead_team_stays(cast, case):
    with pytest.raises(NotNow, match="lead team stays"):
        actions.end_involvement(case.involvements.get(team=cast.teams["duty"]), by=cast.duty_worker, why="done")


def test_postgresql_refuses_an_involvement_of_both_and_an_end_without_reason(cast, case):
    given = {"case": case, "reason": "both", "added_by": cast.duty_worker}
    with pytest.raises(IntegrityError, match="involves_a_team_or_one_worker"), transaction.atomic():
        Involvement.objects.create(team=cast.teams["clinic"], staff=cast.teacher, **given)
    with pytest.raises(IntegrityError, match="involvement_ended"), transaction.atomic():
        Involvement.objects.filter(case=case).update(ends_at=case.opened_at, ended_by=None)


# Who leads.


def test_until_a_lead_professional_is_named_the_lead_team_leads(cast, case):
    assert Case.objects.visible_to(cast.duty_colleague, "lead_case").exists()
    actions.name_lead_professional(case, by=cast.duty_colleague, staff=cast.duty_worker)
    assert Case.objects.visible_to(cast.duty_worker, "lead_case").exists()
    assert Case.objects.visible_to(cast.duty_manager, "lead_case").exists()
    assert not Case.objects.visible_to(cast.duty_colleague, "lead_case").exists()
    assert Case.objects.visible_to(cast.duty_colleague, "work_on_case").exists()


def test_naming_meets_the_clock_lets_her_in_and_tells_her(cast, case):
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.health_visitor)
    assert sees(cast.health_visitor, case)
    assert case.clocks.get(key="CASE_LEAD_NAMED").met_by == cast.duty_worker
    assert Notice.objects.filter(staff=cast.health_visitor, about=case.pk).exists()
    assert case.entries.filter(kind="case", fact__contains="lead professional.").exists()


def test_who_led_before_stays_only_when_otherwise_involved(cast, case):
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.health_visitor)
    actions.name_lead_professional(case, by=cast.health_visitor, staff=cast.teacher)
    assert not sees(cast.health_visitor, case)
    assert sees(cast.teacher, case)


def test_the_lead_falls_back_to_the_lead_team_when_the_lead_professional_leaves(cast, case):
    actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.health_visitor)
    agencies.close_account(cast.health_visitor, by=cast.administrator, reason="left")
    case.refresh_from_db()
    assert case.lead == cast.teams["duty"]
    assert Case.objects.visible_to(cast.duty_worker, "lead_case").exists()
    assert Notice.objects.filter(team=cast.teams["duty"], about=case.pk, text__contains="no lead").exists()
    assert case.clocks.filter(key="CASE_LEAD_NAMED", met_at=None).count() == 1


def test_an_involved_worker_who_leaves_is_let_out(cast, case):
    made = actions.involve(case, by=cast.duty_worker, staff=cast.health_visitor, reason="weighs the baby")
    agencies.close_account(cast.health_visitor, by=cast.administrator, reason="left")
    made.refresh_from_db()
    assert made.ends_at
    assert not sees(cast.hlt_manager, case)


# Family and linked cases.


def test_a_family_member_is_opened_through_the_case(cast, case):
    added = actions.add_family_member(
        case, by=cast.duty_worker, relationship="mother", details={"forename": "Mairi", "kind": "adult"}
    )
    assert Person.objects.visible_to(cast.edu_manager).filter(pk=added.person_id).exists()
    assert not Person.objects.visible_to(cast.teacher).filter(pk=added.person_id).exists()
    actions.change_family_member(added, by=cast.edu_manager, lives_with="yes")
    actions.end_family_member(added, by=cast.duty_worker, why="moved out")
    added.refresh_from_db()
    assert added.until
    assert added.lives_with == "not_known"
    ended = added.person.households.get()
    assert ended.until and ended.until_why == "moved out"


def test_nobody_names_a_person_she_may_not_see_as_family(cast, case):
    hidden = open_by(cast, "single_agency", children=[{"forename": "Ailsa", "surname": "Other"}]).child
    actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason="health visiting")
    with pytest.raises(NotNow, match="not among"):
        actions.add_family_member(case, by=cast.health_visitor, relationship="sister", person_id=hidden.pk)
    assert actions.add_family_member(case, by=cast.duty_worker, relationship="sister", person=hidden).person == hidden


def test_a_link_shows_nobody_more(cast, case):
    other = open_by(cast, "single_agency", children=[{"forename": "Ailsa", "surname": "Other"}])
    actions.involve(case, by=cast.duty_worker, team=cast.teams["clinic"], reason="health visiting")
    actions.link_case(case, by=cast.duty_worker, other=other, reason="cousins")
    assert not Case.objects.visible_to(cast.health_visitor).linked_with(case).exists()
    with pytest.raises(NotNow, match="linked already"):
        actions.link_case(case, by=cast.duty_worker, other=other, reason="cousins")
