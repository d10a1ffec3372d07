"""A review's report: written in versions, checked for names and facts, every comment answered, final."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.http import Http404
from django.urls import reverse

from access.refusals import NotNow
from common import clock
from practice_review import actions
from practice_review.models import AccuracyAnswer, AccuracyCheck, SectionVersion
from practice_review.models.report import Part
from reference.timescales import due
from tests.practice_review.scene import fresh, in_review, report_begun, report_final, sees

pytestmark = pytest.mark.django_db
RIGHT = dict.fromkeys(Part.values, "")


@pytest.fixture
def review(group):
    return in_review(group).review


def sent(group, review, **given):
    return actions.send_report(report_begun(group, review), by=group.health_visitor, **given)


def of(report, code):
    return AccuracyCheck.objects.get(report=report, round=report.round, agency__code=code)


class TestWriting:
    def test_every_version_is_kept_and_none_is_ever_changed(self, group, review):
        section = report_begun(group, review).sections.first()
        actions.write_section(section, by=group.chair, text="They rang, then wrote.")
        versions = SectionVersion.objects.filter(section=section)
        assert [(one.number, one.text) for one in versions] == [
            (2, "They rang, then wrote."),
            (1, "They rang each other first."),
        ]
        with pytest.raises(DatabaseError), transaction.atomic():
            versions.update(text="Something else")

    def test_the_team_writes_beside_the_lead_and_nobody_else_reads_it(self, group, review):
        report = report_begun(group, review)
        section = report.sections.first()
        for key, part in (("kite_worker", "reviewer"), ("housing_officer", "adviser")):
            assert not sees(getattr(group, key), report)
            actions.join_team(review, by=group.chair, staff=getattr(group, key), part=part)
            assert sees(getattr(group, key), report)
        actions.write_section(section, by=group.kite_worker, text="From the team.")
        with pytest.raises(PermissionDenied):
            actions.write_section(section, by=group.housing_officer, text="From an adviser.")
        with pytest.raises(Http404):
            actions.write_section(section, by=group.nursery_worker, text="From who suggested it.")

    def test_it_is_begun_once_and_leaves_with_every_section_written(self, group, review):
        report = actions.begin_report(review, by=group.health_visitor)
        with pytest.raises(NotNow, match="begun already"):
            actions.begin_report(review, by=group.health_visitor)
        with pytest.raises(NotNow, match="Still to write: “What happened”"):
            actions.send_report(report, by=group.health_visitor)

    def test_it_does_not_leave_while_a_name_in_it_waits_for_an_answer(self, group, review):
        report = report_begun(group, review)
        section = report.sections.get(part="well")
        actions.write_section(section, by=group.health_visitor, text="It was Zebulon who rang first.")
        with pytest.raises(NotNow, match="“Zebulon” in “What went well”"):
            actions.send_report(report, by=group.health_visitor)
        place = {"field": "text", "found": "Zebulon", "passage": "It was Zebulon who rang first."}
        actions.replace_name(section, by=group.health_visitor, instead="a colleague", **place)
        assert actions.send_report(report, by=group.health_visitor).status == "checked"
        assert SectionVersion.objects.filter(section=section).first().text == "It was a colleague who rang first."


class TestItsFacts:
    def test_each_agency_with_a_signed_return_gets_it_whole_and_a_practitioner_what_she_is_sent(self, group, review):
        report = sent(group, review, practitioners=[group.nursery_worker], parts=["happened", "well"])
        checks = AccuracyCheck.objects.filter(report=report)
        assert {one.whom for one in checks} == {"Education", "Health", str(group.nursery_worker)}
        assert {one.due_at for one in checks} == {due("PRR_ACCURACY", clock.now())}
        sections = {one.whom: one.answers.count() for one in checks}
        assert sections == {"Education": 4, "Health": 4, str(group.nursery_worker): 2}

    def test_who_is_asked_reads_the_draft_and_no_other_paper(self, group, review, client):
        report = sent(group, review, practitioners=[group.nursery_worker])
        mine = AccuracyCheck.objects.get(report=report, asked_of=group.nursery_worker)
        assert sees(group.nursery_worker, mine) and not sees(group.nursery_worker, of(report, "EDU"))
        assert sees(group.edu_manager, of(report, "EDU")) and not sees(group.edu_manager, report)
        assert not sees(group.edu_manager, of(report, "HLT"))
        client.force_login(group.edu_manager)
        page = client.get(of(report, "EDU").get_absolute_url()).content.decode()
        assert "They rang each other first." in page
        assert "A draft report: is it right?" in client.get(reverse("practice_review:review_start")).content.decode()

    def test_a_comment_is_accepted_and_changed_or_not_with_a_reason_and_who_commented_reads_it(
        self, group, review, client
    ):
        report = sent(group, review)
        check = of(report, "EDU")
        with pytest.raises(NotNow, match="Say of each section"):
            actions.answer_check(check, by=group.edu_manager, said={"happened": ""})
        said = {**RIGHT, "happened": "We wrote first.", "well": "We rang, too."}
        actions.answer_check(check, by=group.edu_manager, said=said)
        with pytest.raises(NotNow, match="answered already"):
            actions.answer_check(check, by=group.edu_manager, said=RIGHT)
        first, second = AccuracyAnswer.objects.filter(check_of=check, said="comment")
        with pytest.raises(NotNow, match="Change the section first"):
            actions.settle_comment(first, by=group.health_visitor, accepted=True)
        actions.write_section(first.section, by=group.health_visitor, text="They wrote, then rang.")
        actions.settle_comment(first, by=group.health_visitor, accepted=True)
        with pytest.raises(NotNow, match="Say why it is not accepted"):
            actions.settle_comment(second, by=group.health_visitor, accepted=False)
        with pytest.raises(NotNow, match="One comment has no answer"):
            actions.finish_report(report, by=group.health_visitor, why="Waited long.")
        actions.settle_comment(second, by=group.health_visitor, accepted=False, why="Two logs say otherwise.")
        client.force_login(group.edu_manager)
        page = client.get(check.get_absolute_url()).content.decode()
        assert "Accepted and changed" in page and "Two logs say otherwise." in page

    def test_silence_is_shown_and_chased_and_closes_the_round_only_with_a_reason(self, group, review, client):
        report = sent(group, review)
        actions.answer_check(of(report, "EDU"), by=group.edu_manager, said=RIGHT)
        silent = of(report, "HLT")
        actions.remind_checker(silent, by=group.health_visitor)
        with pytest.raises(NotNow, match="reminded today already"):
            actions.remind_checker(silent, by=group.health_visitor)
        AccuracyCheck.objects.filter(pk=silent.pk).update(due_at=clock.now() - dt.timedelta(days=1))
        client.force_login(group.health_visitor)
        assert "Has not answered, due" in client.get(report.get_absolute_url()).content.decode()
        with pytest.raises(NotNow, match="No answer yet from Health"):
            actions.finish_report(report, by=group.health_visitor)
        actions.finish_report(report, by=group.health_visitor, why="Rang twice; on leave until spring.")
        assert fresh(silent).went_on_without == "Rang twice; on leave until spring."
        with pytest.raises(NotNow, match="The round is closed"):
            actions.answer_check(silent, by=group.hlt_manager, said=RIGHT)

    def test_final_its_words_stay_until_the_chair_sends_it_back_and_its_facts_are_checked_again(self, group, review):
        report = report_final(group, review)
        section = report.sections.first()
        with pytest.raises(NotNow, match="The report is final"):
            actions.write_section(section, by=group.health_visitor, text="Later thoughts.")
        actions.send_report_back(report, by=group.chair, why="Say why nobody rang the police.")
        actions.write_section(section, by=group.health_visitor, text="Later thoughts.")
        again = actions.send_report(fresh(report), by=group.health_visitor)
        assert again.round == 2 and of(again, "EDU").answers.get(section=section).sent == "Later thoughts."


class TestTheLearningWaits:
    def test_learning_is_agreed_after_a_report_that_was_begun_is_final(self, group, review):
        actions.add_learning_point(review.referral, by=group.health_visitor, text="Ring each other first.")
        sent(group, review)
        with pytest.raises(NotNow, match="not final: it is with those who check its facts"):
            actions.agree_learning(review.referral, by=group.chair)
        actions.finish_report(review.reviewreports.get(), by=group.health_visitor, why="For the test.")
        assert actions.agree_learning(review.referral, by=group.chair).status == "learning_agreed"
