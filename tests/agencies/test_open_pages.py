"""What anybody may see, the page for an outage, and the first administrator."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.urls import reverse

from access.roles import Role
from agencies import actions

pytestmark = pytest.mark.django_db


def test_who_to_contact_is_open_to_anybody_and_names_todays_designated_managers(cast, client):
    answer = client.get(reverse("agencies:contacts"))
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Edu Manager" in said
    assert "Edu Deputy" in said
    assert "01632 960101" in said
    assert "999" in said
    assert "nursery_worker" not in said


def test_a_vacant_post_says_so(cast, client):
    [held] = [role for role in cast.hlt_manager.roles_now if role.role == Role.DESIGNATED_MANAGER]
    actions.end_role(cast.hlt_manager, by=cast.administrator, role=held)
    said = client.get(reverse("agencies:contacts")).content.decode()
    health = said[said.index(">Health<") :].split("</section>")[0]
    assert "this post is vacant" in health
    assert "Hlt Manager" not in health


def test_the_committees_own_office_is_no_agency_to_contact(cast, client):
    names = [one["agency"].name for one in client.get(reverse("agencies:contacts")).context["agencies"]]
    assert "Committee office" not in names
    assert "Education" in names


def test_contacts_ask_as_much_for_many_agencies_as_for_few(cast, client, django_assert_max_num_queries):
    for number in range(20):
        agency = actions.open_agency(by=cast.administrator, code=f"X{number}", name=f"Agency {number}", partnerships=[])
        actions.open_organisation(by=cast.administrator, agency=agency, name=f"Organisation {number}")
    with django_assert_max_num_queries(7):  # one of them for the seats of the sub-group
        client.get(reverse("agencies:contacts"))


def test_the_page_for_an_outage_has_todays_duty_numbers_and_needs_no_database(cast, settings, tmp_path):
    settings.ROWAN_HOME = tmp_path
    actions.change_team(cast.teams["duty"], by=cast.administrator, telephone="01632 960999", hours="Any time")
    call_command("write_outage_page")
    said = (tmp_path / "outage.html").read_text()
    assert "01632 960999" in said
    assert "01632 960102" in said
    assert "999</a>" in said
    assert [path.name for path in tmp_path.iterdir()] == ["outage.html"]


def test_signing_in_goes_by_work_e_mail_whatever_its_case_and_tells_a_stranger_nothing(cast, client):
    actions.choose_password(cast.teacher, by=cast.teacher, password="three words nobody guesses")
    wrong = client.post(reverse("account_login"), {"login": "teacher@example.org", "password": "wrong"})
    assert wrong.status_code == 200
    assert 'value="teacher@example.org"' in wrong.content.decode()
    right = {"login": "Teacher@Example.org", "password": "three words nobody guesses"}
    assert client.post(reverse("account_login"), right).status_code == 302
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get("/").status_code == 302
