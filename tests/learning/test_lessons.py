"""Lessons: from what they are written, who reads them, what stops them, who takes them up; calls for referrals."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from access.refusals import NotNow
from common import clock
from learning import actions
from learning.models import Lesson, OpenCall, TakeUp
from practice_review import actions as reviews
from practice_review.pseudonyms.check import findings_in
from tests.cast import log
from tests.learning.conftest import draft
from tests.practice_review.scene import fresh, referred, sees

DAY = dt.timedelta(days=1)


def test_good_practice_becomes_a_lesson_once_decided_and_a_concern_only_by_an_accepted_point(group, point, referral):
    assert str(draft(group, referral)).startswith("LN-")
    with pytest.raises(NotNow, match="has not accepted"):
        draft(group, referral, point=point)
    reviews.accept_learning(point, by=group.lead_officer)
    assert draft(group, referral, point=fresh(point)).point == point
    with pytest.raises(NotNow, match="has not decided"):
        draft(group, referred(group))
    with pytest.raises(NotNow, match="of a learning point"):
        draft(group, referred(group, kind="concern", concern=log(group.nursery_worker)))
    with pytest.raises(NotNow, match="another referral"):
        draft(group, referred(group), point=fresh(point))


def test_a_draft_is_for_who_writes_the_learning_and_a_published_lesson_for_everybody(group, referral):
    one = draft(group, referral)
    for name, reads in {"lead_officer": True, "chair": True, "nursery_worker": False, "constable": False}.items():
        assert sees(getattr(group, name), one) is reads, name
    actions.publish(one, by=group.lead_officer)
    assert fresh(one).published_on == clock.today()
    assert sees(group.nursery_worker, one) and sees(group.constable, one)
    assert not sees(group.constable, referral), "the source stays where it was"
    with pytest.raises(PermissionDenied):
        actions.withdraw(one, by=group.constable, why="No.")
    with pytest.raises(Http404):
        actions.publish(draft(group, referral), by=group.constable)


def test_words_that_may_name_somebody_are_not_published_until_it_is_answered(group, referral):
    one = draft(group, referral, words="Ring first. Then Fiadh rang.")
    with pytest.raises(NotNow, match="may be a name"):
        actions.publish(one, by=group.lead_officer)
    found = findings_in(one)[0]
    said = {"field": found.field, "found": found.hit.found, "passage": found.passage}
    reviews.say_no_name(one, by=group.chair, **said)
    actions.publish(one, by=group.lead_officer)


def test_a_known_name_in_a_lesson_needs_two_people(group, referral):
    reviews.add_pseudonym(referral, by=group.chair, kind="adult", words="Fenella", pseudonym="Friend 1")
    one = draft(group, referral, words="The song is called Fenella.")
    found = findings_in(one)[0]
    said = {"field": found.field, "found": found.hit.found, "passage": found.passage, "reason": "The song’s name."}
    reviews.justify_name(one, by=group.lead_officer, **said)
    with pytest.raises(NotNow, match="two people"):
        actions.publish(one, by=group.lead_officer)
    reviews.justify_name(one, by=group.chair, **said)
    actions.publish(one, by=group.lead_officer)


def test_a_published_lesson_keeps_its_words_and_is_withdrawn_with_a_reason(group, lesson):
    given = {"title": "Other", "words": "Other.", "theme": "training", "kind": "learning"}
    with pytest.raises(NotNow, match="its words stay"):
        actions.change_lesson(lesson, by=group.lead_officer, **given)
    with pytest.raises(NotNow, match="Say why"):
        actions.withdraw(lesson, by=group.lead_officer, why=" ")
    actions.withdraw(lesson, by=group.lead_officer, why="The guidance changed.")
    assert sees(group.constable, lesson) and not Lesson.objects.published().exists()


def test_a_draft_is_written_better_and_one_never_published_is_read_by_nobody_else(group, referral):
    one = draft(group, referral)
    given = {"title": "Other", "words": "Other.", "theme": "training", "kind": "learning"}
    assert actions.change_lesson(one, by=group.lead_officer, **given).title == "Other"
    actions.withdraw(fresh(one), by=group.lead_officer, why="Said already.")
    assert sees(group.lead_officer, one) and not sees(group.constable, one)


def test_a_team_takes_a_lesson_up_once_and_tells_later_what_happened(group, lesson):
    taken = actions.take_up(lesson, by=group.nursery_worker, did="We ring.", on=clock.today() - DAY)
    with pytest.raises(NotNow, match="said so already"):
        actions.take_up(lesson, by=group.nursery_colleague, did="We ring.", on=clock.today())
    with pytest.raises(NotNow, match="still ahead"):
        actions.take_up(lesson, by=group.constable, did="We ring.", on=clock.today() + DAY)
    told = {"did": "We ring.", "on": taken.on, "result": "They ring back."}
    actions.tell_take_up(taken, by=group.nursery_colleague, **told)
    with pytest.raises(NotNow, match="Only .* and the committee office"):
        actions.tell_take_up(taken, by=group.constable, **told)
    actions.tell_take_up(taken, by=group.lead_officer, **told)
    assert TakeUp.objects.standing().get().result == "They ring back."
    actions.withdraw(lesson, by=group.lead_officer, why="The guidance changed.")
    with pytest.raises(NotNow, match="not in the library"):
        actions.take_up(lesson, by=group.constable, did="We ring.", on=clock.today())


def test_a_call_is_open_from_its_first_day_until_its_last(cast):
    days = {"from_on": clock.today(), "until_on": clock.today() + DAY}
    call = actions.open_call(by=cast.lead_officer, title="What went well?", words="Tell us.", **days)
    open_on = {shift: OpenCall.objects.open(clock.today() + shift * DAY).exists() for shift in (-1, 0, 1, 2)}
    assert open_on == {-1: False, 0: True, 1: True, 2: False}
    assert call.standing == "Open"
    given = {"title": "What went well?", "words": "Tell us.", "from_on": clock.today()}
    with pytest.raises(NotNow, match="ends before it begins"):
        actions.change_call(call, by=cast.lead_officer, **given, until_on=clock.today() - DAY)
    with pytest.raises(PermissionDenied):
        actions.open_call(by=cast.teacher, title="What went well?", words="Tell us.", **days)
    over = {**given, "from_on": clock.today() - DAY, "until_on": clock.today() - DAY}
    assert actions.change_call(call, by=cast.lead_officer, **over).standing == "Over"


def test_postgresql_refuses_what_no_page_offers(group, lesson):
    for changes in ({"words": ""}, {"published_on": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Lesson.objects.filter(pk=lesson.pk).update(**changes)
