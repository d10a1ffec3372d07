"""The sub-group decides: with a chair, with a quorum of those who do not keep out, once, and with its dissent kept."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.grants import is_excluded
from access.refusals import NotNow
from agencies import actions as agencies
from agencies.models import RoleHeld, SeatHeld
from common import clock
from practice_review import actions
from practice_review.inbox import on_the_way
from practice_review.models import Conflict, Decision, Meeting
from practice_review.quorum import quorum_of
from reference.timescales import due
from tests.cast import log
from tests.practice_review.scene import (
    act_as_chair,
    asked,
    decide,
    fresh,
    on_agenda,
    referred,
    return_of,
    returns_in,
    sees,
    sign,
    vacate,
    with_manager,
)
from work.models import Notice

pytestmark = pytest.mark.django_db


def by_police(group, **changes):
    """Put on the agenda what the Police manager, who sits on the sub-group, referred for her agency."""
    referral = referred(group, "constable", "pol_manager", **changes)
    referral = asked(group, referral, "POL HLT")
    sign(group, return_of(referral, "POL"), "pol_manager")
    sign(group, return_of(referral, "HLT"), "hlt_manager")
    referral = fresh(actions.receive_returns(referral, by=group.lead_officer))
    return on_agenda(group, referral)


def kinds(item, staff):
    return set(Conflict.objects.filter(item=item, staff=staff).values_list("kind", flat=True))


def test_before_an_agenda_the_chair_sees_only_reference_kind_and_agency(group):
    referral = returns_in(group)
    assert not sees(group.chair, referral)
    assert [one.reference for one in on_the_way(group.chair)] == [referral.reference]
    assert on_the_way(group.edu_member) == [] == on_the_way(group.nursery_worker)


def test_on_the_agenda_the_sub_group_and_the_office_read_the_papers(group):
    item = on_agenda(group)
    papers = [item, item.referral, return_of(item.referral, "HLT")]
    for name in ("chair", "scra_member", "co_opted", "lead_officer"):
        assert all(sees(getattr(group, name), paper) for paper in papers), name
    assert not sees(group.nursery_worker, item) and not sees(group.hlt_manager, item)
    assert Notice.objects.filter(team=group.teams["subgroup"], text__contains=item.meeting.reference).exists()


def test_the_police_manager_who_decided_for_her_agency_sees_her_referral_and_not_the_items_papers(group):
    item = by_police(group)
    police = group.pol_manager
    assert kinds(item, police) == {"own_referral"}
    assert Conflict.objects.get(item=item).found_by_system
    assert sees(police, item.referral)
    assert not sees(police, item)
    assert not sees(police, return_of(item.referral, "HLT"))
    assert sees(police, return_of(item.referral, "POL")), "her own agency's return is hers"
    assert police not in [held.staff for held in quorum_of(item).seats]
    assert not Notice.objects.visible_to(police).filter(about=item.pk).exists()


def test_the_police_manager_may_not_decide_on_her_own_referral_even_as_acting_chair(group):
    item = by_police(group)
    vacate(group, "chair")
    act_as_chair(group, "pol_manager")
    with pytest.raises(Http404):
        decide(group, item, by="pol_manager")
    assert not Decision.objects.exists()


def test_what_was_decided_is_told_to_the_police_manager_and_her_conflict_ends(group):
    item = by_police(group)
    decide(group, item, outcome="follow_up")
    assert Conflict.objects.get(item=item).ended_at
    assert not is_excluded(item.pk, group.pol_manager)
    assert fresh(item.referral).get_outcome_display() == "Follow-up without a review"


def test_deferral_does_not_end_a_conflict(group):
    item = by_police(group)
    decide(group, item, outcome="defer", defer_until=clock.today() + dt.timedelta(days=30))
    assert is_excluded(item.pk, group.pol_manager)
    again = on_agenda(group, fresh(item.referral))
    assert kinds(again, group.pol_manager) == {"own_referral"}
    decide(group, again)
    assert not is_excluded(item.pk, group.pol_manager) and not is_excluded(again.pk, group.pol_manager)


def test_rowan_finds_own_casework_and_the_line(group):
    agencies.change_staff(group.nursery_worker, by=group.administrator, manager=group.edu_member)
    concern = log(group.nursery_worker)
    referral = referred(group, kind="concern", concern=concern)
    item = on_agenda(group, returns_in(group, referral))
    assert kinds(item, group.edu_member) == {"line"}
    assert not sees(group.edu_member, item) and not sees(group.edu_member, item.referral)
    assert not kinds(item, group.hlt_member)


def test_who_screened_the_linked_concern_keeps_out(group):
    from referrals import actions as referrals
    from referrals.models import Screening

    concern = log(group.nursery_worker)
    vacate(group, "swd_member")
    seat = agencies.open_seat(by=group.lead_officer, team=group.teams["subgroup"], name="More", position=11)
    agencies.fill_seat(seat, by=group.lead_officer, staff=group.duty_worker, reason="for the test")
    referrals.claim(Screening.objects.get(concern=concern), by=group.duty_worker)
    item = on_agenda(group, returns_in(group, referred(group, kind="concern", concern=concern)))
    assert kinds(item, group.duty_worker) == {"own_casework"}


def test_a_declared_interest_changes_nothing(group):
    item = on_agenda(group)
    before = len(quorum_of(item).seats)
    actions.declare_interest(item, by=group.hlt_member, words="I chaired the project's steering group.")
    assert sees(group.hlt_member, item) and len(quorum_of(item).seats) == before


def test_a_declared_conflict_shuts_the_item_at_once_and_is_not_counted(group):
    item = on_agenda(group)
    before = len(quorum_of(item).seats)
    with pytest.raises(NotNow, match="Say in a few words"):
        actions.declare_conflict(item, by=group.hlt_member, kind="family", words=" ")
    actions.declare_conflict(item, by=group.hlt_member, kind="family", words="My sister's children.")
    for paper in (item, item.referral, return_of(item.referral, "EDU"), return_of(item.referral, "HLT")):
        assert not sees(group.hlt_member, paper)
    assert len(quorum_of(item).seats) == before - 1


def test_a_family_conflict_outlives_the_decision(group):
    item = on_agenda(group)
    actions.record_conflict(item, by=group.lead_officer, staff=group.hlt_member, kind="family", words="Told us.")
    decide(group, item)
    assert not sees(group.hlt_member, item) and not sees(group.hlt_member, item.referral)


def test_somebody_seated_after_the_item_was_put_on_the_agenda_keeps_out_too(group):
    item = on_agenda(group)
    vacate(group, "edu_member")
    seat = SeatHeld.objects.get(role__staff=group.edu_member).seat
    agencies.fill_seat(seat, by=group.lead_officer, staff=group.edu_manager, reason="new member")
    assert kinds(item, group.edu_manager) == {"own_referral"}
    assert not sees(group.edu_manager, item)


def test_somebody_seated_while_it_is_deferred_keeps_out_too(group):
    item = on_agenda(group)
    decide(group, item, outcome="defer", defer_until=clock.today() + dt.timedelta(days=30))
    vacate(group, "edu_member")
    seat = SeatHeld.objects.get(role__staff=group.edu_member).seat
    agencies.fill_seat(seat, by=group.lead_officer, staff=group.edu_manager, reason="new member")
    assert not sees(group.edu_manager, return_of(item.referral, "HLT"))


def test_what_was_declared_holds_on_when_a_deferred_referral_comes_back(group):
    item = on_agenda(group)
    actions.declare_conflict(item, by=group.hlt_member, kind="own_casework", words="I visited once.")
    decide(group, item, outcome="defer", defer_until=clock.today() + dt.timedelta(days=30))
    again = on_agenda(group, fresh(item.referral))
    assert kinds(again, group.hlt_member) == {"own_casework"}
    assert not sees(group.hlt_member, again)


def test_without_a_chair_there_is_no_decision(group):
    item = on_agenda(group)
    vacate(group, "chair")
    assert Notice.objects.filter(team=group.teams["office"], text__contains="the sub-group has no chair").exists()
    assert not quorum_of(item).chairs_there_are
    with pytest.raises(Http404):
        decide(group, item)
    with pytest.raises(PermissionDenied, match="None of your roles may chair"):
        decide(group, item, by="hlt_member")
    from practice_review.policies import why_not_decide_item

    assert "no chair and no acting chair" in why_not_decide_item(item, quorum_of(item), clock.today())


def test_an_acting_chair_decides_and_it_is_kept_that_she_acted(group):
    vacate(group, "chair")
    act_as_chair(group, "scra_member")
    item = on_agenda(group)
    decision = decide(group, item, by="scra_member")
    assert (decision.chaired_by, decision.acting) == (group.scra_member, True)
    assert "Scra member" not in decision.counted_seats, "who chairs is not counted beside herself"


def test_an_acting_chair_past_her_last_day_cannot_decide(group):
    vacate(group, "chair")
    held = act_as_chair(group, "scra_member")
    item = on_agenda(group)
    RoleHeld.objects.filter(pk=held.role_id).update(
        starts_at=clock.now() - dt.timedelta(days=9), ends_at=clock.now() - dt.timedelta(days=1)
    )
    with pytest.raises(PermissionDenied, match="None of your roles may chair"):
        decide(group, item, by="scra_member")


def test_a_chair_in_conflict_leaves_the_chair_to_somebody_acting(group):
    item = on_agenda(group)
    actions.declare_conflict(item, by=group.chair, kind="family", words="A neighbour's child.")
    assert quorum_of(item).chairs_there_are and quorum_of(item).chair is None
    with pytest.raises(Http404):
        decide(group, item)
    act_as_chair(group, "co_opted", days=1)
    assert decide(group, item, by="co_opted").acting


def test_quorum_is_never_lowered(group):
    item = on_agenda(group, only="chair swd_member swd_member_2 edu_member hlt_member")
    assert quorum_of(item).is_met
    actions.declare_conflict(item, by=group.hlt_member, kind="own_casework", words="I visited.")
    quorum = quorum_of(item)
    assert (len(quorum.seats), len(quorum.agencies), quorum.is_met) == (3, 2, False)
    with pytest.raises(NotNow, match="3 of at least 4 seats count.*never lowered"):
        decide(group, item)


def test_four_seats_of_two_agencies_are_no_quorum(group):
    item = on_agenda(group, only="chair swd_member swd_member_2 edu_member co_opted")
    assert len(quorum_of(item).seats) == 4 and not quorum_of(item).is_met


def test_who_sent_apologies_or_left_her_seat_is_not_counted(group):
    item = on_agenda(group, but="vol_member")
    seats = len(quorum_of(item).seats)
    vacate(group, "hou_member")
    assert len(quorum_of(item).seats) == seats - 1
    assert group.vol_member not in [held.staff for held in quorum_of(item).seats]


def test_a_decision_keeps_who_chaired_who_counted_and_why(group):
    item = on_agenda(group, but="vol_member")
    decision = decide(group, item, criteria=["partnership"], feedback="Thank you: we pass it on.")
    assert decision.counted_agencies == ["Social work", "Police", "Education", "Health", "Housing", "Reporter"]
    assert "Vol member" not in decision.counted_seats and len(decision.counted_seats) == 8
    assert (decision.rationale, decision.criteria) == ("Nothing more to learn.", ["partnership"])
    referral = fresh(item.referral)
    assert (referral.status, referral.outcome) == ("closed", "no_further_action")
    assert referral.feedback.get().text == "Thank you: we pass it on."
    assert not referral.is_feedback_awaited


def test_without_feedback_at_once_the_suggester_is_told_by_a_day(group):
    item = on_agenda(group)
    decide(group, item)
    referral = fresh(item.referral)
    assert referral.is_feedback_awaited
    assert referral.feedback_due_at == due("PRR_FEEDBACK", referral.decided_at)
    actions.feed_back(referral, by=group.lead_officer, text="Nothing new, and thank you.")
    assert not fresh(referral).is_feedback_awaited
    assert Notice.objects.filter(staff=group.nursery_worker, text__contains="Feedback on your suggestion").exists()


def test_dissent_is_kept_with_the_decision(group):
    item = on_agenda(group, but="vol_member")
    held = SeatHeld.objects.get(role__staff=group.hlt_member)
    decision = decide(group, item, dissents={held: "It deserves a review."})
    assert decision.dissents.get().words == "It deserves a review."
    assert actions.record_dissent(item, by=group.edu_member, words="I agree with Health.").decision == decision
    with pytest.raises(NotNow, match="recorded already"):
        actions.record_dissent(item, by=group.edu_member, words="Again.")
    with pytest.raises(NotNow, match="Only a member who was counted"):
        actions.record_dissent(item, by=group.vol_member, words="I was away.")


def test_who_keeps_out_can_be_given_no_dissent(group):
    item = by_police(group)
    held = SeatHeld.objects.get(role__staff=group.pol_manager)
    with pytest.raises(NotNow, match="Only a member who was counted"):
        decide(group, item, dissents={held: "Mine."})


def test_the_sub_group_decides_at_its_meeting_and_not_before(group):
    referral = returns_in(group)
    meeting = actions.open_meeting(by=group.lead_officer, on=clock.today() + dt.timedelta(days=7))
    actions.put_on_agenda(referral, by=group.lead_officer, meeting=meeting)
    with pytest.raises(NotNow, match="The decision is recorded then"):
        decide(group, referral.items.get())


def test_an_item_is_decided_once(group):
    item = on_agenda(group)
    decide(group, item)
    with pytest.raises(NotNow, match="This item is over"):
        decide(group, item, outcome="follow_up")


def test_the_chair_alone_decides_and_not_the_office(group):
    item = on_agenda(group)
    for name in ("lead_officer", "hlt_member", "edu_manager"):
        with pytest.raises((PermissionDenied, Http404)):
            decide(group, item, by=name)


def test_the_chair_cannot_move_a_referral_past_its_item(group):
    item = on_agenda(group)
    with pytest.raises(NotNow, match="has not decided on this item yet"):
        actions.decide(item.referral, by=group.chair, why="Because.")


def test_deferring_needs_a_day_and_comes_back(group):
    item = on_agenda(group)
    for day in (None, clock.today(), clock.today() + dt.timedelta(days=200)):
        with pytest.raises(NotNow, match="Say when it is looked at again"):
            decide(group, item, outcome="defer", defer_until=day)
    day = clock.today() + dt.timedelta(days=60)
    decide(group, item, outcome="defer", defer_until=day)
    referral = fresh(item.referral)
    assert (referral.status, referral.defer_until) == ("deferred", day)
    assert referral.due_at.astimezone(clock.LOCAL).date() == day
    assert decide(group, on_agenda(group, referral)).outcome == "no_further_action"


def test_a_referral_taken_off_the_agenda_is_out_of_the_sub_groups_sight_again(group):
    item = on_agenda(group)
    actions.take_off_agenda(item.referral, by=group.lead_officer, why="Police inquiry.")
    referral = fresh(item.referral)
    assert referral.status == "returns_in"
    assert not sees(group.chair, referral) and not sees(group.chair, item)
    with pytest.raises((NotNow, Http404)):
        decide(group, item)
    assert decide(group, on_agenda(group, referral)).outcome


def test_nothing_goes_on_the_agenda_of_a_meeting_that_is_over(group):
    referral = returns_in(group)
    past = actions.open_meeting(by=group.lead_officer, on=clock.today() - dt.timedelta(days=1))
    with pytest.raises(NotNow, match="is over. Choose a meeting to come"):
        actions.put_on_agenda(referral, by=group.lead_officer, meeting=past)


def test_a_meeting_is_closed_when_every_item_is_settled(group):
    item = on_agenda(group)
    with pytest.raises(NotNow, match="Settle them first"):
        actions.close_meeting(item.meeting, by=group.lead_officer)
    actions.minute_item(item, by=group.lead_officer, said="All agreed.")
    decide(group, item)
    actions.change_meeting(item.meeting, by=group.lead_officer, minutes="Next: March.")
    actions.close_meeting(item.meeting, by=group.lead_officer)
    with pytest.raises(NotNow, match="Its minutes stand"):
        actions.change_meeting(item.meeting, by=group.lead_officer, minutes="Changed.")


def test_meetings_are_for_the_sub_group_and_the_office(group):
    meeting = actions.open_meeting(by=group.lead_officer, on=clock.today())
    for name, reads in (("chair", True), ("co_opted", True), ("lead_officer", True), ("teacher", False)):
        assert Meeting.objects.visible_to(getattr(group, name)).filter(pk=meeting.pk).exists() is reads


def test_what_is_suggested_goes_to_the_right_desk_before_and_after(group):
    """A sub-group's member from housing suggests: her own manager decides, and at the table she keeps out."""
    referral = with_manager(group, "hou_member")
    assert referral.decider_team == group.teams["hou_dm"]
    referral = fresh(actions.refer(referral, by=group.hou_manager))
    item = on_agenda(group, returns_in(group, referral))
    assert kinds(item, group.hou_member) == {"own_referral"}
    assert sees(group.hou_member, referral) and not sees(group.hou_member, item)
