"""Agencies' returns: searched, said, signed; nil is explicit; the office goes on without only with a reason."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from access.refusals import NotNow
from access.roles import Permission, Role
from agencies import actions as agencies
from common import clock
from practice_review import actions
from practice_review.models import AgencyReturn
from reference.timescales import due
from tests.practice_review.scene import asked, fresh, referred, return_of, returns_in, search, sees, sign
from work.models import Notice

pytestmark = pytest.mark.django_db


def test_each_agency_asked_sees_its_own_return_and_the_referral_and_no_other_return(group):
    referral = asked(group)
    education, health = return_of(referral, "EDU"), return_of(referral, "HLT")
    assert sees(group.hlt_manager, health) and sees(group.hlt_manager, referral)
    assert not sees(group.hlt_manager, education)
    assert not sees(group.health_visitor, health) and not sees(group.pol_manager, health)
    assert sees(group.lead_officer, health) and not sees(group.chair, health)
    assert Notice.objects.filter(team=group.teams["hlt_dm"], text__contains=referral.reference).exists()


def test_each_return_has_its_own_clock(group):
    referral = asked(group)
    one = return_of(referral, "HLT")
    assert one.due_at == due("AGENCY_RETURN", one.asked_at)
    assert referral.due_at == one.due_at
    AgencyReturn.objects.filter(pk=one.pk).update(due_at=clock.now() - dt.timedelta(days=1))
    assert AgencyReturn.objects.visible_to(group.lead_officer).overdue().get() == one
    sign(group, one, "hlt_manager")
    assert not AgencyReturn.objects.visible_to(group.lead_officer).overdue().exists()


def test_agencies_are_asked_once_and_only_where_somebody_could_answer(group):
    referral = referred(group)
    office = {"by": group.lead_officer}
    with pytest.raises(NotNow, match="at least one agency"):
        actions.ask_for_returns(referral, **office, agencies=[])
    with pytest.raises(NotNow, match="has no designated managers"):
        actions.ask_for_returns(referral, **office, agencies=[group.agencies["CYPPC"]])
    with pytest.raises(NotNow, match="too late or too early"):
        actions.ask_also(referral, **office, agency=group.agencies["HLT"])
    referral = asked(group, referral)
    with pytest.raises(NotNow, match="Health has been asked already"):
        actions.ask_also(referral, **office, agency=group.agencies["HLT"])
    assert actions.ask_also(referral, **office, agency=group.agencies["HOU"]).team == group.teams["hou_dm"]


def test_a_return_is_not_signed_before_something_was_searched(group):
    one = return_of(asked(group), "HLT")
    actions.start_return(one, by=group.hlt_manager)
    actions.write_return(one, by=group.hlt_manager, account="We visited twice.")
    with pytest.raises(NotNow, match="at least one search"):
        actions.sign_return(one, by=group.hlt_manager)
    search(one, group.hlt_manager)
    signed = actions.sign_return(one, by=group.hlt_manager)
    assert (signed.signed_by, signed.signed_as) == (group.hlt_manager, "Health designated manager")


def test_a_nil_return_needs_a_search_and_an_explicit_nil(group):
    one, by = return_of(asked(group), "HLT"), group.hlt_manager
    actions.start_return(one, by=by)
    search(one, by, found=False, not_found="No record of the family.")
    with pytest.raises(NotNow, match="say expressly that it holds nothing"):
        actions.sign_return(one, by=by)
    with pytest.raises(NotNow, match="not both"):
        actions.write_return(one, by=by, nil=True, account="Well, a visit.")
    actions.write_return(one, by=by, nil=True, not_found="Visits before 2024")
    signed = fresh(actions.sign_return(one, by=by))
    assert (signed.status, signed.nil, signed.account) == ("signed", True, "")


def test_a_search_that_found_nothing_says_what_was_looked_for(group):
    one, by = return_of(asked(group), "HLT"), group.hlt_manager
    with pytest.raises(NotNow, match="Start gathering first"):
        search(one, by)
    actions.start_return(one, by=by)
    with pytest.raises(NotNow, match="looked for and not found"):
        search(one, by, found=False)
    with pytest.raises(NotNow, match="ends before it begins"):
        search(one, by, covers_from=dt.date(2026, 2, 1), covers_to=dt.date(2026, 1, 1))
    kept = search(one, by, covers_from=dt.date(2026, 1, 1), covers_to=dt.date(2026, 2, 1))
    assert (kept.searched_by, kept.recorded_by) == ("Records office", by)


def test_a_signed_return_is_changed_only_once_reopened_with_a_reason(group):
    one, by = return_of(asked(group), "HLT"), group.hlt_manager
    sign(group, one, "hlt_manager")
    with pytest.raises(NotNow, match="Reopen it with a reason"):
        actions.write_return(one, by=by, account="More.")
    with pytest.raises(NotNow, match="Say why"):
        actions.reopen_return(one, by=by, why="")
    actions.reopen_return(one, by=by, why="A visit was left out.")
    assert fresh(one).signed_at is None
    actions.write_return(one, by=by, account="Three visits.")
    assert actions.sign_return(one, by=by).status == "signed"


def test_only_the_agencys_own_designated_managers_make_its_return(group):
    one = return_of(asked(group), "HLT")
    with pytest.raises(Http404):
        actions.start_return(one, by=group.edu_manager)
    with pytest.raises(PermissionDenied):
        actions.start_return(one, by=group.lead_officer)


def test_postgresql_refuses_a_signed_return_that_says_nothing(group):
    one = sign(group, return_of(asked(group), "HLT"), "hlt_manager")
    with pytest.raises(IntegrityError, match="return_says_something_or_nil"), transaction.atomic():
        AgencyReturn.objects.filter(pk=one.pk).update(account="")


def test_the_office_goes_on_when_all_are_signed(group):
    referral = returns_in(group)
    assert referral.status == "returns_in"
    assert Notice.objects.filter(team=group.teams["office"], text__contains="; all are in").count() == 1
    assert not sees(group.chair, return_of(referral, "HLT")), "papers are opened with the agenda"


def test_the_office_goes_on_without_a_return_only_with_a_reason_for_each(group):
    referral = asked(group)
    sign(group, return_of(referral, "EDU"), "edu_manager")
    with pytest.raises(NotNow, match="No signed return yet from Health"):
        actions.receive_returns(referral, by=group.lead_officer)
    missing = return_of(referral, "HLT")
    actions.receive_returns(referral, by=group.lead_officer, without={missing.pk: "Nobody answered three letters."})
    missing = fresh(missing)
    assert missing.has_not_contributed
    assert missing.went_on_without == "Nobody answered three letters."
    assert fresh(sign(group, missing, "hlt_manager")).has_not_contributed is False


def test_when_an_agencys_designated_managers_leave_the_office_hears_that_nobody_makes_its_return(group):
    referral = asked(group)
    agencies.close_account(group.hlt_manager, by=group.administrator, reason="left")
    told = Notice.objects.filter(team=group.teams["office"], text__contains="nobody is left to make this return")
    assert told.count() == 1
    agencies.appoint(
        group.health_visitor,
        by=group.administrator,
        role=Role.DESIGNATED_MANAGER,
        team=group.teams["hlt_dm"],
        reason="new",
    )
    mine = AgencyReturn.objects.visible_to(group.health_visitor, Permission.MAKE_RETURN)
    assert mine.filter(referral=referral).exists()
