"""A meeting is arranged with an independent chair, notice is given, and who is invited reads the case for a time."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from access.refusals import NotNow
from access.roles import Permission, Role
from agencies import actions as agencies
from agencies.models.staff import system
from cases import actions as cases
from cases.actions.letting import let_in
from cases.models import Case
from common import clock
from planning_meetings import actions
from planning_meetings.models import PlanningMeeting
from tests.planning_meetings.conftest import arrange
from work import handover, mine
from work.models import Notice

pytestmark = pytest.mark.django_db


def may_chair(cast, key):
    """Let somebody of the cast chair planning meetings."""
    agencies.appoint(
        cast.people[key], by=system(), role=Role.PLANNING_CHAIR, team=cast.teams["reviewing"], reason="for the test"
    )
    return getattr(cast, key)


def test_arranging_lets_the_chair_in_tells_her_and_enters_the_chronology(cast, case, meet):
    assert not Case.objects.visible_to(cast.planning_chair).filter(pk=case.pk).exists()
    meeting = meet.arrange(place="Room 2")
    assert Case.objects.visible_to(cast.planning_chair).filter(pk=case.pk).exists()
    assert Notice.objects.filter(staff=cast.planning_chair, about=case.pk).exists()
    assert case.entries.filter(kind="meeting", fact__startswith="Initial planning meeting").exists()
    assert meeting.reference.startswith("PM-")


def test_only_the_lead_of_the_case_arranges(cast, case):
    cases.involve(case, by=cast.duty_worker, staff=cast.teacher, reason="class teacher")
    with pytest.raises(PermissionDenied):
        actions.arrange(case, by=cast.teacher, kind="initial", chair=cast.planning_chair, planned_at=clock.now())


def test_a_chair_is_one_of_the_chairs(cast, case):
    with pytest.raises(NotNow, match="does not chair planning meetings"):
        arrange(case, cast, chair=cast.health_visitor)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("duty_worker", "leads this case"),
        ("duty_manager", "manages who leads"),
        ("nursery_worker", "raised the concern"),
    ],
)
def test_a_chair_is_independent_of_the_case(cast, case, key, sentence):
    with pytest.raises(NotNow, match=sentence):
        arrange(case, cast, chair=may_chair(cast, key))


def test_who_worked_on_the_case_does_not_chair_even_when_no_longer_involved(cast, case):
    involved = cases.involve(case, by=cast.duty_worker, staff=cast.teacher, reason="class teacher")
    cases.end_involvement(involved, by=cast.duty_worker, why="moved school")
    with pytest.raises(NotNow, match="works or worked on this case"):
        arrange(case, cast, chair=may_chair(cast, "teacher"))


def test_who_read_the_file_for_a_round_of_file_reading_is_independent_still(cast, case):
    let_in(case, by=cast.duty_worker, to=cast.planning_chair, reason="reads file 1 of a round", reads_only=True)
    meeting = arrange(case, cast, chair=cast.planning_chair)
    assert meeting in PlanningMeeting.objects.visible_to(cast.planning_chair, Permission.CHAIR_PLANNING)


def test_who_chaired_before_chairs_again(cast, case, meet):
    meeting = meet.arrange()
    actions.cancel(meeting, by=cast.planning_chair, why="The family is away")
    assert meet.arrange().chair == cast.planning_chair


def test_another_chair_is_let_in_and_the_first_is_let_out(cast, case, meet):
    meeting, other = meet.arrange(), may_chair(cast, "colleague")
    given = {"planned_at": meeting.planned_at, "chair": other}
    actions.change(meeting, by=cast.duty_worker, **given)
    assert Case.objects.visible_to(other).filter(pk=case.pk).exists()
    assert not Case.objects.visible_to(cast.planning_chair).filter(pk=case.pk).exists()


def test_one_meeting_at_a_time(cast, case, meet):
    meeting = meet.arrange()
    with pytest.raises(NotNow, match="arranged already"):
        meet.arrange()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanningMeeting.objects.create(
            reference="PM-1",
            case=case,
            kind="initial",
            chair=meeting.chair,
            arranged_by=meeting.chair,
            planned_at=clock.now(),
        )


def test_a_pre_birth_meeting_is_for_an_unborn_baby(meet):
    with pytest.raises(NotNow, match="expected date of birth"):
        meet.arrange(kind="pre_birth")


def test_short_notice_needs_a_reason(cast, meet):
    meeting = meet.arrange(planned_at=clock.now() + dt.timedelta(days=3))
    with pytest.raises(NotNow, match="Nobody is invited"):
        actions.send_notice(meeting, by=cast.duty_worker)
    meet.invite_core(meeting)
    with pytest.raises(NotNow, match="Fewer than 5 days"):
        actions.send_notice(meeting, by=cast.duty_worker)
    sent = actions.send_notice(meeting, by=cast.duty_worker, short_why="He goes home on Friday")
    assert sent.notice_sent_at
    told = Notice.objects.filter(staff=cast.constable, text__contains="invited to a planning meeting")
    assert told.exists()
    assert meeting.invitations.filter(told_at=None).count() == 0


def test_moving_a_meeting_makes_notice_due_again(cast, meet):
    meeting = meet.arrange()
    meet.invite_core(meeting)
    actions.send_notice(meeting, by=cast.duty_worker)
    moved = actions.change(
        meeting, by=cast.duty_worker, planned_at=meeting.planned_at + dt.timedelta(days=1), chair=meeting.chair
    )
    assert moved.notice_sent_at is None


def test_who_is_invited_reads_the_case_until_some_weeks_after_the_meeting(cast, case, meet):
    meeting = meet.arrange()
    actions.invite(meeting, by=cast.duty_worker, staff=cast.teacher)
    assert Case.objects.visible_to(cast.teacher).filter(pk=case.pk).exists()
    with clock.living_at(meeting.planned_at + dt.timedelta(days=29)):
        assert not Case.objects.visible_to(cast.teacher).filter(pk=case.pk).exists()


def test_withdrawing_an_invitation_takes_back_what_it_gave_and_nothing_else(cast, case, meet):
    meeting = meet.arrange()
    cases.involve(case, by=cast.duty_worker, staff=cast.colleague, reason="reads with her")
    for key in ("teacher", "colleague"):
        one = actions.invite(meeting, by=cast.duty_worker, staff=getattr(cast, key))
        actions.withdraw_invitation(one, by=cast.duty_worker, why="The wrong person")
    assert not Case.objects.visible_to(cast.teacher).filter(pk=case.pk).exists()
    assert Case.objects.visible_to(cast.colleague).filter(pk=case.pk).exists()
    assert actions.invite(meeting, by=cast.duty_worker, staff=cast.teacher).withdrawn_at is None


def test_who_only_reads_the_case_prepares_nothing(cast, case, meet):
    meeting = meet.arrange()
    actions.invite(meeting, by=cast.duty_worker, staff=cast.teacher)
    for verb, given in ((actions.invite, {"is_child": True}), (actions.cancel, {"why": "So"})):
        with pytest.raises(PermissionDenied):
            verb(meeting, by=cast.teacher, **given)


def test_brothers_and_sisters_are_held_together_and_workers_are_entered_once(cast, case, meet):
    from tests.cases.conftest import open_by
    from tests.cast import child

    first = meet.arrange()
    meet.invite_core(first)
    other = open_by(cast, children=[child(forename="Rory", surname="Testerson")])
    second = arrange(other, cast, together_with=first)
    assert second.sitting == first.sitting
    invited = {one.staff for one in second.invitations.select_related("staff")}
    assert invited == {cast.duty_worker, cast.constable, cast.health_visitor}


def test_what_waits_stands_in_my_work_and_a_leavers_chairing_is_handed_on(cast, case, meet):
    meeting, other = meet.arrange(), may_chair(cast, "colleague")
    told = {one.what for one in mine.waiting_for(cast.planning_chair)}
    assert "Hold the meeting: initial planning meeting" in told
    assert "Prepare the meeting: initial planning meeting" in {one.what for one in mine.waiting_for(cast.duty_worker)}
    holding = handover.holding_of(cast.planning_chair, cast.duty_manager)
    held = next(one for one in holding.held if one.about == meeting.pk)
    held.give(other, cast.duty_manager, "She leaves at the end of the month")
    assert PlanningMeeting.objects.get(pk=meeting.pk).chair == other
    assert not Case.objects.visible_to(cast.planning_chair).filter(pk=case.pk).exists()
