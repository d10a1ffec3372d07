"""The home page's word on open calls and the newest lessons."""

from __future__ import annotations

import datetime as dt

from common import clock
from common.templatetags.rowan import day
from learning import actions
from reports.home_learning import NEWEST, learning
from tests.learning.conftest import draft

DAY = dt.timedelta(days=1)


def test_every_member_of_staff_is_asked_for_examples_while_a_call_is_open(group, client):
    assert learning(group.constable) is None
    today = clock.today()
    days = {"from_on": today, "until_on": today + DAY}
    call = actions.open_call(by=group.lead_officer, title="Good practice wanted", words="Tell us.", **days)
    for who in (group.constable, group.teacher, group.lead_officer):
        client.force_login(who)
        text = client.get("/").content.decode()
        assert "Good practice wanted" in text and "good practice first" in text
        assert day(today) in text and day(today + DAY) in text and "Suggest one" in text
    over = {"from_on": today - DAY, "until_on": today - DAY}
    actions.change_call(call, by=group.lead_officer, title=call.title, words=call.words, **over)
    assert learning(group.constable) is None


def test_the_newest_lessons_follow_in_one_question(group, referral, django_assert_num_queries):
    for number in range(NEWEST + 1):
        actions.publish(draft(group, referral, title=f"Lesson {number}"), by=group.lead_officer)
    user = type(group.constable).objects.get(pk=group.constable.pk)
    learning(user)
    with django_assert_num_queries(1):
        section = learning(user)
    assert section.title == "Newest lessons"
    assert [row.title for row in section.rows] == ["Lesson 3", "Lesson 2", "Lesson 1"]
