"""Who has looked at a child's record: told in two clicks to whoever leads it, with lists, files and refused tries."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit import writers
from audit.looks import looks_at
from audit.models import AccessLog
from cases import actions

pytestmark = pytest.mark.django_db

MOST_QUESTIONS, MOST_BYTES = 20, 100_000


@pytest.fixture
def led(cast, case):
    return actions.name_lead_professional(case, by=cast.duty_worker, staff=cast.duty_worker)


def at(name, case):
    return reverse(f"cases:{name}", args=[case.pk])


def told(client, cast, case, **query):
    """Return what the page tells the lead, look by look."""
    client.force_login(cast.duty_worker)
    page = client.get(at("case_looked", case), query)
    assert page.status_code == 200
    return [(one.by.name, one.verb, one.page_words) for one in page.context["page_obj"]], page.content.decode()


def test_check_15_views_lists_files_and_refused_tries_are_told_two_clicks_from_the_list_of_cases(client, cast, led):
    client.force_login(cast.teacher)
    assert client.get(at("case_detail", led)).status_code == 404
    client.force_login(cast.duty_manager)
    client.get(at("case_story", led))
    writers.looked(
        by=cast.duty_manager, acting_as="Manager", verb="download", page="reports:report_download", records=[led.pk]
    )
    client.force_login(cast.duty_worker)
    listed = client.get(reverse("cases:case_list")).content.decode()
    assert at("case_detail", led) in listed, "one click"
    assert at("case_looked", led) in client.get(at("case_detail", led)).content.decode(), "and another"
    looks, text = told(client, cast, led)
    teacher, manager, worker = cast.teacher.name, cast.duty_manager.name, cast.duty_worker.name
    assert (teacher, "refused", "Case detail") in looks
    assert (manager, "view", "Case story") in looks
    assert (manager, "download", "Report download") in looks
    assert (worker, "list", "Case list") in looks
    assert "Was refused" in text and "Downloaded" in text


def test_looks_at_the_child_elsewhere_count_and_looks_at_other_records_do_not(client, cast, led):
    seen = {"by": cast.edu_manager, "acting_as": "", "verb": "search"}
    writers.looked(page="referrals:child_search", records=[led.child_id], **seen)
    writers.looked(page="somewhere:else", records=[cast.nursery_worker.pk], **seen)
    looks, _ = told(client, cast, led)
    assert [page for name, _, page in looks if name == cast.edu_manager.name] == ["Child search"]


def test_looks_are_narrowed_to_a_person_and_to_what_was_done(client, cast, led):
    for verb in ("view", "download"):
        writers.looked(by=cast.edu_manager, acting_as="", verb=verb, page="cases:case_story", records=[led.pk])
    told(client, cast, led)
    hers, _ = told(client, cast, led, by=cast.edu_manager.pk)
    assert [verb for _, verb, _ in hers] == ["download", "view"]
    files, _ = told(client, cast, led, by=cast.edu_manager.pk, verb="download")
    assert [verb for _, verb, _ in files] == ["download"]
    nobody, text = told(client, cast, led, by=cast.edu_manager.pk, verb="search")
    assert nobody == [] and "Nobody looked in this way." in text


def test_only_whoever_leads_is_told(client, cast, led):
    actions.involve(led, by=cast.duty_worker, staff=cast.teacher, reason="Her class")
    client.force_login(cast.teacher)
    detail = client.get(at("case_detail", led))
    assert detail.status_code == 200 and at("case_looked", led) not in detail.content.decode()
    assert client.get(at("case_looked", led)).status_code == 403


def test_a_record_looked_at_five_hundred_times_asks_no_more_and_stays_light(client, cast, led):
    told(client, cast, led)
    row = {"by": cast.edu_manager, "verb": "view", "page": "cases:case_story", "records": [led.pk]}
    asked = []
    for many in (1, 499):
        AccessLog.objects.bulk_create(AccessLog(**row) for _ in range(many))
        with CaptureQueriesContext(connection) as queries:
            _, text = told(client, cast, led)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= MOST_QUESTIONS
    assert len(text) < MOST_BYTES
    assert looks_at([led.pk]).filter(by=cast.edu_manager).count() == 500
