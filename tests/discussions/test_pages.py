"""The pages of a discussion, as who holds it, who takes part and who comes by one child's case meet them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit.models import AccessLog
from cases import actions as cases
from common import clock
from discussions import actions
from discussions.models import Discussion, DiscussionAction, DiscussionChild, SafetyStep
from tests.discussions.conftest import DECIDED, SAID, STEP, agency, decided, fresh, inform, start, take_part, write_all

pytestmark = pytest.mark.django_db


def address(name, record):
    return reverse(f"discussions:{name}", args=[record.pk])


def body(client, name, record):
    answer = client.get(address(name, record))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def main_of(text):
    return text[text.index("<main") : text.index("</main>")]


def test_a_discussion_is_written_section_by_section_and_closed_without_a_script(client, cast, asked):
    client.force_login(cast.duty_worker)
    url = asked.get_absolute_url()
    assert "Start the discussion" in body(client, "discussion_detail", asked)
    sent = client.post(address("discussion_start", asked), {"kind": "full", "held": "telephone"})
    assert (sent.status_code, sent.url) == (303, f"{url}#parts")
    assert "Still missing before it can be closed" in body(client, "discussion_detail", asked)
    for code in ("SWD", "POL", "HLT"):
        who = {"who": "name", "name": "Somebody", "job": "Duty", "agency": agency(code).pk, "again": "1"}
        sent = client.post(address("participant_add", asked), who)
        assert sent.url == address("participant_add", asked)
    for code in ("SWD", "POL", "HLT", "EDU"):
        told = {"agency": agency(code).pk, "given_by": "Somebody", "checked": "Records", "says": "nothing"}
        assert client.post(address("information_add", asked), told).status_code == 303
    assert client.post(address("discussion_sum_up", asked), SAID).status_code == 303
    assert client.post(address("step_add", asked), STEP).status_code == 303
    child = asked.children.get()
    assert client.post(address("child_decide", child), DECIDED).url == child.get_absolute_url()
    assert "Still missing" not in body(client, "discussion_detail", asked)
    assert client.post(address("discussion_close", asked)).status_code == 303
    text = body(client, "discussion_detail", asked)
    assert "Closed by Duty Worker" in text
    assert "Joint child protection investigation" in text
    assert "They looked, and know nothing." in text


def test_what_is_missing_stands_on_the_page_that_closes_and_nothing_is_closed(client, cast, started):
    client.force_login(cast.duty_worker)
    text = body(client, "discussion_close", started)
    assert "Health: nobody took part and no information is recorded" in text
    assert client.post(address("discussion_close", started)).status_code == 409
    assert fresh(started).status == "started"


def test_whoever_only_reads_is_offered_nothing_to_write(client, cast, started):
    inform(cast, started)
    client.force_login(cast.edu_manager)
    text = main_of(body(client, "discussion_detail", started))
    for words in ("Close the discussion", "Adjourn", "Take out", "Add a step", "Decide<"):
        assert words not in text, words
    assert "Record what another agency knows" in text


def test_a_colleagues_change_is_noticed_and_what_was_typed_stays(client, cast, started):
    client.force_login(cast.duty_worker)
    version = fresh(started).version
    actions.sum_up(started, by=cast.duty_colleague, **{**SAID, "summary": "Said by a colleague."})
    typed = {**SAID, "summary": "Typed meanwhile.", "version": version}
    answer = client.post(address("discussion_sum_up", started), typed)
    assert answer.status_code == 409
    assert "Typed meanwhile." in answer.content.decode()
    assert fresh(started).summary == "Said by a colleague."


def test_the_name_of_a_child_stands_in_no_title_and_of_one_not_open_nowhere(client, cast):
    skye, rory = decided(cast, children=("Skye", "Rory"))
    one = Discussion.objects.get()
    write_all(cast, start(cast, one))
    cases.involve(skye, by=cast.duty_worker, staff=cast.teacher, reason="class teacher of one")
    client.force_login(cast.teacher)
    text = body(client, "discussion_detail", one)
    assert "Skye" in text
    assert "Rory" not in text
    assert "Skye" not in text[text.index("<title>") : text.index("</title>")]
    shown = AccessLog.objects.filter(by=cast.teacher, page="discussions:discussion_detail").latest("id").records
    assert {one.pk, skye.child_id} <= set(shown)
    assert rory.child_id not in shown


def test_information_is_shown_with_its_age(client, cast, started):
    import datetime as dt

    inform(cast, started, ("HLT",), as_of=clock.today() - dt.timedelta(days=45))
    client.force_login(cast.duty_worker)
    assert "45 days old when given" in body(client, "discussion_detail", started)


def test_the_case_leads_to_its_discussions_and_says_how_the_last_one_stands(client, cast, case, asked):
    client.force_login(cast.duty_worker)
    text = client.get(case.get_absolute_url()).content.decode()
    assert reverse("discussions:case_discussions", args=[case.pk]) in text
    assert "Discussion asked for" in text
    write_all(cast, start(cast, asked))
    actions.close(fresh(asked), by=cast.duty_worker)
    assert ": Joint child protection investigation" in client.get(case.get_absolute_url()).content.decode()
    assert asked.reference in body(client, "case_discussions", case)


def test_the_list_holds_what_goes_on_first_what_waits_and_the_home_page_counts_it(client, cast, asked):
    client.force_login(cast.duty_worker)
    answer = client.get(reverse("discussions:discussion_list"))
    assert asked.reference in answer.content.decode()
    assert "Wait to be started" in client.get("/").content.decode()
    start(cast, asked)
    assert "Under way" in client.get(reverse("discussions:discussion_list")).content.decode()
    client.force_login(cast.teacher)
    assert client.get(reverse("discussions:discussion_list")).status_code == 403


def test_a_participant_writes_only_what_her_own_agency_knows(client, cast, started):
    actions.add_participant(started, by=cast.duty_worker, staff=cast.health_visitor)
    client.force_login(cast.health_visitor)
    told = {"given_by": "Health visitor", "checked": "Record", "says": "nothing"}
    sent = client.post(address("information_add", started), {**told, "agency": agency("POL").pk})
    assert sent.status_code == 422
    sent = client.post(address("information_add", started), {**told, "agency": agency("HLT").pk})
    assert sent.status_code == 303


def questions_of(client, one):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(one.get_absolute_url()).status_code == 200
    return len(asked)


def test_the_page_asks_as_many_questions_at_fifty_rows_as_at_one(client, cast, started):
    client.force_login(cast.duty_worker)
    write_all(cast, started)
    todo = {"what": "See.", "by_whom": "Duty", "due_on": clock.today(), "recorded_by": cast.duty_worker}
    DiscussionAction.objects.create(discussion=started, **todo)
    client.get("/")
    before = questions_of(client, started)
    DiscussionAction.objects.bulk_create(DiscussionAction(discussion=started, **todo) for _ in range(49))
    step = {**STEP, "recorded_by": cast.duty_worker}
    SafetyStep.objects.bulk_create(SafetyStep(discussion=started, **step) for _ in range(49))
    for _ in range(10):
        inform(cast, started)
        take_part(cast, started)
    after = questions_of(client, started)
    assert after <= before <= 34, (before, after)
    assert DiscussionChild.objects.count() == 1
