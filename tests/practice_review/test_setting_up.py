"""After the decision: team, remit, other inquiries, practitioners, the family, support, and what a review holds."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404
from django.urls import reverse

from access.refusals import NotNow
from cases.models import Case
from common import clock
from practice_review import actions
from practice_review.holding import why_not_dispose_of
from practice_review.models import PractitionersEvent, Remit, TeamMember
from reference.timescales import due
from tests.practice_review.scene import (
    decide,
    fresh,
    in_review,
    on_agenda,
    referred,
    report_final,
    returns_in,
    sees,
)

pytestmark = pytest.mark.django_db
SAID = {"terms": "What made it quick", "questions": "Who rang whom?", "methods": "A talk with those who were there"}


def review_of(cast, **given):
    return in_review(cast, **given).review


def remit(cast, review, **given):
    period = {"covers_from": clock.today() - dt.timedelta(days=90), "covers_to": clock.today()}
    return actions.set_remit(review, by=cast.chair, **{**SAID, **period, **given})


def ready(cast):
    """Bring a review to where only the chair's word is missing."""
    review = review_of(cast)
    remit(cast, review)
    actions.join_team(review, by=cast.chair, staff=cast.kite_worker, part="reviewer")
    actions.offer_support(review, by=cast.health_visitor, staff=cast.nursery_worker)
    return fresh(review)


class TestTheTeam:
    def test_a_member_reads_the_papers_until_she_leaves(self, group):
        review = review_of(group)
        assert not sees(group.kite_worker, review.referral)
        member = actions.join_team(review, by=group.chair, staff=group.kite_worker, part="reviewer")
        assert sees(group.kite_worker, review.referral) and sees(group.kite_worker, member)
        assert member.agency == group.agencies["VOL"]
        actions.leave_team(member, by=group.chair)
        assert not sees(group.kite_worker, review.referral)
        assert fresh(member).left_on == clock.today()

    @pytest.mark.parametrize("who", ["nursery_worker", "edu_manager"])
    def test_nobody_who_had_a_hand_in_it_or_line_responsibility_joins(self, group, who):
        review = review_of(group)
        with pytest.raises(NotNow, match="Choose somebody else for the team"):
            actions.join_team(review, by=group.chair, staff=getattr(group, who), part="adviser")

    def test_who_leads_is_not_on_the_team_twice(self, group):
        review = review_of(group)
        with pytest.raises(NotNow, match="on the team already"):
            actions.join_team(review, by=group.chair, staff=group.health_visitor, part="adviser")

    def test_the_suggester_reads_her_suggestion_and_nothing_of_the_reviews_papers(self, group, client):
        review = ready(group)
        assert sees(group.nursery_worker, review.referral)
        assert not TeamMember.objects.visible_to(group.nursery_worker).exists()
        client.force_login(group.nursery_worker)
        assert client.get(review.get_papers_url()).status_code == 403
        assert client.get(reverse("practice_review:review_detail", args=[review.referral_id])).status_code == 404

    def test_a_member_who_kept_out_of_the_decision_keeps_out_of_the_reviews_papers(self, group):
        item = on_agenda(group)
        actions.declare_conflict(item, by=group.pol_manager, kind="own_casework", words="I was there.")
        decide(group, item, outcome="accept", lead_reviewer=group.health_visitor, remit="What made it quick")
        contact = actions.offer_family(item.referral.review, by=group.health_visitor, who="The mother")
        assert sees(group.hou_member, contact) and not sees(group.pol_manager, contact)


class TestTheRemit:
    def test_a_changed_remit_says_why_and_the_earlier_one_is_kept(self, group):
        review = review_of(group)
        remit(group, review)
        with pytest.raises(NotNow, match="Say why the remit is changed"):
            remit(group, review, terms="What made it slow")
        remit(group, review, terms="What made it slow", why="The family asked for it.")
        assert [one.terms for one in review.remits.all()] == ["What made it slow", "What made it quick"]
        assert fresh(review).remit == "What made it slow"

    def test_a_remit_that_stands_is_never_changed(self, group):
        one = remit(group, review_of(group))
        with pytest.raises(DatabaseError), transaction.atomic():
            Remit.objects.filter(pk=one.pk).update(terms="Something else")

    def test_the_time_it_looks_into_runs_forwards(self, group):
        with pytest.raises(NotNow, match="ends before it begins"):
            remit(group, review_of(group), covers_to=clock.today() - dt.timedelta(days=400))

    def test_only_the_chair_sets_it(self, group):
        with pytest.raises(PermissionDenied):
            actions.set_remit(
                review_of(group), by=group.health_visitor, covers_from=clock.today(), covers_to=clock.today(), **SAID
            )


class TestSettingUp:
    def test_it_has_a_clock_and_what_is_missing_is_named(self, group):
        review = review_of(group)
        assert review.scope_due_at == due("PRR_SCOPE", review.referral.decided_at)
        assert review.referral.due_at == review.scope_due_at
        with pytest.raises(NotNow, match="somebody else on its team, its remit, support offered"):
            actions.set_up(review, by=group.chair)

    def test_set_up_it_is_due_by_the_rule_where_the_chair_gave_no_day(self, group):
        review = actions.set_up(ready(group), by=group.chair)
        assert review.due_on == due("PRR_REVIEW", clock.now()).date()
        assert fresh(review.referral).due_at.date() == review.due_on

    def test_a_live_inquiry_is_kept_clear_of_before_it_is_set_up_and_before_learning_is_agreed(self, group):
        review = ready(group)
        matter = actions.record_matter(
            review.referral,
            by=group.lead_officer,
            kind="prosecution",
            what="A trial",
            confirmed_by="Police",
            confirmed_on=clock.today(),
        )
        actions.add_learning_point(review.referral, by=group.health_visitor, text="Ring each other first.")
        for verb, record in ((actions.set_up, review), (actions.agree_learning, review.referral)):
            with pytest.raises(NotNow, match="keeps clear of: police inquiry or prosecution"):
                verb(record, by=group.chair)
        actions.keep_clear(matter, by=group.lead_officer, words="No witness is spoken to before the trial.")
        report_final(group, review)
        assert actions.set_up(review, by=group.chair).set_up_at
        assert actions.agree_learning(review.referral, by=group.chair).status == "learning_agreed"

    def test_once_the_learning_is_agreed_its_papers_stay_as_they_are(self, group):
        review = ready(group)
        actions.add_learning_point(review.referral, by=group.health_visitor, text="Ring each other first.")
        actions.agree_learning(review.referral, by=group.chair)
        with pytest.raises(NotNow, match="is over, so its papers stay"):
            actions.offer_family(review, by=group.health_visitor, who="The mother")


class TestWhoIsHeard:
    def test_practitioners_are_asked_come_or_not_and_what_was_learned_is_kept(self, group):
        review = review_of(group)
        event = actions.plan_practitioners_event(
            review, by=group.health_visitor, starts_on=clock.today(), ends_on=clock.today() + dt.timedelta(days=5)
        )
        came = actions.invite_practitioner(event, by=group.health_visitor, staff=group.nursery_worker)
        away = actions.invite_practitioner(event, by=group.health_visitor, staff=group.housing_officer)
        with pytest.raises(NotNow, match="asked already"):
            actions.invite_practitioner(event, by=group.health_visitor, staff=group.housing_officer)
        said = {"learned": "They rang each other.", "support": "Time with a supervisor."}
        actions.record_practitioners_event(event, by=group.health_visitor, on=clock.today(), came=[came], **said)
        assert fresh(came).came is True and fresh(away).came is False
        assert PractitionersEvent.objects.get().learned == "They rang each other."

    def test_being_asked_opens_no_paper(self, group):
        review = review_of(group)
        event = actions.plan_practitioners_event(review, by=group.health_visitor, starts_on=clock.today())
        actions.invite_practitioner(event, by=group.health_visitor, staff=group.housing_officer)
        assert not sees(group.housing_officer, review.referral) and not sees(group.housing_officer, event)

    def test_the_familys_answer_and_views_are_kept_once(self, group):
        contact = actions.offer_family(review_of(group), by=group.health_visitor, who="The mother")
        actions.answer_family(contact, by=group.health_visitor, answer="taken_up", views="The cot came in time.")
        assert fresh(contact).views == "The cot came in time."
        with pytest.raises(NotNow, match="written down already"):
            actions.answer_family(contact, by=group.health_visitor, answer="not_taken_up")

    def test_support_is_offered_and_taken_up_and_nothing_of_it_is_kept(self, group):
        support = actions.offer_support(review_of(group), by=group.health_visitor, staff=group.nursery_worker)
        actions.answer_support(support, by=group.health_visitor, answer="taken_up")
        assert fresh(support).answer == "taken_up"
        assert not {field.name for field in support._meta.fields} & {"words", "notes", "text", "views"}

    def test_who_neither_leads_nor_chairs_nor_keeps_it_writes_nothing(self, group):
        review = review_of(group)
        actions.join_team(review, by=group.chair, staff=group.kite_worker, part="reviewer")
        with pytest.raises(PermissionDenied):
            actions.offer_family(review, by=group.kite_worker, who="The mother")
        with pytest.raises(Http404):
            actions.offer_family(review, by=group.housing_officer, who="The mother")


class TestWhatItHolds:
    def test_an_open_review_holds_what_it_is_linked_to_until_it_is_closed(self, group, case):
        referral = referred(group, "health_visitor", "hlt_manager", case=case)
        assert why_not_dispose_of(case).startswith("A practice review is open on it")
        assert referral.reference in why_not_dispose_of(case.child)
        actions.acknowledge(referral, by=group.lead_officer)
        assert why_not_dispose_of(Case.objects.get(pk=case.pk))

    def test_nothing_is_held_without_a_review(self, case):
        assert why_not_dispose_of(case) is None and why_not_dispose_of(case.child) is None

    def test_a_review_never_narrows_who_works_on_the_live_case(self, group, case):
        before = {who.pk for who in group.people.values() if sees(who, case)}
        referral = returns_in(group, referred(group, "health_visitor", "hlt_manager", case=case))
        item = on_agenda(group, referral)
        decide(group, item, outcome="accept", lead_reviewer=group.vol_member, remit="What made it quick")
        review = fresh(referral).review
        actions.join_team(review, by=group.chair, staff=group.kite_worker, part="reviewer")
        assert {who.pk for who in group.people.values() if sees(who, case)} == before
