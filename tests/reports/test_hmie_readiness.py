"""The HMIE readiness PDF: what it says, whom it lets ask, what keeps it from being made, and the same bytes twice."""

import datetime as dt
import uuid
from types import SimpleNamespace

import page
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from access.refusals import NotNow
from access.roles import Role
from agencies import actions as agencies
from agencies.models import Team
from agencies.models.staff import system
from common import clock
from improvement import actions as plans
from reference.models import Framework, Indicator
from reports import actions, cover, pdf
from reports.kinds import KINDS
from reports.models import ReportJob
from tests.improvement import sample
from tests.reports import inspected
from tests.reports.printing import content, made, pages_of


@pytest.fixture
def inspection(committee):
    """An inspection with nothing in it."""
    framework = Framework.objects.get(key="CI_2019")
    given = {"title": "Joint inspection", "framework": framework, "partnership": committee.place}
    return plans.open_inspection(by=committee.office, **given)


@pytest.fixture
def ready(committee, inspection):
    """An inspection with just enough in it."""
    today = clock.today()
    plans.add_inspection_milestone(
        inspection,
        by=committee.office,
        title="They come",
        earliest_on=today + dt.timedelta(days=50),
        latest_on=today + dt.timedelta(days=80),
    )
    one = Indicator.objects.get(framework=inspection.framework, code="5.1")
    given = {"on": today, "level": 3, "strengths": "Seen <b>soon</b> & heard.", "how_we_know": "Counted."}
    plans.evaluate(one, by=committee.office, **given)
    return inspection


@pytest.fixture
def officer(committee):
    """A chief officer."""
    council = committee.office.team.organisation
    given = {"organisation": council, "name": "Chief officers", "kind": Team.Kind.CHIEF_OFFICERS}
    team = agencies.open_team(by=system(), **given)
    one = agencies.add_staff(by=system(), email="chief@example.org", name="Una Carmyllie", team=team)
    agencies.appoint(one, by=system(), role=Role.CHIEF_OFFICER, team=team, reason="for the test")
    return one


def ask(inspection, by):
    return actions.ask(inspection, by=by, key=uuid.uuid4())


def test_it_says_what_was_known_and_conforms_and_comes_out_the_same_twice(committee, tmp_path):
    job = made(inspected.full(committee), committee.office)
    held = content(job)
    assert pdf.render(job.data) == held and job.pages <= 60
    pages = pages_of(held, tmp_path)
    result = page.validate_pdf(str(tmp_path / "report.pdf"))
    assert result.is_compliant, str(result)
    for number, text in enumerate(pages, 1):
        assert "OFFICIAL-SENSITIVE" in text and f"Page {number} of {job.pages}" in text
    whole = " ".join(pages)
    for words in [
        "HMIE readiness Joint inspection of services to protect children: full follow-through",
        "Asked for by Isla Kinnordy, as Committee office",
        "This document names no child.",
        "Self-evaluation moderated by all agencies: in 24 days",
        "Window opens in 60 days",
        "Not confirmed",
        "6 days past",
        "We put 9 of 18 indicators at good or better; inspectors have given a level to 16.",
        "4 Good",
        "Rising: from 2 Weak on",
        "1 Unsatisfactory at first, on",
        "Responses to concerns were",
        "Published report, section 1.3",
        "Every new concern is answered the same day",
        "13 months old",
        "Amber: at risk",
        "We said 3 Satisfactory on",
        "Something must improve here and no action is under way. Who does what, by when?",
        "How well do you do here, and how do you know? You have not evaluated it.",
        "Met the inspection working group, meeting 24.",
        "9 earlier entries are in Rowan.",
    ]:
        assert words in whole, words
    gaps = next(text for text in pages if "Never evaluated Code Indicator" in text)
    assert "4.3 Participation of children" in gaps and "5.3 Leadership of people and partnerships" in gaps
    assert "13 months old" in gaps and "No evidence" in gaps and "Gap without an action" in gaps
    assert [one["code"] for one in job.data["never"]] == ["4.3", "5.3"]
    assert {one["code"] for one in job.data["unproved"]} == {"1.2", "3.4", "4.3", "4.4", "5.3", "5.4"}


def test_the_vision_that_holds_stands_on_its_cover(committee, ready, tmp_path, monkeypatch):
    monkeypatch.setattr(cover, "vision_now", lambda: SimpleNamespace(text="Every child is safe and heard."))
    first, second, *_ = pages_of(content(made(ready, committee.office)), tmp_path)
    assert "Every child is safe and heard." in first and "Contents Countdown" in second


def test_it_speaks_in_the_words_of_its_framework_and_what_people_typed_is_text(committee, ready, tmp_path):
    whole = " ".join(pages_of(content(made(ready, committee.office)), tmp_path))
    assert "3 Adequate" in whole and "3 Satisfactory" not in whole
    assert "Seen <b>soon</b> & heard." in whole
    assert "window opens in 50 days" in whole and "Not confirmed" in whole
    assert page.validate_pdf(str(tmp_path / "report.pdf")).is_compliant


def test_our_words_at_the_time_stand_beside_the_inspectors(committee, ready):
    visit = plans.add_visit(ready, by=committee.office, title="Visit", on=clock.today() - dt.timedelta(days=100))
    one = Indicator.objects.get(framework=ready.framework, code="5.1")
    before = {"on": visit.on - dt.timedelta(days=5), "level": 2, "strengths": "We try.", "how_we_know": "Counted."}
    plans.evaluate(one, by=committee.office, **before)
    plans.record_judgement(visit, by=committee.office, indicator=one, level=1, words="They try.")
    data = made(ready, committee.office).data
    sheet = next(sheet for sheet in data["indicators"] if sheet["code"] == "5.1")
    said = sheet["judgements"][0]
    assert (said["level"], said["words"]) == ("1 Unsatisfactory", "They try.")
    assert (said["ours"], said["ours_words"]) == ("2 Weak", "We try.")
    assert (sheet["our_word"], sheet["levels"], sheet["trend"]) == ("3 Adequate", [2, 3], "Rising")


def test_blocks_say_what_to_do(client, committee, inspection):
    client.force_login(committee.office)
    said = client.get(reverse("reports:readiness_ask", args=[inspection.pk])).content.decode()
    assert "Add a self-evaluation on the page of one indicator." in said
    assert "Add at least one, so that the report can count down to it." in said
    assert '<form method="post" novalidate' not in said
    with pytest.raises(NotNow, match="self-evaluation"):
        ask(inspection, committee.office)


def test_the_page_before_says_what_will_be_in_it_and_what_is_missing(client, committee, ready):
    client.force_login(committee.manager)
    address = reverse("reports:readiness_ask", args=[ready.pk])
    said = client.get(address).content.decode()
    for words in [
        "an overview of 22 indicators",
        "1 self-evaluated, 0 judged by inspectors",
        "21 indicators have never been evaluated. The report will say so.",
        "1 indicator has a gap and no action.",
        "names no child",
    ]:
        assert words in said, words
    answer = client.post(address, {"key": uuid.uuid4()})
    job = ReportJob.objects.get()
    assert answer.status_code == 303 and answer.url == job.get_absolute_url()
    assert (job.kind, job.inspection, job.plan) == ("hmie_readiness", ready, None)
    assert "HMIE readiness, R-" in client.get(answer.url).content.decode()


def test_a_chief_officer_may_ask_and_an_author_may_not(client, committee, officer, ready):
    job = made(ready, officer)
    assert job.download_name == f"{job.reference}-hmie-readiness-{job.data_at:%Y-%m-%d}.pdf"
    with pytest.raises(PermissionDenied):
        ask(ready, committee.other)
    for user, status in {officer: 200, committee.office: 200, committee.other: 404}.items():
        client.force_login(user)
        assert client.get(reverse("reports:report_download", args=[job.pk])).status_code == status
    client.force_login(committee.other)
    assert client.get(reverse("reports:readiness_ask", args=[ready.pk])).status_code == 403


@pytest.mark.parametrize("who", ["manager", "officer", "office"])
def test_each_pdf_is_at_most_three_clicks_from_home(client, committee, officer, ready, who):
    """The link on the home page, the button, and the download."""
    plan = sample.empty_plan(committee)
    plans.add_source(plan, by=committee.office, kind="main_point_for_action", reference="1", title="A theme")
    sample.add_action(committee, plan)
    client.force_login(officer if who == "officer" else getattr(committee, who))
    home, listed = client.get("/").content.decode(), client.get(reverse("reports:report_list")).content.decode()
    for name, subject in [("report_ask", plan), ("readiness_ask", ready)]:
        address = reverse(f"reports:{name}", args=[subject.pk])
        assert f'href="{address}"' in home and f'href="{address}"' in listed
        assert 'name="key"' in client.get(address).content.decode()


def test_a_report_is_about_what_its_kind_is_about_and_nothing_else(committee, plan, ready):
    job = ask(ready, committee.office)
    for wrong in [
        {"inspection": None},
        {"plan": plan},
        {"kind": "improvement_plan"},
        {"inspection": None, "plan": plan},
    ]:
        with pytest.raises(IntegrityError, match="about_what_its_kind"), transaction.atomic():
            ReportJob.objects.filter(pk=job.pk).update(**wrong)


def test_every_kind_of_report_is_in_the_registry_with_a_place_for_what_it_is_about():
    assert set(KINDS) == set(ReportJob.Kind.values)
    for tables in ({*ReportJob.SUBJECTS}, {*ReportJob.PARTS}):
        assert not tables & {*ReportJob.LOOSE}
    assert {*ReportJob.LOOSE} >= ReportJob.SEALED and not ReportJob.SEALED & ReportJob.PUBLIC
    for code, model in (ReportJob.PARTS | ReportJob.LOOSE).items():
        assert KINDS[code].model._meta.label == model
