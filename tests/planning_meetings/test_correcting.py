"""What was told to a meeting is put right by striking it out with a reason: nothing is lost."""

import pytest
from django.db import DatabaseError, transaction

from access.refusals import NotNow
from common import clock
from planning_meetings import actions
from planning_meetings.laid_out import papers_of, report_rows
from planning_meetings.models import FamilyView, MeetingReport, PlanningMeeting
from tests.planning_meetings.test_pages import day, get, post, text
from tests.reports.printing import content, made, pages_of

pytestmark = pytest.mark.django_db


def report(meeting, cast, **changes):
    today = clock.today()
    told = {"written_by": "Health visitor", "received_on": today, "as_of": today, "words": "Weight is falling."}
    return actions.add_report(meeting, by=cast.duty_worker, agency=cast.agencies["HLT"], **{**told, **changes})


def test_a_report_put_right_stays_readable_struck_out_on_the_page(client, cast, meet):
    meeting = meet.arrange()
    wrong, today = report(meeting, cast), clock.today()
    client.force_login(cast.duty_worker)
    assert "Weight is falling." in text(get(client, "report_correct", wrong.pk))
    given = {"agency": wrong.agency_id, "written_by": "Nurse", "words": "Weight is rising."}
    dates = {**day("received_on", today), **day("as_of", today)}
    assert post(client, "report_correct", wrong.pk, replace="yes", **given, **dates).status_code == 422
    done = post(client, "report_correct", wrong.pk, why="Another child’s chart", replace="yes", **given, **dates)
    assert done.status_code == 303, text(done)
    new = MeetingReport.objects.get(corrects=wrong)
    assert (new.words, new.entered_by, new.meeting) == ("Weight is rising.", cast.duty_worker, meeting)
    shown = text(get(client, "meeting_detail", meeting.pk))
    for words in ("Weight is rising.", "<del>Weight is falling.</del>", "Another child’s chart"):
        assert words in shown, words
    assert [row["words"] for row in report_rows(papers_of(meeting, cast.duty_worker))] == ["Weight is rising."]


def test_a_view_may_only_be_struck_out_and_then_a_decision_waits_for_another(client, cast, meet):
    meeting = meet.held()
    meet.make_ready(meeting)
    view = meeting.familyviews.get(whose="child")
    client.force_login(cast.planning_chair)
    done = post(client, "view_correct", view.pk, why="Her sister said this", replace="no")
    assert done.status_code == 303, text(done)
    assert FamilyView.objects.filter(meeting=meeting, whose="child").count() == 1
    assert "Record the child’s views" in text(get(client, "meeting_decide", meeting.pk))


def test_it_is_put_right_after_the_decision_too_and_the_pack_shows_both(cast, meet, tmp_path):
    meeting = meet.decided()
    view = meeting.familyviews.get(whose="child")
    instead = {"whose": "child", "how": "said", "words": "I want to stay with Nan."}
    actions.correct_view(view, by=cast.planning_chair, why="She says Nan", instead=instead)
    said = " ".join(pages_of(content(made(meeting, cast.duty_worker)), tmp_path))
    for words in (
        "I want to stay with Nan.",
        "I want to stay with Gran.",
        "Struck out by Planning Chair",
        "She says Nan",
    ):
        assert words in said, words


def test_who_wrote_it_or_prepares_the_meeting_corrects_it_with_a_reason_and_once(cast, meet):
    meeting = meet.arrange()
    wrong = report(meeting, cast)
    actions.invite(meeting, by=cast.duty_worker, staff=cast.health_visitor)
    with pytest.raises(NotNow, match="Duty Worker wrote this down"):
        actions.correct_report(wrong, by=cast.health_visitor, why="Not mine")
    with pytest.raises(NotNow, match="Say what is wrong"):
        actions.correct_report(wrong, by=cast.duty_worker, why=" ")
    actions.correct_report(wrong, by=cast.planning_chair, why="Not so")
    with pytest.raises(NotNow, match="struck out already"):
        actions.correct_report(wrong, by=cast.duty_worker, why="Again")


@pytest.mark.parametrize("change", [{"words": "All is well."}, {"struck_why": "Otherwise"}])
def test_postgresql_refuses_to_change_what_was_told_or_why_it_was_struck(cast, meet, change):
    wrong = report(meet.arrange(), cast)
    actions.correct_report(wrong, by=cast.duty_worker, why="Not so")
    with pytest.raises(DatabaseError), transaction.atomic():
        MeetingReport.objects.filter(pk=wrong.pk).update(**change)


def test_a_reconvened_meeting_takes_over_what_stands_and_not_what_was_struck_out(cast, meet):
    meeting = meet.arrange(planned_at=clock.now())
    meet.invite_core(meeting)
    wrong = report(meeting, cast)
    instead = {name: getattr(wrong, name) for name in ("agency", "written_by", "received_on", "as_of")}
    actions.correct_report(wrong, by=cast.duty_worker, why="Not so", instead={**instead, "words": "Rising."})
    meet.all_came(meeting, health_visitor="apologies")
    actions.find_inquorate(meeting, by=cast.planning_chair, why="Gran stays until then")
    actions.reconvene(meeting, by=cast.duty_worker, planned_at=clock.now())
    again = PlanningMeeting.objects.get(reconvenes=meeting)
    assert [(one.words, one.corrects) for one in again.meetingreports.all()] == [("Rising.", None)]
    with pytest.raises(NotNow, match="it had before it stands"):
        actions.correct_report(MeetingReport.objects.get(corrects=wrong), by=cast.duty_worker, why="Late")
