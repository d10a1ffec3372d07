"""Agenda and times, deputies, the chair, and what stands on the child's file afterwards."""

from __future__ import annotations

import datetime as dt

import pytest

from access.refusals import NotNow
from agencies import actions as agencies
from agencies.models import SeatHeld
from agencies.querysets import chair_now
from cases.models import Case
from common import clock
from practice_review import actions
from practice_review.conflicts import casework_staff
from practice_review.models import Conflict, Interest
from practice_review.pack import gather
from practice_review.policies import why_not_decide_item
from practice_review.quorum import quorum_of
from tests.practice_review.scene import (
    act_as_chair,
    asked,
    attend,
    decide,
    fresh,
    on_agenda,
    referred,
    return_of,
    returns_in,
    sees,
    sign,
)
from tests.practice_review.test_case_link import through_health
from tests.practice_review.test_sub_group import by_police

pytestmark = pytest.mark.django_db


def held_by(staff):
    return SeatHeld.objects.get(role__staff=staff)


def came(group, item, *deputies, but=""):
    """Write down who came and who stood in."""
    attend(group, item.meeting, but=but)
    present = [
        one
        for one in SeatHeld.objects.held_at(clock.now()).filter(seat__team=item.meeting.team)
        if one.staff.name not in {getattr(group, key).name for key in but.split()}
    ]
    actions.record_attendance(item.meeting, by=group.lead_officer, present=present, deputies=deputies)


def deputy(group, item, seat="edu_member", who="teacher"):
    return actions.name_deputy(
        item.meeting, by=group.lead_officer, held=held_by(getattr(group, seat)), staff=getattr(group, who)
    )


def test_a_deputy_of_the_same_agency_reads_the_papers_and_counts_when_she_came(group):
    item = on_agenda(group, only="chair swd_member hlt_member hou_member")
    assert not quorum_of(item).is_met and not sees(group.teacher, item)
    made = deputy(group, item)
    assert sees(group.teacher, item) and sees(group.teacher, item.referral)
    assert not quorum_of(item).is_met, "she has not come yet"
    present = [held_by(getattr(group, key)) for key in ("chair", "swd_member", "hlt_member", "hou_member")]
    actions.record_attendance(item.meeting, by=group.lead_officer, present=present, deputies=[made])
    quorum = quorum_of(item)
    assert quorum.is_met and quorum.sits(held_by(group.edu_member)) == group.teacher
    decision = decide(group, item, dissents={held_by(group.edu_member): "It deserves a review."})
    assert decision.deputies == {"Edu member": "Teacher"} and "Edu member" in decision.counted_seats
    assert decision.dissents.get().deputy == group.teacher
    with pytest.raises(NotNow, match="Only a member who was counted"):
        actions.record_dissent(item, by=group.edu_member, words="I was away.")


def test_a_conflicted_members_deputy_counts_for_that_item(group):
    """A concern, a conflicted member, a deputy, and a deferral."""
    item = on_agenda(group, returns_in(group, referred(group, kind="concern", child_words="a girl of five")))
    made = deputy(group, item)
    actions.declare_conflict(item, by=group.edu_member, kind="family", words="My brother's child.")
    came(group, item, made)
    assert quorum_of(item).sits(held_by(group.edu_member)) == group.teacher
    decision = decide(group, item, outcome="defer", defer_until=clock.today() + dt.timedelta(days=30))
    assert decision.deputies == {"Edu member": "Teacher"}
    assert not sees(group.edu_member, item) and fresh(item.referral).status == "deferred"


def test_a_member_who_came_herself_is_counted_and_not_her_deputy(group):
    item = on_agenda(group)
    came(group, item, deputy(group, item))
    assert quorum_of(item).sits(held_by(group.edu_member)) == group.edu_member


def test_a_deputy_is_of_the_agency_untied_and_on_no_seat(group):
    item = on_agenda(group)
    for seat, who, why in (
        ("edu_member", "constable", "is not of"),
        ("edu_member", "nursery_worker", "would keep out of item 1"),
        ("chair", "teacher", "acting chair instead"),
        ("co_opted", "teacher", "no agency’s"),
        ("hou_member", "hou_member", "holds a seat"),
    ):
        with pytest.raises(NotNow, match=why):
            deputy(group, item, seat, who)


def test_a_deputy_found_to_be_tied_later_is_kept_out_too(group):
    item = on_agenda(group, but="edu_member")
    made = deputy(group, item)
    came(group, item, made, but="edu_member")
    agencies.change_staff(group.nursery_worker, by=group.administrator, manager=group.teacher)
    assert Conflict.objects.filter(item=item, staff=group.teacher, kind="line").exists()
    assert held_by(group.edu_member) not in quorum_of(item).seats and not sees(group.teacher, item)


def test_taken_back_the_deputy_reads_nothing_and_does_not_count(group):
    item = on_agenda(group, but="edu_member")
    made = deputy(group, item)
    came(group, item, made, but="edu_member")
    actions.drop_deputy(made, by=group.lead_officer)
    assert not sees(group.teacher, item)
    assert held_by(group.edu_member) not in quorum_of(item).seats


def test_a_deputys_sight_ends_with_the_day_of_the_meeting(group):
    item = on_agenda(group)
    deputy(group, item)
    with clock.living_at(clock.now() + dt.timedelta(days=2)):
        assert not sees(group.teacher, item)


def test_an_agenda_has_an_order_and_times(group):
    item = on_agenda(group)
    actions.put_on_agenda(returns_in(group), by=group.lead_officer, meeting=item.meeting)
    second = item.meeting.items.get(position=2)
    with pytest.raises(NotNow, match="at least a minute"):
        actions.order_agenda(item.meeting, by=group.lead_officer, order=[(second, 0), (item, 30)])
    with pytest.raises(NotNow, match="has changed meanwhile"):
        actions.order_agenda(item.meeting, by=group.lead_officer, order=[(second, 10)])
    actions.order_agenda(
        item.meeting, by=group.lead_officer, order=[(second, 15), (item, 30)], starts_at=dt.time(9, 30)
    )
    pack = gather(fresh(item.meeting), group.chair)
    assert [(one.item.pk, one.at) for one in pack.items] == [(second.pk, dt.time(9, 30)), (item.pk, dt.time(9, 45))]


def test_a_pack_tells_each_returns_age_who_gave_none_and_counts_what_a_reader_keeps_out_of(group):
    item = on_agenda(group)
    actions.declare_conflict(item, by=group.edu_member, kind="family", words="My brother's child.")
    pack = gather(item.meeting, group.chair)
    assert [(one.says, one.days_old) for one in pack.items[0].returns] == [("An account", 0), ("An account", 0)]
    assert [one.staff for one in pack.items[0].conflicts] == [group.edu_member]
    assert (len(pack.items), pack.kept_out) == (1, 0)
    assert (len(gather(item.meeting, group.edu_member).items), gather(item.meeting, group.edu_member).kept_out) == (
        0,
        1,
    )


def test_who_signed_a_return_stays_and_the_others_know(group):
    referral = asked(group, codes="POL HLT")
    sign(group, return_of(referral, "POL"), "pol_manager")
    sign(group, return_of(referral, "HLT"), "hlt_manager")
    item = on_agenda(group, fresh(actions.receive_returns(referral, by=group.lead_officer)))
    noted = Interest.objects.get(item=item, found_by_system=True)
    assert (noted.staff, noted.words) == (group.pol_manager, "Signed the return of Police.")
    assert sees(group.pol_manager, item)


def test_who_keeps_out_is_not_said_to_stay(group):
    assert not Interest.objects.filter(item=by_police(group), found_by_system=True).exists()


def test_somebody_acts_only_while_the_chair_is_away(group):
    item = on_agenda(group)
    held = act_as_chair(group, "co_opted")
    assert chair_now(group.teams["subgroup"]) == held
    assert quorum_of(item).chair.staff == group.chair, "she is there, so she is in the chair"
    attend(group, item.meeting, but="chair")
    assert quorum_of(item).chair.staff == group.co_opted


def test_with_the_chair_away_and_nobody_acting_the_meeting_cannot_decide(group):
    item = on_agenda(group, but="chair")
    apologies = [held_by(group.chair)]
    present = [one for one in SeatHeld.objects.held_at(clock.now()) if one.staff != group.chair]
    actions.record_attendance(item.meeting, by=group.lead_officer, present=present, apologies=apologies)
    assert "names an acting chair first" in why_not_decide_item(item, quorum_of(item), clock.today())
    with pytest.raises(NotNow, match="The chair sent apologies"):
        decide(group, item)


def test_the_decision_stands_on_the_childs_file_and_nothing_of_what_the_papers_say(group, case):
    item = through_health(group, case)
    decide(group, item, outcome="follow_up", why="A long talk about the visits.")
    entry = case.entries.get(kind="practice_review")
    assert entry.fact == (
        f"The Practice Review Sub-group decided on {item.referral.reference}: follow-up without a review."
    )
    assert group.chair not in casework_staff(item.referral)


def test_a_deferral_is_no_decision_on_the_childs_file(group, case):
    item = through_health(group, case)
    decide(group, item, outcome="defer", defer_until=clock.today() + dt.timedelta(days=30))
    assert not case.entries.filter(kind="practice_review").exists()


def test_who_works_on_the_case_sees_no_paper_and_the_review_gives_no_sight_of_the_case(group, case):
    item = through_health(group, case)
    decide(group, item, outcome="accept", lead_reviewer=group.scra_manager, remit="What went well")
    for paper in (item, item.referral, *item.referral.returns.all()):
        assert not sees(group.duty_worker, paper)
    for who in ("chair", "scra_manager", "hou_member", "lead_officer"):
        assert not Case.objects.visible_to(getattr(group, who)).filter(pk=case.pk).exists(), who
    assert Case.objects.visible_to(group.duty_worker).filter(pk=case.pk).exists(), "the live case goes on"
