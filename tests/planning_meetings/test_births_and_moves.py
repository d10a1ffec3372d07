"""Meetings before a birth and after a move, from arranging to what follows in register, plan and clocks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from access.refusals import NotNow
from cases import actions as cases
from cases import closing
from common import clock
from people import actions as people
from planning_meetings.models import MeetingDecision, PlanningMeeting
from plans.models import ChildPlan
from register import actions as register
from register.models import Registration, Transfer
from tests.cases.conftest import open_by
from tests.cast import child
from tests.planning_meetings.conftest import CORE, arrange, decided
from tests.planning_meetings.test_pages import day, get, post, text
from tests.register.test_moves import met_due
from work.models import Notice

pytestmark = pytest.mark.django_db

OUT = {"attended": "Managers of both areas, nurse, teacher", "receiving_lead": "R. Two, 01632 960999"}


def running(case):
    return {one.key for one in case.clocks.filter(met_at=None, exempt_at=None)}


def meet_through_pages(client, cast, case, *, kind, **decision):
    """Arrange, invite, write, hold and decide today, each by its form; return the meeting and the last answer."""
    today = clock.today()
    client.force_login(cast.duty_worker)
    shown = get(client, "meeting_arrange", case.pk).context["form"].initial["kind"]
    when = {**day("on", today), "at": "00:05"}
    arranged = post(client, "meeting_arrange", case.pk, kind=kind, chair=cast.planning_chair.pk, **when)
    assert (arranged.status_code, shown) == (303, kind), text(arranged)
    meeting = PlanningMeeting.objects.get(case=case)
    for key in CORE:
        post(client, "invitation_add", meeting.pk, what="staff", staff=getattr(cast, key).pk)
    post(client, "view_add", meeting.pk, whose="child", how="not_gathered", words="See the record of the visit.")
    post(client, "view_add", meeting.pk, whose="parent", how="said", words="I want to do this with help.")
    client.force_login(cast.planning_chair)
    came = {f"came_{one.pk.hex}": "present" for one in meeting.invitations.all()}
    said = {"analysis": "Harm is likely.", "significant_harm": "yes", "safety_plan_review": "It holds."}
    assert post(client, "meeting_write", meeting.pk, **came, **said).status_code == 303
    assert post(client, "meeting_hold", meeting.pk, **day("on", today), at="00:05").status_code == 303
    reporter = {"reporter": "not_required", "reporter_why": "The parents work with the plan."}
    done = post(client, "meeting_decide", meeting.pk, why="The risk is high.", **reporter, **decision)
    return meeting, done


@pytest.fixture
def unborn(cast):
    """A case about a baby due in twenty weeks."""
    made = open_by(cast)
    cases.name_lead_professional(made, by=cast.duty_worker, staff=cast.duty_worker)
    baby = made.child
    due = clock.today() + dt.timedelta(weeks=20)
    given = {"forename": "", "surname": "Testerson", "born_on": None, "birth_precision": "unknown", "due_on": due}
    type(baby).objects.filter(pk=baby.pk).update(**given)
    return type(made).objects.get(pk=made.pk)


REGISTERED = {"outcome": "registered", "areas_register_impact": ["IM04"]}


def next_review(days=60):
    return day("next_review_on", clock.today() + dt.timedelta(days=days))


def test_a_baby_goes_on_the_register_on_the_day_of_birth_as_the_meeting_before_it_decided(client, cast, unborn):
    meeting, done = meet_through_pages(
        client, cast, unborn, kind="pre_birth", from_birth="birth", **REGISTERED, **next_review()
    )
    assert done.status_code == 303, text(done)
    assert "CPPM_DUE" not in running(unborn)
    assert not Registration.objects.filter(file__case=unborn).exists()
    assert not ChildPlan.objects.get(case=unborn).protection.exists()
    assert "Registered, from the day of birth" in text(get(client, "meeting_detail", meeting.pk))
    assert any("Record the birth first" in one.words for one in closing.in_the_way(unborn))
    client.force_login(cast.duty_worker)
    born_on = clock.today()
    given = {"sex": "female", "forename": "Iona", **day("born_on", born_on)}
    recorded = client.post(reverse("people:birth_add", args=[unborn.child_id]), given)
    assert recorded.status_code == 303, text(recorded)
    made = Registration.objects.get(file__case=unborn)
    assert (made.registered_on, made.meeting_reference, made.status) == (born_on, meeting.reference, "on")
    assert [one.code for one in made.areas.all()] == ["IM04"]
    assert ChildPlan.objects.get(case=unborn).protection.standing().get().begins_on == born_on
    assert "CORE_GROUP" in running(unborn)
    assert not any("Record the birth first" in one.words for one in closing.in_the_way(unborn))


def test_a_baby_may_go_on_the_register_before_birth_and_stays_on_it(client, cast, unborn):
    _, done = meet_through_pages(
        client, cast, unborn, kind="pre_birth", from_birth="now", **REGISTERED, **next_review()
    )
    assert done.status_code == 303, text(done)
    people.record_birth(unborn.child, by=cast.duty_worker, born_on=clock.today(), forename="Iona")
    assert Registration.objects.get(file__case=unborn).status == "on"


def test_a_pre_birth_decision_says_from_when_and_only_a_baby_waits_for_birth(client, cast, case, unborn, meet):
    meeting, refused = meet_through_pages(client, cast, unborn, kind="pre_birth", **REGISTERED, **next_review())
    assert refused.status_code == 422
    assert "Choose from when the name is on the register" in text(refused)
    with pytest.raises(NotNow, match="Only an unborn baby"):
        meet.decided(from_birth=True)


def test_a_birth_is_recorded_even_when_the_register_refuses_and_the_keeper_is_told(cast, unborn, monkeypatch):
    decided(unborn, cast, kind="pre_birth", from_birth=True)
    monkeypatch.setattr("register.policies.why_not_areas", lambda *_: "One of these is not on the list.")
    people.record_birth(unborn.child, by=cast.duty_worker, born_on=clock.today())
    assert not Registration.objects.filter(file__case=unborn).exists()
    assert Notice.objects.filter(staff=cast.keeper, text__contains="One of these is not on the list").exists()


@pytest.fixture
def moved_here(cast):
    """A case of a child who moved here while on the register of Angus."""
    made = open_by(cast, children=[child(surname="Mover")])
    cases.name_lead_professional(made, by=cast.duty_worker, staff=cast.duty_worker)
    told = {"risk": "continuing", "told_whom": "Their duty team", "moved_on": clock.today(), "told_on": clock.today()}
    register.begin_transfer(made, by=cast.duty_worker, direction="in", authority="Angus", **told)
    return made


def test_a_transfer_meeting_takes_the_child_on_our_register_and_begins_the_plan(client, cast, moved_here):
    met_due(Transfer.objects.get(), cast.duty_worker)
    meeting, done = meet_through_pages(
        client,
        cast,
        moved_here,
        kind="transfer",
        outcome="transferred",
        areas_register_impact=["IM04"],
        receiving_lead="Duty Worker, social worker, 01632 960101",
        **next_review(),
    )
    assert done.status_code == 303, text(done)
    transfer = Transfer.objects.get()
    assert (transfer.status, transfer.met_on, transfer.decided_by) == ("accepted", clock.today(), cast.planning_chair)
    made = Registration.objects.get(file__case=moved_here)
    assert (made.status, made.meeting_reference) == ("on", meeting.reference)
    assert ChildPlan.objects.get(case=moved_here).protection.standing().exists()
    assert {"FIRST_REVIEW", "CORE_GROUP", "PLAN_COPY"} <= running(moved_here)
    assert not {"TRANSFER", "CPPM_DUE"} & running(moved_here)


def test_a_transfer_meeting_that_does_not_accept_ends_the_transfer_and_leaves_the_register(client, cast, moved_here):
    met_due(Transfer.objects.get(), cast.duty_worker)
    _, done = meet_through_pages(client, cast, moved_here, kind="transfer", outcome="not_accepted")
    assert done.status_code == 303, text(done)
    transfer = Transfer.objects.get()
    assert (transfer.status, transfer.why) == ("not_accepted", "The risk is high.")
    assert "Duty Worker" in transfer.attended
    assert not Registration.objects.exists()


def test_a_transfer_meeting_decides_only_once_both_areas_said_that_it_is_due(client, cast, moved_here):
    _, refused = meet_through_pages(client, cast, moved_here, kind="transfer", outcome="not_accepted")
    assert "Say under Register that the meeting is due" in text(refused)
    assert not MeetingDecision.objects.exists()


def test_a_transfer_meeting_needs_a_move_to_us(cast, case, meet):
    with pytest.raises(NotNow, match="No move here from another area is recorded"):
        arrange(case, cast, kind="transfer")


def test_when_the_other_area_accepts_review_clocks_and_protection_plan_end_here(cast, case, meet):
    meet.decided()
    assert {"FIRST_REVIEW", "CORE_GROUP"} <= running(case)
    told = {"risk": "continuing", "told_whom": "Their duty team", "moved_on": clock.today(), "told_on": clock.today()}
    transfer = register.begin_transfer(case, by=cast.duty_worker, direction="out", authority="Angus", **told)
    with pytest.raises(NotNow, match="No move here"):
        arrange(case, cast, kind="transfer")
    transfer = met_due(transfer, cast.duty_worker)
    with pytest.raises(PermissionDenied):
        register.accept_transfer(transfer, by=cast.duty_worker, met_on=clock.today(), **OUT)
    register.accept_transfer(transfer, by=cast.keeper, met_on=clock.today(), **OUT)
    assert Registration.objects.get(file__case=case).end_code == "moved"
    assert not {"FIRST_REVIEW", "CORE_GROUP", "TRANSFER"} & running(case)
    period = ChildPlan.objects.get(case=case).protection.get()
    assert (period.ends_on, period.ended_by) == (clock.today(), cast.keeper)
