"""From a decision to learning that everybody may read: the review, the brief, the committee's word, the five stages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404

from access.refusals import NotNow
from agencies import actions as agencies
from common import clock
from practice_review import actions
from practice_review.models import Decision, LearningPoint
from practice_review.stages import LABELS, seen_by, stage_of
from tests.cast import log
from tests.practice_review.scene import (
    asked,
    decide,
    fresh,
    in_review,
    learning_agreed,
    leave_out_the_rest,
    on_agenda,
    referred,
    returns_in,
    sees,
    suggested,
    with_manager,
)
from work.models import Notice

pytestmark = pytest.mark.django_db


def test_an_accepted_referral_is_in_review_by_somebody_who_reads_its_papers(group):
    referral = in_review(group, method="Two conversations", due_on=clock.today() + dt.timedelta(days=60))
    assert (referral.status, referral.outcome) == ("in_review", "accept")
    assert referral.review.lead_reviewer == group.health_visitor
    assert referral.due_at.astimezone(clock.LOCAL).date() == referral.review.due_on
    assert sees(group.health_visitor, referral) and all(
        sees(group.health_visitor, one) for one in referral.returns.all()
    )


def test_nobody_with_line_responsibility_leads_a_review(group):
    item = on_agenda(group)
    for name in ("nursery_worker", "edu_manager"):
        with pytest.raises(NotNow, match="suggested or referred this, or worked on the case"):
            decide(group, item, outcome="accept", lead_reviewer=getattr(group, name), remit="All of it")
    agencies.change_staff(group.nursery_worker, by=group.administrator, manager=group.head_teacher)
    with pytest.raises(NotNow, match="is in the line of somebody"):
        decide(group, item, outcome="accept", lead_reviewer=group.head_teacher, remit="All of it")
    assert not Decision.objects.exists(), "nothing is half decided"


def test_a_review_without_a_lead_is_named_one_later_and_changed_when_she_leaves(group):
    referral = in_review(group, lead_reviewer=None)
    assert Notice.objects.filter(
        team=group.teams["office"], text__contains="needs somebody to lead its review"
    ).exists()
    actions.name_lead_reviewer(referral.review, by=group.chair, lead_reviewer=group.health_visitor, remit="Speed")
    agencies.close_account(group.health_visitor, by=group.administrator, reason="left")
    assert Notice.objects.filter(team=group.teams["office"], text__contains="somebody else to lead").exists()
    actions.name_lead_reviewer(fresh(referral).review, by=group.chair, lead_reviewer=group.constable, remit="Speed")
    assert sees(group.constable, referral)


def test_the_lead_reviewer_writes_the_learning_and_others_do_not(group):
    referral = in_review(group)
    point = actions.add_learning_point(referral, by=group.health_visitor, text="Ring first.", theme="Information")
    assert point.good_practice
    actions.change_learning_point(point, by=group.health_visitor, text="Ring each other first.", good_practice=True)
    for name in ("nursery_worker", "hlt_member"):
        with pytest.raises(PermissionDenied):
            actions.add_learning_point(referral, by=getattr(group, name), text="Mine.")
    with pytest.raises(Http404):
        actions.add_learning_point(referral, by=group.teacher, text="Mine.")


def test_a_learning_point_names_nobody(group):
    concern = log(group.nursery_worker)
    item = on_agenda(group, returns_in(group, referred(group, kind="concern", concern=concern)))
    decide(group, item, outcome="accept", lead_reviewer=group.health_visitor, remit="All")
    with pytest.raises(NotNow, match="Leave names out"):
        actions.add_learning_point(fresh(item.referral), by=group.health_visitor, text="Skye was heard late.")


def test_learning_is_agreed_by_the_chair_once_there_is_some(group):
    referral = in_review(group)
    with pytest.raises(NotNow, match="at least one learning point"):
        actions.agree_learning(referral, by=group.chair)
    actions.add_learning_point(referral, by=group.health_visitor, text="Ring first.")
    actions.agree_learning(referral, by=group.chair)
    with pytest.raises(NotNow, match="no learning point can be added"):
        actions.add_learning_point(fresh(referral), by=group.health_visitor, text="And again.")


def test_a_good_practice_brief_needs_a_learning_point(group):
    item = on_agenda(group)
    with pytest.raises(NotNow, match="it is what the brief says"):
        decide(group, item, outcome="good_practice_brief")
    decide(group, item, outcome="good_practice_brief", learning="Ring each other.", theme="Information")
    assert fresh(item.referral).status == "learning_agreed"


@pytest.mark.parametrize("outcome", ["follow_up", "single_agency", "no_further_action"])
def test_anything_else_closes_with_its_outcome(group, outcome):
    item = on_agenda(group)
    decide(group, item, outcome=outcome)
    referral = fresh(item.referral)
    assert (referral.status, referral.outcome) == ("closed", outcome)
    assert referral.closed_at


def test_what_the_committee_accepts_every_member_of_staff_may_read(group):
    point = learning_agreed(group)
    assert not sees(group.constable, point)
    actions.accept_learning(point, by=group.lead_officer, decided_on=clock.today())
    assert sees(group.constable, point) and not sees(group.constable, point.referral)
    assert LearningPoint.objects.visible_to(group.constable).shared().get() == point
    assert Notice.objects.filter(staff=group.nursery_worker, text__contains="is shared").exists()


def test_what_the_committee_does_not_accept_has_its_reason(group):
    point = learning_agreed(group)
    with pytest.raises(NotNow, match="Say why"):
        actions.reject_learning(point, by=group.lead_officer, why="")
    actions.reject_learning(point, by=group.lead_officer, why="In the procedure already.")
    assert fresh(point).settled_reason == "In the procedure already."
    assert not sees(group.constable, point)


def test_the_committee_may_accept_in_other_words_and_those_agreed_are_kept(group):
    point = learning_agreed(group)
    said = {"by": group.lead_officer, "decided_on": clock.today()}
    with pytest.raises(NotNow, match="Say why"):
        actions.amend_learning(point, **said, text="Ring first, then write.", why="")
    with pytest.raises(NotNow, match="Write the words in which"):
        actions.amend_learning(point, **said, text=point.text, why="Shorter.")
    actions.amend_learning(point, **said, text="Ring first, then write.", why="Shorter.")
    one = fresh(point)
    assert (one.status, one.text, one.agreed_text) == ("accepted", "Ring first, then write.", point.text)
    assert one.settled_reason == "Shorter." and sees(group.constable, one)


@pytest.mark.parametrize("words", ["Nursery Worker rang first.", "What Jonathan did was right."])
def test_the_committees_own_words_name_nobody_either(group, words):
    point = learning_agreed(group)
    with pytest.raises(NotNow, match="names"):
        actions.amend_learning(point, by=group.lead_officer, text=words, why="Clearer.")
    assert fresh(point).status == "agreed" and not sees(group.constable, point)


def test_learning_is_not_accepted_before_the_sub_group_agreed_it(group):
    referral = in_review(group)
    point = actions.add_learning_point(referral, by=group.health_visitor, text="Ring first.")
    with pytest.raises(NotNow, match="has not agreed this learning yet"):
        actions.accept_learning(point, by=group.lead_officer)


def test_a_referral_closes_when_every_learning_point_is_settled(group):
    point = learning_agreed(group)
    with pytest.raises(NotNow, match="not decided on every learning point"):
        actions.close(point.referral, by=group.lead_officer)
    actions.accept_learning(point, by=group.lead_officer)
    leave_out_the_rest(group, point.referral)
    actions.close(fresh(point.referral), by=group.lead_officer)
    assert fresh(point.referral).status == "closed"


def test_a_decision_and_a_dissent_are_never_changed(group):
    item = on_agenda(group)
    decision = decide(group, item)
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(rationale="Other.")


def test_everybody_but_the_owner_gets_five_stages(group):
    told = {}

    def look(referral, owner):
        referral = fresh(referral)
        seen = seen_by(referral, getattr(group, owner))
        assert seen.is_owner and seen.label == referral.get_status_display()
        for name in ("nursery_worker", "edu_manager", "lead_officer", "chair"):
            if name != owner and sees(getattr(group, name), referral):
                other = seen_by(referral, getattr(group, name))
                if not other.is_owner:
                    assert other.label == LABELS[other.number - 1] and other.next_step
        told[referral.status] = stage_of(referral).number
        return referral

    draft = look(suggested(group.nursery_worker), "nursery_worker")
    sent = look(actions.hand_in(draft, by=group.nursery_worker), "edu_manager")
    in_the_inbox = look(actions.refer(sent, by=group.edu_manager), "lead_officer")
    look(asked(group, in_the_inbox), "lead_officer")
    point = learning_agreed(group)
    look(point.referral, "lead_officer")
    assert seen_by(point.referral, group.nursery_worker).label == "Decided"
    actions.accept_learning(point, by=group.lead_officer)
    referral = fresh(point.referral)
    assert seen_by(referral, group.nursery_worker).label == "Learning shared"
    assert told == {"draft": 1, "with_manager": 2, "referred": 3, "returns_asked": 3, "learning_agreed": 4}
    assert stage_of(referral).number == 5
    assert stage_of(referral).next_step.startswith("The office shares it")


def test_the_next_step_says_that_the_office_has_to_name_somebody(group):
    referral = with_manager(group, "hlt_manager")
    assert stage_of(referral).next_step == "The office names another agency's designated manager."
