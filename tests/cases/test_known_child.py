"""A child who is known already: the open case hears of every concern, and an earlier case is found again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from access.grants import exclude
from access.refusals import NotNow
from access.roles import Permission
from cases import actions
from cases.models import Case
from common import clock
from reference.timescales import due
from referrals import actions as referrals
from referrals.models import Screening
from tests.cases.conftest import case_of, decide, open_by, without_meeting
from tests.cases.test_opening import again
from tests.cast import log
from work.models import Notice

pytestmark = pytest.mark.django_db


def closed(case, cast):
    """Close a case as its lead does."""
    actions.add_entry(case, by=cast.duty_worker, kind="seen", fact="Seen at home, and spoken to alone.")
    actions.add_entry(case, by=cast.duty_worker, kind="carer_seen", fact="Mother seen at home.")
    case = without_meeting(Case.objects.get(pk=case.pk), cast.duty_worker)
    actions.close(case, by=cast.duty_worker, why="Safe", closing_code="safe", who_helps="The named person")
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("outcome", ["no_further_action", "advice", "named_person", "lead_professional"])
def test_whatever_is_decided_the_childs_open_case_has_the_concern_and_its_lead_is_told(cast, case, outcome):
    reason = {"nfa_reason": "known_and_in_hand"} if outcome == "no_further_action" else {}
    screening = Screening.objects.get(concern=log(cast.teacher))
    referrals.claim(screening, by=cast.duty_worker)
    referrals.confirm_child(screening.child, by=cast.duty_worker, person_id=case.child_id)
    decided = decide(screening, cast.duty_worker, outcome, **reason)
    assert case.entries.filter(kind="concern", concern=decided.concern).count() == 1
    assert case.entries.filter(kind="decision", concern=decided.concern).count() == 1
    assert case_of(decided) == case
    told = Notice.objects.filter(about=case.pk, text__contains="was screened: read it in the chronology")
    assert {one.staff or one.team for one in told} == {case.lead}


def test_it_hears_of_it_too_when_the_child_is_known_only_after_the_decision(cast, case):
    screening = decide(Screening.objects.get(concern=log(cast.teacher)), cast.duty_worker, "advice")
    assert not case.entries.filter(concern=screening.concern).exists()
    referrals.confirm_child(screening.child, by=cast.duty_worker, person_id=case.child_id)
    assert case.entries.filter(concern=screening.concern, kind="concern").exists()


def test_a_concern_about_a_worker_leaves_no_trace_in_the_case(cast, case):
    before = case.entries.count()
    about = {"about_worker": True, "worker_agency": cast.agencies["EDU"]}
    again(cast, case, "advice", author=cast.health_visitor, decider=cast.duty_worker, **about)
    assert case.entries.count() == before


def test_a_concern_is_passed_to_the_lead_professional_only_of_a_child_with_an_open_case(cast):
    screening = Screening.objects.get(concern=log(cast.teacher))
    with pytest.raises(NotNow, match="has an open case"):
        decide(screening, cast.duty_worker, "lead_professional")


def test_check_05_whoever_screens_sees_the_open_case_and_whom_to_ring(cast, case, signed_in):
    screening = Screening.objects.get(concern=log(cast.teacher))
    referrals.claim(screening, by=cast.duty_worker)
    address = reverse("referrals:screening_detail", args=[screening.pk])
    page = signed_in(cast.duty_worker).get(address).content.decode()
    assert "Known already" not in page
    referrals.confirm_child(screening.child, by=cast.duty_worker, person_id=case.child_id)
    page = signed_in(cast.duty_worker).get(address).content.decode()
    assert f"Open case {case.reference}" in page and case.get_absolute_url() in page
    exclude(case, staff=cast.duty_worker, by=cast.duty_manager, reason="own family")
    page = signed_in(cast.duty_worker).get(address).content.decode()
    assert "Known to: Social work" in page and case.reference not in page


def test_a_child_who_comes_back_brings_the_earlier_case_along_for_who_leads_the_new_one(cast, case):
    earlier, lead = closed(case, cast), cast.health_visitor
    new = open_by(cast, "single_agency", author=cast.teacher, person=earlier.child)
    assert set(new.links.values_list("other", "reason")) == {(earlier.pk, "an earlier case of this child")}
    assert earlier.links.get().other == new
    assert not sees(lead, earlier)
    actions.name_lead_professional(new, by=cast.duty_worker, staff=lead)
    assert sees(lead, earlier) and not sees(lead, earlier, Permission.WORK_ON_CASE)
    assert not sees(cast.teacher, earlier), "who logged the new concern"
    with clock.living_at(due("EARLIER_CASE_SIGHT", clock.now()) + dt.timedelta(days=1)):
        assert not sees(lead, earlier)


def test_a_team_that_takes_the_new_case_over_reads_the_earlier_one(cast, case):
    earlier = closed(case, cast)
    new = open_by(cast, "single_agency", author=cast.teacher, person=earlier.child)
    actions.change_lead_team(new, by=cast.duty_worker, team=cast.teams["clinic"], why="Health leads")
    assert sees(cast.health_visitor, earlier)


def sees(who, case, permission=Permission.VIEW):
    return Case.objects.visible_to(who, permission).filter(pk=case.pk).exists()
