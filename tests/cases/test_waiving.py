"""What law or guidance sets is done, or waived with a senior manager's word; nobody waves it away."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from access.refusals import NotNow
from cases import actions, met_by
from cases.actions.clocks import start
from cases.models import CaseClock
from common import clock
from reference.models import Timescale

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast, case):
    """The clock of a planning meeting, in a case into which the lead let a senior manager."""
    actions.involve(case, by=cast.duty_worker, staff=cast.senior_manager, reason="is asked whether a meeting is needed")
    return case.clocks.get(key="CPPM_DUE")


def waive(one, cast, **changes):
    """Waive a clock as the senior manager does."""
    given = {"by": cast.senior_manager, "why": "Held on paper before.", "satisfied": True, **changes}
    return actions.waive_clock(one, **given)


def page_of(client, one):
    return " ".join(client.get(reverse("cases:clock_settle", args=[one.pk])).content.decode().split())


@pytest.mark.parametrize(
    "key",
    [
        "CPPM_DUE", "FIRST_REVIEW", "NEXT_REVIEW", "RECORD", "PLAN_COPY", "INQUORATE",
        "CORE_GROUP", "CORE_GROUP_NEXT", "PLAN_CHANGE_NOTIFY", "IRD_FULL", "TRANSFER", "REPORTER_SENT",
        "CPO_IMPLEMENT", "CAO_START", "CHRONOLOGY_REVIEW", "CASE_LEAD_NAMED", "EX_SUBMIT",
    ],
)  # fmt: skip
def test_what_a_deed_meets_nobody_says_is_done(cast, case, key):
    one = start(case, key, clock.now())
    with pytest.raises(NotNow, match="that meets it"):
        actions.meet_clock(one, by=cast.duty_worker)
    assert met_by.row_of(one)[0]["url"].startswith("/")


@pytest.mark.parametrize("key", ["CASE_REVIEW", "CPO_HEARING", "CPO_GROUNDS"])
def test_what_no_page_of_rowan_records_is_said_to_be_done(cast, case, key):
    one = start(case, key, clock.now())
    assert actions.meet_clock(one, by=cast.duty_worker).met_at


def test_every_clock_of_law_or_guidance_that_a_case_starts_is_met_by_a_deed_but_the_hearings():
    of_other_rooms = {"SCREENING_DUE", "URGENT_LADDER", "SHARE_CONCERN", "NOTICE", "IRD_START"}
    only_counted_by = {"PREBIRTH_CPPM_DUE", "PREBIRTH_MAX_GESTATION"}  # the planning meeting's clock, before a birth
    of_reviews = {"ICR_NOTIFY", "AGENCY_RETURN", "EXTRA_INFO", "PRSG_QUORUM", "PRSG_QUORUM_AGENCIES"}
    never_started = {"ICSO_MAX"}
    keys = set(Timescale.objects.exclude(nature="administrative").values_list("key", flat=True))
    by_hand = {key for key in keys if met_by.deed_for(CaseClock(key=key)) is None}
    assert by_hand - of_other_rooms - only_counted_by - of_reviews - never_started == {"CPO_HEARING", "CPO_GROUNDS"}


def test_the_lead_does_not_waive_what_guidance_sets_and_reads_whom_to_ask(cast, meeting, signed_in):
    with pytest.raises(NotNow, match="Only a senior social work manager agrees"):
        actions.exempt_clock(meeting, by=cast.duty_worker, why="Not needed.")
    with pytest.raises(PermissionDenied):
        waive(meeting, cast, by=cast.duty_worker)
    page = page_of(signed_in(cast.duty_worker), meeting)
    assert "involve her in the case with that question" in page
    assert reverse("planning_meetings:case_meetings", args=[meeting.case_id]) in page
    assert 'name="what"' not in page


def test_a_senior_manager_waives_it_with_reason_and_her_word_that_the_child_is_safe(cast, meeting, signed_in):
    client, url = signed_in(cast.senior_manager), reverse("cases:clock_settle", args=[meeting.pk])
    assert "It was done" not in page_of(client, meeting)
    assert client.post(url, {"what": "met"}).status_code == 422
    assert client.post(url, {"what": "exempt", "why": "Held on paper before."}).status_code == 422
    assert client.post(url, {"what": "exempt", "satisfied": "on"}).status_code == 422
    answer = client.post(url, {"what": "exempt", "why": "Held on paper before.", "satisfied": "on"})
    assert answer.status_code == 303
    meeting.refresh_from_db()
    assert meeting.exempt_by == cast.senior_manager and not meeting.is_running
    entry = meeting.case.entries.get(fact__contains="agreed that this is not needed")
    assert entry.author == cast.senior_manager and "Held on paper before." in entry.fact


@pytest.mark.parametrize(
    ("changes", "said"), [({"satisfied": False}, "kept safe without it"), ({"why": " "}, "Say why")]
)
def test_nothing_is_waived_without_reason_or_while_the_child_is_not_safe(cast, meeting, changes, said):
    with pytest.raises(NotNow, match=said):
        waive(meeting, cast, **changes)


def test_a_senior_manager_who_leads_the_case_does_not_waive_her_own_duty(cast, meeting):
    actions.name_lead_professional(meeting.case, by=cast.duty_worker, staff=cast.senior_manager)
    with pytest.raises(NotNow, match="another senior manager"):
        waive(meeting, cast)


def test_what_is_set_for_our_own_order_stays_with_the_lead(cast, meeting):
    review = meeting.case.clocks.get(key="CASE_REVIEW")
    with pytest.raises(NotNow, match="the lead of the case says"):
        waive(review, cast)
    assert actions.exempt_clock(review, by=cast.duty_worker, why="Two a year suffice.").exempt_at


def test_who_is_asked_for_more_time_may_say_instead_that_it_is_not_needed_and_goes_home(cast, case, signed_in):
    one = case.clocks.get(key="CPPM_DUE")
    asked = {"reason": "ill", "why": "Ill.", "safety_plan": "Grandmother stays.", "in_place": True}
    until = clock.today().replace(year=clock.today().year + 1)
    actions.ask_extension(one, by=cast.duty_worker, approver=cast.senior_manager, until=until, **asked)
    url = reverse("cases:clock_settle", args=[one.pk])
    answers = {"what": "exempt", "why": "Moved away.", "satisfied": "on"}
    answer = signed_in(cast.senior_manager).post(url, answers)
    assert (answer.status_code, answer.url) == (303, reverse("home"))
