"""The pages, through the form and back."""

import pytest
from django.urls import reverse

from audit.models import AccessLog
from common import clock
from inspection import actions
from inspection.models import FileReadingRound, InspectionRequest, PositionStatement
from reference.querysets import codes
from tests.inspection.conftest import YEAR, read, some_cases
from tests.register.conftest import carried_out, days_ago

pytestmark = pytest.mark.django_db


def date(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_a_round_goes_from_plan_to_summary_through_its_pages(cast, signed_in):
    some_cases(cast)
    office, reader, today = signed_in(cast.lead_officer), signed_in(cast.health_visitor), clock.today()
    told = {"title": "Files of the year", "rule": "open", "inspection": ""}
    told |= {"partnership": cast.agencies["CYPPC"].partnerships.get().pk}
    days = date("period_from", today - YEAR) | date("period_to", today) | date("reads_until", today)
    assert office.post(reverse("inspection:round_open"), told | days).status_code == 303
    made = FileReadingRound.objects.get()
    page = office.get(reverse("inspection:round_draw", args=[made.pk])).content.decode()
    assert "Files that fit" in page
    assert office.post(reverse("inspection:round_draw", args=[made.pk]), {"many": "2"}).status_code == 303
    refused = office.post(reverse("inspection:round_begin", args=[made.pk]))
    assert refused.status_code == 409 and "Name a reader for every file" in refused.content.decode()
    for file in made.files.all():
        named = office.post(reverse("inspection:file_reader", args=[file.pk]), {"reader": cast.health_visitor.pk})
        assert named.status_code == 303
    assert office.post(reverse("inspection:round_begin", args=[made.pk])).status_code == 303
    assert "File 1 of" in reader.get(reverse("inspection:round_list")).content.decode()
    first, second = made.files.order_by("number")
    answers = {f"level_{code}": "4" for code, _ in codes("file_question")} | {"overall": "4", "words_seen": "Twice."}
    halfway = reader.post(first.get_absolute_url(), {"level_seen": "4", "words_seen": "Twice.", "finish": "1"})
    assert halfway.status_code == 409 and "Twice." in halfway.content.decode()
    assert reader.post(first.get_absolute_url(), answers | {"finish": "1"}).status_code == 303
    read(second, level=4, seen=1)
    assert office.get(first.get_absolute_url()).status_code == 403, "the office does not read"
    assert office.post(reverse("inspection:round_moderate", args=[made.pk])).status_code == 303
    page = office.get(made.get_absolute_url()).content.decode()
    assert "Moderate" in page and "2 of 2 files read" in page
    answer = second.answers.get(question="seen")
    settled = {"level": "2", "why": "Seen once."}
    assert office.post(reverse("inspection:answer_moderate", args=[answer.pk]), settled).status_code == 303
    found = {"strengths": "Seen soon.", "gaps": "Plans drift."}
    assert office.post(reverse("inspection:round_sum_up", args=[made.pk]), found).status_code == 303
    everybody = signed_in(cast.teacher).get(made.get_absolute_url()).content.decode()
    assert "Plans drift." in everybody and "What was found, question by question" in everybody
    assert "Other1" not in everybody and "The sample" not in everybody


def test_requests_positions_and_timetable_are_kept_through_their_pages(cast, inspection, signed_in):
    office, manager, today = signed_in(cast.lead_officer), signed_in(cast.edu_manager), clock.today()
    key = [inspection.pk]
    told = {"what": "Minutes.", "owner": cast.edu_manager.pk} | date("asked_on", today) | date("due_on", today)
    assert office.post(reverse("inspection:request_add", args=key), told).status_code == 303
    one = InspectionRequest.objects.get()
    assert "Answer" in manager.get(reverse("inspection:request_list", args=key)).content.decode()
    given = {"answer": "Sent."} | date("on", today)
    assert manager.post(reverse("inspection:request_answer", args=[one.pk]), given).status_code == 303
    indicator = inspection.framework.indicators.first()
    said = {"words": "Sound.", "how_we_know": "Counted.", "what_next": "Go on."}
    write = reverse("inspection:position_write", args=[inspection.pk, indicator.pk])
    assert office.post(write, said).status_code == 303
    position = PositionStatement.objects.get()
    agreed = {"where": "Committee, item 4"} | date("on", today)
    assert office.post(reverse("inspection:position_agree", args=[position.pk]), agreed).status_code == 303
    assert "Committee, item 4" in manager.get(reverse("inspection:position_list", args=key)).content.decode()
    laid = {"timetable": "weeks_21"} | date("starts_on", today)
    assert office.post(reverse("inspection:timetable_lay", args=key), laid).status_code == 303
    assert inspection.milestones.filter(confirmed=False).count() == 13


def test_a_return_is_read_by_all_and_taken_away_by_the_office_which_is_written_down(cast, case, inspection, signed_in):
    carried_out(case, cast.duty_worker, on=days_ago(30))
    office, today = signed_in(cast.lead_officer), clock.today()
    period = date("period_from", today - YEAR) | date("period_to", today)
    assert office.post(reverse("inspection:return_make", args=[inspection.pk]), period).status_code == 303
    made = inspection.returns.get()
    worker = signed_in(cast.duty_worker)
    assert "Which of these you know" in worker.get(made.get_absolute_url()).content.decode()
    assert "Which of these you know" not in office.get(made.get_absolute_url()).content.decode()
    download = reverse("inspection:return_download", args=[made.pk])
    assert worker.get(download).status_code == 403
    file = office.get(download)
    assert (
        file.content.decode().splitlines()[0] == "Number,List,Age,Sex" and "attachment" in file["Content-Disposition"]
    )
    assert AccessLog.objects.filter(verb="download", records__contains=[made.pk]).exists()


def test_the_pages_ask_as_much_of_fifty_as_of_one(cast, inspection, signed_in, django_assert_max_num_queries):
    today = clock.today()
    for _ in range(50):
        actions.enter_request(
            inspection, by=cast.lead_officer, owner=cast.edu_manager, what="It.", asked_on=today, due_on=today
        )
    some_cases(cast, 3)
    office = signed_in(cast.lead_officer)
    for name in ("request_list", "position_list", "return_list"):
        with django_assert_max_num_queries(12):
            page = office.get(reverse(f"inspection:{name}", args=[inspection.pk]))
        assert len(page.content) < 100_000
