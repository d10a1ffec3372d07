"""The register of what was sent to whom: only added to, on the report's page and in a list; whose copy it is."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404
from django.urls import reverse

from access.refusals import NotNow
from common import clock
from common.templatetags.rowan import day
from improvement import actions as plans
from reports import actions
from reports.models import Sending
from tests.improvement import sample
from tests.reports.printing import content, made, pages_of

GIVEN = {
    "name": "Morag Balgillo",
    "organisation": "Inspectorate",
    "job": "Inspector",
    "why": "Asked for before the visit",
    "how": "mail",
}


@pytest.fixture
def ready(committee, plan):
    source = plans.add_source(plan, by=committee.office, kind="main_point_for_action", reference="1", title="A theme")
    sample.add_action(
        committee, plan, recommendations=[plans.add_recommendation(source, by=committee.office, text="Do")]
    )
    return plan


@pytest.fixture
def report(committee, ready):
    return made(ready, committee.manager)


def test_every_page_says_whose_copy_it_is_and_when_it_was_asked_for(committee, report, tmp_path):
    said = f"Copy for {committee.manager}, asked {day(clock.today())}, {report.reference}"
    assert report.data["copy_for"] == said
    for text in pages_of(content(report), tmp_path):
        assert said in text


def test_what_was_sent_stands_on_the_report_s_page_and_in_the_office_s_register(client, committee, report):
    client.force_login(committee.manager)
    sent = {**GIVEN, "on_day": clock.today().day, "on_month": clock.today().month, "on_year": clock.today().year}
    answer = client.post(reverse("reports:report_send", args=[report.pk]), sent)
    assert answer.status_code == 303 and answer.url == report.get_absolute_url()
    assert "Asked for before the visit" in client.get(answer.url).content.decode()
    assert client.get(reverse("reports:sending_list")).status_code == 403
    client.force_login(committee.office)
    for query, told in {"": True, "?how=mail": True, "?how=post": False, "?report=hmie_readiness": False}.items():
        said = client.get(reverse("reports:sending_list") + query).content.decode()
        assert ("Morag Balgillo" in said) is told, query


def test_nothing_was_sent_before_it_was_made_or_on_a_day_to_come(committee, ready, report):
    waiting = actions.ask(ready, by=committee.manager, key=uuid.uuid4())
    for job, days, why in [(waiting, 0, "not made yet"), (report, 1, "to come"), (report, -1, "made after")]:
        with pytest.raises(NotNow, match=why):
            actions.record_sending(job, by=committee.manager, on=clock.today() + dt.timedelta(days=days), **GIVEN)


def test_a_sending_is_never_changed_and_a_stranger_writes_none(committee, report):
    made_once = actions.record_sending(report, by=committee.manager, on=clock.today(), **GIVEN)
    with pytest.raises(DatabaseError), transaction.atomic():
        Sending.objects.filter(pk=made_once.pk).update(why="Another reason")
    with pytest.raises(DatabaseError), transaction.atomic():
        made_once.delete()
    with pytest.raises(Http404):
        actions.record_sending(report, by=committee.other, on=clock.today(), **GIVEN)
    assert not Sending.objects.visible_to(committee.other).exists()
