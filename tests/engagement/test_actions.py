"""Events with a day or a window, invitations and answers, comments and what came of them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from access.refusals import NotNow
from common import clock
from engagement import actions
from engagement.models import Comment, EventAttendance, Invitation, Reply
from tests.engagement.conftest import SOON, open_event
from work.models import Notice


def ask(cast, event, by, answer="coming"):
    return actions.reply(event, by=by, answer=answer)


def answered(cast, one, **changes):
    given = {"answer": "Thank you. We agree.", "outcome": "changed", "change": "The plan says so now."}
    return actions.answer_comment(one, by=cast.lead_officer, **{**given, **changes})


def test_a_day_may_be_a_window_and_unconfirmed_until_it_is(cast, event):
    assert event.when.startswith("Between ") and event.when.endswith("(not confirmed)")
    ask(cast, event, cast.teacher)
    confirmed = actions.confirm(
        event, by=cast.lead_officer, on=clock.today() + SOON, place="The hall", hours="10 am to 1 pm"
    )
    assert confirmed.when.endswith(", 10 am to 1 pm")
    assert Notice.objects.get(staff=cast.teacher).text == f"{event} has its day and its place"
    with pytest.raises(NotNow, match="Move the day first"):
        actions.change_event(confirmed, by=cast.lead_officer, earliest_on=clock.today(), latest_on=clock.today())
    moved = actions.reopen_day(confirmed, by=cast.lead_officer, why="The hall is taken.")
    assert "(not confirmed)" in moved.when


def test_a_window_ends_after_it_begins(cast):
    with pytest.raises(NotNow, match="ends before it begins"):
        open_event(cast, latest_on=clock.today())


def test_only_the_office_keeps_events(cast, event):
    with pytest.raises(PermissionDenied):
        open_event_as = actions.open_event
        open_event_as(by=cast.teacher, title="Mine", about="It", for_whom="Us", earliest_on=clock.today())
    with pytest.raises(PermissionDenied):
        actions.invite(event, by=cast.teacher, everybody=True)


def test_an_agency_or_a_team_is_invited_once_and_others_may_only_comment(cast):
    event = open_event(cast)
    for _ in range(2):
        actions.invite(event, by=cast.lead_officer, agencies=[cast.agencies["EDU"]], teams=[cast.teams["clinic"]])
    assert Invitation.objects.count() == 2
    assert ask(cast, event, cast.teacher).answer == ask(cast, event, cast.health_visitor).answer == "coming"
    with pytest.raises(NotNow, match="leave a comment"):
        ask(cast, event, cast.constable)
    assert actions.comment(event, by=cast.constable, text="Ask us too.").text == "Ask us too."
    with pytest.raises(NotNow, match="Say whom"):
        actions.invite(event, by=cast.lead_officer)


def test_a_place_given_up_is_free_for_the_next(cast):
    event = actions.invite(open_event(cast, places=1), by=cast.lead_officer, everybody=True)
    ask(cast, event, cast.teacher)
    ask(cast, event, cast.teacher)
    with pytest.raises(NotNow, match="All 1 places are taken"):
        ask(cast, event, cast.constable)
    ask(cast, event, cast.teacher, "not_coming")
    assert ask(cast, event, cast.constable).answer == "coming"
    assert Reply.objects.count() == 2


def test_it_is_held_with_attendance_by_agency_and_what_was_heard(cast, held):
    assert held.status == "held"
    came = EventAttendance.objects.filter(event=held).values_list("agency__code", "came")
    assert dict(came) == {"EDU": 12, "HLT": 7}
    with pytest.raises(NotNow, match="so it stays as it is"):
        actions.change_event(held, by=cast.lead_officer, title="Another")


def test_it_is_not_held_before_its_day_nor_without_a_word(cast, event):
    actions.confirm(event, by=cast.lead_officer, on=clock.today() + SOON, place="The hall")
    with pytest.raises(NotNow, match="still ahead"):
        actions.hold(event, by=cast.lead_officer, heard="Much.")
    actions.reopen_day(event, by=cast.lead_officer, why="Sooner.")
    actions.confirm(event, by=cast.lead_officer, on=clock.today(), place="The hall")
    with pytest.raises(NotNow, match="Say what was heard"):
        actions.hold(event, by=cast.lead_officer, heard=" ")


def test_who_comes_hears_that_it_is_called_off_and_it_takes_no_comments(cast, event):
    ask(cast, event, cast.teacher)
    off = actions.call_off(event, by=cast.lead_officer, why="Snow.")
    assert Notice.objects.get(staff=cast.teacher).text.endswith("is called off")
    with pytest.raises(NotNow, match="takes no comments"):
        actions.comment(off, by=cast.teacher, text="A pity.")


def test_a_comment_may_be_without_a_name_and_is_owed_an_answer(cast, held):
    one = actions.comment(held, by=cast.teacher, text=" Ring us back. ", named=False)
    assert (one.text, one.who) == ("Ring us back.", "A member of staff")
    assert actions.comment(held, by=cast.teacher, text="Hello.").who == str(cast.teacher)
    assert one.due_at > clock.now() and not one.is_late
    with clock.living_at(one.due_at + dt.timedelta(days=1)):
        assert one.is_late and list(Comment.objects.overdue()) == list(Comment.objects.waiting())
        done = answered(cast, one)
        assert not done.is_late and not Comment.objects.overdue().filter(pk=one.pk).exists()
    assert Notice.objects.get(staff=cast.teacher).url == one.get_absolute_url()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"answer": " "}, "Write the answer"),
        ({"change": ""}, "Say what changed"),
        ({"outcome": "planned", "change": ""}, "Say what changed"),
        ({"outcome": "stays"}, "nothing changed"),
    ],
)
def test_an_answer_says_what_came_of_it(cast, held, changes, said):
    one = actions.comment(held, by=cast.teacher, text="Ring us back.")
    with pytest.raises(NotNow, match=said):
        answered(cast, one, **changes)
    assert answered(cast, one, outcome="stays", change="").outcome == "stays"
    with pytest.raises(NotNow, match="answered already"):
        answered(cast, one)


def test_a_comment_that_must_not_be_read_is_taken_down_with_a_reason(cast, held):
    one = actions.comment(held, by=cast.teacher, text="About somebody.")
    with pytest.raises(NotNow, match="Say why"):
        actions.take_down(one, by=cast.lead_officer, why="")
    actions.take_down(one, by=cast.lead_officer, why="It named somebody.")
    assert not Comment.objects.standing().exists()
    with pytest.raises(NotNow, match="taken down"):
        answered(cast, one)


def test_postgresql_refuses_an_answer_in_part(cast, held):
    one = actions.comment(held, by=cast.teacher, text="Ring us back.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=one.pk).update(answer="Yes.")
