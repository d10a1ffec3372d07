"""Moves between areas and whereabouts unknown: nothing changes on the register until it should, and alerts say so."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from access.refusals import NotNow
from cases.models import CaseClock, ChronologyEntry
from common import clock
from reference.timescales import working_days_between
from register import actions
from register.models import RegisterFile, Registration
from register.waiting import waiting_for
from tests.register.conftest import AREAS, at, days_ago, fresh
from work.models import Notice

pytestmark = pytest.mark.django_db
MET = {"attended": "Social workers and managers of both, nurse, teacher", "receiving_lead": "R. Two, 01632 960999"}


def begun(case, by, **changes):
    told = {"direction": "out", "authority": "Angus", "risk": "continuing", "told_whom": "Duty team, by telephone"}
    days = {"moved_on": clock.today(), "told_on": clock.today()}
    return actions.begin_transfer(case, by=by, **{**told, **days, **changes})


def met_due(transfer, by):
    agreed = {"written_on": clock.today(), "safety_plan": "Visited weekly by both.", "safety_plan_on": clock.today()}
    return actions.expect_meeting(actions.follow_transfer(transfer, by=by, **agreed), by=by)


def test_check_14_a_name_comes_off_only_when_the_other_area_has_accepted(cast, case, registration):
    transfer = begun(case, cast.duty_worker)
    running = CaseClock.objects.get(case=case, key="TRANSFER")
    assert working_days_between(clock.today(), running.due_at) == 21
    with pytest.raises(NotNow, match="told in writing"):
        actions.expect_meeting(transfer, by=cast.duty_worker)
    transfer = met_due(transfer, cast.duty_worker)
    assert fresh(registration).status == "on"
    with pytest.raises(NotNow, match="Say who attended"):
        actions.accept_transfer(transfer, by=cast.keeper, met_on=clock.today(), attended=" ", receiving_lead="X")
    actions.accept_transfer(transfer, by=cast.keeper, met_on=clock.today(), **MET)
    off = fresh(registration)
    assert (off.status, off.end_code) == ("off", "moved")
    assert fresh(running).met_at
    assert ChronologyEntry.objects.filter(case=case, kind="move").count() == 3


def test_a_transfer_not_accepted_leaves_the_register_as_it_is(cast, case, registration):
    transfer = met_due(begun(case, cast.duty_worker), cast.duty_worker)
    actions.refuse_transfer(transfer, by=cast.keeper, why="They judge the risk otherwise.")
    assert fresh(registration).status == "on"
    assert fresh(transfer).status == "not_accepted"


def test_a_child_who_comes_to_us_goes_on_the_register_when_we_accept(cast, case):
    transfer = met_due(begun(case, cast.duty_worker, direction="in"), cast.duty_worker)
    assert not Registration.objects.exists()
    actions.accept_transfer(transfer, by=cast.keeper, met_on=clock.today(), areas=AREAS, **MET)
    made = Registration.objects.get()
    assert (made.status, made.kind, made.file.case) == ("on", "permanent", case)


def test_a_transfer_meeting_here_carries_its_acceptance_out_without_the_keeper(cast, case):
    transfer = met_due(begun(case, cast.duty_worker, direction="in"), cast.duty_worker)
    given = {"by": cast.planning_chair, "acting_as": "Chair", "met_on": clock.today(), "why": "Risk goes on."}
    actions.carry_out_acceptance(transfer, areas=AREAS, **given, **MET)
    assert fresh(transfer).status == "accepted"
    assert Registration.objects.get().registered_by == cast.planning_chair


def test_only_the_lead_begins_a_transfer_and_only_the_keeper_records_what_was_decided(cast, case, registration):
    with pytest.raises(PermissionDenied):
        begun(case, cast.pol_manager)
    with pytest.raises(Http404):
        begun(case, cast.keeper)
    transfer = met_due(begun(case, cast.duty_worker), cast.duty_worker)
    with pytest.raises(PermissionDenied):
        actions.accept_transfer(transfer, by=cast.duty_worker, met_on=clock.today(), **MET)


def test_nobody_transfers_a_child_who_is_not_on_the_register(cast, case):
    with pytest.raises(NotNow, match="not on our register"):
        begun(case, cast.duty_worker)


def test_check_14_a_temporary_stay_here_registers_at_once_and_ends_with_the_stay(cast, file):
    told = {"authority": "Perth and Kinross", "since": days_ago(3), "told_on": days_ago(3), "told_whom": "Their Keeper"}
    stay = actions.begin_stay(file, by=cast.keeper, direction="in", areas=AREAS, **told)
    made = Registration.objects.get()
    assert (made.kind, made.registered_on, made.status) == ("temporary_in", days_ago(3), "on")
    actions.end_stay(stay, by=cast.keeper, on=clock.today(), how="Back home; their Keeper told.")
    assert fresh(made).end_code == "stay_ended"


def test_check_14_a_stay_elsewhere_leaves_the_child_on_ours_and_alerts_while_nothing_is_confirmed(
    cast, file, registration
):
    told = {"authority": "Angus", "since": days_ago(9), "told_on": days_ago(9), "told_whom": "Their Keeper"}
    stay = actions.begin_stay(file, by=cast.keeper, direction="out", **told)
    assert fresh(registration).status == "on"
    assert waiting_for(cast.keeper).unconfirmed_stays == [stay]
    actions.confirm_stay(stay, by=cast.keeper, on=clock.today())
    assert not waiting_for(cast.keeper).unconfirmed_stays


def test_a_disagreement_goes_to_senior_managers_who_see_the_file_until_the_stay_ends(cast, file, registration):
    told = {"authority": "Angus", "since": days_ago(9), "told_on": days_ago(9), "told_whom": "Their Keeper"}
    stay = actions.begin_stay(file, by=cast.keeper, direction="out", **told)
    actions.put_to_managers(stay, by=cast.keeper, disagreement="They do not register her.")
    assert RegisterFile.objects.visible_to(cast.senior_manager).get() == file
    assert Notice.objects.filter(staff=cast.senior_manager, about=file.pk).exists()
    actions.end_stay(fresh(stay), by=cast.keeper, on=clock.today(), how="Home again.")
    assert not RegisterFile.objects.visible_to(cast.senior_manager).exists()


def test_check_14_whereabouts_unknown_is_the_keepers_to_trace_and_is_said_until_the_child_is_found(cast, case):
    since = days_ago(20)
    with clock.living_at(at(since)):
        missing = actions.report_missing(case, by=cast.duty_worker, since=since, last_known="With her aunt.")
    assert Notice.objects.filter(staff=cast.keeper, text__contains="Nobody knows").exists()
    assert [one.last_on for one in waiting_for(cast.keeper).missing] == [days_ago(20)]
    actions.add_trace_step(missing, by=cast.keeper, on=days_ago(1), what="School and housing asked.")
    assert [one.last_on for one in waiting_for(cast.keeper).missing] == [days_ago(1)]
    with pytest.raises(NotNow, match="recorded already"):
        actions.report_missing(case, by=cast.duty_worker, since=days_ago(2), last_known="Again.")
    actions.record_found(missing, by=cast.keeper, on=clock.today(), found="At her father’s in Angus, seen and well.")
    assert not waiting_for(cast.keeper).missing


def test_a_review_past_its_day_waits_at_the_keepers(cast, file):
    entered = {"on": days_ago(100), "areas": AREAS, "why": "Neglect.", "next_review_on": days_ago(1)}
    made = actions.register_child(file, by=cast.keeper, **entered)
    assert waiting_for(cast.keeper).reviews == [made]
    actions.note_review(made, by=cast.keeper, on=clock.today(), next_on=days_ago(-30))
    assert not waiting_for(cast.keeper).reviews
