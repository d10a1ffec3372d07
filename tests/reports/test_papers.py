"""Papers for those who lead, inspect and review: what they say, what blocks them, whose they are, the same twice."""

import datetime as dt

import page
import pytest
from django.urls import reverse

from access.refusals import NotNow
from common import clock
from common.templatetags.rowan import day
from governance import actions as governance
from improvement.models import Action
from inspection import actions as inspections
from practice_review import actions as reviews
from practice_review import counts as suggestions
from reference.models import Indicator
from referrals import counts as concerns
from referrals.models import Concern
from reports import pdf
from reports.annual_report import few
from reports.models import AnnualReport, ReportJob
from tests.cast import log
from tests.governance.conftest import body, hold, meeting, settle  # noqa: F401  fixtures
from tests.practice_review.scene import asked, fresh, on_agenda, return_of
from tests.reports import inspected
from tests.reports.printing import content, made, pages_of


def read(job, folder):
    """Return the text of a report, held against what every report must be."""
    held = content(job)
    assert pdf.render(job.data) == held
    pages = pages_of(held, folder)
    result = page.validate_pdf(str(folder / "report.pdf"))
    assert result.is_compliant, str(result)
    for number, text in enumerate(pages, 1):
        assert "OFFICIAL-SENSITIVE" in text and f"Page {number} of {job.pages}" in text
        assert f"Copy for {job.asked_by}, asked {day(job.asked_at)}, {job.reference}" in text
    return " ".join(pages)


def test_a_body_s_paper_says_what_stands_out_what_is_asked_and_what_came_of_decisions(cast, meeting, tmp_path):  # noqa: F811
    office = cast.lead_officer
    item = governance.add_item(meeting, by=office, title="Actions overdue", words="Three agencies are late.")
    type(item).objects.filter(pk=item.pk).update(
        lines=[[f"ACT-{n} is late", ""] for n in range(25)] + [["And 4 more", ""]]
    )
    first = governance.ask_decision(meeting, by=office, question="May the office ask each agency why?")
    due = clock.today() + dt.timedelta(days=1)
    governance.add_follow_up(first, by=office, what="Write to the agencies", who=cast.head_teacher, due_on=due)
    late = type(item).objects.create(meeting=meeting, title="Comments", kind="unheard")
    with pytest.raises(NotNow, match="1 item of the agenda still to be settled"):
        made(meeting, office, "body_paper")
    governance.settle_item(late, by=office, standing="dropped", why="They were answered.")
    settle(cast, meeting)
    with clock.living_at(clock.now() + dt.timedelta(days=3)):
        job = made(meeting, office, "body_paper")
    assert job.pages <= 4 and (job.case, job.plan, job.inspection, job.part) == (None, None, None, meeting.pk)
    whole = read(job, tmp_path)
    for words in [
        "Paper for the Chief Officers Group",
        "Actions overdue: 29",
        "And 23 more, in Rowan.",
        "May the office ask each agency why?",
        "To be decided",
        "Write to the agencies",
        "Not done, overdue",
        "Key measures",
        "This document names no child.",
    ]:
        assert words in whole, words


def test_a_position_statement_says_where_we_stand_and_what_is_missing(client, committee, tmp_path):
    inspection = inspected.full(committee)
    one = Indicator.objects.get(framework=inspection.framework, code="1.3")
    client.force_login(committee.office)
    address = reverse("reports:position_ask", args=[inspection.pk])
    assert "Nobody has written where we stand." in client.get(address).content.decode()
    said = {"words": "We answer <b>at once</b>.", "how_we_know": "We counted.", "what_next": "We count again."}
    position = inspections.write_position(inspection, by=committee.office, indicator=one, **said)
    inspections.agree_position(position, by=committee.office, on=clock.today(), where="the committee")
    page_before = client.get(address).content.decode()
    assert "17 indicators without words on where we stand." in page_before
    job = made(inspection, committee.office, "position_statement")
    whole = read(job, tmp_path)
    for words in [
        "Position statement",
        "We answer <b>at once</b>.",
        f"Agreed {day(clock.today())}, the committee",
        "Rising: from 2 Weak on",
        "Not written yet.",
        "Never evaluated.",
        "13 months",
        "Listening to children and young people",
        "are complete.",
    ]:
        assert words in whole, words
    assert job.title == inspection.title and job.case is None


def test_a_pack_is_sealed_and_goes_without_what_its_reader_keeps_out_of(client, group, tmp_path):  # noqa: F811
    item = on_agenda(group)
    job = made(item.meeting, group.chair, "subgroup_pack")
    whole = read(job, tmp_path)
    for words in ["A warm flat within a day", "They rang each other before writing.", "We visited twice.", "Sealed:"]:
        assert words in whole, words
    client.force_login(group.lead_officer)
    for name in ("report_detail", "report_download"):
        assert client.get(reverse(f"reports:{name}", args=[job.pk])).status_code == 404
    assert not ReportJob.objects.visible_to(group.lead_officer).filter(pk=job.pk).exists()
    client.force_login(group.chair)
    assert client.get(reverse("reports:report_download", args=[job.pk])).status_code == 200
    hers = made(item.meeting, group.edu_member, "subgroup_pack")
    reviews.declare_conflict(item, by=group.edu_member, kind="family", words="My brother's child.")
    assert not ReportJob.objects.visible_to(group.edu_member).filter(pk=hers.pk).exists()
    with pytest.raises(NotNow, match="kept out of every item"):
        made(item.meeting, group.edu_member, "subgroup_pack")


def test_an_agency_s_return_shows_its_chronology_with_gaps_to_who_sees_it(client, group, tmp_path):  # noqa: F811
    referral = asked(group)
    back = return_of(referral, "EDU")
    with pytest.raises(NotNow, match="not begun"):
        made(back, group.edu_manager, "agency_return")
    reviews.start_return(back, by=group.edu_manager)
    today = clock.today()
    for days, what in ((200, "Absent on Monday"), (90, "The teacher rang <home>")):
        row = {"starts_on": today - dt.timedelta(days=days), "what": what, "source": "Register of the class"}
        reviews.add_return_entry(fresh(back), by=group.edu_manager, significance="", **row)
    job = made(back, group.edu_manager, "agency_return")
    whole = read(job, tmp_path)
    for words in [
        "Return of Education",
        "The teacher rang <home>",
        "110 days of which nothing is told",
        "Being gathered",
    ]:
        assert words in whole, words
    assert not ReportJob.objects.visible_to(group.lead_officer).filter(pk=job.pk).exists()
    client.force_login(group.hlt_manager)
    assert client.get(reverse("reports:report_download", args=[job.pk])).status_code == 404


def test_an_annual_report_stands_under_the_nine_headings_and_tells_no_small_number(client, committee, tmp_path):
    inspected.full(committee)
    client.force_login(committee.office)
    year = clock.today().year - (clock.today().month < 4)
    answer = client.post(reverse("reports:annual_open"), {"partnership": committee.place.pk, "year": year})
    report = AnnualReport.objects.get()
    assert answer.status_code == 303 and answer.url == report.get_absolute_url()
    again = client.post(reverse("reports:annual_open"), {"partnership": committee.place.pk, "year": year})
    assert again.status_code == 422 and "is begun already" in again.content.decode()
    with pytest.raises(NotNow, match="Nothing is written yet"):
        made(report, committee.office, "annual_report")
    written = reverse("reports:annual_write", args=[report.pk, "listening"])
    said = {"done": "We asked <b>38</b> children.", "ahead": "We ask again."}
    assert client.post(written, said).status_code == 303
    assert client.get(reverse("reports:annual_write", args=[report.pk, "tenth"])).status_code == 404
    whole = read(made(report, committee.office, "annual_report"), tmp_path)
    for words in [report.title, "We asked <b>38</b> children.", "We ask again.", "not over when this was made"]:
        assert words in whole, words
    for theme in Action.Theme:
        assert str(theme.label) in whole
    assert whole.count("Nothing was written under this heading.") == 8
    assert [few(number) for number in (0, 1, 4, 5)] == ["0", "fewer than 5", "fewer than 5", "5"]


def test_the_numbers_of_a_year_are_those_of_a_plain_recount(group):  # noqa: F811
    log(group.nursery_worker)
    today, day_after = clock.today(), clock.today() + dt.timedelta(days=1)
    assert concerns.of_days(today, today) == {"logged": Concern.objects.count(), "screened": 0, "in_time": 0}
    assert concerns.of_days(day_after, day_after)["logged"] == 0
    asked(group)
    assert suggestions.of_days(today, today) == {"Good practice": 1, "Concern": 0}
