"""The learning library, as the office and everybody else meet it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from common import clock
from learning import actions, summary
from learning.models import Lesson, OpenCall, TakeUp
from practice_review import actions as reviews
from tests.learning.conftest import SAID, draft


def page(client, name, key=None, **query):
    answer = client.get(reverse(f"learning:{name}", args=[key] if key else []), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client, name, key=None, **typed):
    return client.post(reverse(f"learning:{name}", args=[key] if key else []), typed)


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_the_office_writes_a_lesson_answers_its_names_and_publishes_it(client, group, referral):
    client.force_login(group.lead_officer)
    assert referral.reference in page(client, "lesson_sources")
    answer = post(client, "lesson_write", referral.pk, **{**SAID, "words": "Ring first. Then Fiadh rang."})
    one = Lesson.objects.get()
    assert answer.url == reverse("learning:lesson_names", args=[one.pk])
    assert "Fiadh" in page(client, "lesson_names", one.pk) and SAID["title"] in page(client, "lesson_list")
    assert post(client, "lesson_publish", one.pk).status_code == 409
    typed = {"answer": "no_name", "field": "words", "found": "Fiadh", "passage": "Then Fiadh rang."}
    assert post(client, "lesson_names", one.pk, **typed).status_code == 303
    assert "Everything is answered" in page(client, "lesson_names", one.pk)
    answer = post(client, "lesson_change", one.pk, **{**SAID, "title": "Ring each other"})
    assert answer.url == one.get_absolute_url()
    assert "finds nobody named" in page(client, "lesson_names", one.pk)
    assert post(client, "lesson_publish", one.pk).status_code == 303
    client.force_login(group.constable)
    assert "Ring each other" in page(client, "lesson_list")


def test_a_lesson_starts_from_the_words_the_committee_accepted(client, group, point, referral):
    reviews.accept_learning(point, by=group.lead_officer)
    client.force_login(group.lead_officer)
    assert "Ring each other before you write." in page(client, "lesson_write", referral.pk)


def test_the_source_is_shown_only_to_who_may_see_it(client, group, lesson, referral):
    client.force_login(group.lead_officer)
    assert referral.reference in page(client, "lesson_detail", lesson.pk)
    client.force_login(group.constable)
    text = page(client, "lesson_detail", lesson.pk)
    assert SAID["words"] in text and referral.reference not in text and "For the office" not in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"words": "writing ringing"}, True),
        ({"words": "swimming"}, False),
        ({"theme": "communication"}, True),
        ({"theme": "training"}, False),
        ({"kind": "good_practice"}, True),
        ({"kind": "learning"}, False),
        ({"year": "1999"}, False),
    ],
)
def test_every_member_of_staff_searches_the_library(client, group, lesson, query, found):
    client.force_login(group.constable)
    assert (lesson.title in page(client, "lesson_list", **query)) is found


def test_a_withdrawn_lesson_shows_its_reason_instead(client, group, lesson):
    client.force_login(group.lead_officer)
    assert post(client, "lesson_withdraw", lesson.pk, why="The guidance changed.").status_code == 303
    client.force_login(group.constable)
    assert lesson.title not in page(client, "lesson_list")
    text = page(client, "lesson_detail", lesson.pk)
    assert "The guidance changed." in text and SAID["words"] not in text and "We took this up" not in text


def test_a_team_says_it_took_a_lesson_up_and_everybody_reads_what_happened(client, group, lesson):
    client.force_login(group.nursery_worker)
    typed = {"did": "We ring each morning.", **day("on", clock.today())}
    assert post(client, "take_up_add", lesson.pk, **typed).status_code == 303
    text = page(client, "lesson_detail", lesson.pk)
    assert "We ring each morning." in text and "Say what happened" in text and "We took this up" not in text
    one = TakeUp.objects.get()
    answer = post(client, "take_up_tell", one.pk, **typed, result="They ring back.")
    assert answer.status_code == 303
    client.force_login(group.constable)
    text = page(client, "lesson_detail", lesson.pk)
    assert "They ring back." in text and "Change this" not in text
    assert "Taken up by 1 team; 1 team told what happened" in page(client, "lesson_list")
    assert post(client, "take_up_tell", one.pk, **typed).status_code == 409


def test_the_chart_counts_teams_by_agency(group, lesson):
    assert summary.taken_up([]) is None
    for who, result in ((group.nursery_worker, "Better."), (group.constable, "")):
        actions.take_up(lesson, by=who, did="We ring.", on=clock.today(), result=result)
    chart = summary.taken_up(TakeUp.objects.all())
    assert chart.message == "Taken up 2 times, by 2 agencies; of 1 it is told what happened"


def test_an_open_call_stands_in_the_library_until_its_last_day(client, group):
    client.force_login(group.lead_officer)
    today = clock.today()
    typed = {"title": "Good practice wanted", "words": "What went well?", **day("from_on", today)}
    assert post(client, "call_open", **typed, **day("until_on", today - dt.timedelta(days=1))).status_code == 422
    assert post(client, "call_open", **typed, **day("until_on", today)).status_code == 303
    call = OpenCall.objects.get()
    client.force_login(group.teacher)
    assert "Good practice wanted" in page(client, "lesson_list")
    client.force_login(group.lead_officer)
    past = today - dt.timedelta(days=2)
    typed |= day("from_on", past) | day("until_on", past)
    assert post(client, "call_change", call.pk, **typed).status_code == 303
    client.force_login(group.teacher)
    assert "Good practice wanted" not in page(client, "lesson_list")
    assert "Good practice wanted" in page(client, "call_list")


def test_nobody_reads_a_draft_in_the_list(client, group, referral):
    draft(group, referral, title="Half written")
    client.force_login(group.constable)
    assert "Half written" not in page(client, "lesson_list")
