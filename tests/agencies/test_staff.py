"""Administrators keep people; what somebody may do comes and goes with her roles."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse

from access.actions import role_for
from access.refusals import NotNow
from access.roles import Permission, Role
from agencies import actions
from agencies.models import RoleHeld, StaffMember, Team
from common import clock
from referrals.models import Concern

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast, client):
    client.force_login(cast.administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(name, *args):
    return reverse(f"agencies:{name}", args=args)


def appoint(cast, who, role, team, **when):
    return actions.appoint(who, by=cast.administrator, role=role, team=cast.teams[team], reason="test", **when)


def test_a_role_opens_its_teams_concerns_with_the_next_click_and_closes_them_again(cast, client, say):
    concern = say.log(cast.nursery_worker)
    client.force_login(cast.head_teacher, backend="allauth.account.auth_backends.AuthenticationBackend")
    queue = reverse("referrals:screening_queue")
    assert client.get(queue).status_code == 403
    held = appoint(cast, cast.head_teacher, Role.RECEIVER, "duty")
    assert concern.reference in client.get(queue).content.decode()
    actions.end_role(cast.head_teacher, by=cast.administrator, role=held)
    assert client.get(queue).status_code == 403
    assert not Concern.objects.visible_to(cast.head_teacher).exists()


def test_being_staff_of_a_receiving_team_opens_nothing_of_what_it_receives(cast, say):
    say.log(cast.nursery_worker)
    [held] = [role for role in cast.duty_worker.roles_now if role.role == Role.RECEIVER]
    assert Concern.objects.visible_to(cast.duty_worker).exists()
    actions.end_role(cast.duty_worker, by=cast.administrator, role=held)
    assert [role.role for role in cast.duty_worker.roles_now] == [Role.STAFF]
    assert not Concern.objects.visible_to(cast.duty_worker).exists()
    assert cast.teams["duty"].group not in cast.duty_worker.groups.all()


def test_cover_is_held_from_its_first_moment_to_its_last_and_not_after(cast):
    start, end = clock.now() + dt.timedelta(days=2), clock.now() + dt.timedelta(days=9)
    appoint(cast, cast.edu_deputy, Role.DESIGNATED_MANAGER, "edu_dm", starts_at=start, ends_at=end)
    for moment, holds in ((start - dt.timedelta(seconds=1), False), (start, True), (end, False)):
        roles = [role.role for role in cast.edu_deputy.roles_held(moment)]
        assert (Role.DESIGNATED_MANAGER in roles) is holds


def test_a_role_cannot_be_held_twice_at_a_time(cast):
    appoint(cast, cast.teacher, Role.DEPUTY, "edu_dm")
    with pytest.raises(NotNow, match="already holds"):
        appoint(cast, cast.teacher, Role.DEPUTY, "edu_dm")


def test_a_role_that_has_not_begun_can_be_called_off(cast):
    held = appoint(cast, cast.teacher, Role.DEPUTY, "edu_dm", starts_at=clock.now() + dt.timedelta(days=5))
    actions.end_role(cast.teacher, by=cast.administrator, role=held)
    held.refresh_from_db()
    assert held.ends_at == held.starts_at


def test_a_role_belongs_to_a_team_of_its_kind(cast):
    with pytest.raises(NotNow, match="belongs to a team of the kind"):
        appoint(cast, cast.teacher, Role.RECEIVER, "school")


def test_an_administrator_changes_neither_her_own_roles_nor_her_own_account(cast):
    by = cast.administrator
    for deed in (
        lambda: actions.appoint(by, by=by, role=Role.RECEIVER, team=cast.teams["duty"], reason="curious"),
        lambda: actions.close_account(by, by=by, reason="leaving"),
        lambda: actions.drop_password(by, by=by),
    ):
        with pytest.raises(NotNow, match="your own"):
            deed()


def test_the_last_administrator_stays(cast):
    second = appoint(cast, cast.lead_officer, Role.ADMINISTRATOR, "administration")
    [first] = [role for role in cast.administrator.roles_now if role.role == Role.ADMINISTRATOR]
    actions.end_role(cast.administrator, by=cast.lead_officer, role=first)
    with pytest.raises(NotNow, match="last systems administrator"):
        actions.end_role(cast.lead_officer, by=StaffMember.objects.timer(), role=second)


def test_closing_an_account_ends_every_role_and_signs_her_out(cast, client):
    client.force_login(cast.teacher, backend="allauth.account.auth_backends.AuthenticationBackend")
    appoint(cast, cast.teacher, Role.DEPUTY, "edu_dm", starts_at=clock.now() + dt.timedelta(days=5))
    actions.close_account(cast.teacher, by=cast.administrator, reason="left")
    assert not cast.teacher.roles.filter(ends_at=None).exists()
    assert client.get("/").status_code == 302
    actions.reopen_account(cast.teacher, by=cast.administrator, reason="came back")
    assert role_for(cast.teacher, Permission.LOG_CONCERN)


def test_nobody_is_managed_by_somebody_she_manages(cast):
    with pytest.raises(NotNow, match="answers to"):
        actions.change_staff(cast.head_teacher, by=cast.administrator, manager=cast.teacher)


def test_moving_home_moves_the_role_of_staff(cast):
    actions.change_staff(cast.teacher, by=cast.administrator, team=cast.teams["nursery"])
    assert [role.team for role in cast.teacher.roles_now] == [cast.teams["nursery"]]


def test_an_administrator_opens_no_childs_record(cast, admin, say):
    concern = say.log(cast.nursery_worker)
    screening, triage = concern.screenings.get(), concern.triage
    for record in (concern, screening, triage):
        assert admin.get(record.get_absolute_url()).status_code in {403, 404}
    for name in ("referrals:screening_queue", "referrals:triage_queue", "referrals:concern_start"):
        assert admin.get(reverse(name)).status_code == 403
    assert not Concern.objects.visible_to(cast.administrator).exists()


def test_only_an_administrator_manages_people(cast, client):
    client.force_login(cast.lead_officer, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (page("staff_list"), page("staff_detail", cast.teacher.pk), page("staff_add"), page("body_list")):
        assert client.get(address).status_code == 403


def test_the_timer_is_nobody_to_manage(cast, admin):
    timer = StaffMember.objects.timer()
    assert admin.get(page("staff_detail", timer.pk)).status_code == 404
    assert "rowan.invalid" not in admin.get(page("staff_list")).content.decode()


def test_the_list_is_filtered_sorted_and_searched_by_its_address(cast, admin):
    def names(query):
        return [person.name for person in admin.get(f"{page('staff_list')}?{query}").context["rows"]]

    assert names("q=TEACH") == ["Head Teacher", "Teacher"]
    assert names("role=receiver&sort=-name")[0] == "Duty Worker"
    assert set(names(f"agency={cast.agencies['HLT'].pk}")) == {"Health Visitor", "Hlt Manager"}
    assert names("account=closed") == []


def test_the_list_asks_as_much_for_fifty_as_for_few(cast, admin, django_assert_max_num_queries):
    for number in range(50):
        actions.add_staff(
            by=cast.administrator, email=f"more{number}@example.org", name=f"More {number}", team=cast.teams["school"]
        )
    with django_assert_max_num_queries(11):
        assert len(admin.get(page("staff_list")).context["rows"]) == 25


def test_adding_somebody_keeps_what_was_typed_when_something_is_missing(cast, admin):
    answer = admin.post(page("staff_add"), {"name": "New Person", "email": "TEACHER@example.org", "job_title": "Cook"})
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Somebody else signs in with this e-mail already" in said
    assert "Enter the home team" in said
    assert 'value="New Person"' in said
    assert 'value="Cook"' in said


def test_somebody_added_chooses_her_password_by_a_link_that_works_once(cast, admin, client):
    typed = {"name": "New Person", "email": "New@example.org", "team": cast.teams["school"].pk}
    assert admin.post(page("staff_add"), typed).status_code == 303
    person = StaffMember.objects.get(email="new@example.org")
    shown = admin.post(page("staff_link", person.pk)).content.decode()
    link = re.search(r"http://testserver(/password/new/[^<\s]+)", shown)[1]
    client.logout()
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    password = "three words nobody guesses"
    assert client.post(address, {"password1": "short", "password2": "short"}).status_code == 200
    done = client.post(address, {"password1": password, "password2": password}, follow=True)
    assert "Your new password is set" in done.content.decode()
    assert "no longer works" in client.get(link, follow=True).content.decode()
    answer = client.post(reverse("account_login"), {"login": "new@example.org", "password": password})
    assert answer.status_code == 302
    assert client.get("/").status_code == 200


def test_giving_a_link_out_is_kept_with_the_account_and_stops_the_old_password(cast, admin):
    cast.teacher.set_password("what she had until now")
    actions.choose_password(cast.teacher, by=cast.teacher, password="what she had until now")
    assert "Make the link" in admin.get(page("staff_link", cast.teacher.pk)).content.decode()
    admin.post(page("staff_link", cast.teacher.pk))
    assert not cast.teacher.has_usable_password()
    assert "Password link given out" in admin.get(page("staff_detail", cast.teacher.pk)).content.decode()


def test_a_closed_account_gets_the_same_answer_as_a_wrong_password(cast, client):
    actions.choose_password(cast.teacher, by=cast.teacher, password="three words nobody guesses")
    actions.close_account(cast.teacher, by=cast.administrator, reason="left")
    answers = [
        client.post(reverse("account_login"), {"login": email, "password": "three words nobody guesses"})
        for email in ("teacher@example.org", "nobody@example.org")
    ]
    assert {answer.status_code for answer in answers} == {200}
    said = [re.findall(r"error-message.*", answer.content.decode()) for answer in answers]
    assert said[0] == said[1]


def test_a_stale_change_overwrites_nothing_and_says_who_changed_what(cast, admin):
    address = page("staff_change", cast.teacher.pk)
    form = admin.get(address).context["form"]
    typed = {
        "name": "Teacher",
        "email": "teacher@example.org",
        "team": cast.teacher.team_id,
        "version": form["version"].value(),
    }
    actions.change_staff(cast.teacher, by=cast.administrator, job_title="Principal teacher")
    answer = admin.post(address, {**typed, "telephone": "01632 960777"})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "Administrator" in said
    assert "job title" in said
    assert 'value="01632 960777"' in said
    assert cast.teacher.telephone != "01632 960777"
    again = {**typed, "telephone": "01632 960777", "job_title": "Principal teacher"}
    again["version"] = answer.context["form"]["version"].value()
    assert admin.post(address, again).status_code == 303
    assert cast.teacher.telephone == "01632 960777"


def test_a_refused_appointment_is_a_409_that_keeps_what_was_typed(cast, admin):
    today = clock.today()
    typed = {"role": "receiver", "team": cast.teams["school"].pk, "reason": "because of the flu"}
    typed |= {"starts_on_day": today.day, "starts_on_month": today.month, "starts_on_year": today.year}
    answer = admin.post(page("staff_appoint", cast.teacher.pk), typed)
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "belongs to a team of the kind" in said
    assert "because of the flu" in said


def test_a_page_appoints_for_a_window_and_ends_a_role(cast, admin):
    first, last = clock.today() + dt.timedelta(days=3), clock.today() + dt.timedelta(days=5)
    typed = {"role": "deputy", "team": cast.teams["edu_dm"].pk, "reason": "cover"}
    for name, day in (("starts_on", first), ("ends_on", last)):
        typed |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    assert admin.post(page("staff_appoint", cast.teacher.pk), typed).status_code == 303
    held = RoleHeld.objects.get(staff=cast.teacher, role=Role.DEPUTY)
    assert held.starts_at.astimezone(clock.LOCAL).date() == first
    assert held.ends_at.astimezone(clock.LOCAL).date() == last + dt.timedelta(days=1)
    assert admin.post(page("role_end", held.pk), {"when": "now"}).status_code == 303
    held.refresh_from_db()
    assert held.ends_at == held.starts_at


def test_the_other_pages_of_people_and_bodies_answer(cast, admin):
    for address in (
        page("staff_detail", cast.edu_deputy.pk),
        page("staff_appoint", cast.teacher.pk),
        page("staff_close", cast.teacher.pk),
        page("body_list"),
        page("agency_add"),
        page("organisation_add"),
        page("team_add"),
        page("team_change", cast.teams["duty"].pk),
    ):
        assert admin.get(address).status_code == 200
    assert admin.post(page("staff_close", cast.teacher.pk), {"reason": "left"}).status_code == 303
    assert admin.post(page("staff_reopen", cast.teacher.pk), {"reason": "back"}).status_code == 303


def test_a_team_is_added_with_its_group_and_its_number_changed(cast, admin):
    organisation = cast.teams["school"].organisation
    typed = {"organisation": organisation.pk, "name": "After-school club", "kind": "practice", "precedence": 0}
    assert admin.post(page("team_add"), typed).status_code == 303
    team = Team.objects.get(name="After-school club")
    assert team.group
    typed = {"name": team.name, "telephone": "01632 960888", "precedence": 0, "version": team.version}
    assert admin.post(page("team_change", team.pk), typed).status_code == 303
    team.refresh_from_db()
    assert team.telephone == "01632 960888"
