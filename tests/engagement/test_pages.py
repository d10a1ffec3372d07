"""Have your say, as the office and everybody else meet it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from common import clock
from engagement import actions, summary
from engagement.models import Comment, EngagementEvent
from reports.home import sections_for
from tests.engagement.conftest import SOON
from work.mine import waiting_for


def get(client, name, key=None, **query):
    return client.get(reverse(f"engagement:{name}", args=[key] if key else []), query)


def page(client, name, key=None, **query):
    answer = get(client, name, key, **query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client, name, key=None, **typed):
    return client.post(reverse(f"engagement:{name}", args=[key] if key else []), typed)


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_the_office_plans_an_event_in_a_window_invites_confirms_and_records_it(client, cast):
    client.force_login(cast.lead_officer)
    today = clock.today()
    typed = {"title": "The business plan", "about": "What belongs in it?", "for_whom": "Everybody"}
    window = {**day("earliest_on", today), **day("latest_on", today + SOON)}
    answer = post(client, "event_open", **typed, **window)
    event = EngagementEvent.objects.get()
    assert answer.url == reverse("engagement:event_invite", args=[event.pk])
    assert post(client, "event_invite", event.pk, whom="teams", teams=[cast.teams["school"].pk]).status_code == 303
    assert "not confirmed" in page(client, "event_list")
    assert post(client, "event_confirm", event.pk, **day("on", today), place="The hall").status_code == 303
    assert "not confirmed" not in page(client, "event_detail", event.pk)
    typed = {"heard": "More time together.", "came_EDU": "12", "came_HLT": "0"}
    assert post(client, "event_hold", event.pk, **typed).status_code == 303
    text = page(client, "event_detail", event.pk)
    assert "More time together." in text and "12 came, from 1 agency" in text


def test_an_invitation_is_on_the_home_page_until_it_is_answered_and_a_later_answer_counts(client, cast, event):
    user = cast.teacher
    client.force_login(user)
    section = next(one for one in sections_for(user) if one.title == "Have your say")
    assert [(row.title, row.tag) for row in section.rows] == [(event.title, "Not answered")]
    assert any(item.about == event.pk for item in waiting_for(user))
    for answer in ("coming", "not_coming"):
        assert post(client, "event_reply", event.pk, answer=answer).status_code == 303
    assert "You answered: I cannot come" in page(client, "event_detail", event.pk)
    assert not any(item.about == event.pk for item in waiting_for(user))


def test_a_refusal_stands_above_what_was_typed(client, cast, held):
    client.force_login(cast.teacher)
    answer = post(client, "event_reply", held.pk, answer="coming")
    assert answer.status_code == 409
    assert "so there is nothing to answer" in answer.content.decode()


def test_who_cannot_come_says_it_on_line_without_a_name_and_reads_what_was_done(client, cast, held):
    client.force_login(cast.teacher)
    answer = post(client, "comment_add", held.pk, text="Ring us back.", shown="no")
    one = Comment.objects.get()
    assert answer.url == one.get_absolute_url()
    assert "you; readers do not see your name" in page(client, "comment_detail", one.pk)
    client.force_login(cast.constable)
    assert "Teacher" not in page(client, "said") + page(client, "comment_detail", one.pk)
    assert "Answer it" not in page(client, "comment_detail", one.pk)
    client.force_login(cast.lead_officer)
    text = page(client, "comment_detail", one.pk)
    assert "Answer it" in text and "Teacher" not in text
    typed = {"answer": "You are right.", "outcome": "planned", "planned": "Every call is returned the same day."}
    assert post(client, "comment_answer", one.pk, **typed).status_code == 303
    client.force_login(cast.teacher)
    text = page(client, "said")
    assert "Every call is returned the same day." in text and "1 of 1 comment answered" in text


def test_overdue_answers_are_shown_to_the_office_and_found_by_the_filter(client, cast, held):
    one = actions.comment(held, by=cast.teacher, text="Ring us back.")
    Comment.objects.filter(pk=one.pk).update(due_at=clock.now() - dt.timedelta(days=1))
    office = cast.lead_officer
    section = next(found for found in sections_for(office) if found.title == "Have your say")
    assert [(figure.label, figure.value, figure.late) for figure in section.figures][1] == ("Overdue", 1, True)
    assert any(item.about == one.pk and item.is_late for item in waiting_for(office))
    client.force_login(office)
    assert "Ring us back." in page(client, "said", standing="overdue")
    assert "Ring us back." not in page(client, "said", standing="answered")


def test_what_was_taken_down_is_read_by_nobody(client, cast, held):
    one = actions.comment(held, by=cast.teacher, text="About somebody.")
    client.force_login(cast.lead_officer)
    assert post(client, "comment_take_down", one.pk, why="It named somebody.").status_code == 303
    text = page(client, "said") + page(client, "event_detail", held.pk) + page(client, "comment_detail", one.pk)
    assert "About somebody." not in text and "It named somebody." in text


@pytest.mark.parametrize("outcome", ["changed", "planned", "stays"])
def test_figures_count_what_came_of_comments(cast, held, outcome):
    one = actions.comment(held, by=cast.teacher, text="Ring us back.")
    actions.comment(held, by=cast.teacher, text="And again.")
    change = "" if outcome == "stays" else "It is so now."
    actions.answer_comment(one, by=cast.lead_officer, answer="Yes.", outcome=outcome, change=change)
    rows = Comment.objects.all()
    assert summary.counts(rows) == {"every": 2, "answered": 1, "changed": int(outcome == "changed"), "late": 0}
    assert summary.outcomes(rows).message.startswith("1 of 2 comments are answered")
    assert [told["outcome"] for told in summary.said(rows)] == ["Waiting for an answer", one.Outcome(outcome).label]
