"""What a leaver does at planning meetings goes on with others, and a meeting without a living chair is missed."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from access.grants import exclude
from access.refusals import NotNow
from common import clock
from planning_meetings import actions
from planning_meetings.duties import held, open_work
from planning_meetings.models import PlanningMeeting
from work.models import Notice

pytestmark = pytest.mark.django_db


def test_a_leavers_notes_of_a_meeting_go_on_with_somebody_else(cast, case, meet):
    meeting = meet.arrange(note_taker=cast.colleague)
    [notes] = held(cast.colleague, cast.duty_worker).held
    assert (notes.what, notes.reference) == ("Takes notes: initial planning meeting", meeting.reference)
    notes.give(cast.health_visitor, cast.duty_worker, "She leaves on Friday.")
    meeting.refresh_from_db()
    assert meeting.note_taker == cast.health_visitor
    assert PlanningMeeting.objects.visible_to(cast.health_visitor, "record_planning").filter(pk=meeting.pk).exists()
    said = case.entries.latest("recorded_at").fact
    assert f"{cast.health_visitor} takes notes" in said and f"instead of {cast.colleague}" in said
    assert Notice.objects.filter(staff=cast.health_visitor, text__contains="You take notes").exists()


def test_notes_of_a_meeting_held_long_ago_can_still_be_written_by_whoever_takes_over(cast, meet):
    meeting = meet.arrange(note_taker=cast.colleague, planned_at=clock.now() - dt.timedelta(days=400))
    [notes] = held(cast.colleague, cast.duty_worker).held
    notes.give(cast.teacher, cast.duty_worker, "She left.")
    assert PlanningMeeting.objects.visible_to(cast.teacher, "record_planning").filter(pk=meeting.pk).exists()


def test_notes_go_to_nobody_who_cannot_write_them(cast, case, meet):
    meeting = meet.arrange(note_taker=cast.colleague)
    [notes] = held(cast.colleague, cast.duty_worker).held
    exclude(case, staff=cast.teacher, by=cast.duty_worker, reason="kin")
    for who, why in (
        (cast.teacher, "cannot be invited"),
        (cast.colleague, "takes notes already"),
        (cast.administrator, "does not write the record"),
    ):
        with pytest.raises(NotNow, match=why):
            notes.give(who, cast.duty_worker, "She leaves.")
    with pytest.raises(NotNow, match="Say why"):
        notes.give(cast.health_visitor, cast.duty_worker, " ")
    meeting.refresh_from_db()
    assert meeting.note_taker == cast.colleague


def test_the_notes_of_a_meeting_whose_record_was_sent_are_nobodys_any_more(cast, meet):
    meeting = meet.arrange(note_taker=cast.colleague)
    actions.cancel(meeting, by=cast.duty_worker, why="The family moved.")
    assert held(cast.colleague, cast.duty_worker).held == []
    with pytest.raises(NotNow, match="nobody takes notes any more"):
        actions.hand_over_notes(meeting, by=cast.duty_worker, to=cast.teacher, why="She leaves.")


def test_what_the_giver_may_not_see_is_counted(cast, meet):
    meet.arrange(note_taker=cast.colleague)
    found = held(cast.colleague, cast.keeper)
    assert (found.held, found.hidden) == ([], 1)


def test_the_proof_names_a_meeting_whose_chair_is_gone(cast, meet):
    meeting = meet.arrange()
    assert open_work().wanting == []
    type(cast.planning_chair).objects.filter(pk=cast.planning_chair.pk).update(is_active=False)
    [found] = open_work().wanting
    assert found.reference == meeting.reference
    assert found.why == f"nobody chairs it: {cast.planning_chair} no longer chairs planning meetings"
    with CaptureQueriesContext(connection) as caught:
        open_work()
    assert len(caught) == 2
