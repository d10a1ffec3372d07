"""Who decides what goes to practice review: the designated manager, never about her own suggestion, never the office."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from access.refusals import NotNow
from access.roles import Permission, Role
from agencies import actions as agencies
from practice_review import actions
from practice_review.models import PracticeReviewFeedback, PracticeReviewReferral
from practice_review.routing import able_to_decide
from tests.cast import log
from tests.practice_review.scene import fresh, referred, sees, suggested, with_manager
from work.models import Notice

pytestmark = pytest.mark.django_db


def told(person_or_team, text):
    """Say whether a notice was left."""
    key = "team" if hasattr(person_or_team, "group") else "staff"
    return Notice.objects.filter(**{key: person_or_team}, text__contains=text).exists()


def may_decide(user, referral):
    """Say whether it is for this person to decide."""
    return PracticeReviewReferral.objects.visible_to(user, Permission.DECIDE_REFERRAL).filter(pk=referral.pk).exists()


def test_only_the_suggester_sees_a_draft(group):
    draft = suggested(group.nursery_worker)
    assert sees(group.nursery_worker, draft)
    others = ("nursery_colleague", "edu_manager", "lead_officer", "chair", "administrator")
    assert not [name for name in others if sees(getattr(group, name), draft)]


def test_a_suggestion_goes_to_the_designated_managers_of_the_suggesters_agency(group):
    referral = with_manager(group)
    assert (referral.status, referral.decider_team) == ("with_manager", group.teams["edu_dm"])
    assert may_decide(group.edu_manager, referral) and may_decide(group.edu_deputy, referral)
    assert not sees(group.hlt_manager, referral) and not sees(group.lead_officer, referral)
    assert told(group.teams["edu_dm"], referral.reference)
    assert referral.due_at > referral.submitted_at


def test_the_designated_manager_refers_and_the_suggester_is_told(group):
    referral = referred(group)
    assert (referral.status, referral.decided_by_manager) == ("referred", group.edu_manager)
    assert referral.manager_as == "Education designated manager"
    assert told(group.nursery_worker, "was referred to the Practice Review Sub-group")
    assert told(group.teams["office"], referral.reference)
    assert sees(group.lead_officer, referral) and not sees(group.chair, referral)


def test_a_declined_suggestion_goes_back_with_its_reason(group):
    referral = with_manager(group)
    actions.decline(referral, by=group.edu_manager, code="single_agency", why="For the school alone.")
    referral = fresh(referral)
    assert (referral.status, referral.manager_code) == ("declined", "single_agency")
    feedback = PracticeReviewFeedback.objects.visible_to(group.nursery_worker).get(referral=referral)
    assert feedback.text == "For the school alone."
    assert told(group.nursery_worker, "Feedback on your suggestion")
    assert referral.due_at is None and referral.closed_at
    assert not sees(group.lead_officer, referral)


def test_declining_needs_a_reason_from_the_list_and_words(group):
    referral = with_manager(group)
    with pytest.raises(NotNow, match="from the list"):
        actions.decline(referral, by=group.edu_manager, code="dull", why="No.")
    with pytest.raises(NotNow, match="Say why"):
        actions.decline(referral, by=group.edu_manager, code="single_agency", why=" ")


def test_the_office_cannot_decide(group):
    referral = with_manager(group, "edu_manager")
    agencies.close_account(group.edu_deputy, by=group.administrator, reason="left")
    assert sees(group.lead_officer, referral)
    with pytest.raises(PermissionDenied, match="None of your roles may decide for an agency"):
        actions.refer(referral, by=group.lead_officer)
    with pytest.raises(PermissionDenied):
        actions.decline(referral, by=group.lead_officer, code="single_agency", why="No.")


def test_another_agencys_manager_cannot_decide(group):
    referral = with_manager(group)
    with pytest.raises(Http404):
        actions.refer(referral, by=group.hlt_manager)


def test_a_managers_own_suggestion_is_decided_by_her_deputy(group):
    referral = with_manager(group, "edu_manager")
    assert [role.staff for role in able_to_decide(referral)] == [group.edu_deputy]
    with pytest.raises(PermissionDenied, match="it is for others to decide"):
        actions.refer(referral, by=group.edu_manager)
    actions.refer(referral, by=group.edu_deputy)
    assert fresh(referral).decided_by_manager == group.edu_deputy


def test_postgresql_refuses_that_somebody_decides_her_own_suggestion(group):
    referral = with_manager(group, "edu_manager")
    with pytest.raises(IntegrityError, match="nobody_decides_her_own_suggestion"), transaction.atomic():
        PracticeReviewReferral.objects.filter(pk=referral.pk).update(decided_by_manager=group.edu_manager)


def test_where_the_only_manager_suggests_the_office_names_another_agencys(group):
    referral = with_manager(group, "hlt_manager")
    assert (referral.status, referral.decider_team, referral.decider) == ("with_manager", None, None)
    assert told(group.teams["office"], "needs another agency's designated manager")
    with pytest.raises(PermissionDenied):
        actions.refer(referral, by=group.hlt_manager)
    actions.name_decider(referral, by=group.lead_officer, staff=group.swd_manager)
    assert may_decide(group.swd_manager, fresh(referral))
    actions.refer(referral, by=group.swd_manager)
    assert fresh(referral).decided_by_manager == group.swd_manager


def test_the_office_names_only_another_agencys_designated_manager_and_only_where_nobody_else_may(group):
    referral = with_manager(group, "hlt_manager")
    for name, words in (("hlt_manager", "may not decide"), ("teacher", "is no designated manager")):
        with pytest.raises(NotNow, match=words):
            actions.name_decider(referral, by=group.lead_officer, staff=getattr(group, name))
    agencies.appoint(
        group.health_visitor, by=group.administrator, role=Role.DEPUTY, team=group.teams["hlt_dm"], reason="new"
    )
    with pytest.raises(NotNow, match="who may decide. Leave it with them"):
        actions.name_decider(fresh(referral), by=group.lead_officer, staff=group.swd_manager)
    assert may_decide(group.health_visitor, fresh(referral))


def test_of_two_designated_managers_both_see_it_and_the_other_decides_when_one_is_away(group):
    referral = with_manager(group, "kite_worker")
    assert may_decide(group.vol_manager, referral) and may_decide(group.vol_manager_2, referral)
    agencies.close_account(group.vol_manager, by=group.administrator, reason="on leave")
    assert fresh(referral).decider_team == group.teams["vol_dm"]
    actions.decline(referral, by=group.vol_manager_2, code="under_review", why="Looked at already.")
    assert fresh(referral).decided_by_manager == group.vol_manager_2


def test_of_two_designated_managers_one_suggests_and_the_other_decides(group):
    referral = with_manager(group, "vol_manager")
    assert not may_decide(group.vol_manager, referral)
    actions.refer(referral, by=group.vol_manager_2)
    assert fresh(referral).status == "referred"


@pytest.mark.parametrize("who", ["co_opted", "chair", "lead_officer"])
def test_somebody_without_a_designated_manager_goes_through_the_office_marked_so(group, who):
    referral = with_manager(group, who)
    assert (referral.status, referral.through_office, referral.decided_by_manager) == ("referred", True, None)
    assert told(group.teams["office"], referral.reference)


def test_nobody_chooses_the_way_past_her_own_designated_manager(group):
    with pytest.raises(NotNow, match="one of them decides"):
        actions.submit_through_office(suggested(group.nursery_worker), by=group.nursery_worker)
    with pytest.raises(NotNow, match="goes through the committee office"):
        actions.submit(suggested(group.co_opted), by=group.co_opted)


def test_when_the_designated_managers_leave_nothing_is_orphaned(group):
    referral = with_manager(group, "health_visitor")
    agencies.end_role(
        group.hlt_manager, by=group.administrator, role=group.hlt_manager.roles.get(role="designated_manager")
    )
    referral = fresh(referral)
    assert (referral.decider_team, referral.decider) == (None, None)
    assert told(group.teams["office"], f"{referral.reference} needs another agency's designated manager")
    agencies.appoint(
        group.hlt_manager,
        by=group.administrator,
        role=Role.DESIGNATED_MANAGER,
        team=group.teams["hlt_dm"],
        reason="back",
    )
    referral = fresh(referral)
    assert referral.decider_team == group.teams["hlt_dm"]
    assert may_decide(group.hlt_manager, referral)


def test_when_the_manager_named_by_the_office_leaves_the_office_names_again(group):
    referral = with_manager(group, "hlt_manager")
    actions.name_decider(referral, by=group.lead_officer, staff=group.swd_manager)
    agencies.close_account(group.swd_manager, by=group.administrator, reason="left")
    assert fresh(referral).decider is None
    actions.name_decider(referral, by=group.lead_officer, staff=group.pol_manager)
    assert fresh(referral).decider == group.pol_manager


def test_a_suggestion_is_withdrawn_by_its_suggester_until_it_is_decided(group):
    referral = with_manager(group)
    with pytest.raises(PermissionDenied):
        actions.withdraw(referral, by=group.edu_manager, why="Not wanted.")
    actions.withdraw(referral, by=group.nursery_worker, why="Told the head instead.")
    assert fresh(referral).status == "withdrawn"
    with pytest.raises(NotNow, match="too late or too early"):
        actions.refer(referral, by=group.edu_manager)
    with pytest.raises(NotNow):
        actions.withdraw(referred(group), by=group.nursery_worker, why="Too late.")


def test_a_child_at_risk_now_needs_a_concern_first(group):
    draft = suggested(group.nursery_worker, kind="concern", at_risk_now=True, child_words="A boy of four")
    with pytest.raises(NotNow, match="log a concern first"):
        actions.hand_in(draft, by=group.nursery_worker)
    concern = log(group.nursery_worker)
    actions.change_suggestion(draft, by=group.nursery_worker, concern=concern)
    actions.hand_in(draft, by=group.nursery_worker)
    assert fresh(draft).status == "with_manager"
    assert concern.screenings.get().status == "waiting"


def test_good_practice_needs_no_child_and_a_concern_says_which(group):
    with_manager(group)
    with pytest.raises(NotNow, match="Say which child, concern or case"):
        with_manager(group, kind="concern")
    assert with_manager(group, kind="concern", child_words="A girl of nine").status == "with_manager"


def test_a_title_names_nobody_whom_its_links_name(group):
    concern = log(group.nursery_worker)
    with pytest.raises(NotNow, match="Leave names out: “Testerson” is one"):
        suggested(group.nursery_worker, concern=concern, title="The Testerson family moves again")


def test_nobody_links_what_she_cannot_see(group):
    concern = log(group.nursery_worker)
    with pytest.raises(NotNow, match="Choose a concern that you may see"):
        suggested(group.health_visitor, concern=concern)


def test_what_was_sent_stays_as_it_was_suggested(group):
    referral = with_manager(group)
    with pytest.raises(NotNow, match="stays as it was suggested"):
        actions.change_suggestion(referral, by=group.nursery_worker, title="Something else")
    with pytest.raises(Exception, match="stays as it was suggested"), transaction.atomic():
        PracticeReviewReferral.objects.filter(pk=referral.pk).update(what_happened="Something else")


def test_who_is_kept_away_from_a_concern_about_a_worker_never_meets_what_is_suggested_about_it(group):
    teacher, head = group.teacher, group.head_teacher
    agencies.appoint(head, by=group.administrator, role=Role.DEPUTY, team=group.teams["edu_dm"], reason="acting")
    concern = log(group.colleague, about_worker=True, worker_name=teacher.name, worker_agency=teacher.agency)
    referral = with_manager(group, "colleague", kind="concern", concern=concern)
    assert not sees(group.head_teacher, referral)
    assert sees(group.edu_manager, referral) and sees(group.colleague, referral)
    agencies.change_staff(group.teacher, by=group.administrator, manager=group.edu_manager)
    assert not sees(group.edu_manager, referral)
