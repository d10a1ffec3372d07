"""What a review taught, as files: its report for one reader alone, its briefing and the newsletter for anybody."""

from __future__ import annotations

import page
import pytest
from django.urls import reverse

from access.refusals import NotNow
from common.templatetags.rowan import day
from learning import actions as learning
from practice_review import actions as reviews
from practice_review.pseudonyms import check_issued
from reports import pdf
from reports.models import ReportJob
from tests.house.stage_learning import a_briefing, a_newsletter
from tests.learning.conftest import lesson, point, referral  # noqa: F401  fixtures
from tests.practice_review.scene import fresh, in_review, report_begun, report_final
from tests.reports.printing import content, made, pages_of

HIDDEN = ("OFFICIAL-SENSITIVE", "Copy for", "Whose copy")


def read(job, folder):
    """Return the pages of a report that is the same when laid out again, and conformant."""
    held = content(job)
    assert pdf.render(job.data) == held
    pages = pages_of(held, folder)
    result = page.validate_pdf(str(folder / "report.pdf"))
    assert result.is_compliant, str(result)
    return pages


def test_a_review_s_report_is_sealed_and_says_that_it_is_a_draft_until_it_is_final(client, group, tmp_path):  # noqa: F811
    review = in_review(group).review
    report = report_begun(group, review, "They rang <each> other first.")
    client.force_login(group.chair)
    ask = reverse("reports:review_report_ask", args=[report.pk])
    assert ask in client.get(report.get_absolute_url()).content.decode()
    assert "The PDF says that it is a draft." in client.get(ask).content.decode()
    job = made(report, group.chair, "review_report")
    pages = read(job, tmp_path)
    for text in pages:
        assert f"Copy for {group.chair}, asked {day(job.asked_at)}, {job.reference}" in text
    whole = " ".join(pages)
    for words in ["What could have been better", "They rang <each> other first.", "Draft: being written", "Sealed:"]:
        assert words in whole, words
    assert not check_issued(whole, report.referral, staff=False)
    client.force_login(group.lead_officer)
    assert client.get(reverse("reports:report_download", args=[job.pk])).status_code == 404
    assert not ReportJob.objects.visible_to(group.nursery_worker).filter(pk=job.pk).exists()


def test_a_final_report_says_which_agencies_answered_and_names_no_practitioner(group, tmp_path):  # noqa: F811
    review = in_review(group).review
    report_final(group, review)
    whole = " ".join(read(made(review.reviewreports.get(), group.chair, "review_report"), tmp_path))
    assert "Final since" in whole and "Has not answered" in whole and "For the test." in whole
    assert group.nursery_worker.name not in whole


def test_no_report_of_a_review_leaves_while_a_name_in_it_waits_for_an_answer(group):  # noqa: F811
    report = report_begun(group, in_review(group).review)
    section = report.sections.first()
    reviews.write_section(section, by=group.health_visitor, text="They rang Zebulon first.")
    with pytest.raises(NotNow, match="Zebulon"):
        made(report, group.chair, "review_report")
    for one in report.sections.all():
        reviews.write_section(one, by=group.health_visitor, text="They rang.")
    assert made(fresh(report), group.chair, "review_report").pages


def test_a_released_briefing_is_a_file_for_anybody_without_mark_or_reader(client, group, lesson, tmp_path):  # noqa: F811
    one = a_briefing(lesson, group)
    with pytest.raises(NotNow, match="Only what is released has a PDF"):
        made(one, group.lead_officer, "briefing")
    one = learning.release_briefing(one, by=group.lead_officer)
    file = reverse("reports:briefing_file", args=[one.reference])
    assert (
        client.get(file).status_code == 404 and file not in client.get(reverse("reports:public_list")).content.decode()
    )
    client.force_login(group.lead_officer)
    assert reverse("reports:briefing_ask", args=[one.pk]) in client.get(one.get_absolute_url()).content.decode()
    job = made(one, group.lead_officer, "briefing")
    pages = read(job, tmp_path)
    assert len(pages) <= 2
    for text in pages:
        assert not any(words in text for words in HIDDEN) and group.lead_officer.name not in text
    assert one.title in pages[0] and "7. Where to find more" in " ".join(pages)
    assert not check_issued(" ".join(pages), one.referral)
    client.logout()
    answer = client.get(file)
    assert answer.content == content(job) and not answer.cookies
    assert file in client.get(reverse("reports:public_list")).content.decode()
    learning.withdraw_briefing(fresh(one), by=group.lead_officer, why="It no longer holds.")
    assert client.get(file).status_code == 410
    with pytest.raises(NotNow, match="Only what is released has a PDF"):
        made(fresh(one), group.lead_officer, "briefing")


def test_a_newsletter_is_a_file_of_the_words_as_they_were_released(client, group, lesson, tmp_path):  # noqa: F811
    one = a_newsletter(group)
    learning.put_in(one, by=group.lead_officer, lesson=lesson, place=1, heading="Ring first", words="We <ring> first.")
    one = learning.release_newsletter(one, by=group.lead_officer)
    client.force_login(group.lead_officer)
    assert reverse("reports:newsletter_ask", args=[one.pk]) in client.get(one.get_absolute_url()).content.decode()
    job = made(one, group.lead_officer, "newsletter")
    whole = " ".join(read(job, tmp_path))
    for words in [one.title, "We learned a lot.", "We <ring> first.", "Who to contact", group.edu_manager.name]:
        assert words in whole, words
    assert not any(words in whole for words in HIDDEN)
    client.logout()
    assert client.get(reverse("reports:newsletter_file", args=[one.reference])).content == content(job)


def test_what_is_released_needs_no_second_person_and_is_not_proposed_again(client, group, lesson):  # noqa: F811
    made(learning.release_briefing(a_briefing(lesson, group), by=group.lead_officer), group.lead_officer, "briefing")
    client.force_login(group.lead_officer)
    assert "not proposed yet" not in client.get(reverse("reports:release_list")).content.decode()
