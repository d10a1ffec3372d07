"""A concern about a teacher, logged by a colleague: nobody else in that school meets it, anywhere."""

from __future__ import annotations

import pytest
from django.urls import reverse

from access.roles import Role
from agencies import actions as agencies
from agencies.models.staff import system
from people.known import known_to
from people.models import Person
from referrals import actions
from referrals.models import Concern, Screening, Triage
from tests.cast import Cast, log
from tests.house.test_urls import ask
from tests.house.walk import MATRIX, addresses
from work.models import Notice

pytestmark = pytest.mark.django_db
ADDRESSES = addresses()
FACT = "Shut the child in a cupboard, canary."


@pytest.fixture
def told_of(cast, say):
    """A concern about the teacher, screened as far as the child confirmed."""
    agencies.appoint(
        cast.head_teacher, by=cast.administrator, role=Role.DEPUTY, team=cast.teams["edu_dm"], reason="also"
    )
    teacher = cast.teacher
    child = say.child(forename="Canarie", surname="Wrenson")
    concern = log(
        cast.colleague,
        children=[child],
        about_worker=True,
        worker_name="  teacher ",
        worker_agency=teacher.agency,
        fact=FACT,
    )
    screening = Screening.objects.get(concern=concern)
    actions.claim(screening, by=cast.duty_worker)
    actions.confirm_child(screening.child, by=cast.duty_worker, details={"forename": "Canarie", "surname": "Wrenson"})
    return concern


def lists(client, person):
    """Return everything that a person's queues, home, lists and counts say."""
    client.force_login(person)
    said = ""
    for name, row in MATRIX.items():
        if (
            "about" not in row
            and "parts" not in row
            and "get" in row
            and not name.startswith("account_")
            and name != "readyz"
        ):
            response = ask(client, "get", reverse(name))
            said += response.content.decode() if response.status_code == 200 else ""
    return said


SCHOOL = ("teacher", "head_teacher", "nursery_worker", "nursery_colleague")


@pytest.mark.parametrize("name", SCHOOL)
def test_nobody_else_in_that_school_meets_it_in_any_list_home_or_count(name, cast, told_of, client):
    person = getattr(cast, name)
    with_it = lists(client, person)
    for word in (told_of.reference, "Canarie", "Wrenson", "canary", str(told_of.pk)):
        assert word not in with_it
    assert not Notice.objects.visible_to(person).filter(about=told_of.pk).exists()
    for model in (Concern, Screening, Triage, Person):
        assert not model.objects.visible_to(person).exists()


@pytest.mark.parametrize("name", SCHOOL)
def test_every_address_of_it_is_missing_for_them(name, cast, told_of, client):
    client.force_login(getattr(cast, name))
    keys = {
        "concern": told_of.pk,
        "screening": told_of.screenings.get().pk,
        "triage": told_of.triage.pk,
        "child": told_of.children.get().pk,
        "person": told_of.children.get().person_id,
    }
    missing = client.get("/no/such/page/").content
    for address, row in MATRIX.items():
        if row.get("about") in keys:
            for method in ("get", "post"):
                response = ask(client, method, reverse(address, args=[keys[row["about"]]]))
                assert (response.status_code, response.content) == (404, missing), address


def test_the_head_teacher_who_is_also_a_deputy_counts_nothing_in_triage(cast, told_of, client):
    client.force_login(cast.head_teacher)
    assert client.get(reverse("referrals:triage_queue")).context["page_obj"].paginator.count == 0


def test_the_agencys_own_designated_managers_in_the_line_are_told_nothing(cast, told_of):
    triage = Triage.objects.get(concern=told_of)
    assert triage.assigned_to not in {cast.head_teacher, cast.teacher, cast.colleague}
    assert not Notice.objects.visible_to(cast.head_teacher).exists()


def test_known_to_does_not_name_the_school_or_its_agency(cast, told_of):
    person = told_of.children.get().person_id
    said = [str(contact) for contact in known_to([person], cast.health_visitor)[person]]
    assert said
    assert not any("Education" in one or "School" in one for one in said)


def test_its_author_still_sees_it_and_what_came_of_it(cast, told_of, client):
    client.force_login(cast.colleague)
    assert FACT in client.get(told_of.get_absolute_url()).content.decode()
    assert told_of.reference in client.get(reverse("referrals:concern_list")).content.decode()


def test_a_colleague_who_logs_from_within_the_line_still_sees_what_she_logged(cast):
    teacher = cast.teacher
    concern = log(cast.head_teacher, about_worker=True, worker_name=teacher.name, worker_agency=teacher.agency)
    assert Concern.objects.visible_to(cast.head_teacher).filter(pk=concern.pk).exists()


def test_the_lead_officer_sees_reference_and_dates_and_nothing_else(cast, told_of, client):
    said = lists(client, cast.lead_officer)
    assert told_of.reference in said
    for word in ("Canarie", "Wrenson", "canary", "cupboard", cast.colleague.name):
        assert word not in said
    client.force_login(cast.lead_officer)
    assert client.get(told_of.get_absolute_url()).status_code == 404
    page = client.get(reverse("referrals:worker_concern_dates")).content.decode()
    assert "Teacher" not in page.replace("Head Teacher", "")


def test_about_a_social_worker_the_receiving_team_is_outside_social_work(cast, client):
    worker = cast.duty_colleague
    concern = log(cast.health_visitor, about_worker=True, worker_name=worker.name, worker_agency=worker.agency)
    screening = Screening.objects.get(concern=concern)
    assert screening.team == cast.teams["public_protection"]
    for name in ("duty_colleague", "duty_manager", "duty_worker", "swd_dm"):
        if name in cast.people:
            assert not Concern.objects.visible_to(getattr(cast, name)).exists()
            assert concern.reference not in lists(client, getattr(cast, name))
    assert Concern.objects.visible_to(cast.constable).filter(pk=concern.pk).exists()


def test_a_teacher_named_but_not_found_still_keeps_the_concern_from_the_authors_own_receiving_team(cast):
    concern = log(cast.duty_worker, about_worker=True, worker_name="Somebody Unknown")
    assert Screening.objects.get(concern=concern).team == cast.teams["public_protection"]


def test_the_ladder_of_an_urgent_one_tells_nobody_of_that_line(cast, monkeypatch):
    import datetime as dt

    from common import clock

    teacher = cast.teacher
    concern = log(
        cast.colleague, danger="yes", about_worker=True, worker_name=teacher.name, worker_agency=teacher.agency
    )
    with clock.living_at(clock.now() + dt.timedelta(hours=6)):
        actions.climb_ladder(Screening.objects.get(concern=concern), by=system())
    for name in SCHOOL:
        assert not Notice.objects.visible_to(getattr(cast, name)).exists()


def test_notices_and_addresses_about_it_hold_no_name(cast, told_of):
    assert isinstance(cast, Cast)
    for notice in Notice.objects.filter(about=told_of.pk):
        for word in ("Canarie", "Wrenson", "teacher", "canary"):
            assert word not in notice.text.lower() + notice.url.lower()
