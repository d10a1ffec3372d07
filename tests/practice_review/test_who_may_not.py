"""Nobody reads or decides what she may not by a way round: two roles, after the decision, through somebody's link."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from access.refusals import NotNow
from access.roles import Permission, Role
from agencies import actions as agencies
from agencies.models.staff import system
from cases import actions as cases
from cases.models import Case
from common import clock
from practice_review import actions
from practice_review.conflicts import casework_staff
from practice_review.models import AgencyReturn
from practice_review.summary import changes_of, return_rows
from referrals import actions as referrals
from referrals.models import Screening
from tests.cast import log
from tests.practice_review.scene import (
    act_as_chair,
    asked,
    decide,
    fresh,
    in_review,
    on_agenda,
    referred,
    return_of,
    returns_in,
    sees,
    sign,
    suggested,
    with_manager,
)
from work.models import Notice

pytestmark = pytest.mark.django_db


def renewed(group, key):
    """Return somebody with the roles she has now."""
    group.people[key] = fresh(group.people[key])
    return group.people[key]


def test_who_keeps_the_inbox_is_never_named_to_decide_whatever_else_she_is(group):
    agencies.appoint(
        group.lead_officer, by=system(), role=Role.DEPUTY, team=group.teams["edu_dm"], reason="for the test"
    )
    lead_officer = renewed(group, "lead_officer")
    referral = with_manager(group, "hou_manager")
    with pytest.raises(NotNow, match="the office never decides"):
        actions.name_decider(referral, by=lead_officer, staff=lead_officer)


def test_who_keeps_the_inbox_never_decides_for_an_agency_either(group):
    agencies.appoint(
        group.lead_officer, by=system(), role=Role.DEPUTY, team=group.teams["edu_dm"], reason="for the test"
    )
    lead_officer = renewed(group, "lead_officer")
    with pytest.raises(PermissionDenied):
        actions.refer(with_manager(group), by=lead_officer)


def test_who_keeps_the_inbox_never_chairs_a_decision(group):
    item = on_agenda(group)
    team = group.teams["subgroup"]
    agencies.leave_seat(team.seats.get(is_chair=True).held.get(), by=group.lead_officer)
    until = clock.now() + dt.timedelta(days=3)
    seat = fresh(team.seats.get(is_chair=True))
    agencies.fill_seat(
        seat, by=system_officer(group), staff=group.lead_officer, reason="acting", acting=True, ends_at=until
    )
    with pytest.raises(NotNow, match="the office never decides"):
        decide(group, item, by=renewed(group, "lead_officer") and "lead_officer")


def system_officer(group):
    """Return a second lead officer, who seats the first."""
    from tests.practice_review.scene import person

    person(group, "second_officer", "office", (Role.OFFICE, "office"))
    return group.second_officer


@pytest.mark.parametrize("kind", ["family", "own_casework"])
def test_who_declared_a_conflict_does_not_lead_the_review(group, kind):
    item = on_agenda(group)
    actions.declare_conflict(item, by=group.hlt_member, kind=kind, words="I know them.")
    decide(group, item, outcome="accept")
    review = fresh(item.referral).review
    with pytest.raises(NotNow, match="keeps out"):
        actions.name_lead_reviewer(review, by=group.chair, lead_reviewer=group.hlt_member, remit="All")


def test_a_chair_who_kept_out_of_the_decision_keeps_out_of_what_follows(group):
    item = on_agenda(group)
    actions.declare_conflict(item, by=group.chair, kind="own_casework", words="I chaired its core group.")
    act_as_chair(group, "co_opted", days=5)
    decide(group, item, by="co_opted", outcome="accept")
    referral = fresh(item.referral)
    told = {"lead_reviewer": group.health_visitor, "remit": "All"}
    with pytest.raises(NotNow, match="You kept out"):
        actions.name_lead_reviewer(referral.review, by=group.chair, **told)
    actions.name_lead_reviewer(referral.review, by=group.co_opted, **told)
    with pytest.raises(NotNow, match="You kept out"):
        actions.add_learning_point(referral, by=group.chair, text="Mine.")
    actions.add_learning_point(referral, by=group.health_visitor, text="Ring first.")
    with pytest.raises(NotNow, match="You kept out"):
        actions.agree_learning(fresh(referral), by=group.chair)
    assert actions.agree_learning(fresh(referral), by=group.co_opted).status == "learning_agreed"


def test_who_keeps_out_of_an_item_does_not_read_why_it_was_deferred(group, client):
    referral = with_manager(group, "hou_member")
    referral = fresh(actions.refer(referral, by=group.hou_manager))
    item = on_agenda(group, returns_in(group, referral))
    told = {"outcome": "defer", "why": "Health is not ready.", "defer_until": clock.today() + dt.timedelta(days=9)}
    decide(group, item, **told)
    for who in ("hou_member", "hou_manager"):
        client.force_login(getattr(group, who))
        page = client.get(referral.get_absolute_url())
        assert page.status_code == 200 and "Health is not ready." not in page.content.decode()
    assert any(one["why"] for one in changes_of(referral))


def test_who_works_on_the_case_that_grew_from_the_linked_concern_has_a_conflict(group):
    concern = log(group.nursery_worker)
    screening = Screening.objects.get(concern=concern)
    referrals.claim(screening, by=group.duty_worker)
    said = {"outcome": "single_agency", "why": "To assess.", "feedback": "Thank you."}
    referrals.decide(screening, by=group.duty_worker, **said)
    case = Case.objects.get(screenings__screening=screening)
    cases.involve(case, by=group.duty_worker, staff=group.health_visitor, reason="Visits the family")
    draft = suggested(group.nursery_worker, kind="concern", concern=concern)
    assert group.health_visitor in casework_staff(draft)


def test_a_theme_of_a_learning_point_names_nobody_either(group):
    concern = log(group.nursery_worker)
    item = on_agenda(group, returns_in(group, referred(group, kind="concern", concern=concern)))
    decide(group, item, outcome="accept", lead_reviewer=group.health_visitor, remit="All")
    with pytest.raises(NotNow, match="Leave names out"):
        actions.add_learning_point(
            fresh(item.referral), by=group.health_visitor, text="Ring first.", theme="Listening to Skye"
        )


def test_a_learning_point_names_no_worker_who_made_or_decided_it(group):
    referral = in_review(group)
    with pytest.raises(NotNow, match="Leave names out"):
        actions.add_learning_point(
            referral, by=group.health_visitor, text=f"{referral.suggested_by.name} rang before writing."
        )


def test_a_return_the_sub_group_decided_on_stays_as_it_was_signed(group):
    item = on_agenda(group)
    decide(group, item)
    with pytest.raises(NotNow, match="stays as it is"):
        actions.reopen_return(return_of(item.referral, "HLT"), by=group.hlt_manager, why="More to say.")


def test_a_return_that_never_came_is_not_overdue_for_ever(group):
    referral = asked(group)
    sign(group, return_of(referral, "EDU"), "edu_manager")
    missing = return_of(referral, "HLT")
    actions.receive_returns(referral, by=group.lead_officer, without={missing.pk: "Nobody answered."})
    AgencyReturn.objects.filter(pk=missing.pk).update(due_at=clock.now() - dt.timedelta(days=9))
    assert not AgencyReturn.objects.visible_to(group.hlt_manager).overdue().exists()
    assert not fresh(missing).is_overdue
    waiting = AgencyReturn.objects.visible_to(group.hlt_manager, Permission.MAKE_RETURN)
    assert waiting.to_make().get() == missing, "it may still come until the sub-group decides"
    decide(group, on_agenda(group, fresh(referral)))
    assert not waiting.to_make().exists()
    with pytest.raises(NotNow, match="stays as it is"):
        actions.start_return(fresh(missing), by=group.hlt_manager)


def test_a_designated_manager_is_told_stages_of_what_is_no_longer_hers(group, client):
    asked(group)
    client.force_login(group.edu_manager)
    page = client.get(reverse("practice_review:decide_queue"), {"status": "all"}).content.decode()
    assert "With the sub-group" in page and "Returns asked for" not in page


def test_the_office_counts_only_whom_nobody_was_named_for(group):
    from reports.home_reviews import inbox

    referral = with_manager(group, "hou_manager")
    figures = {one.label: one.value for one in inbox(group.lead_officer).figures}
    assert figures["Name who decides"] == 1
    actions.name_decider(referral, by=group.lead_officer, staff=group.edu_manager)
    assert "Name who decides" not in {one.label for one in inbox(group.lead_officer).figures}


def test_the_office_hears_that_a_suggestion_it_had_to_name_somebody_for_is_withdrawn(group):
    referral = with_manager(group, "hou_manager")
    actions.withdraw(referral, by=group.hou_manager, why="Settled.")
    assert Notice.objects.filter(team=group.teams["office"], text__contains="was withdrawn").exists()


def test_a_return_opened_again_says_that_it_is_not_signed(group):
    item = on_agenda(group)
    actions.reopen_return(return_of(item.referral, "HLT"), by=group.hlt_manager, why="One visit more.")
    rows = {one["key"]: one for one in return_rows(return_of(item.referral, "HLT"))}
    assert rows["Signed"]["none"] == "Not yet: it may still change"


def test_the_committee_decides_on_no_day_to_come(group):
    from tests.practice_review.scene import learning_agreed

    point = learning_agreed(group)
    with pytest.raises(NotNow, match="a day to come"):
        actions.accept_learning(point, by=group.lead_officer, decided_on=clock.today() + dt.timedelta(days=9))


def test_the_sub_group_is_not_let_into_the_childs_own_record(group):
    concern = log(group.nursery_worker)
    screening = Screening.objects.get(concern=concern)
    referrals.claim(screening, by=group.duty_worker)
    said = {"outcome": "single_agency", "why": "To assess.", "feedback": "Thank you."}
    referrals.decide(screening, by=group.duty_worker, **said)
    child = Case.objects.get(screenings__screening=screening).child
    draft = suggested(group.duty_worker, child=child)
    actions.hand_in(draft, by=group.duty_worker)
    actions.refer(draft, by=group.swd_manager)
    on_agenda(group, returns_in(group, fresh(draft)))
    assert sees(group.edu_manager, child), "she is asked what her agency knows"
    assert sees(group.hlt_member, draft) and not sees(group.hlt_member, child)
