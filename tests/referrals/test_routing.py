"""Who gets a concern about a worker, who is kept away from it, and who goes on when somebody cannot."""

from __future__ import annotations

import pytest
from django.urls import reverse

from access.grants import is_excluded
from access.refusals import NotNow
from access.roles import Role
from agencies import actions as agencies
from agencies.models import Team
from agencies.models.staff import system
from agencies.querysets import designated_managers_team, receiving_team
from people.known import known_to
from people.matching import for_display, possible_matches
from referrals import actions
from referrals.models import Concern, Screening, Triage
from referrals.routing import agencies_kept_away
from tests.cast import child, log
from tests.seen import open_until
from work.models import Notice

pytestmark = pytest.mark.django_db

CHILD = {"forename": "Canarie", "surname": "Wrenson"}


def about(cast, worker="Teacher", agency="EDU", by="health_visitor", **more):
    """Log a concern about a worker."""
    return log(
        getattr(cast, by),
        about_worker=True,
        worker_name=worker,
        worker_agency=cast.agencies[agency] if agency else None,
        **more,
    )


def team_of(concern):
    """Return which team screens."""
    return Screening.objects.filter(concern=concern).first().team


def triager(concern):
    """Return who triages by name."""
    return Triage.objects.get(concern=concern).assigned_to


def office_told(cast, concern):
    """Say what the office was told."""
    told = Notice.objects.filter(team=cast.teams["office"], about=concern.pk)
    return " ".join(notice.text for notice in told)


def confirmed(concern, by, person_id=None):
    """Screen as far as the child confirmed; return who she is."""
    screening = actions.claim(Screening.objects.get(concern=concern), by=by)
    details = None if person_id else CHILD
    return actions.confirm_child(screening.child, by=by, person_id=person_id, details=details).person_id


def test_about_a_worker_said_to_be_of_another_agency_the_team_is_still_outside_her_own(cast):
    concern = about(cast, "duty  WORKER", "EDU")
    assert team_of(concern) == cast.teams["public_protection"]
    for name in ("duty_worker", "duty_manager"):
        assert is_excluded(concern.pk, getattr(cast, name))
    assert agencies_kept_away(concern) == {cast.agencies["SWD"], cast.agencies["EDU"]}


def test_an_author_of_another_agency_does_not_move_a_concern_about_a_worker_who_is_known(cast):
    assert team_of(about(cast, "Teacher", "EDU", by="constable")) == cast.teams["duty"]


def test_with_no_agency_and_no_name_found_it_goes_around_the_authors_own(cast):
    assert team_of(about(cast, "Nobody Here", None, by="duty_worker")) == cast.teams["public_protection"]


def test_accents_and_spelling_of_a_name_hide_nobody(cast):
    agencies.change_staff(cast.teacher, by=cast.administrator, name="Zoë O'Neill")
    assert is_excluded(about(cast, "zoe o neill", "HLT").pk, cast.teacher)


def test_an_adult_named_who_is_a_member_of_staff_is_kept_away_too(cast):
    adults = [{"forename": "Nursery", "surname": "Worker", "relation": "Not sure"}]
    assert is_excluded(about(cast, adults=adults).pk, cast.nursery_worker)
    assert not is_excluded(log(cast.teacher, adults=adults).pk, cast.nursery_worker)


def test_a_team_with_nobody_in_it_is_passed_over(cast):
    agencies.close_account(cast.constable, by=cast.administrator, reason="left")
    concern = about(cast, "Duty Worker", "SWD")
    assert team_of(concern) == cast.teams["duty"]
    assert "needs a receiving team from outside: ring" in office_told(cast, concern)
    assert Concern.objects.visible_to(cast.duty_colleague).filter(pk=concern.pk).exists()
    assert not Concern.objects.visible_to(cast.duty_worker).filter(pk=concern.pk).exists()


def test_with_no_receiving_team_outside_it_is_accepted_all_the_same(cast):
    for name in ("constable", "duty_manager", "duty_colleague"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    concern = about(cast, "Duty Worker", "SWD")
    assert team_of(concern) == cast.teams["public_protection"]
    assert concern.reference in office_told(cast, concern)


def test_the_first_receiving_team_with_anybody_in_it_receives(cast):
    for name in ("duty_worker", "duty_manager", "duty_colleague"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    assert receiving_team() == team_of(log(cast.teacher)) == cast.teams["public_protection"]


def test_when_no_receiving_team_has_anybody_the_others_and_the_office_are_told(cast):
    for name in ("duty_worker", "duty_manager", "duty_colleague", "constable"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    concern = log(cast.teacher)
    assert team_of(concern) == cast.teams["duty"]
    assert "nobody in it: ring" in office_told(cast, concern)
    assert Notice.objects.filter(team=cast.teams["public_protection"], about=concern.pk).exists()


def test_a_worker_not_recognised_is_never_triaged_by_a_manager_of_that_agency(cast):
    assert triager(about(cast, "Somebody Unknown", "EDU", by="colleague")).agency != cast.agencies["EDU"]
    assert triager(about(cast, "Somebody Unknown", "HLT", by="colleague")).agency == cast.agencies["EDU"]


def test_a_deputy_who_answers_to_the_worker_does_not_triage(cast):
    concern = about(cast, "Edu Manager", "EDU", by="nursery_worker")
    assert triager(concern) not in {cast.edu_deputy, cast.edu_manager}


def test_the_author_never_triages_what_she_logged_about_a_worker(cast):
    assert triager(about(cast, "Teacher", "EDU", by="edu_deputy")) == cast.pol_manager
    assert triager(about(cast, "Duty Worker", "SWD", by="hlt_manager")) != cast.hlt_manager


def test_every_holder_of_another_agency_is_asked_before_it_is_passed_over(cast):
    deputy = {"by": cast.administrator, "role": Role.DEPUTY, "team": cast.teams["pol_dm"], "reason": "for the test"}
    agencies.appoint(cast.constable, **deputy)
    agencies.change_staff(cast.pol_manager, by=cast.administrator, manager=cast.teacher)
    assert triager(about(cast, "Teacher", None, by="edu_deputy")) == cast.constable


def test_known_to_leaves_no_trace_of_a_concern_about_a_worker_in_the_workers_agency(cast):
    person = confirmed(about(cast), cast.duty_worker)
    found = possible_matches(**CHILD)
    assert [match.person_id for match in found] == [person]
    for name in ("nursery_worker", "edu_manager", "head_teacher"):
        assert known_to([person], getattr(cast, name)) == {}
        assert for_display(found, getattr(cast, name)) == []


def test_a_receiver_outside_is_never_told_not_known(cast):
    person = confirmed(about(cast), cast.duty_worker)
    [shown] = for_display(possible_matches(**CHILD), cast.constable)
    assert [str(one) for one in shown.known_to] == ["Known to: Social work, contact Social work duty, 01632 960101"]
    assert known_to([person], cast.health_visitor)[person] == shown.known_to


def test_a_child_known_through_an_ordinary_concern_too_is_known_to_everybody_by_that_alone(cast):
    person = confirmed(about(cast, by="constable"), cast.duty_worker)
    confirmed(log(cast.health_visitor, children=[child(**CHILD)]), cast.duty_worker, person)
    said = known_to([person], cast.nursery_worker)[person]
    assert {one.agency_name for one in said} == {"Health", "Social work"}


def test_a_new_manager_of_a_named_worker_is_kept_away(cast):
    concern = about(cast)
    agencies.change_staff(cast.head_teacher, by=cast.administrator, manager=cast.edu_deputy)
    for name in ("edu_deputy", "edu_manager"):
        assert is_excluded(concern.pk, getattr(cast, name))
    assert not Concern.objects.visible_to(cast.edu_deputy).filter(pk=concern.pk).exists()


def test_who_comes_into_the_line_while_she_triages_gives_it_up(cast):
    concern = about(cast, by="colleague")
    assert triager(concern) == cast.edu_deputy
    agencies.change_staff(cast.teacher, by=cast.administrator, manager=cast.edu_deputy)
    assert triager(concern) == cast.pol_manager
    assert open_until(concern, to=cast.edu_deputy) is False


def test_when_the_role_of_who_triages_ends_somebody_else_does(cast):
    concern = about(cast, by="colleague")
    actions.claim_triage(Triage.objects.get(concern=concern), by=cast.edu_deputy)
    role = cast.edu_deputy.roles.get(role=Role.DEPUTY)
    agencies.end_role(cast.edu_deputy, by=cast.administrator, role=role)
    assert triager(concern) == cast.edu_manager
    assert open_until(concern, to=cast.edu_deputy) is False
    assert Triage.objects.get(concern=concern).claimed_by is None
    actions.claim_triage(Triage.objects.get(concern=concern), by=cast.edu_manager)
    assert Triage.objects.get(concern=concern).claimed_by == cast.edu_manager


def test_when_nobody_is_left_to_triage_the_office_hears_and_the_next_appointed_has_it(cast):
    concern = about(cast, by="colleague")
    for name in ("edu_manager", "hlt_manager", "pol_manager", "edu_deputy"):
        agencies.close_account(getattr(cast, name), by=cast.administrator, reason="left")
    assert triager(concern) is None
    assert f"{concern.reference} has nobody to triage it: ring" in office_told(cast, concern)
    agencies.appoint(
        cast.health_visitor, by=cast.administrator, role=Role.DEPUTY, team=cast.teams["hlt_dm"], reason="now"
    )
    assert triager(concern) == cast.health_visitor


def test_a_deputy_takes_over_from_who_is_away_and_says_why(cast, client):
    triage = Triage.objects.get(concern=log(cast.nursery_worker))
    actions.claim_triage(triage, by=cast.edu_manager)
    client.force_login(cast.edu_deputy)
    page = client.get(triage.get_absolute_url()).content.decode()
    assert "Edu Manager is looking at this concern." in page
    address = reverse("referrals:triage_take_over", args=[triage.pk])
    assert address in page
    assert client.post(address, {"why": ""}).status_code == 422
    assert client.post(address, {"why": "She is on leave."}).status_code == 303
    assert Triage.objects.get().claimed_by == cast.edu_deputy


def test_nobody_finishes_the_triage_of_what_she_logged_herself_while_somebody_else_could(cast):
    triage = actions.claim_triage(Triage.objects.get(concern=log(cast.edu_deputy)), by=cast.edu_deputy)
    answers = {"complete": "yes", "shared": "yes"}
    with pytest.raises(NotNow, match="Somebody else triages what you logged yourself"):
        actions.finish_triage(triage, by=cast.edu_deputy, **answers)
    agencies.close_account(cast.edu_manager, by=cast.administrator, reason="left")
    assert actions.finish_triage(triage, by=cast.edu_deputy, **answers).status == "done"


def test_a_charity_with_designated_managers_of_its_own_has_them_triage(cast):
    agency, by = cast.agencies["EDU"], system()
    charity = agencies.open_organisation(by=by, agency=agency, name="A charity of its own")
    own = agencies.open_team(by=by, organisation=charity, name="Own", kind=Team.Kind.DESIGNATED_MANAGERS)
    home = agencies.open_team(by=by, organisation=charity, name="Playgroup", kind=Team.Kind.PRACTICE)
    worker = agencies.add_staff(by=by, email="playgroup@example.org", name="Playgroup Worker", team=home)
    assert Triage.objects.get(concern=log(worker)).team == own
    assert designated_managers_team(agency, cast.teams["school"].organisation) == cast.teams["edu_dm"]
    assert designated_managers_team(agency) is not None


def test_the_triage_page_lists_the_readers_own_agencys_concerns_and_whom_to_ring_in_others(cast, client):
    children = [child(**CHILD)]
    person = confirmed(log(cast.nursery_worker, children=children), cast.duty_worker)
    concern = about(cast, by="colleague", children=children)
    confirmed(concern, cast.duty_worker, person)
    agencies.close_account(cast.edu_deputy, by=cast.administrator, reason="left")
    agencies.close_account(cast.edu_manager, by=cast.administrator, reason="left")
    triage = Triage.objects.get(concern=concern)
    assert triage.assigned_to == cast.pol_manager
    client.force_login(cast.pol_manager)
    context = client.get(triage.get_absolute_url()).context
    assert list(context["own"]) == []
    assert {contact.agency_name for contact in context["known_to"]} == {"Education", "Social work"}
