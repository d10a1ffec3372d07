"""Reports for the public: without marking, agreed by a second person, naming nobody, gone when withdrawn."""

from __future__ import annotations

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from access.refusals import NotNow
from access.roles import Role
from agencies import actions as agencies
from agencies.models import Team
from agencies.models.staff import system
from improvement import actions as plans
from reports import actions, tasks
from reports.models import PublicReport, ReportJob
from tests.improvement import sample
from tests.reports.printing import content, made, pages_of

SAID = {"title": "Our improvement plan", "about": "What we do to protect children better.", "why": "Everybody asks."}


@pytest.fixture
def ready(committee, plan):
    source = plans.add_source(plan, by=committee.office, kind="main_point_for_action", reference="1", title="A theme")
    asked = plans.add_recommendation(source, by=committee.office, text="Do")
    sample.add_action(committee, plan, recommendations=[asked])
    return plan


@pytest.fixture
def second(committee):
    organisation = committee.office.team.organisation
    team = agencies.open_team(by=system(), organisation=organisation, name="Chiefs", kind=Team.Kind.CHIEF_OFFICERS)
    staff = agencies.add_staff(by=system(), email="second@example.org", name="Una Kirriemuir", team=team)
    agencies.appoint(staff, by=system(), role=Role.CHIEF_OFFICER, team=team, reason="the second")
    return staff


@pytest.fixture
def report(committee, ready):
    asked = actions.ask(ready, by=committee.office, key=uuid.uuid4(), kind=ReportJob.Kind.PUBLIC_PLAN)
    tasks.make(actions.claim(asked, by=system(), celery_id="one"), by=system())
    return ReportJob.objects.get(pk=asked.pk)


@pytest.fixture
def proposal(committee, report):
    return actions.propose_release(report, by=committee.office, **SAID)


def test_the_copy_for_the_public_carries_no_mark_and_nobodys_name_as_its_reader(committee, report, tmp_path):
    pages = pages_of(content(report), tmp_path)
    assert "This document names no child." in pages[0]
    for text in pages:
        assert "OFFICIAL-SENSITIVE" not in text and "Copy for" not in text and "Asked for by" not in text


def test_a_second_person_agrees_before_anybody_reads_it(client, committee, second, report, proposal):
    page, file = proposal.public_url, reverse("reports:public_report_file", args=[proposal.reference])
    assert {client.get(page).status_code, client.get(file).status_code} == {404}
    with pytest.raises(NotNow, match="somebody else has to agree"):
        actions.agree_release(proposal, by=committee.office)
    with pytest.raises(Http404):
        actions.agree_release(proposal, by=committee.other)
    actions.agree_release(proposal, by=second)
    text = client.get(page).content.decode()
    assert SAID["title"] in text and SAID["about"] in text and SAID["why"] not in text
    answer = client.get(file)
    assert answer.content == content(report) and not answer.cookies
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert SAID["title"] in client.get(reverse("reports:public_list")).content.decode()


def test_a_withdrawn_report_is_gone_from_its_address_and_the_list(client, committee, second, proposal):
    actions.agree_release(proposal, by=second)
    with pytest.raises(NotNow, match="Say why"):
        actions.withdraw_release(proposal, by=committee.office, why=" ")
    actions.withdraw_release(proposal, by=committee.office, why="A figure was wrong.")
    answer = client.get(proposal.public_url)
    assert answer.status_code == 410 and SAID["title"] not in answer.content.decode()
    assert client.get(reverse("reports:public_report_file", args=[proposal.reference])).status_code == 410
    assert SAID["title"] not in client.get(reverse("reports:public_list")).content.decode()


def test_only_what_was_made_for_the_public_is_proposed_and_by_the_office(committee, ready, report):
    with pytest.raises(NotNow, match="copy for the public"):
        actions.propose_release(made(ready, committee.office), by=committee.office, **SAID)
    waiting = actions.ask(ready, by=committee.office, key=uuid.uuid4(), kind=ReportJob.Kind.PUBLIC_PLAN)
    with pytest.raises(NotNow, match="not made yet"):
        actions.propose_release(waiting, by=committee.office, **SAID)
    with pytest.raises((PermissionDenied, Http404)):
        actions.propose_release(report, by=committee.manager, **SAID)


def test_postgresql_refuses_a_release_that_nobody_else_agreed_to(committee, proposal):
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicReport.objects.filter(pk=proposal.pk).update(agreed_by=committee.office)


def test_the_office_proposes_and_a_second_person_agrees_on_the_page(client, committee, second, ready, report):
    client.force_login(committee.office)
    text = client.get(reverse("reports:release_list")).content.decode()
    assert f"Propose {report.reference}" in text and reverse("reports:public_plan_ask", args=[ready.pk]) in text
    assert client.post(reverse("reports:release_propose", args=[report.pk]), {"title": ""}).status_code == 422
    answer = client.post(reverse("reports:release_propose", args=[report.pk]), SAID)
    one = PublicReport.objects.get()
    assert answer.url == one.get_absolute_url()
    assert "somebody else has to agree" in client.get(answer.url).content.decode()
    assert client.post(reverse("reports:release_agree", args=[one.pk])).status_code == 409
    client.force_login(second)
    assert client.get(reverse("reports:report_download", args=[report.pk])).content == content(report), "read it first"
    assert client.post(reverse("reports:release_agree", args=[one.pk])).status_code == 303
    text = client.get(reverse("reports:release_list")).content.decode()
    assert committee.office.name in text and second.name in text and SAID["why"] in text
    client.force_login(committee.office)
    typed = {"why": "A figure was wrong."}
    assert client.post(reverse("reports:release_withdraw", args=[one.pk]), typed).status_code == 303
    assert "A figure was wrong." in client.get(one.get_absolute_url()).content.decode()


def test_anybody_reads_the_terms_of_reference(client, db):
    answer = client.get(reverse("reports:public_terms"))
    assert answer.status_code == 200 and "The way of a referral" in answer.content.decode() and not answer.cookies
