"""The chronology PDF: what it tells first, each entry with its source, and only what its asker may see."""

import datetime as dt
import uuid

import page
import pytest
from django.urls import reverse

from access.refusals import NotNow
from cases import actions as cases
from common import clock
from reports import actions, chronology, pdf
from reports.models import ReportJob
from tests.cases.conftest import open_by
from tests.reports.printing import content, made, pages_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    """A case in which three agencies wrote, late and wrongly too, and which was reviewed."""
    case = open_by(cast)
    cases.involve(case, by=cast.duty_worker, staff=cast.health_visitor, reason="visits weekly")
    case.refresh_from_db()
    week = clock.now() - dt.timedelta(days=7)
    said = {
        "fact": "Weighed <b>well</b>.",
        "opinion": "He thrives.",
        "weight": "pattern",
        "significance": "First gain.",
    }
    cases.add_entry(
        case, by=cast.health_visitor, kind="health", source="my record", happened_at=week, precision="day", **said
    )
    wrong = cases.add_entry(case, by=cast.constable, kind="police", source="police record", fact="Rang the aunt.")
    cases.correct_entry(wrong, by=cast.constable, why="It was the uncle.")
    cases.add_entry(
        case, by=cast.duty_worker, kind="childs_view", source="said to me", own_words="“I sleep at Gran’s.”"
    )
    today = clock.today()
    cases.review_chronology(
        case, by=cast.duty_worker, since=today - dt.timedelta(days=30), until=today, tells="He is safer at night."
    )
    return case


def test_it_tells_first_and_names_source_and_kind_of_statement_and_conforms(cast, case, tmp_path):
    job = made(case, cast.duty_worker)
    held = content(job)
    assert pdf.render(job.data) == held
    pages = pages_of(held, tmp_path)
    result = page.validate_pdf(str(tmp_path / "report.pdf"))
    assert result.is_compliant, str(result)
    whole = " ".join(pages)
    for words in (
        "Integrated chronology",
        "TESTERSON, Skye",
        "Copy of Duty Worker",
        "OFFICIAL-SENSITIVE",
        "He is safer at night.",
        "Weighed <b>well</b>.",
        "Author’s view",
        "He thrives.",
        "Part of a pattern",
        "Late: 7 days after it happened",
        "“I sleep at Gran’s.”",
        "Struck out by Constable on",
        "It was the uncle.",
        "1 recorded late, 1 struck out",
    ):
        assert words in whole, words
    assert whole.index("What it tells us") < whole.index("Weighed")
    for number, text in enumerate(pages, 1):
        assert "TESTERSON, Skye" in text and f"Page {number} of {job.pages}" in text
    assert "Testerson" not in job.download_name


def test_a_single_agency_chronology_holds_that_agencys_entries_alone(cast, case):
    health = cast.agencies["HLT"]
    seen = chronology.look(case, by=cast.duty_worker, part=health.pk)
    assert seen.kind == "Single-agency chronology: Health"
    assert [one.agency for one in seen.entries] == ["Health"]
    offered = dict(chronology.agencies_in(case, by=cast.duty_worker))
    assert offered[""] == "Every agency together" and offered[str(health.pk)] == "Health alone"
    job = actions.ask(case, by=cast.duty_worker, key=uuid.uuid4(), part=health.pk)
    assert chronology.gather(job, at=clock.now())["many"] == 1


def test_it_is_asked_for_on_the_page_of_the_case_by_who_sees_the_case(client, cast, case):
    url = reverse("reports:chronology_ask", args=[case.pk])
    client.force_login(cast.duty_worker)
    text = client.get(url, {"part": str(cast.agencies["HLT"].pk)}).content.decode()
    assert "single-agency chronology: health" in text and "names the child" in text
    assert client.get(url, {"part": "junk"}).status_code == 200
    typed = {"key": uuid.uuid4(), "part": str(cast.agencies["HLT"].pk)}
    assert client.post(url, typed).status_code == 303
    assert ReportJob.objects.get().part == cast.agencies["HLT"].pk
    client.force_login(cast.teacher)
    assert client.get(url).status_code == 404


def test_it_is_gone_with_the_sight_of_the_case(cast, case):
    job = actions.ask(case, by=cast.health_visitor, key=uuid.uuid4())
    assert ReportJob.objects.visible_to(cast.health_visitor).filter(pk=job.pk).exists()
    assert not ReportJob.objects.visible_to(cast.lead_officer).filter(pk=job.pk).exists()
    cases.end_involvement(case.involvements.get(staff=cast.health_visitor), by=cast.duty_worker, why="Moved")
    assert not ReportJob.objects.visible_to(cast.health_visitor).filter(pk=job.pk).exists()


def test_nothing_is_made_of_a_child_who_is_not_open_to_the_reader(cast, case, monkeypatch):
    monkeypatch.setattr(chronology, "look", lambda *_, **__: chronology.Look(case, None, "", [], []))
    assert "not open to you" in chronology.blocks(chronology.look(case, by=cast.duty_worker))[0]
    empty = chronology.Look(case, case.child, "", [], [])
    assert "no entry yet" in chronology.blocks(empty)[0]
    monkeypatch.undo()
    with pytest.raises(NotNow, match="no entry yet"):
        actions.ask(case, by=cast.duty_worker, key=uuid.uuid4(), part=uuid.uuid4())
