"""A meeting decides only when quorate, with everybody's views, the Reporter either way, and who did not agree."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from access.refusals import NotNow
from common import clock
from planning_meetings import actions
from planning_meetings.models import MeetingDecision, PlanningMeeting
from planning_meetings.quorum import quorum_of
from tests.planning_meetings.conftest import DECIDED

pytestmark = pytest.mark.django_db


def running(case):
    return {one.key for one in case.clocks.filter(met_at=None, exempt_at=None)}


def test_holding_says_who_came_and_meets_what_waited(cast, case, meet):
    assert "CPPM_DUE" in running(case)
    meeting = meet.held()
    assert "CPPM_DUE" not in running(case)
    assert "RECORD" in running(case)
    said = case.entries.get(fact__contains="meeting held").fact
    assert "Social work, Police, Health, the child and mother" in said
    assert meeting.held_at


def test_a_meeting_is_not_held_before_it_is_said_who_came(cast, meet):
    meeting = meet.arrange(planned_at=clock.now())
    meet.invite_core(meeting)
    with pytest.raises(NotNow, match="whether they came"):
        actions.hold(meeting, by=cast.planning_chair)


def test_a_meeting_ahead_is_not_held(cast, meet):
    meeting = meet.arrange()
    with pytest.raises(NotNow, match="lies ahead"):
        actions.hold(meeting, by=cast.planning_chair, held_at=clock.now() + dt.timedelta(days=1))


def test_without_health_it_is_not_quorate_and_is_reconvened_within_its_time(cast, case, meet):
    meeting = meet.arrange(planned_at=clock.now())
    meet.invite_core(meeting)
    meet.all_came(meeting, health_visitor="apologies")
    assert [agency.code for agency in quorum_of(meeting).missing] == ["HLT"]
    with pytest.raises(NotNow, match="not quorate: 2 of at least 3 core agencies took part; missing: Health"):
        actions.hold(meeting, by=cast.planning_chair)
    actions.add_report(
        meeting,
        by=cast.duty_worker,
        agency=cast.agencies["HLT"],
        written_by="Health visitor",
        received_on=clock.today(),
        as_of=clock.today(),
        words="Weight is falling.",
    )
    actions.find_inquorate(meeting, by=cast.planning_chair, why="Gran stays until then")
    assert {"CPPM_DUE", "INQUORATE"} <= running(case)
    actions.reconvene(meeting, by=cast.duty_worker, planned_at=clock.now())
    again = PlanningMeeting.objects.get(reconvenes=meeting)
    assert (again.kind, again.invitations.count(), again.meetingreports.count()) == ("initial", 5, 1)
    meet.all_came(again)
    actions.hold(again, by=cast.planning_chair)
    assert not {"CPPM_DUE", "INQUORATE"} & running(case)


def test_a_quorate_meeting_is_not_called_inquorate(cast, meet):
    meeting = meet.arrange(planned_at=clock.now())
    meet.invite_core(meeting)
    meet.all_came(meeting, constable="by_link")
    with pytest.raises(NotNow, match="was quorate"):
        actions.find_inquorate(meeting, by=cast.planning_chair, why="Somebody left")


def test_a_decision_waits_for_views_safety_plan_and_analysis(cast, meet):
    meeting, chair = meet.held(), cast.planning_chair
    given = {**DECIDED, "next_review_on": clock.today()}

    def refused(sentence):
        with pytest.raises(NotNow, match=sentence):
            actions.decide(meeting, by=chair, **given)

    refused("child’s views")
    actions.add_view(meeting, by=chair, whose="child", how="not_gathered", words="Three weeks old")
    refused("parents’ or carers’ views")
    actions.add_view(meeting, by=chair, whose="carer", how="said", words="He sleeps badly.")
    refused("interim safety plan")
    actions.write_record(meeting, by=chair, safety_plan_review="It holds.")
    refused("what it means for the child")
    actions.write_record(meeting, by=chair, analysis="Harm is likely.", significant_harm="yes")
    assert actions.decide(meeting, by=chair, **given).status == "decided"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reporter": ""}, "either way"),
        ({"reporter_why": " "}, "the reasons are kept either way"),
        ({"reporter": "refer"}, "at least one ground"),
        ({"outcome": "remain"}, "this kind of meeting"),
        ({"areas": []}, "area of concern"),
        ({"next_review_on": None}, "when the next review is"),
        ({"next_review_on": dt.date(2099, 1, 1)}, "at the latest"),
        ({"why": " "}, "Say why"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(cast, meet, changes, sentence):
    meeting = meet.held()
    meet.make_ready(meeting)
    given = {**DECIDED, "next_review_on": clock.today(), **changes}
    with pytest.raises(NotNow, match=sentence):
        actions.decide(meeting, by=cast.planning_chair, **given)
    assert not MeetingDecision.objects.filter(meeting=meeting).exists()


def test_only_the_chair_decides(cast, meet):
    meeting = meet.held()
    meet.make_ready(meeting)
    with pytest.raises(PermissionDenied):
        actions.decide(meeting, by=cast.duty_worker, **DECIDED, next_review_on=clock.today())


def test_the_note_taker_writes_and_nobody_else_who_works_on_the_case(cast, case, meet):
    meeting = meet.arrange(planned_at=clock.now(), note_taker=cast.colleague)
    actions.write_record(meeting, by=cast.colleague, worries="Nobody cooks.")
    with pytest.raises(PermissionDenied):
        actions.write_record(meeting, by=cast.constable, worries="All is well.")


def test_a_decision_keeps_reasons_reporter_and_dissent_and_starts_the_review(cast, case, meet):
    meeting, chair = meet.decided(), cast.planning_chair
    given = {"whose": "agency", "agency": cast.agencies["POL"], "words": "The threshold is not met."}
    actions.note_dissent(meeting, by=chair, **given)
    actions.note_dissent(meeting, by=chair, whose="family", who="Mother", words="I do not agree.")
    decision = MeetingDecision.objects.get(meeting=meeting)
    assert (decision.outcome, decision.areas, decision.reporter.decision) == ("registered", ["IM04"], "not_required")
    assert decision.agencies_present == ["Social work", "Police", "Health"]
    assert meeting.meetingdissents.count() == 2
    assert {"FIRST_REVIEW", "PLAN_COPY"} <= running(case)
    assert case.entries.filter(kind="decision", fact__contains="decided: Registered").exists()
    assert case.entries.filter(kind="legal", fact__contains=meeting.reference).exists()
    assert case.entries.filter(fact__startswith="Police did not agree").exists()


@pytest.mark.parametrize("table", ["meetingdecision", "meetingdissent"])
def test_postgresql_refuses_to_change_a_decision_or_a_dissent(cast, meet, table):
    meeting = meet.decided()
    actions.note_dissent(meeting, by=cast.planning_chair, whose="child", words="I want to go home.")
    row = meeting.decision if table == "meetingdecision" else meeting.meetingdissents.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(recorded_at=clock.now())


def test_not_registered_starts_no_review(cast, case, meet):
    meet.decided(outcome="childs_plan", areas=[], next_review_on=None)
    assert not {"FIRST_REVIEW", "PLAN_COPY"} & running(case)


def test_dissent_is_written_down_after_the_decision_and_before_the_record_goes_out(cast, meet):
    meeting = meet.held()
    with pytest.raises(NotNow, match="between the decision and the sending"):
        actions.note_dissent(meeting, by=cast.planning_chair, whose="child", words="No.")


def test_a_review_meets_the_review_and_starts_the_next(cast, case, meet):
    first = meet.decided()
    actions.send_record(
        first, by=cast.planning_chair, to=first.invitations.standing(), how="by hand", sent_on=clock.today()
    )
    assert "FIRST_REVIEW" in running(case)
    meet.decided(kind="review", outcome="remain", areas=[])
    assert "FIRST_REVIEW" not in running(case)
    assert "NEXT_REVIEW" in running(case)


def test_sending_the_record_keeps_to_whom_and_when_and_meets_its_clock(cast, case, meet):
    meeting = meet.decided()
    everybody = list(meeting.invitations.standing())
    with pytest.raises(NotNow, match="at least one person"):
        actions.send_record(meeting, by=cast.planning_chair, to=[], how="post", sent_on=clock.today())
    actions.send_record(
        meeting, by=cast.planning_chair, to=everybody, how="secure mail", sent_on=clock.today(), others=["Reporter"]
    )
    assert meeting.meetingrecipients.count() == 6
    assert "RECORD" not in running(case)
    assert "PLAN_COPY" in running(case)
    actions.send_more(meeting, by=cast.planning_chair, to=everybody[:1], how="by hand", sent_on=clock.today())
    assert "PLAN_COPY" not in running(case)


def test_a_record_that_was_sent_stands(cast, meet):
    meeting = meet.decided()
    actions.send_record(
        meeting, by=cast.planning_chair, to=meeting.invitations.standing(), how="post", sent_on=clock.today()
    )
    with pytest.raises(NotNow, match="record sent"):
        actions.write_record(meeting, by=cast.planning_chair, worries="None")
    with pytest.raises(DatabaseError), transaction.atomic():
        PlanningMeeting.objects.filter(pk=meeting.pk).update(worries="None")
