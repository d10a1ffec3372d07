"""The page of a clock, worked through day by day, and the way of an extension through its pages (check_10, check_11)."""

import datetime as dt

import pytest
from django.urls import reverse

from cases import actions
from cases.actions.clocks import start
from cases.models import Case, CaseClockExtension
from common import clock
from reports.home import sections_for

pytestmark = pytest.mark.django_db


def at(year, month, day, hour=10):
    return dt.datetime(year, month, day, hour, tzinfo=clock.LOCAL)


def shown(signed_in, user, one):
    answer = signed_in(user).get(one.get_absolute_url())
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_check_10_over_easter_and_the_councils_holiday_the_page_shows_how_it_counted(cast, case, signed_in):
    record = start(case, "RECORD", at(2026, 4, 1))
    page = shown(signed_in, cast.duty_worker, record)
    assert record.due_at.date() == dt.date(2026, 4, 17)
    assert "10 working days" in page and "Appendix D" in page
    assert "Day 0 is Wednesday 1 April 2026" in page and "due on Friday 17 April 2026" in page
    assert "3 April 2026 (Good Friday), 6 April 2026 (Spring holiday)" in page
    assert "day 10" in page and "day 11" not in page


@pytest.mark.parametrize(
    ("key", "began", "due"),
    [
        ("CPPM_DUE", at(2026, 3, 6), dt.date(2026, 4, 3)),
        ("PLAN_CHANGE_NOTIFY", at(2026, 3, 30), dt.date(2026, 4, 2)),
        ("CORE_GROUP", at(2026, 4, 1), dt.date(2026, 4, 24)),
        ("RECORD", at(2026, 12, 18), dt.date(2027, 1, 7)),
    ],
)
def test_check_10_each_clock_falls_due_on_the_day_the_facts_say_in_dundee(case, key, began, due):
    assert start(case, key, began, about=case.pk).due_at.date() == due


def test_a_due_day_that_is_a_holiday_warns_of_the_last_working_day(cast, case, signed_in):
    meeting = start(case, "CPPM_DUE", at(2026, 3, 6), about=case.pk)
    page = shown(signed_in, cast.duty_worker, meeting)
    assert "Friday 3 April 2026 is Good Friday. The last working day before it is Thursday 2 April 2026." in page


def test_hours_and_months_are_said_without_a_calendar(cast, case, signed_in):
    for key in ("PLACE_OF_SAFETY", "FIRST_REVIEW"):
        one = start(case, key, at(2026, 4, 1))
        assert "rowan-day" not in shown(signed_in, cast.duty_worker, one)


def test_check_11_from_asking_to_agreeing_through_the_pages(cast, case, signed_in):
    meeting = case.clocks.get(key="CPPM_DUE")
    url = reverse("cases:clock_extend", args=[meeting.pk])
    until = clock.today() + dt.timedelta(days=42)
    answers = {
        "until_day": until.day, "until_month": until.month, "until_year": until.year,
        "reason": "report_awaited",
        "why": "The paediatrician reports next week.",
        "safety_plan": "Grandmother stays with the children.",
        "approver": cast.senior_manager.pk,
    }  # fmt: skip
    worker, manager = signed_in(cast.duty_worker), signed_in(cast.senior_manager)
    refused = worker.post(url, answers)
    assert refused.status_code == 422 and "in place and share it first" in refused.content.decode()
    assert worker.post(url, {**answers, "in_place": "on"}).status_code == 303
    extension = CaseClockExtension.objects.get()
    (section,) = [one for one in sections_for(cast.senior_manager) if one.title == "More time asked of you"]
    assert section.rows[0].url == extension.get_absolute_url()
    page = manager.get(section.rows[0].url)
    assert "Grandmother stays" in page.content.decode()
    unsatisfied = manager.post(section.rows[0].url, {"answer": "approve", "why": "Fine."})
    assert unsatisfied.status_code == 422
    agreed = manager.post(section.rows[0].url, {"answer": "approve", "satisfied": "on", "why": "I rang the team."})
    assert agreed.url == reverse("home")
    assert manager.get(section.rows[0].url).status_code == 404
    assert not Case.objects.visible_to(cast.senior_manager).exists()
    page = shown(signed_in, cast.duty_worker, meeting)
    assert "Falls due now" in page and "I rang the team." in page


def test_the_page_of_a_clock_of_our_own_order_offers_standing_still(cast, case, signed_in):
    review = case.clocks.get(key="CASE_REVIEW")
    assert "Let it stand still" in shown(signed_in, cast.duty_worker, review)
    actions.pause_clock(review, by=cast.duty_worker, why="The family is abroad")
    page = shown(signed_in, cast.duty_worker, review)
    assert "Paused" in page and "The family is abroad" in page and "Let it run on" in page
